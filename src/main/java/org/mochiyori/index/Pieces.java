package org.mochiyori.index;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.mochiyori.words.Japanese;
import org.mochiyori.words.TextFold;

/**
 * Analyses texts piece by piece, between blanks and full stops. The rooms of a house share its name and often a sentence or
 * two, and asking the dictionary costs more than all else that is done to a listing: what it said of a piece is kept.
 */
final class Pieces {
    private static final Analyzer CHAIN = Japanese.analyzer();

    private final Memo<Analysed> words = new Memo<>(piece -> Analysed.of(CHAIN, piece));
    private final Memo<String> readings = new Memo<>(piece -> TextFold.key(Japanese.reading(piece)));

    /** The content words of a folded text. */
    Analysed words(String folded) {
        return Analysed.join(of(folded).stream().map(words::of).toList());
    }

    /** How a folded text reads, as a key. */
    String reading(String folded) {
        StringBuilder out = new StringBuilder();
        of(folded).forEach(piece -> out.append(readings.of(piece)));
        return out.toString();
    }

    private static List<String> of(String folded) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= folded.length(); at++) {
            if (at == folded.length() || isBetween(folded.charAt(at))) {
                if (at > from) {
                    pieces.add(folded.substring(from, at));
                }
                from = at + 1;
            }
        }
        return pieces;
    }

    private static boolean isBetween(char c) {
        return c == '。' || c == ' ' || c == '\n';
    }
}
