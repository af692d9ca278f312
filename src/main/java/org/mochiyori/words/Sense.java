package org.mochiyori.words;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.mochiyori.catalogue.ConceptKind;
import org.mochiyori.catalogue.Concepts;
import org.mochiyori.words.Understanding.Chip;

/** Reads areas, numbers of persons, times, prices and features out of the words of a question. */
public final class Sense {
    private final AreaSense areas;
    private final ConceptLexicon lexicon;

    /**
     * Makes a reader; it takes some time, so keep it.
     *
     * @param areas every municipality and prefecture that may be named
     */
    public Sense(List<NamedArea> areas, Concepts concepts) {
        this.areas = new AreaSense(areas);
        this.lexicon = ConceptLexicon.of(concepts);
    }

    /**
     * A municipality or prefecture that may be named.
     *
     * @param code six digits
     * @param name with its suffix, such as 多摩市 or 東京都; a ward of a city without the city
     * @param kana reading with the suffix, hiragana
     */
    public record NamedArea(String code, String name, String kana) {}

    /**
     * Reads a question.
     *
     * @param text as typed; what is longer than 256 characters is cut
     * @param now the hub's date and time, with its zone
     */
    public Understanding understand(String text, ZonedDateTime now) {
        String question = text.length() <= QuestionReader.LONGEST ? text : text.substring(0, QuestionReader.LONGEST);
        TextFold.Folded folded = TextFold.folded(question);
        List<Found> all = new ArrayList<>();
        Stream.of(TimeSense.find(folded.text(), now), NumberSense.find(folded.text()), areas.find(folded.text()))
                .flatMap(List::stream)
                .filter(found -> all.stream().noneMatch(found::overlaps))
                .forEach(all::add);
        lexicon.inQuestion(folded.text()).stream()
                .filter(match -> lexicon.concepts().get(match.concept()).kind() == ConceptKind.FEATURE)
                .map(match -> new Found(new Understanding.Feature(match.concept()), match.from(), match.until(), false))
                .filter(found -> all.stream().noneMatch(found::overlaps))
                .forEach(all::add);
        all.sort(Comparator.comparingInt(Found::from));
        return understanding(question, folded, all);
    }

    private static Understanding understanding(String question, TextFold.Folded folded, List<Found> all) {
        List<Chip> chips = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        int at = 0;
        for (Found found : all) {
            int from = folded.starts().get(found.from());
            int until = folded.starts().get(found.until());
            chips.add(new Chip(found.meaning(), question.substring(from, until), from, until, found.sure()));
            if (found.sure() && from >= at) {
                rest.append(question, at, from).append(' ');
                at = until;
            }
        }
        rest.append(question.substring(at));
        String left = rest.toString().replaceFirst("^\\s*[のでにをがは]+(?=\\s|\\p{IsHan}|\\p{IsKatakana})", "");
        return new Understanding(left.strip(), chips);
    }

    /** A meaning at a stretch of the folded text. */
    public record Found(Understanding.Meaning meaning, int from, int until, boolean sure) {
        boolean overlaps(Found other) {
            return from < other.until && other.from < until;
        }
    }
}
