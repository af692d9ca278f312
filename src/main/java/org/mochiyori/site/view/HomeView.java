package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * The front page, and the same with results.
 *
 * @param results what was found, if something was looked for
 * @param fresh cards shown before anybody looks for anything
 */
public record HomeView(Bar bar, Optional<Results> results, List<KindCount> kinds, List<Card> fresh) implements View {
    public HomeView {
        kinds = List.copyOf(kinds);
        fresh = List.copyOf(fresh);
    }

    /**
     * どこで・いつ・だれと, as typed.
     *
     * @param part of the day: {@code any}, {@code morning}, {@code afternoon}, {@code evening} or {@code day}
     * @param kind code of the kind, or empty for all
     */
    public record Bar(String q, String where, String date, String part, String persons, String kind) {}

    /** How much of each kind there is. */
    public record KindCount(Kind kind, int count, String href) {}

    /**
     * What was found.
     *
     * @param count as a sentence
     * @param understood what was read out of the words; each leads to the same question without it
     * @param help what goes on where the answer ends
     * @param keep where the search can be kept, so that one is told of what comes
     * @param months the same as a month of each
     */
    public record Results(
            Phrase count,
            List<Chip> understood,
            List<Chip> chips,
            List<Card> cards,
            Pager pager,
            Help help,
            String keep,
            String months) {
        public Results {
            understood = List.copyOf(understood);
            chips = List.copyOf(chips);
            cards = List.copyOf(cards);
        }
    }

    /**
     * What goes on where an answer ends.
     *
     * @param spellings what was perhaps meant
     * @param near what there is with one condition relaxed
     * @param popular what others look for
     * @param hints conditions to take off
     */
    public record Help(List<Link> spellings, List<Near> near, List<Link> popular, List<Link> hints) {
        public Help {
            spellings = List.copyOf(spellings);
            near = List.copyOf(near);
            popular = List.copyOf(popular);
            hints = List.copyOf(hints);
        }
    }

    /**
     * What there is with one condition relaxed.
     *
     * @param relaxed says which
     */
    public record Near(Phrase relaxed, Phrase count, List<Card> cards) {
        public Near {
            cards = List.copyOf(cards);
        }
    }

    @Override
    public String template() {
        return "search/home.jte";
    }
}
