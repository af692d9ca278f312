package org.mochiyori.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * P27: no pattern of ours works longer on a long text than in proportion to it. Counted in characters looked at, not in
 * seconds, over near misses of 100 kB; running out of stack counts as much as running out of time.
 */
class PatternProbesTest {
    private static final int LENGTH = 100_000;
    private static final int LOOKS_PER_CHARACTER = 60;
    private static final List<String> PIECES = List.of(
            "a", "a ", "a.", "a@", "a-", "0", "0-", "0,", "12:", "1/", "あ", "ア ", "一", "〜", "・", "(", "（a", "\"", " ", "\n",
            "　", "09:00-", "第", "月", "令和", "<b>", "%", "　1", "1台", "ー");
    private static final List<String> ENDS = List.of("", "!", "\u0001", "a", "あ");

    @Test
    void every_pattern_works_in_proportion_to_the_length_of_a_text() {
        Map<String, String> slow = new TreeMap<>();
        Map<String, Pattern> patterns = patterns();
        patterns.forEach((name, pattern) -> {
            for (String text : nearMisses()) {
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
        assertThat(work(Pattern.compile("(a+)+b"), "a".repeat(1000))).isNotEmpty();
    }

    private static String work(Pattern pattern, String text) {
        Counted counted = new Counted(text, (long) LOOKS_PER_CHARACTER * LENGTH);
        try {
            pattern.matcher(counted).matches();
            Matcher matcher = pattern.matcher(counted);
            while (matcher.find()) {
                continue;
            }
            return "";
        } catch (TooLong much) {
            return "too long";
        } catch (StackOverflowError deep) {
            return "too deep";
        }
    }

    private static List<String> nearMisses() {
        List<String> texts = new ArrayList<>();
        for (String piece : PIECES) {
            for (String end : ENDS) {
                texts.add(piece.repeat(LENGTH / piece.length()) + end);
            }
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

        Counted(String text, long left) {
            this.text = text;
            this.left = left;
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
