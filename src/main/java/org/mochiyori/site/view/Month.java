package org.mochiyori.site.view;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Phrase;

/**
 * A month of one listing: ○△× as a grid, and day by day as a list.
 *
 * @param before address of the month before, if it may be looked at
 * @param after address of the month after
 * @param days all its days in order
 */
public record Month(YearMonth month, Optional<String> before, Optional<String> after, List<Day> days) {
    public Month {
        days = List.copyOf(days);
        if (days.size() != month.lengthOfMonth()) {
            throw new IllegalArgumentException(month + " has not " + days.size() + " days");
        }
    }

    /** How much is free. The mark never stands without its word nearby. */
    public enum Free {
        FREE("○", "listing.free-all"),
        SOME("△", "listing.free-some"),
        FULL("×", "listing.free-none"),
        CLOSED("休", "listing.free-closed"),
        OUTSIDE("－", "listing.free-outside"),
        UNKNOWN("？", "listing.free-unknown");

        private final String mark;
        private final String key;

        Free(String mark, String key) {
            this.mark = mark;
            this.key = key;
        }

        /** The sign in the grid, where it is a letter in the reader's script. */
        public String mark(Language language) {
            return this == CLOSED && language == Language.EN ? "C" : mark;
        }

        /** Message of its word. */
        public String key() {
            return key;
        }

        /** Whether something is left. */
        public boolean isOpen() {
            return this == FREE || this == SOME;
        }

        /** As a class name. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A day.
     *
     * @param bands its parts: morning, afternoon, evening, or hours
     * @param href where one applies for that day, if one may
     * @param restDay Sunday or public holiday
     */
    public record Day(LocalDate date, Free free, List<Band> bands, Optional<String> href, boolean restDay) {
        public Day {
            bands = List.copyOf(bands);
        }
    }

    /** A part of a day. */
    public record Band(Phrase name, Free free) {}

    /** The days that one may ask about. */
    public List<Day> toCome() {
        return days.stream().filter(day -> day.free() != Free.OUTSIDE).toList();
    }

    /** The marks that the grid has, in the order of {@link Free}; the three main ones always. */
    public List<Free> marks() {
        Set<Free> shown = EnumSet.of(Free.FREE, Free.SOME, Free.FULL);
        days.forEach(day -> shown.add(day.free()));
        return List.copyOf(shown);
    }

    /** Rows of seven, Sunday first; places outside the month are empty. */
    public List<List<Optional<Day>>> weeks() {
        List<Optional<Day>> cells = new ArrayList<>();
        int lead = month.atDay(1).getDayOfWeek().getValue() % 7;
        for (int i = 0; i < lead; i++) {
            cells.add(Optional.empty());
        }
        days.forEach(day -> cells.add(Optional.of(day)));
        while (cells.size() % 7 != 0) {
            cells.add(Optional.empty());
        }
        List<List<Optional<Day>>> weeks = new ArrayList<>();
        for (int i = 0; i < cells.size(); i += 7) {
            weeks.add(cells.subList(i, i + 7));
        }
        return weeks;
    }
}
