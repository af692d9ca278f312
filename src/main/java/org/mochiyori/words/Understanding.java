package org.mochiyori.words;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.kernel.TimeWindow;

/**
 * What was read out of the words of a question.
 *
 * @param rest the words without what was taken out; they are still searched for
 * @param chips what was understood, in order of place; each can be shown and taken off again
 */
public record Understanding(String rest, List<Chip> chips) {

    public Understanding {
        chips = List.copyOf(chips);
    }

    /**
     * One thing understood.
     *
     * @param text the stretch of the question that says so, as typed
     * @param from index of its first character in the question
     * @param until index behind its last character
     * @param sure whether it may filter; otherwise it only lifts, and its words stay in the question
     */
    public record Chip(Meaning meaning, String text, int from, int until, boolean sure) {}

    /** What a stretch of a question means. */
    public sealed interface Meaning {}

    /**
     * A municipality or prefecture.
     *
     * @param codes six digits each; several where a name is borne by several
     */
    public record Area(Set<String> codes, String name) implements Meaning {
        public Area {
            codes = Set.copyOf(codes);
        }
    }

    /** So many people come. */
    public record Persons(int count) implements Meaning {}

    /**
     * A time.
     *
     * @param whole whether the whole window is wanted; otherwise some stretch inside it
     * @param lasts how long that stretch is, where it was said
     */
    public record Window(TimeWindow window, boolean whole, Optional<Duration> lasts) implements Meaning {}

    /**
     * It should cost little.
     *
     * @param mostYen what the least of its rates may be; 0 where it should cost nothing
     */
    public record Price(int mostYen) implements Meaning {}

    /** It should have or allow something: id of a feature concept. */
    public record Feature(String concept) implements Meaning {}
}
