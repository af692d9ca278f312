package org.mochiyori.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The public holidays of Japan (国民の祝日・休日), from the official list.
 *
 * <p>The list is published year by year (the equinox days only in February of the year before), so nothing is computed beyond
 * its last year: {@link #knows} says whether a date lies inside.
 */
public final class Holidays {
    private static final String RESOURCE = "/calendar/holidays-ja.csv";

    private final NavigableMap<LocalDate, String> names;
    private final LocalDate lastKnown;

    /**
     * Days of an official list with days added by an administrator; of two names for one day the added one is kept.
     *
     * @param official days of the list, at least one
     * @param added days added, such as a day of the prefecture
     * @param lastKnown last date for which the days together are complete
     */
    public Holidays(Map<LocalDate, String> official, Map<LocalDate, String> added, LocalDate lastKnown) {
        NavigableMap<LocalDate, String> all = new TreeMap<>(official);
        all.putAll(added);
        if (all.isEmpty() || lastKnown.isBefore(all.firstKey())) {
            throw new IllegalArgumentException("a list of holidays is not empty and ends after its first day");
        }
        this.names = Collections.unmodifiableNavigableMap(all);
        this.lastKnown = lastKnown;
    }

    /** The bundled list of the Cabinet Office, complete to the end of its last year. */
    public static Holidays official() {
        return Bundled.LIST;
    }

    /** These and more, known as far as before. */
    public Holidays with(Map<LocalDate, String> added) {
        return new Holidays(names, added, lastKnown);
    }

    /** Whether the date is a public holiday; false also beyond the known dates. */
    public boolean isHoliday(LocalDate date) {
        return names.containsKey(date);
    }

    /** What the holiday is called. */
    public Optional<String> name(LocalDate date) {
        return Optional.ofNullable(names.get(date));
    }

    /** Last date for which the list is complete. */
    public LocalDate lastKnown() {
        return lastKnown;
    }

    /** Whether the list tells for sure if the date is a holiday. */
    public boolean knows(LocalDate date) {
        return !date.isAfter(lastKnown) && date.getYear() >= names.firstKey().getYear();
    }

    /** Days from one date to another, both included, with their names. */
    public NavigableMap<LocalDate, String> between(LocalDate from, LocalDate until) {
        return names.subMap(from, true, until, true);
    }

    private static final class Bundled {
        private static final Holidays LIST = read();

        private static Holidays read() {
            TreeMap<LocalDate, String> days = new TreeMap<>();
            try (InputStream in = Objects.requireNonNull(Holidays.class.getResourceAsStream(RESOURCE), RESOURCE);
                    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                lines.lines()
                        .filter(l -> !l.startsWith("#") && !l.startsWith("date,"))
                        .forEach(l -> days.put(LocalDate.parse(l.substring(0, 10)), l.substring(11)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Holidays(days, Map.of(), LocalDate.of(days.lastKey().getYear(), 12, 31));
        }
    }
}
