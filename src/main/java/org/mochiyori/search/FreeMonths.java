package org.mochiyori.search;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.calendar.DayMark;
import org.mochiyori.calendar.FreeTime;
import org.mochiyori.calendar.Need;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.index.ListingDocument.Reservation;
import org.mochiyori.index.SearchRequest;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.TimeWindow;

/**
 * How free each day of a month is, for everything that one page of an answer shows: what the halls of a town have left, at a
 * glance. Read from the bookings themselves and through the rules that decide one.
 */
public final class FreeMonths {
    /** How many months after the present one can be asked for. */
    public static final int AHEAD = 12;

    static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private final Search search;
    private final FreeBusy freeBusy;
    private final InstantSource clock;

    FreeMonths(Search search, FreeBusy freeBusy, InstantSource clock) {
        this.search = search;
        this.freeBusy = freeBusy;
        this.clock = clock;
    }

    /**
     * A month of what was found.
     *
     * @param rows in the order of the answer
     * @param total how many there are on all pages
     * @param next the cursor of the page that follows
     */
    public record Table(YearMonth month, List<Row> rows, long total, Optional<String> next, Instant asOf) {
        public Table {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One listing.
     *
     * @param days all days of the month in order
     */
    public record Row(Entry entry, List<DayMark> days) {
        public Row {
            days = List.copyOf(days);
        }
    }

    /** The present month. */
    public YearMonth present() {
        return YearMonth.from(clock.instant().atZone(ZONE));
    }

    /** Whether a month can be asked for: the present one or one of the twelve that follow. */
    public boolean isWithin(YearMonth month) {
        return !month.isBefore(present()) && !month.isAfter(present().plusMonths(AHEAD));
    }

    /** The month of what can be applied for here; skills have no hours of their own and are left out. */
    public Table of(Optional<Caller> caller, Wanted wanted, YearMonth month) {
        Set<ListingKind> kinds = EnumSet.of(ListingKind.SPACE, ListingKind.EQUIPMENT);
        if (!wanted.filters().kinds().isEmpty()) {
            kinds.retainAll(wanted.filters().kinds());
        }
        if (kinds.isEmpty()) {
            return new Table(month, List.of(), 0, Optional.empty(), clock.instant());
        }
        Found found = search.find(caller, lendable(wanted, kinds));
        TimeWindow whole = new TimeWindow(
                month.atDay(1).atStartOfDay(ZONE).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(ZONE).toInstant());
        List<Entry> entries = found.items().stream().map(Found.Item::entry).toList();
        Map<UUID, FreeTime> times = freeBusy.freeTimesOf(entries, whole);
        Need need = new Need(Math.max(1, wanted.filters().size().quantity()), clock.instant());
        List<Row> rows = entries.stream()
                .flatMap(entry ->
                        Optional.ofNullable(times.get(entry.id()))
                                .map(time -> new Row(entry, time.month(month, need)))
                                .stream())
                .toList();
        return new Table(month, rows, found.total(), found.next(), found.asOf());
    }

    private static Wanted lendable(Wanted wanted, Set<ListingKind> kinds) {
        SearchRequest.Page page = wanted.page();
        return wanted.with(wanted.filters().but(draft -> {
                    draft.kinds = kinds;
                    draft.reservations = Set.of(Reservation.HERE);
                }))
                .on(new SearchRequest.Page(page.sort(), page.after(), page.limit(), false));
    }
}
