package org.mochiyori.listfile;

import java.util.Set;
import java.util.regex.Pattern;
import org.mochiyori.catalogue.JapaneseText;

/** Small repairs of cells that change no meaning. */
final class Tidy {
    private static final Pattern CONTROLS =
            Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");
    /** A quote that keeps a spreadsheet from reading the cell as a number or formula. */
    private static final Pattern GUARD = Pattern.compile("^['‘’](?=[-=+@0-9０-９＝])");

    private static final Pattern GAP = Pattern.compile("[\\s\\u3000]+");
    private static final int LONGEST_EMPTY = 7;
    private static final Set<String> EMPTY = Set.of(
            "-", "－", "ー", "―", "‐", "−", "–", "—", "─", "--", "---", "null", "NULL", "None", "N/A", "n/a", "#N/A",
            "#REF!", "#VALUE!", "NaN", "…");

    private Tidy() {}

    /** The text without edges, control characters and signs for "nothing"; line ends as \n. */
    static String cell(String raw) {
        String text = isPlain(raw) ? raw : bare(raw);
        if ((text.length() <= LONGEST_EMPTY && EMPTY.contains(text)) || text.startsWith("←")) {
            return "";
        }
        return text.isEmpty() || "'‘’".indexOf(text.charAt(0)) < 0
                ? text
                : GUARD.matcher(text).replaceFirst("");
    }

    /** Whether there is nothing to take away: so are nearly all cells, and there are millions of them. */
    private static boolean isPlain(String raw) {
        int last = raw.length() - 1;
        if (last < 0 || Character.isWhitespace(raw.charAt(0)) || Character.isWhitespace(raw.charAt(last))) {
            return false;
        }
        for (int i = 0; i <= last; i++) {
            char c = raw.charAt(i);
            if ((c < ' ' && c != '\n' && c != '\t')
                    || (c >= 0x7F && c <= 0xA0)
                    || (c >= '\u200B' && c <= '\u206F')
                    || c == '\uFEFF') {
                return false;
            }
        }
        return true;
    }

    private static String bare(String raw) {
        return CONTROLS.matcher(raw.replace("\r\n", "\n").replace('\r', '\n').replace('\u00A0', ' '))
                .replaceAll("")
                .strip();
    }

    /** One line: every run of blanks and line ends becomes one blank. */
    static String line(String text) {
        return hasGap(text) ? GAP.matcher(text).replaceAll(" ").strip() : text;
    }

    /** Whether any blank is other than a single plain one inside. */
    private static boolean hasGap(String text) {
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean now = c == ' ' || Character.isWhitespace(c);
            if (now && (blank || c != ' ')) {
                return true;
            }
            blank = now;
        }
        return blank && !text.isEmpty();
    }

    /** A form for numbers and signs: widths folded, one line. */
    static String plain(String text) {
        return line(JapaneseText.widths(text));
    }

    /** At most so many characters, for a note. */
    static String shown(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
