package org.mochiyori.outside;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.Recur;
import org.mochiyori.kernel.TimeWindow;

/** When something is going on, out of a calendar's events. Where a calendar is in doubt, it is busy. Pure. */
final class BusyTimes {
    private static final int MOST_OCCURRENCES = 20_000;
    private static final int MOST_RECURRING = 500;
    private static final int MOST_A_DAY = 24;
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final Pattern FREQUENCY = Pattern.compile("FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;|$)");
    private static final Pattern CLOCK = Pattern.compile("BY(HOUR|MINUTE|SECOND)=([0-9,]*)");
    private static final Pattern UNTIL = Pattern.compile("UNTIL=([0-9]{8})(T[0-9]{6})?(Z?)");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private final TimeWindow within;
    private int left = MOST_OCCURRENCES;
    private int recurring;

    private BusyTimes(TimeWindow within) {
        this.within = within;
    }

    /**
     * What is asked of a calendar.
     *
     * @param within the time that counts
     * @param home zone of times that name none
     * @param host our own: what comes back from our own calendars is no news, and would never go again
     */
    record Asked(TimeWindow within, ZoneId home, String host) {}

    /** What a text says. */
    static Reading read(String text, Asked asked) {
        try {
            List<Happening> all = CalendarReader.read(text, asked.home()).stream()
                    .filter(one -> !one.uid().endsWith("@" + asked.host()))
                    .toList();
            return new Reading.Busy(new BusyTimes(asked.within()).of(all));
        } catch (BrokenCalendar broken) {
            return new Reading.Broken(broken.fault());
        }
    }

    private List<TimeWindow> of(List<Happening> all) {
        Map<String, Set<Instant>> replaced = new HashMap<>();
        all.forEach(one -> one.instead()
                .ifPresent(moment -> replaced.computeIfAbsent(one.uid(), key -> new HashSet<>())
                        .add(moment.instant())));
        List<TimeWindow> found = new ArrayList<>();
        for (Happening one : all) {
            if (one.busy() && one.length().isPositive()) {
                Duration length = one.length().compareTo(LONGEST) > 0 ? LONGEST : one.length();
                for (Instant start : starts(
                        one, one.instead().isPresent() ? Set.of() : replaced.getOrDefault(one.uid(), Set.of()))) {
                    add(found, start, length);
                }
            }
        }
        return merged(found);
    }

    private void add(List<TimeWindow> found, Instant start, Duration length) {
        Instant end = start.plus(length);
        Instant from = start.isBefore(within.from()) ? within.from() : start;
        Instant until = end.isAfter(within.until()) ? within.until() : end;
        if (from.isBefore(until)) {
            if (--left < 0) {
                throw new BrokenCalendar(Fault.TOO_FINE);
            }
            found.add(new TimeWindow(from, until));
        }
    }

    private Set<Instant> starts(Happening one, Set<Instant> replaced) {
        Set<Instant> starts = new TreeSet<>();
        starts.add(one.start().instant());
        one.also().forEach(moment -> starts.add(moment.instant()));
        one.rules().forEach(rule -> starts.addAll(repeated(one, rule)));
        one.except()
                .forEach(moment -> starts.remove(
                        moment.in(one.start().zone()).atZone(one.start().zone()).toInstant()));
        starts.removeAll(replaced);
        return starts;
    }

    /** Reckoned on the clock of the event's own zone, so that it stays at its hour when clocks change. */
    private List<Instant> repeated(Happening one, String rule) {
        if (!FREQUENCY.matcher(rule).find() || timesADay(rule) > MOST_A_DAY || ++recurring > MOST_RECURRING) {
            throw new BrokenCalendar(Fault.TOO_FINE);
        }
        ZoneId zone = one.start().zone();
        LocalDateTime from = LocalDateTime.ofInstant(within.from().minus(LONGEST), zone);
        LocalDateTime until = LocalDateTime.ofInstant(within.until(), zone);
        try {
            Recur<LocalDateTime> recur = new Recur<>(local(rule, zone));
            return recur.getDates(one.start().local(), from, until, left + 1).stream()
                    .map(at -> at.atZone(zone).toInstant())
                    .toList();
        } catch (DateTimeException | IllegalArgumentException | UnsupportedOperationException unreadable) {
            throw new BrokenCalendar(Fault.UNREADABLE);
        }
    }

    private static long timesADay(String rule) {
        Matcher clock = CLOCK.matcher(rule);
        long times = 1;
        while (clock.find()) {
            times *= clock.group(2).chars().filter(code -> code == ',').count() + 1;
        }
        return times;
    }

    /** With its end on the same clock as its beginnings. */
    private static String local(String rule, ZoneId zone) {
        return UNTIL.matcher(rule).replaceAll(found -> {
            String time = found.group(2) == null ? "T235959" : found.group(2);
            LocalDateTime end = LocalDateTime.parse(found.group(1) + time, TIME);
            boolean utc = found.group(2) != null && found.group(3).equals("Z");
            return "UNTIL=" + TIME.format(utc ? LocalDateTime.ofInstant(end.toInstant(ZoneOffset.UTC), zone) : end);
        });
    }

    private static List<TimeWindow> merged(List<TimeWindow> found) {
        List<TimeWindow> sorted =
                found.stream().sorted(Comparator.comparing(TimeWindow::from)).toList();
        List<TimeWindow> merged = new ArrayList<>();
        for (TimeWindow next : sorted) {
            TimeWindow last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || last.until().isBefore(next.from())) {
                merged.add(next);
            } else if (next.until().isAfter(last.until())) {
                merged.set(merged.size() - 1, new TimeWindow(last.from(), next.until()));
            }
        }
        return merged;
    }
}
