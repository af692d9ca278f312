package org.mochiyori.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mochiyori.words.Sense.Found;
import org.mochiyori.words.Sense.NamedArea;
import org.mochiyori.words.Understanding.Area;

/** Names of municipalities and prefectures in folded text: kanji, kana and romaji, with and without 市, 区, 町, 村. */
final class AreaSense {
    private static final int LONGEST = 16;
    /** After 多摩市 these make another word of it: 多摩市民館, 多摩市立, 多摩市役所. */
    private static final String GOES_ON = "民立役営長議街場庁報制";

    private static final String PARTICLES = "のでにをはへ";

    private final Map<String, Set<String>> full = new HashMap<>();
    private final Map<String, Set<String>> bare = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    AreaSense(List<NamedArea> areas) {
        for (NamedArea area : areas) {
            String name = TextFold.fold(area.name());
            names.put(area.code(), area.name());
            put(full, name, area.code());
            put(full, Kana.hiragana(area.kana()), area.code());
            if (name.length() > 2) {
                put(bare, name.substring(0, name.length() - 1), area.code());
            }
            String kana = area.kana().replaceFirst("(?:し|く|ちょう|まち|むら|そん|と|ふ|けん)$", "");
            if (kana.length() > 2) {
                put(bare, kana, area.code());
            }
            if (kana.length() > 1) {
                put(bare, Kana.toRomaji(kana), area.code());
            }
        }
    }

    List<Found> find(String text) {
        List<Found> all = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            Found found = startsWord(text, at) ? at(text, at) : NOTHING;
            if (found.until() > at) {
                all.add(found);
                at = found.until();
            } else {
                at++;
            }
        }
        return all;
    }

    private static final Found NOTHING = new Found(new Area(Set.of(), ""), -1, -1, false);

    private Found at(String text, int from) {
        if (text.charAt(from) < 0x80) {
            return latin(text, from);
        }
        for (int length = Math.min(LONGEST, text.length() - from); length >= 2; length--) {
            String piece = text.substring(from, from + length);
            int end = from + length;
            if (full.containsKey(piece) && endsName(text, end)) {
                int after = end < text.length() && text.charAt(end) == '内' ? end + 1 : end;
                return found(full.get(piece), from, withParticle(text, after), true);
            }
            if (bare.containsKey(piece) && standsAlone(text, end)) {
                return found(bare.get(piece), from, end, false);
            }
        }
        return NOTHING;
    }

    private Found latin(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) < 0x80 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        String word = text.substring(from, end);
        String key = ConceptLexicon.romajiKey(word);
        if (key.length() < 4 || !bare.containsKey(key)) {
            return NOTHING;
        }
        String rest = text.substring(end);
        boolean sure = rest.matches("^[ -](?:city|shi|ku|ward|town|cho)\\b.*");
        int until = sure ? end + rest.replaceFirst("(?s)^([ -][a-z]+).*", "$1").length() : end;
        return found(bare.get(key), from, until, sure);
    }

    private Found found(Set<String> codes, int from, int until, boolean sure) {
        String name = codes.stream().sorted().map(names::get).findFirst().orElse("");
        return new Found(new Area(codes, name), from, until, sure && codes.size() == 1);
    }

    private static boolean startsWord(String text, int at) {
        char c = text.charAt(at);
        char before = at > 0 ? text.charAt(at - 1) : ' ';
        return Character.isLetter(c)
                && (!Character.isLetterOrDigit(before)
                        || before == '県'
                        || before == '都'
                        || PARTICLES.indexOf(before) >= 0);
    }

    private static boolean endsName(String text, int end) {
        if (end >= text.length()) {
            return true;
        }
        char after = text.charAt(end);
        boolean kana = Kana.isHiragana(text.charAt(end - 1));
        return kana ? standsAlone(text, end) : GOES_ON.indexOf(after) < 0;
    }

    private static boolean standsAlone(String text, int end) {
        return end >= text.length()
                || !Character.isLetterOrDigit(text.charAt(end))
                || PARTICLES.indexOf(text.charAt(end)) >= 0;
    }

    private static int withParticle(String text, int at) {
        int end = at;
        while (end < text.length() && (PARTICLES.indexOf(text.charAt(end)) >= 0 || text.startsWith("にある", end))) {
            end += text.startsWith("にある", end) ? 3 : 1;
        }
        return end;
    }

    private static void put(Map<String, Set<String>> map, String key, String code) {
        map.computeIfAbsent(key, name -> new HashSet<>()).add(code);
    }
}
