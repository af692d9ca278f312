package org.mochiyori.series;

import java.util.Arrays;
import java.util.Locale;

/**
 * Which dates of a series are meant.
 *
 * @param reach this one, it and those behind it, or all
 * @param occurrence the number of the one, from 1
 */
public record Scope(Reach reach, int occurrence) {
    /** How far from the one. */
    public enum Reach {
        /** That date alone. */
        ONE,
        /** That date and those behind it. */
        FOLLOWING,
        /** Every date. */
        ALL;

        /** Its name in the API and in message keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The one of this name.
         *
         * @throws IllegalArgumentException for any other text
         */
        public static Reach of(String code) {
            return Arrays.stream(values())
                    .filter(one -> one.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no reach " + code));
        }
    }

    boolean covers(int number) {
        return switch (reach) {
            case ONE -> number == occurrence;
            case FOLLOWING -> number >= occurrence;
            case ALL -> true;
        };
    }
}
