package org.mochiyori.site;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.Bookings;
import org.mochiyori.booking.Move;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Side;
import org.mochiyori.booking.State;
import org.mochiyori.booking.Terms;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.DayView;
import org.mochiyori.site.view.DeskView;
import org.mochiyori.site.view.Fact;

/** 今日のしめ: what went through the desk today, for the file, and what is still open before it closes. */
final class DayPages {
    private static final String PATH = "/desk/day";
    private static final Set<String> COUNTED = Set.of("hand-over", "return", "close", "ask");

    private final Doors doors;
    private final BookingRows rows;
    private final Moves moves;

    DayPages(Doors doors) {
        this.doors = doors;
        this.rows = new BookingRows(doors);
        this.moves = new Moves(doors.platform().clock());
    }

    void mount(PageRouter pages) {
        pages.get(PATH, this::day);
    }

    private Reply day(Visit visit) {
        Caller caller = visit.caller();
        String hub = Office.of(doors, caller);
        ZoneId zone = doors.people().hubs().get(hub).zone();
        LocalDate today = doors.people().hubs().today(hub);
        TimeWindow whole = new TimeWindow(
                today.atStartOfDay(zone).toInstant(),
                today.plusDays(1).atStartOfDay(zone).toInstant());
        Bookings.Day day = doors.booking().bookings().day(caller, hub, whole);
        List<DeskView.Item> open = open(caller, hub);
        return Reply.show(
                new DayView(
                        today,
                        counts(day),
                        passed(day, zone),
                        open,
                        doors.notice().outbox().listUndelivered(hub, 100).size()),
                hub);
    }

    /** What should have gone or come back by now. */
    private List<DeskView.Item> open(Caller caller, String hub) {
        Instant now = doors.platform().clock().instant();
        List<Seen> due = doors.booking().bookings().due(caller, hub, now);
        Names names = rows.names(due);
        List<DeskView.Item> open = new ArrayList<>();
        for (Seen seen : due) {
            for (Booking.Entry entry : seen.entries()) {
                Terms terms = BookingRows.terms(entry);
                boolean over = terms.window().until().isBefore(now);
                boolean ours = terms.thing().hub().equals(hub)
                        && seen.sidesOf(entry.line()).contains(Side.LENDER);
                if (ours && over && entry.line().state() == State.CONFIRMED) {
                    open.add(rows.item(seen, entry, names, moves.tap(seen, entry, Move.CLOSE, PATH)));
                } else if (ours && over && entry.line().state() == State.OUT) {
                    open.add(rows.item(seen, entry, names, moves.tap(seen, entry, Move.RETURN, PATH)));
                }
            }
        }
        return open;
    }

    private static List<Fact> counts(Bookings.Day day) {
        return Stream.of("ask", "hand-over", "return", "close")
                .map(move -> new Fact(
                        Phrase.of("desk.day-" + move),
                        Phrase.of(
                                "desk.count",
                                "n",
                                day.moves().stream()
                                        .filter(one -> one.move().equals(move))
                                        .count())))
                .toList();
    }

    private List<DayView.Passed> passed(Bookings.Day day, ZoneId zone) {
        Map<UUID, Seen> byLine = new HashMap<>();
        day.bookings()
                .forEach(seen -> seen.entries()
                        .forEach(entry -> byLine.put(entry.line().terms().id(), seen)));
        Names known = rows.names(day.bookings());
        Names names = Names.of(
                        doors,
                        Stream.concat(
                                        known.byId().keySet().stream(),
                                        day.moves().stream().flatMap(move -> move.actor().stream()))
                                .toList())
                .with(known.titles());
        return day.moves().stream()
                .filter(move -> COUNTED.contains(move.move()))
                .flatMap(move -> Optional.ofNullable(byLine.get(move.line())).stream()
                        .map(seen -> passed(move, seen, names, zone)))
                .toList();
    }

    private DayView.Passed passed(Bookings.Passed move, Seen seen, Names names, ZoneId zone) {
        Terms terms = seen.entries().stream()
                .map(BookingRows::terms)
                .filter(one -> one.id().equals(move.line()))
                .findFirst()
                .orElseThrow();
        return new DayView.Passed(
                move.at().atZone(zone).toLocalTime(),
                Phrase.of("booking.moved-" + move.move()),
                names.titles().of(terms.thing()),
                BookingRows.amount(terms),
                rows.borrower(seen, names),
                move.actor().map(names::get).orElse(""),
                seen.booking().number());
    }
}
