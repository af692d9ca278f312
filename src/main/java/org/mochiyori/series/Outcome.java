package org.mochiyori.series;

import java.util.Arrays;
import java.util.Locale;

/** What became of a date when it was asked for. */
public enum Outcome {
    /** Asked for as the rule says. */
    KEPT,
    /** Asked for at another time, the nearest that could be had. */
    MOVED,
    /** 不成立: could not be had. */
    SKIPPED;

    /** Its name in the API, the database and message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no outcome " + code));
    }
}
