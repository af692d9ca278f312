package org.mochiyori.series;

import java.util.Arrays;
import java.util.Locale;

/** What becomes of a date that cannot be had. */
public enum Clashes {
    /** It is left out and listed. */
    SKIP,
    /** It moves to the nearest time that can be had, where one is near enough, and is listed. */
    SHIFT,
    /** Nothing is booked at all. */
    REFUSE;

    /** Its name in the API and the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The one of this name.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static Clashes of(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no choice " + code));
    }
}
