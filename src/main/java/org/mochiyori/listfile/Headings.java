package org.mochiyori.listfile;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mochiyori.catalogue.CodeTable;
import org.mochiyori.catalogue.JapaneseText;

/**
 * Which heading means what: the table {@code listfile/headings.tsv}, compared with widths, case, blanks, dashes and
 * punctuation folded away, so that コ―ド, コード and ｺｰﾄﾞ are one.
 */
final class Headings {
    private static final Pattern BRACKETS = Pattern.compile("[(\\[{【〔＜<][^)\\]}】〕＞>]*[)\\]}】〕＞>]");
    private static final Pattern OTHER_LANGUAGE = Pattern.compile("英|中国|韓国|ハングル|ポルトガル|english|lang");
    private static final Pattern ANY_NAME = Pattern.compile(".*(?:の?名称|名)");

    private final Map<String, Field> byKey = new HashMap<>();
    private final Set<String> notNames = new HashSet<>();

    private Headings() {
        for (List<String> row : CodeTable.rows("/listfile/headings.tsv")) {
            for (String heading : row.subList(1, row.size())) {
                if (row.getFirst().equals("NOT_A_NAME")) {
                    notNames.add(key(heading));
                } else if (!key(heading).isEmpty()) {
                    byKey.put(key(heading), Field.valueOf(row.getFirst()));
                }
            }
        }
    }

    static Headings bundled() {
        return new Headings();
    }

    /** The heading without what people spell differently; the long-vowel mark goes too, as dashes stand for it. */
    static String key(String heading) {
        return JapaneseText.key(heading).replace("ー", "");
    }

    /** What the heading means, by the table, else with its bracketed remark left off. */
    Optional<Field> find(String heading) {
        Field exact = byKey.get(key(heading));
        if (exact != null) {
            return Optional.of(exact);
        }
        String wide = JapaneseText.widths(heading);
        if (OTHER_LANGUAGE.matcher(wide).find()) {
            return Optional.empty();
        }
        String plain = BRACKETS.matcher(wide).replaceAll("").replaceAll("^[※*◎○●■□・\\s]+|[※*]+$", "");
        return Optional.ofNullable(byKey.get(key(plain)));
    }

    /** Whether the heading looks like the name of some kind of thing (公園名, トイレ名称), as a last resort. */
    boolean mayName(String heading) {
        String key = key(BRACKETS.matcher(JapaneseText.widths(heading)).replaceAll(""));
        return key.length() <= 12 && ANY_NAME.matcher(key).matches() && !notNames.contains(key);
    }

    /** Whether one of the headings names things. */
    boolean namesThings(List<String> headings) {
        boolean surely =
                headings.stream().anyMatch(one -> find(one).filter(Field::names).isPresent());
        // 祝日名 beside a date names no place: a doubtful heading needs one beside it that we know.
        return surely || (headings.stream().anyMatch(this::mayName) && score(headings) > 0);
    }

    /** How many different meanings a line has if it is taken for the header. */
    int score(List<String> cells) {
        Map<Field, Boolean> met = new EnumMap<>(Field.class);
        cells.stream().limit(2_000).forEach(cell -> {
            if (cell.length() <= 60) {
                find(cell).ifPresent(field -> met.put(field, true));
            }
        });
        return met.size();
    }
}
