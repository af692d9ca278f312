package org.mochiyori.search;

import java.util.List;
import java.util.Optional;
import org.mochiyori.catalogue.Concepts;
import org.mochiyori.words.ConceptLexicon;
import org.mochiyori.words.Marks;
import org.mochiyori.words.Marks.Span;
import org.mochiyori.words.QuestionReader;

/** Marks in names and descriptions what an answer was found by. Only texts that the asker may read are handed to it. */
public final class Marker {
    private static final int BEFORE = 20;
    private static final int LONGEST = 80;

    private final Marks marks;

    /** For the words of an answer. */
    public Marker(Concepts concepts, Found found) {
        ConceptLexicon lexicon = ConceptLexicon.of(concepts);
        this.marks = new Marks(
                lexicon, new QuestionReader(lexicon).read(found.understood().rest()));
    }

    /**
     * A text with marks.
     *
     * @param marks stretches of the text
     */
    public record Marked(String text, List<Span> marks) {
        public Marked {
            marks = List.copyOf(marks);
        }
    }

    /** A name with its marks. */
    public Marked name(String name) {
        return new Marked(name, marks.in(name));
    }

    /** The stretch of a longer text around its first mark, on one line; empty where nothing in it is marked. */
    public Optional<Marked> snippet(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        List<Span> all = marks.in(line);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        int from = whole(line, Math.max(0, all.getFirst().from() - BEFORE));
        int until = whole(
                line,
                Math.min(line.length(), Math.max(from + LONGEST, all.getFirst().until())));
        String begun = from > 0 ? "…" : "";
        String ended = until < line.length() ? "…" : "";
        List<Span> inside = all.stream()
                .filter(span -> span.until() <= until)
                .map(span -> new Span(span.from() - from + begun.length(), span.until() - from + begun.length()))
                .toList();
        return Optional.of(new Marked(begun + line.substring(from, until) + ended, inside));
    }

    /** Never between the halves of a character. */
    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
