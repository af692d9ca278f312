package org.mochiyori.site;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.calendar.DayMark;
import org.mochiyori.calendar.FreeTime;
import org.mochiyori.calendar.Holidays;
import org.mochiyori.calendar.Need;
import org.mochiyori.calendar.Stretch;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Month;
import org.mochiyori.site.view.Month.Band;
import org.mochiyori.site.view.Month.Day;
import org.mochiyori.site.view.Month.Free;

/** The month of a listing for its page: what is free, with the way to ask for each day. */
final class Months {
    private static final int AHEAD = 12;

    private final Doors doors;

    Months(Doors doors) {
        this.doors = doors;
    }

    /**
     * The month asked for, or the present one; none where nothing can be asked for here.
     *
     * @param asked as {@code 2027-01}
     * @param path of the page it stands on, for the ways to other months
     */
    Optional<Month> of(Entry entry, Optional<String> asked, String path) {
        Listing listing = entry.listing();
        if (!listing.isLendable() || listing.kind() == ListingKind.SKILL) {
            return Optional.empty();
        }
        YearMonth present = YearMonth.from(doors.people().hubs().today(listing.hub()));
        YearMonth month = asked.flatMap(Months::month)
                .filter(one -> !one.isBefore(present) && !one.isAfter(present.plusMonths(AHEAD)))
                .orElse(present);
        return Optional.of(new Month(
                month,
                month.isAfter(present) ? Optional.of(path + "?month=" + month.minusMonths(1)) : Optional.empty(),
                month.isBefore(present.plusMonths(AHEAD))
                        ? Optional.of(path + "?month=" + month.plusMonths(1))
                        : Optional.empty(),
                days(entry, month)));
    }

    private List<Day> days(Entry entry, YearMonth month) {
        Listing listing = entry.listing();
        ZoneId zone = entry.hub().zone();
        TimeWindow whole = new TimeWindow(
                month.atDay(1).atStartOfDay(zone).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
        LocalDate today = doors.people().hubs().today(listing.hub());
        FreeTime time = doors.booking().availability().freeTime(listing.id(), whole);
        List<Stretch> stretches = listing.kind() == ListingKind.SPACE ? time.availability(whole, 1) : List.of();
        List<Day> days = new ArrayList<>();
        for (DayMark mark : time.month(month, Need.one(doors.platform().clock().instant()))) {
            LocalDate date = mark.date();
            Free free = free(mark, today);
            days.add(new Day(
                    date,
                    free,
                    free.isOpen() || free == Free.FULL ? bands(stretches, date, zone) : List.of(),
                    apply(listing.id(), date, free),
                    isRestDay(date)));
        }
        return days;
    }

    private static List<Band> bands(List<Stretch> stretches, LocalDate date, ZoneId zone) {
        if (stretches.isEmpty()) {
            return List.of();
        }
        return List.of(
                band("search.part-morning", stretches, window(date, zone, 9, 12)),
                band("search.part-afternoon", stretches, window(date, zone, 13, 17)),
                band("search.part-evening", stretches, window(date, zone, 18, 21)));
    }

    private static Band band(String name, List<Stretch> stretches, TimeWindow part) {
        var states = stretches.stream()
                .filter(one -> one.from().isBefore(part.until()) && part.from().isBefore(one.to()))
                .map(Stretch::state)
                .collect(Collectors.toSet());
        return new Band(Phrase.of(name), free(states));
    }

    private static Free free(java.util.Set<Stretch.State> states) {
        if (states.contains(Stretch.State.FREE)) {
            return states.contains(Stretch.State.BUSY) ? Free.SOME : Free.FREE;
        }
        if (states.contains(Stretch.State.BUSY)) {
            return Free.FULL;
        }
        return states.contains(Stretch.State.UNKNOWN) ? Free.UNKNOWN : Free.CLOSED;
    }

    /** What can still be had on a day: whoever reads a month does not want to know what was. */
    static Free free(DayMark day, LocalDate today) {
        return day.date().isBefore(today) ? Free.OUTSIDE : free(day.mark());
    }

    /** Where one applies for a day on which something is left. */
    static Optional<String> apply(UUID listing, LocalDate date, Free free) {
        return free.isOpen() ? Optional.of("/listings/" + listing + "/book?date=" + date) : Optional.empty();
    }

    /** Sunday or public holiday. */
    static boolean isRestDay(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SUNDAY || Holidays.official().isHoliday(date);
    }

    private static Free free(DayMark.Mark mark) {
        return switch (mark) {
            case FREE -> Free.FREE;
            case SOME -> Free.SOME;
            case NONE -> Free.FULL;
            case CLOSED -> Free.CLOSED;
            case OUTSIDE -> Free.OUTSIDE;
            case UNKNOWN -> Free.UNKNOWN;
        };
    }

    private static TimeWindow window(LocalDate date, ZoneId zone, int from, int until) {
        return new TimeWindow(
                date.atTime(LocalTime.of(from, 0)).atZone(zone).toInstant(),
                date.atTime(LocalTime.of(until, 0)).atZone(zone).toInstant());
    }

    static Optional<YearMonth> month(String text) {
        try {
            return Optional.of(YearMonth.parse(text));
        } catch (DateTimeParseException none) {
            // An address somebody changed by hand still shows the present month.
            return Optional.empty();
        }
    }
}
