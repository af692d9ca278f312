package org.mochiyori.calendar;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Years and dates of the Japanese eras (和暦), read beside western ones. */
public final class Wareki {
    // No date takes more characters than this; a longer text is not tried.
    private static final int LONGEST = 100;

    /** The eras since the western calendar is in use (1873), the newest first. */
    private enum Era {
        REIWA("令和", 'R', LocalDate.of(2019, 5, 1)),
        HEISEI("平成", 'H', LocalDate.of(1989, 1, 8)),
        SHOWA("昭和", 'S', LocalDate.of(1926, 12, 25)),
        TAISHO("大正", 'T', LocalDate.of(1912, 7, 30)),
        MEIJI("明治", 'M', LocalDate.of(1868, 1, 25));

        private final String name;
        private final char letter;
        private final LocalDate first;

        Era(String name, char letter, LocalDate first) {
            this.name = name;
            this.letter = letter;
            this.first = first;
        }
    }

    private static final String ERA_YEAR = "(令和|平成|昭和|大正|明治|[RHSTM])\\.?\\s*(元|\\d{1,2})";
    private static final Pattern YEAR = Pattern.compile(
            "(?:" + ERA_YEAR + "|(\\d{4}))\\s*年?(?:\\s*\\(?(?:" + ERA_YEAR + "|(\\d{4}))\\s*年?\\)?)?(度)?");
    private static final Pattern DATE =
            Pattern.compile("(.*?)\\s*(?:年|[./-])\\s*((?:\\([^)]*\\))?)\\s*(\\d{1,2})\\s*(?:月|[./-])\\s*(\\d{1,2})日?"
                    + "(?:\\([月火水木金土日祝・]+\\))?");

    private Wareki() {}

    /**
     * A year read.
     *
     * @param year the western year
     * @param contradicting another year the text also names, as in 平成6年(2004年)
     */
    public record Year(int year, OptionalInt contradicting) {}

    /** Reads {@code 令和9年}, {@code R5}, {@code 令和元年}, {@code 2027年}, {@code 平成6年(1994年)}; all of it or nothing. */
    public static Optional<Year> year(String text) {
        Matcher m = YEAR.matcher(fold(text));
        if (text.length() > LONGEST || !m.matches()) {
            return Optional.empty();
        }
        OptionalInt first = western(m, 1);
        OptionalInt second = western(m, 4);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        boolean differs = second.isPresent() && second.getAsInt() != first.getAsInt();
        return Optional.of(new Year(first.getAsInt(), differs ? second : OptionalInt.empty()));
    }

    /**
     * Reads {@code 令和9年1月10日}, {@code R9.1.10}, {@code 2027-01-10}, {@code 2027年1月10日(日)}; nothing where the text
     * contradicts itself or names no day of the calendar.
     */
    public static Optional<LocalDate> date(String text) {
        Matcher m = DATE.matcher(fold(text));
        if (text.length() > LONGEST || !m.matches()) {
            return Optional.empty();
        }
        String year = m.group(1) + m.group(2);
        return year(year).filter(y -> y.contradicting().isEmpty()).flatMap(y -> date(y.year(), m));
    }

    /** {@code 令和9年1月10日}; the first year of an era is 元年. */
    public static String format(LocalDate date) {
        return format(date, date.getMonthValue() + "月" + date.getDayOfMonth() + "日");
    }

    /** {@code 令和8年5月9日（土）}. */
    public static String formatWithWeekday(LocalDate date) {
        return format(date) + "（" + date.getDayOfWeek().getDisplayName(TextStyle.NARROW, Locale.JAPANESE) + "）";
    }

    /**
     * The year of a date in its era, {@code 令和9年}.
     *
     * @throws IllegalArgumentException before 1873, when the calendar was another
     */
    public static String year(LocalDate date) {
        return format(date, "");
    }

    private static String format(LocalDate date, String rest) {
        if (date.getYear() < 1873) {
            throw new IllegalArgumentException("eras are written from 1873 on");
        }
        for (Era era : Era.values()) {
            if (!date.isBefore(era.first)) {
                int year = date.getYear() - era.first.getYear() + 1;
                return era.name + (year == 1 ? "元" : year) + "年" + rest;
            }
        }
        throw new IllegalStateException("no era for " + date);
    }

    private static OptionalInt western(Matcher m, int group) {
        if (m.group(group + 2) != null) {
            return OptionalInt.of(Integer.parseInt(m.group(group + 2)));
        }
        if (m.group(group) == null) {
            return OptionalInt.empty();
        }
        int year = m.group(group + 1).equals("元") ? 1 : Integer.parseInt(m.group(group + 1));
        for (Era era : Era.values()) {
            if (year > 0 && (m.group(group).equals(era.name) || m.group(group).charAt(0) == era.letter)) {
                return OptionalInt.of(era.first.getYear() + year - 1);
            }
        }
        return OptionalInt.empty();
    }

    private static Optional<LocalDate> date(int year, Matcher m) {
        try {
            return Optional.of(LocalDate.of(year, Integer.parseInt(m.group(3)), Integer.parseInt(m.group(4))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }
}
