package org.mochiyori.booking;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Of what nature a use is, as far as rules of facilities ask (営利・政治・宗教). */
public enum Nature {
    /** None of those below. */
    ORDINARY,
    /** 営利: sales, paid lessons, advertising. */
    COMMERCIAL,
    /** 政治. */
    POLITICAL,
    /** 宗教. */
    RELIGIOUS;

    /** The word in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The nature of this word. */
    public static Optional<Nature> find(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
