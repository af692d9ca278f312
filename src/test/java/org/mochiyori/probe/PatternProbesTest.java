package org.mochiyori.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mochiyori.calendar.JapaneseHours;
import org.mochiyori.calendar.Wareki;
import org.mochiyori.listfile.Limits;

/**
 * P27: no pattern of ours works longer on a long text than in proportion to it, or its door lets no long text in. Counted in
 * characters looked at, not in seconds; running out of stack counts as much as running out of time.
 */
class PatternProbesTest {
    private static final int LONG = 100_000;
    private static final int SHORT = 1_000;
    /** As many looks as ten milliseconds allow. */
    private static final int MOST_LOOKS = 6_000_000;
    /** How long a text may be that comes to a pattern: what its door lets in, by the beginning of its name. */
    private static final Map<String, Integer> DOORS = Map.of(
            "org.mochiyori.calendar.Wareki", 100,
            "org.mochiyori.calendar.", JapaneseHours.LONGEST,
            "org.mochiyori.words.", 256,
            "org.mochiyori.listfile.PointReader", 60,
            "org.mochiyori.listfile.ContactReader", 2_000,
            "org.mochiyori.listfile.NameReader", 300,
            "org.mochiyori.listfile.", Limits.USUAL.cell());

    private static final List<String> PIECES = List.of(
            "a", "a ", "a.", "a@", "a-", "0", "0-", "0,", "12:", "1/", "あ", "ア ", "一", "〜", "・", "(", "（a", "\"", " ",
            "\n", "　", "09:00-", "第", "月", "令和", "<b>", "%", "　1", "1台", "ー");

    @Test
    void every_pattern_works_in_proportion_to_the_length_of_a_text() {
        Map<String, String> slow = new TreeMap<>();
        Map<String, Pattern> patterns = patterns();
        patterns.forEach((name, pattern) -> {
            for (String text : nearMisses(length(name))) {
                String how = work(pattern, text);
                if (!how.isEmpty()) {
                    slow.put(name + " " + pattern, how + " at " + text.substring(0, 12) + "…");
                }
            }
        });
        assertThat(patterns.size()).isGreaterThan(20);
        assertThat(slow).isEmpty();
    }

    @Test
    void a_pattern_that_works_longer_is_noticed() {
        assertThat(work(Pattern.compile("(?:a|b)*c"), "a".repeat(LONG))).isEqualTo("too deep");
        assertThat(work(Pattern.compile(".*.*x"), "a".repeat(LONG))).isEqualTo("too long");
    }

    @Test
    void the_doors_of_those_for_short_texts_let_no_long_ones_in() {
        for (String text : nearMisses(LONG)) {
            assertThat(JapaneseHours.read(JapaneseHours.Columns.prose(text), ZoneId.of("Asia/Tokyo"))
                            .opening())
                    .isEmpty();
            assertThat(Wareki.date(text)).isEmpty();
            assertThat(Wareki.year(text)).isEmpty();
        }
    }

    private static int length(String name) {
        return DOORS.entrySet().stream()
                .filter(door -> name.startsWith(door.getKey()))
                .max(Comparator.comparingInt(door -> door.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(LONG);
    }

    private static String work(Pattern pattern, String text) {
        try {
            pattern.matcher(new Counted(text)).matches();
            Matcher matcher = pattern.matcher(new Counted(text.substring(0, Math.min(SHORT, text.length()))));
            boolean found = matcher.find();
            while (found) {
                found = matcher.find();
            }
            return "";
        } catch (TooLong much) {
            return "too long";
        } catch (StackOverflowError deep) {
            return "too deep";
        }
    }

    private static List<String> nearMisses(int length) {
        List<String> texts = new ArrayList<>();
        for (String piece : PIECES) {
            texts.add(piece.repeat(length / piece.length()) + "!!");
        }
        return texts;
    }

    /** All that stand in a static field of the program. */
    private static Map<String, Pattern> patterns() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.mochiyori");
        Map<String, Pattern> patterns = new TreeMap<>();
        classes.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC)
                        && field.getRawType().isEquivalentTo(Pattern.class))
                .forEach(field -> patterns.put(field.getFullName(), value(field)));
        return patterns;
    }

    private static Pattern value(JavaField field) {
        try {
            var reflected = field.reflect();
            reflected.setAccessible(true);
            return (Pattern) reflected.get(null);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("", null, false, false);
        }
    }

    /** A text that counts how often it is looked at. */
    private static final class Counted implements CharSequence {
        private final String text;
        private long left;

        Counted(String text) {
            this.text = text;
            this.left = MOST_LOOKS;
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
