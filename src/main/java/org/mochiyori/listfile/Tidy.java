package org.mochiyori.listfile;

import java.util.Set;
import java.util.regex.Pattern;
import org.mochiyori.catalogue.JapaneseText;

/** Small repairs of cells that change no meaning. */
final class Tidy {
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\u200B\\uFEFF]");
    /** A quote that keeps a spreadsheet from reading the cell as a number or formula. */
    private static final Pattern GUARD = Pattern.compile("^['‘’](?=[-=+@0-9０-９＝])");

    private static final Set<String> EMPTY = Set.of(
            "-", "－", "ー", "―", "‐", "−", "–", "—", "─", "--", "---", "null", "NULL", "None", "N/A", "n/a", "#N/A",
            "#REF!", "#VALUE!", "NaN", "…");

    private Tidy() {}

    /** The text without edges, control characters and signs for "nothing"; line ends as \n. */
    static String cell(String raw) {
        String text = CONTROLS.matcher(
                        raw.replace("\r\n", "\n").replace('\r', '\n').replace('\u00A0', ' '))
                .replaceAll("")
                .strip();
        if (EMPTY.contains(text) || text.startsWith("←")) {
            return "";
        }
        return GUARD.matcher(text).replaceFirst("");
    }

    /** One line: every run of blanks and line ends becomes one blank. */
    static String line(String text) {
        return text.replaceAll("[\\s\\u3000]+", " ").strip();
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
