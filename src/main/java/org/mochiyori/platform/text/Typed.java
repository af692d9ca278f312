package org.mochiyori.platform.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Optional;

/**
 * What people type into a form, converted and not scolded: full-width digits, hyphens of every kind, half-width
 * kana, stray blanks. Kanji are kept exactly as typed, rare ones and variation sequences included.
 */
public final class Typed {
    private static final String SMALL = "ぁぃぅぇぉっゃゅょゎゕゖ";
    private static final String LARGE = "あいうえおつやゆよわかけ";

    private Typed() {}

    /**
     * A name or another single line: composed (NFC), blanks of any kind as one space, control characters gone.
     * Compatibility ideographs (U+F900 to U+FAFF and U+2F800 on) stay, though NFC would replace them: 福 and 神
     * in their old forms are how some people write themselves.
     */
    public static String line(String text) {
        StringBuilder composed = new StringBuilder();
        StringBuilder run = new StringBuilder();
        text.codePoints().forEach(code -> {
            if (isCompatibilityIdeograph(code)) {
                composed.append(Normalizer.normalize(run, Form.NFC)).appendCodePoint(code);
                run.setLength(0);
            } else {
                run.appendCodePoint(code);
            }
        });
        return blanks(composed.append(Normalizer.normalize(run, Form.NFC)));
    }

    /** A reading in hiragana, whatever kind of kana it was typed in; other letters stay. */
    public static String kana(String text) {
        String composed = blanks(Normalizer.normalize(text, Form.NFKC));
        StringBuilder hiragana = new StringBuilder(composed.length());
        composed.codePoints()
                .map(code -> code >= 'ァ' && code <= 'ヶ' ? code - 0x60 : code)
                .forEach(hiragana::appendCodePoint);
        return hiragana.toString();
    }

    /**
     * A reading as sorted and searched: voicing marks, small kana, long-vowel signs and punctuation folded
     * away, so that 「ガールズ」 stands and is found where 「かるす」 is.
     */
    public static String kanaKey(String text) {
        StringBuilder key = new StringBuilder();
        Normalizer.normalize(kana(text), Form.NFD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(code -> {
                    int small = SMALL.indexOf(code);
                    if (small >= 0) {
                        key.append(LARGE.charAt(small));
                    } else if (code != 'ー' && (Character.isLetterOrDigit(code) || code == ' ')) {
                        key.appendCodePoint(code);
                    }
                });
        return key.toString().strip();
    }

    /** A telephone number as its digits, {@code +81} as the leading zero; empty if it cannot be one. */
    public static Optional<String> phone(String text) {
        String plain = Normalizer.normalize(text, Form.NFKC).strip();
        boolean japanFromAbroad = plain.startsWith("+81");
        StringBuilder digits = new StringBuilder(japanFromAbroad ? "0" : "");
        for (int code : plain.substring(japanFromAbroad ? 3 : 0).codePoints().toArray()) {
            if (code >= '0' && code <= '9') {
                digits.appendCodePoint(code);
            } else if (!separates(code)) {
                return Optional.empty();
            }
        }
        if (japanFromAbroad && digits.length() > 1 && digits.charAt(1) == '0') {
            digits.deleteCharAt(0);
        }
        return Optional.of(digits.toString()).filter(number -> number.length() >= 4 && number.length() <= 15);
    }

    /**
     * A mail address in the one form it is kept in: half-width, lower case. Empty if no letter could reach it.
     * Two dots in a row are accepted: telephone companies have handed out such addresses.
     */
    public static Optional<String> mail(String text) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(text, Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(code -> !isBlank(code) && Character.getType(code) != Character.FORMAT)
                .forEach(plain::appendCodePoint);
        String mail = plain.toString();
        int at = mail.indexOf('@');
        boolean shaped = at > 0
                && at <= 64
                && mail.length() <= 254
                && at == mail.lastIndexOf('@')
                && mail.chars().allMatch(code -> code > ' ' && code < 0x7F && "\"(),:;<>[]\\".indexOf(code) < 0)
                && isDomain(mail.substring(at + 1));
        return shaped ? Optional.of(mail) : Optional.empty();
    }

    private static boolean isDomain(String domain) {
        return domain.indexOf('.') > 0
                && !domain.endsWith(".")
                && !domain.contains("..")
                && domain.chars().allMatch(code -> Character.isLetterOrDigit(code) || code == '.' || code == '-');
    }

    // ー is what a Japanese keyboard gives for a hyphen; − is a minus sign.
    private static boolean separates(int code) {
        return isBlank(code)
                || Character.getType(code) == Character.DASH_PUNCTUATION
                || "ー−().".indexOf(code) >= 0
                || Character.getType(code) == Character.FORMAT;
    }

    private static boolean isCompatibilityIdeograph(int code) {
        return (code >= 0xF900 && code <= 0xFAFF) || (code >= 0x2F800 && code <= 0x2FA1F);
    }

    private static boolean isBlank(int code) {
        return Character.isWhitespace(code) || Character.isSpaceChar(code);
    }

    private static String blanks(CharSequence text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(code -> {
            if (isBlank(code)) {
                if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            } else if (!Character.isISOControl(code) && !isBidiControl(code)) {
                line.appendCodePoint(code);
            }
        });
        return line.toString().strip();
    }

    // Marks that turn the direction of text could make a name on a slip read as another one.
    private static boolean isBidiControl(int code) {
        return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    }
}
