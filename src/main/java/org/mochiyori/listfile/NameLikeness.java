package org.mochiyori.listfile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Names that may be one name grown, shortened or renamed. */
final class NameLikeness {
    private static final double ALIKE = 0.5;
    /** Signs that count things or tell their side. */
    private static final String NUMBERS = "0123456789一二三四五六七八九十東西南北";

    private static final List<String> GROUNDS = List.of("場", "プール", "コート", "グラウンド", "堂", "科学館", "ホール", "園");

    private static final List<String> SORTS = List.of(
            "市民センター",
            "まちづくりセンター",
            "地域交流センター",
            "コミュニティセンター",
            "公民館",
            "市民館",
            "市民会館",
            "会館",
            "学習館",
            "地区会館",
            "集会所",
            "体育館",
            "ホール",
            "交流センター",
            "センター");

    private NameLikeness() {}

    static boolean alike(String a, String b) {
        if (a.length() < 2 || b.length() < 2 || countsOn(a, b) || partsOfOne(a, b)) {
            return false;
        }
        boolean grown = Math.min(a.length(), b.length()) >= 3 && (a.contains(b) || b.contains(a));
        return grown || renamed(a, b) || dice(a, b) >= ALIKE;
    }

    /** 第1会議室 and 第2会議室, 東体育館 and 西体育館: equal but for what counts them. */
    private static boolean countsOn(String a, String b) {
        boolean equalBut = without(a).equals(without(b));
        return equalBut || (!numbers(a).equals(numbers(b)) && dice(without(a), without(b)) > 0.8);
    }

    /** 運動公園野球場 and 運動公園プール: two grounds that bear the name of what they lie in. */
    private static boolean partsOfOne(String a, String b) {
        int shared = 0;
        while (shared < Math.min(a.length(), b.length()) && a.charAt(shared) == b.charAt(shared)) {
            shared++;
        }
        String one = a.substring(shared);
        String other = b.substring(shared);
        return shared >= 4
                && GROUNDS.stream().anyMatch(one::endsWith)
                && GROUNDS.stream().anyMatch(other::endsWith)
                && !renamed(a, b);
    }

    /** 上北台公民館 and 上北台市民センター: one local name before another sort of house. */
    private static boolean renamed(String a, String b) {
        Optional<String> one = local(a);
        return one.isPresent() && one.get().length() >= 2 && one.equals(local(b));
    }

    private static Optional<String> local(String name) {
        return SORTS.stream()
                .filter(name::endsWith)
                .findFirst()
                .map(sort -> name.substring(0, name.length() - sort.length()));
    }

    private static String without(String name) {
        return filtered(name, false);
    }

    private static String numbers(String name) {
        return filtered(name, true);
    }

    private static String filtered(String name, boolean numbers) {
        StringBuilder out = new StringBuilder();
        name.chars().filter(c -> (NUMBERS.indexOf(c) >= 0) == numbers).forEach(c -> out.append((char) c));
        return out.toString();
    }

    /** Share of pairs of neighbouring letters that both names have. */
    private static double dice(String a, String b) {
        Set<String> one = pairs(a);
        Set<String> other = pairs(b);
        Set<String> both = new LinkedHashSet<>(one);
        both.retainAll(other);
        return one.isEmpty() || other.isEmpty() ? 0 : 2.0 * both.size() / (one.size() + other.size());
    }

    private static Set<String> pairs(String text) {
        Set<String> pairs = new LinkedHashSet<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            pairs.add(text.substring(i, i + 2));
        }
        return pairs;
    }
}
