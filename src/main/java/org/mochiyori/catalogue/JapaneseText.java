package org.mochiyori.catalogue;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spellings that mean the same, made equal. Everything here is linear in the length of the text. */
public final class JapaneseText {
    private static final Pattern HALF_WIDTH_KANA = Pattern.compile("[\\uFF61-\\uFF9F]+");
    private static final Pattern KANJI_TEN = Pattern.compile("([一二三四五六七八九]?)十([一二三四五六七八九]?)(?=丁目)");
    private static final String KANJI_DIGITS = "〇一二三四五六七八九";
    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\uFF0D";

    private JapaneseText() {}

    /** Compatibility forms folded (NFKC): full-width letters and digits, half-width kana, circled numbers. */
    public static String widths(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** Half-width kana in full width, with nothing else changed. */
    public static String fullWidthKana(String text) {
        return HALF_WIDTH_KANA.matcher(text).replaceAll(run -> Matcher.quoteReplacement(widths(run.group())));
    }

    /** The signs people type for the long vowel after katakana (― − － –), written ー. */
    public static String longVowels(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean afterKana = i > 0 && isKatakana(out.charAt(i - 1));
            boolean beforeKana = i + 1 < text.length() && isKatakana(text.charAt(i + 1));
            boolean dash = afterKana && (DASHES.indexOf(c) >= 0 || (c == '-' && beforeKana));
            out.append(dash ? 'ー' : c);
        }
        return out.toString();
    }

    /** A form to compare by: widths, case, dashes, and ヶ/ケ/が and ノ/の/之 between kanji folded. */
    public static String fold(String text) {
        String wide = longVowels(widths(text).toLowerCase(Locale.ROOT));
        StringBuilder out = new StringBuilder(wide.length());
        for (int i = 0; i < wide.length(); i++) {
            char c = wide.charAt(i);
            boolean between = i > 0
                    && i + 1 < wide.length()
                    && Character.isIdeographic(wide.charAt(i - 1))
                    && Character.isIdeographic(wide.charAt(i + 1));
            out.append(
                    switch (c) {
                        case 'ヶ', 'ヵ' -> 'ケ';
                        case 'が' -> between ? 'ケ' : c;
                        case 'の', '之' -> between ? 'ノ' : c;
                        default -> DASHES.indexOf(c) >= 0 ? '-' : c;
                    });
        }
        return out.toString();
    }

    /** {@link #fold} with everything dropped that is neither letter nor digit: equal keys, same name. */
    public static String key(String text) {
        String folded = fold(text);
        StringBuilder out = new StringBuilder(folded.length());
        folded.codePoints().filter(Character::isLetterOrDigit).forEach(out::appendCodePoint);
        return out.toString();
    }

    /** 一丁目 to 九十九丁目 with the number in digits; other kanji numerals stay. */
    public static String chomeDigits(String text) {
        String tens = KANJI_TEN
                .matcher(text)
                .replaceAll(number -> (number.group(1).isEmpty() ? "1" : digit(number.group(1)))
                        + (number.group(2).isEmpty() ? "0" : digit(number.group(2))));
        StringBuilder out = new StringBuilder(tens);
        for (int at = out.indexOf("丁目"); at > 0; at = out.indexOf("丁目", at + 1)) {
            int value = KANJI_DIGITS.indexOf(out.charAt(at - 1));
            if (value > 0) {
                out.setCharAt(at - 1, (char) ('0' + value));
            }
        }
        return out.toString();
    }

    /** Whether the character is katakana, the long-vowel mark included. */
    public static boolean isKatakana(char c) {
        return c >= '\u30A1' && c <= '\u30FE' && c != '\u30FB';
    }

    private static String digit(String kanji) {
        return String.valueOf(KANJI_DIGITS.indexOf(kanji));
    }
}
