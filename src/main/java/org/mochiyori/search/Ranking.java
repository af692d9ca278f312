package org.mochiyori.search;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.mochiyori.index.Reason;
import org.mochiyori.words.Understanding;

/**
 * Why a listing stands where it does among the answers to a question, its time left aside.
 *
 * @param name of the listing
 * @param place 1 for the first; empty beyond the first hundred
 * @param understood what was read out of the words
 * @param reason empty where the listing does not answer the question
 */
public record Ranking(UUID listing, String name, OptionalInt place, Understanding understood, Optional<Reason> reason) {

    /** The parts that are met and have no parts, the weightiest first. */
    public List<Reason> leaves() {
        return reason.stream()
                .flatMap(Ranking::leaves)
                .filter(leaf -> leaf.worth() > 0)
                .sorted(java.util.Comparator.comparingDouble(Reason::worth).reversed())
                .toList();
    }

    private static java.util.stream.Stream<Reason> leaves(Reason reason) {
        return reason.parts().isEmpty()
                ? java.util.stream.Stream.of(reason)
                : reason.parts().stream().flatMap(Ranking::leaves);
    }
}
