package org.mochiyori.listfile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mochiyori.catalogue.CodeTable;
import org.mochiyori.catalogue.JapaneseText;

/** The words behind POI codes: 1307a, 1399ａ, 801 (its zero lost) and 2401;2613 (two at once). */
final class PoiWords {
    private final Map<String, String> words;

    private PoiWords(Map<String, String> words) {
        this.words = words;
    }

    static PoiWords bundled() {
        return new PoiWords(CodeTable.rows("/codes/poi.tsv").stream()
                .collect(Collectors.toMap(List::getFirst, row -> row.get(1), (one, same) -> one)));
    }

    List<String> of(String cell) {
        return Arrays.stream(JapaneseText.widths(cell).split("[;,、/\\s]+"))
                .map(code -> code.replaceFirst("[a-zA-Z]$", ""))
                .filter(code -> code.matches("[0-9]{3,4}"))
                .map(code -> code.length() == 3 ? "0" + code : code)
                .flatMap(code -> Optional.ofNullable(words.get(code)).stream())
                .toList();
    }
}
