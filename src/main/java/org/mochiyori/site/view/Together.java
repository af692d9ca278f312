package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * How far several things asked for together have come, and what may be changed of them.
 *
 * @param sentence what is waited for; empty where nothing is
 * @param lost what was not given, with what could be had instead
 * @param changes forms for changing one line
 */
public record Together(Optional<Phrase> sentence, List<Lost> lost, List<Link> changes) {
    /** A booking of which nothing is lost and nothing can be changed. */
    public static final Together PLAIN = new Together(Optional.empty(), List.of(), List.of());

    public Together {
        lost = List.copyOf(lost);
        changes = List.copyOf(changes);
    }

    /**
     * Something wanted that cannot be had, or hardly.
     *
     * @param what it is and what became of it
     * @param equal what could stand in for it, each with the button that takes it
     * @param without goes on without it; empty where nothing else is left
     */
    public record Lost(Phrase what, List<Equal> equal, Optional<Move> without) {
        public Lost {
            equal = List.copyOf(equal);
        }
    }

    /**
     * An equal thing, free at the same time.
     *
     * @param where the address of its place, where it has one
     */
    public record Equal(Phrase title, String href, String lender, Optional<Phrase> where, Phrase price, Move take) {}
}
