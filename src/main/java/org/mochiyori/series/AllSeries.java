package org.mochiyori.series;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.BookingModule;
import org.mochiyori.booking.Bookings;
import org.mochiyori.booking.InTurn;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Several;
import org.mochiyori.booking.Wish;
import org.mochiyori.group.Right;
import org.mochiyori.group.Standing;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Page;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;
import org.mochiyori.platform.web.JsonBody;

/**
 * The front door to series: what would become of each date, and asking for all of them at once.
 *
 * <p>A series is asked for in one transaction. What is lent is locked first, then every date is measured, then each one that
 * can be had becomes a booking: nobody comes between what is measured and what is booked, and a server that dies half-way has
 * booked nothing.
 */
public final class AllSeries {
    private final Platform platform;
    private final Bookings bookings;
    private final Several several;

    AllSeries(Platform platform, BookingModule booking) {
        this.platform = platform;
        this.bookings = booking.bookings();
        this.several = booking.several();
    }

    /** What would become of each date now, without effect. @throws Refused where the caller may not ask for the borrower */
    public Plan quote(Caller caller, Wanted wanted) {
        return Planner.plan(several.inTurn(platform.db(), caller, wanted.first()), wanted);
    }

    /**
     * Asks for all dates, and leaves out or moves those that cannot be had, as was wanted.
     *
     * @throws Refused where no date can be had, or one cannot and none shall be without it
     */
    public Series ask(Tx tx, Caller caller, Wanted wanted) {
        InTurn turn = several.inTurn(tx, caller, wanted.first());
        turn.lock(tx);
        Plan plan = Planner.plan(turn, wanted);
        if (plan.had().isEmpty()
                || (wanted.clashes() == Clashes.REFUSE && !plan.clashes().isEmpty())) {
            throw new Refused(refusal(plan));
        }
        SeriesStore.Kept series =
                new SeriesStore.Kept(platform.ids().next(), plan.recurrence(), wanted.clashes(), now());
        SeriesStore.insert(
                tx,
                series,
                caller.person(),
                plan.dates().stream().map(AllSeries::dated).toList());
        for (Plan.Date date : plan.had()) {
            date.had().ifPresent(possible -> book(tx, caller, wanted.first(), new Date(series.id(), date, possible)));
        }
        Series made = get(tx, caller, series.id());
        tell(tx, caller, made);
        return made;
    }

    private record Date(UUID series, Plan.Date planned, Plan.Possible possible) {}

    private void book(Tx tx, Caller caller, Wish first, Date date) {
        Wish wish = first.with(date.possible().lines())
                .of(new Booking.Occurrence(date.series(), date.planned().number()));
        bookings.place(tx, caller, wish);
    }

    /** A series with a booking that concerns the caller. @throws Refused as not found where there is none */
    public Series get(Caller caller, UUID id) {
        return get(platform.db(), caller, id);
    }

    Series get(Sql sql, Caller caller, UUID id) {
        SeriesStore.Kept kept = SeriesStore.find(sql, id).orElseThrow(() -> new Refused(new Problem.NotFound()));
        Map<Integer, Seen> seen = new HashMap<>();
        several.list(sql, caller, id)
                .forEach(one -> one.booking().occurrence().ifPresent(occurrence -> seen.put(occurrence.number(), one)));
        if (seen.isEmpty()) {
            throw new Refused(new Problem.NotFound());
        }
        return new Series(
                kept.id(),
                kept.recurrence(),
                kept.clashes(),
                kept.at(),
                SeriesStore.listDates(sql, id).stream()
                        .map(date -> new Series.Occurrence(
                                date.number(),
                                date.day(),
                                date.outcome(),
                                date.rule(),
                                Optional.ofNullable(seen.get(date.number()))))
                        .toList());
    }

    /**
     * Series that the caller, or a group of theirs, has asked for, the newest first.
     *
     * @param group only those of this group, which staff of its hub may ask for too
     * @param before an id of an earlier page
     */
    public record Filter(Optional<UUID> group, Optional<UUID> before, int limit) {}

    /** Which series the caller borrows by. */
    public Page<Series.Summary> list(Caller caller, Filter filter) {
        Standing standing = Standings.of(platform.db(), caller.person(), now());
        List<UUID> groups = filter
                .group()
                .map(List::of)
                .orElseGet(() -> List.copyOf(standing.ties().keySet()))
                .stream()
                .filter(group -> standing.sees(group, Right.BOOK) || isStaffOf(standing, group))
                .toList();
        Optional<UUID> own = filter.group().isPresent() ? Optional.empty() : Optional.of(caller.person());
        List<Series.Summary> found = SeriesStore.list(
                platform.db(), new SeriesStore.Whose(groups, own, filter.before(), filter.limit()), now());
        List<Series.Summary> page = found.subList(0, Math.min(found.size(), filter.limit()));
        return new Page<>(
                page,
                found.size() > page.size() ? Optional.of(page.getLast().id().toString()) : Optional.empty());
    }

    private boolean isStaffOf(Standing standing, UUID group) {
        return Standings.findGroup(platform.db(), group, now())
                .filter(known -> standing.readsAt(known.hub()))
                .isPresent();
    }

    private static SeriesStore.Dated dated(Plan.Date date) {
        return new SeriesStore.Dated(
                date.number(), date.day(), date.outcome(), date.refusal().map(SeriesRules::code));
    }

    /** Names each date that stands in the way. */
    private static Problem refusal(Plan plan) {
        return SeriesRules.refusal(
                plan.had().isEmpty() ? "series.none" : "series.clashes",
                plan.clashes().stream()
                        .map(date -> SeriesRules.date(date.day(), date.refusal().orElseThrow()))
                        .toList());
    }

    private void tell(Tx tx, Caller caller, Series series) {
        Booking.Borrower borrower = series.bookings().getFirst().booking().borrower();
        ObjectNode data = JsonBody.mapper().createObjectNode();
        for (Outcome outcome : Outcome.values()) {
            data.put(outcome.code(), series.count(outcome));
        }
        Event event = Event.of("series", series.id(), "asked")
                .in(borrower.hub())
                .by(caller.person())
                .with(data);
        platform.events()
                .append(tx, borrower.party().equals(caller.person()) ? event : event.forSomebody(borrower.party()));
    }

    private Instant now() {
        return platform.clock().instant();
    }
}
