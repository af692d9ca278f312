package org.mochiyori.listfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mochiyori.catalogue.CodeTable;
import org.mochiyori.catalogue.JapaneseText;
import org.mochiyori.listfile.Understood.Names;

/** Reads what a thing is called, and puts right what typing and spreadsheets did to it. */
final class NameReader {
    static final int LONGEST = 200;

    private static final Pattern SAMPLE = Pattern.compile("[○〇◯●×✕]{2,}|^(?:サンプル|記入例|入力例|例\\d*)$");
    private static final Pattern TOTAL = Pattern.compile(
            "^[（(]?(?:合\\s*計|小\\s*計|総\\s*計|総\\s*合\\s*計|計|total)[)）]?(?:[\\s:：]*[0-9０-９,]{1,9}\\s*\\S{0,3})?$");
    private static final Pattern ADVICE = Pattern.compile(
            "^(.{2,}?)(?:[\\s　]+(?=[^\\s　]*(?:時は|以上に|避難|のみ|に限る|ください|除く|できません|不可$|利用可$))|[\\s　]*(?=※))(.+)$");
    private static final Pattern GAP = Pattern.compile("[\\s　]+");
    private static final Pattern LEFTOVER = Pattern.compile("(?<![_＿,，、])[_＿,，、]+$");
    private static final Pattern SPACED_OUT = Pattern.compile("[^\\s　](?:[ 　]++[^\\s　]){1,9}");

    private final List<String> joined =
            CodeTable.rows("/listfile/words.tsv").stream().map(List::getFirst).toList();

    /** Why a name is none: a sample or total. Empty for a proper name. */
    static Optional<Reason> notAName(String text) {
        String name = Tidy.plain(text);
        if (SAMPLE.matcher(name).find()) {
            return Optional.of(Reason.ROW_SAMPLE);
        }
        return TOTAL.matcher(name).matches() ? Optional.of(Reason.ROW_TOTAL) : Optional.empty();
    }

    /** The names of the row; the cell is the one that names it. */
    Names read(Row row, Row.Cell cell) {
        String original = cell.text();
        String name = cut(row, letters(row, spacing(row, advice(row, original))));
        List<String> aliases = new ArrayList<>();
        row.all(Field.NICKNAME).forEach(alias -> aliases.add(clean(alias.text())));
        row.all(Field.NAME).stream()
                .filter(other -> !other.equals(cell) && row.first(Field.ROOM).isEmpty())
                .map(other -> clean(other.text()))
                .filter(other -> !other.equals(name))
                .forEach(aliases::add);
        Optional<String> english = row.find(Field.ENGLISH).map(Tidy::line).filter(text -> !text.equals(name));
        return new Names(name, original, kana(row), english, aliases);
    }

    /** A name repaired without a note, for halls and nicknames. */
    String clean(String text) {
        return withLetters(withoutGaps(LEFTOVER.matcher(text).replaceFirst("")));
    }

    private static String advice(Row row, String text) {
        Matcher tail = ADVICE.matcher(text.length() > 300 ? text.substring(0, 300) : text);
        if (!tail.matches()) {
            return text;
        }
        row.note(Reason.NAME_ADVICE, "text", Tidy.shown(tail.group(2)));
        return tail.group(1);
    }

    private String spacing(Row row, String text) {
        String name = withoutGaps(LEFTOVER.matcher(text).replaceFirst(""));
        // A full-width blank between two words becomes a plain one without ado.
        if (!name.equals(text.replace('　', ' '))) {
            row.note(Reason.NAME_SPACING, "from", Tidy.shown(text), "to", Tidy.shown(name));
        }
        return name;
    }

    private static String letters(Row row, String text) {
        String name = withLetters(text);
        if (!name.equals(text)) {
            row.note(Reason.NAME_LETTERS, "from", Tidy.shown(text), "to", Tidy.shown(name));
        }
        return name;
    }

    private static String cut(Row row, String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        row.note(Reason.NAME_CUT, "limit", LONGEST);
        int end = Character.isHighSurrogate(name.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return name.substring(0, end);
    }

    private static String withLetters(String text) {
        return JapaneseText.longVowels(JapaneseText.fullWidthKana(text));
    }

    /** Single blanks between words; blanks that a page break put into a word (セン　ター) are gone. */
    private String withoutGaps(String text) {
        if (SPACED_OUT.matcher(text).matches() && text.codePoints().anyMatch(Character::isIdeographic)) {
            return GAP.matcher(text).replaceAll("");
        }
        Matcher gap = GAP.matcher(text);
        StringBuilder out = new StringBuilder();
        while (gap.find()) {
            String before = text.substring(Math.max(0, gap.start() - 12), gap.start());
            String after = text.substring(gap.end(), Math.min(text.length(), gap.end() + 12));
            gap.appendReplacement(out, broken(before, after) || atBracket(before, after) ? "" : " ");
        }
        return gap.appendTail(out).toString();
    }

    private boolean broken(String before, String after) {
        return joined.stream().anyMatch(word -> {
            for (int split = 1; split < word.length(); split++) {
                if (before.endsWith(word.substring(0, split)) && after.startsWith(word.substring(split))) {
                    return true;
                }
            }
            return false;
        });
    }

    private static boolean atBracket(String before, String after) {
        boolean opens = after.startsWith("（") || after.startsWith("「") || after.startsWith("／");
        return opens || before.endsWith("（") || before.endsWith("／") || before.endsWith("・");
    }

    private static Optional<String> kana(Row row) {
        Optional<Row.Cell> cell = row.first(Field.KANA);
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        String text = katakana(withLetters(Tidy.line(cell.get().text())));
        if (text.codePoints().anyMatch(Character::isIdeographic)) {
            row.note(Reason.KANA_NOT_KANA, "column", cell.get().heading(), "text", Tidy.shown(text));
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private static String katakana(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c >= '\u3041' && c <= '\u3096' ? (char) (c + 0x60) : c);
        }
        return out.toString();
    }
}
