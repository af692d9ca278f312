package org.mochiyori.site;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mochiyori.platform.text.Named;

/** Words that nearly all who lend write alike, for readers of other languages; every other word stays as it was written. */
final class LentWords {
    private static final Map<String, Named> BANDS = Map.of(
            "早朝", new Named("早朝", "そうちょう", "Early morning"),
            "午前", new Named("午前", "ごぜん", "Morning"),
            "昼間", new Named("昼間", "ひるま", "Daytime"),
            "午後", new Named("午後", "ごご", "Afternoon"),
            "夜間", new Named("夜間", "やかん", "Evening"),
            "全日", new Named("全日", "ぜんじつ", "All day"),
            "終日", new Named("終日", "しゅうじつ", "All day"));
    private static final String BETWEEN = "・";

    private LentWords() {}

    /** The name of a band, or of several in a row: 午前・午後. */
    static Named band(String name) {
        List<Optional<Named>> parts = Arrays.stream(name.split(BETWEEN, -1))
                .map(part -> Optional.ofNullable(BANDS.get(part)))
                .toList();
        return parts.stream().allMatch(Optional::isPresent)
                ? new Named(name, joined(parts, Named::kana, BETWEEN), joined(parts, Named::en, " + "))
                : new Named(name, "", "");
    }

    private static String joined(List<Optional<Named>> parts, Function<Named, String> spelling, String between) {
        return parts.stream().flatMap(Optional::stream).map(spelling).collect(Collectors.joining(between));
    }

    /** How pieces are counted: 台, 張, 脚; English has no such words. */
    static Named counter(String unit) {
        return new Named(unit, "", unit.chars().allMatch(code -> code < 0x80) ? "" : "pcs");
    }
}
