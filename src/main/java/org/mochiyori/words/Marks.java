package org.mochiyori.words;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mochiyori.words.Question.Unit;

/**
 * Finds in a text what a question asks for: its words as they are written, words that mean the same, and what sounds like
 * them. For one question.
 */
public final class Marks {
    private static final int LONGEST = 2000;

    private final ConceptLexicon lexicon;
    private final List<Unit> units;
    private final Set<String> concepts = new HashSet<>();

    /** Of a question as it was read. */
    public Marks(ConceptLexicon lexicon, Question question) {
        this.lexicon = lexicon;
        this.units = question.units();
        units.forEach(unit -> unit.concept()
                .ifPresent(
                        id -> concepts.addAll(lexicon.concepts().answersTo(id).keySet())));
    }

    /** A stretch of a text: index of its first character (UTF-16), and the index behind its last. */
    public record Span(int from, int until) {}

    /** The stretches that were asked for, in their order, none touching another; none for a text that is very long. */
    public List<Span> in(String text) {
        if (units.isEmpty() || text.isBlank() || text.length() > LONGEST) {
            return List.of();
        }
        TextFold.Folded folded = TextFold.folded(text);
        BitSet marked = new BitSet(text.length());
        if (!concepts.isEmpty()) {
            lexicon.inDocument(folded.text()).stream()
                    .filter(match -> concepts.contains(match.concept()))
                    .forEach(match -> mark(folded, match.from(), match.until(), marked));
        }
        for (Unit unit : units) {
            if (unit.text().length() > 1 || unit.concept().isEmpty()) {
                written(unit.text(), folded, marked);
            }
            if (unit.sound().length() > 2 && unit.concept().isEmpty()) {
                sounding(unit.sound(), folded, marked);
            }
        }
        return spans(marked);
    }

    private static void written(String word, TextFold.Folded folded, BitSet marked) {
        for (int at = folded.text().indexOf(word); at >= 0; at = folded.text().indexOf(word, at + 1)) {
            mark(folded, at, at + word.length(), marked);
        }
    }

    /** Words that follow each other and together sound so. */
    private static void sounding(String sound, TextFold.Folded folded, BitSet marked) {
        List<Japanese.Read> words = Japanese.readings(folded.text());
        for (int first = 0; first < words.size(); first++) {
            StringBuilder said = new StringBuilder();
            for (int last = first; last < words.size() && said.length() < sound.length(); last++) {
                said.append(Kana.sound(TextFold.keyOfFolded(words.get(last).reading())));
                if (said.toString().equals(sound)) {
                    mark(folded, words.get(first).from(), words.get(last).until(), marked);
                }
            }
        }
    }

    private static void mark(TextFold.Folded folded, int from, int until, BitSet marked) {
        marked.set(folded.starts().get(from), folded.starts().get(until));
    }

    private static List<Span> spans(BitSet marked) {
        List<Span> spans = new ArrayList<>();
        for (int from = marked.nextSetBit(0); from >= 0; from = marked.nextSetBit(marked.nextClearBit(from))) {
            spans.add(new Span(from, marked.nextClearBit(from)));
        }
        return spans;
    }
}
