package org.mochiyori.calendar;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of one local day in minutes since midnight, start in and end out; 1440 is 24:00.
 *
 * <p>A stretch never crosses midnight: hours from 18:00 to 02:00 are two stretches on two days, which are joined again when
 * laid over dates.
 *
 * @param from first minute inside, 0 to 1439
 * @param until first minute outside, 1 to 1440
 */
public record Hours(int from, int until) {
    /** Minutes of a day. */
    public static final int DAY = 1440;

    /** From midnight to midnight. */
    public static final Hours ALL_DAY = new Hours(0, DAY);

    private static final Pattern CLOCK = Pattern.compile("(\\d{2}):(\\d{2})");

    public Hours {
        if (from < 0 || until > DAY || from >= until) {
            throw new IllegalArgumentException("hours begin before they end, between 00:00 and 24:00");
        }
    }

    /**
     * Reads {@code "09:00-12:00"}; the end may be {@code 24:00}.
     *
     * @throws IllegalArgumentException for any other form
     */
    public static Hours parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            throw new IllegalArgumentException("hours are written 09:00-12:00");
        }
        return new Hours(minute(text.substring(0, dash)), minute(text.substring(dash + 1)));
    }

    /**
     * Minutes since midnight of {@code "HH:MM"}, {@code 24:00} included.
     *
     * @throws IllegalArgumentException for any other form
     */
    public static int minute(String clock) {
        Matcher m = CLOCK.matcher(clock);
        if (m.matches()) {
            int minute = Integer.parseInt(m.group(1)) * 60 + Integer.parseInt(m.group(2));
            if (Integer.parseInt(m.group(2)) < 60 && minute <= DAY) {
                return minute;
            }
        }
        throw new IllegalArgumentException("a time is written HH:MM, from 00:00 to 24:00");
    }

    /** {@code HH:MM} of a minute since midnight. */
    public static String clock(int minute) {
        return "" + (char) ('0' + minute / 600) + minute / 60 % 10 + ':' + minute % 60 / 10 + minute % 10;
    }

    /** Whether the other lies wholly inside. */
    public boolean contains(Hours other) {
        return from <= other.from && other.until <= until;
    }

    /** How many minutes. */
    public int length() {
        return until - from;
    }

    /** {@code 09:00-12:00}, as {@link #parse} reads it. */
    @Override
    public String toString() {
        return clock(from) + "-" + clock(until);
    }

    /** The same list, checked: in order and without overlap. */
    static List<Hours> ordered(List<Hours> hours) {
        for (int i = 1; i < hours.size(); i++) {
            if (hours.get(i).from < hours.get(i - 1).until) {
                throw new IllegalArgumentException("hours of a day are in order and do not overlap");
            }
        }
        return List.copyOf(hours);
    }
}
