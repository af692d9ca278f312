package org.mochiyori.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Constants as words of JSON and of the database: lower case. */
final class Word {
    private Word() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E parse(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    static <E extends Enum<E>> Set<String> all(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Word::of).collect(Collectors.toUnmodifiableSet());
    }
}
