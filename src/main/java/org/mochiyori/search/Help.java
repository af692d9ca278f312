package org.mochiyori.search;

import java.util.List;

/**
 * What goes on where an answer ends.
 *
 * @param nearMisses what there is with one condition relaxed; empty while enough was found
 * @param didYouMean spellings that were perhaps meant
 * @param popular ids of the concepts that most of what the asker may see bears; for a question without words, and where nothing
 *     else helps
 */
public record Help(List<NearMiss> nearMisses, List<String> didYouMean, List<String> popular) {
    /** None is needed. */
    static final Help NONE = new Help(List.of(), List.of(), List.of());

    public Help {
        nearMisses = List.copyOf(nearMisses);
        didYouMean = List.copyOf(didYouMean);
        popular = List.copyOf(popular);
    }

    /**
     * What there is with one condition relaxed.
     *
     * @param total how many
     * @param items the best few
     */
    public record NearMiss(Relaxed relaxed, long total, List<Found.Item> items) {
        public NearMiss {
            items = List.copyOf(items);
        }
    }

    /** The condition that was relaxed. */
    public enum Relaxed {
        /** Another hour of the same day. */
        HOUR,
        /** Another day of the week that follows. */
        DAY,
        /** What the words are a sort of. */
        MEANING,
        /** Further from the point. */
        DISTANCE,
        /** Another municipality of the prefecture, or another prefecture. */
        AREA,
        /** Outside the frame of the map. */
        BOX,
        /** Room for fewer persons. */
        PERSONS,
        /** Fewer of them. */
        QUANTITY,
        /** Another hub. */
        HUB,
        /** Applied for elsewhere, or not at all. */
        RESERVATION,
        /** For money. */
        FEE,
        /** Without what it should have. */
        FEATURE,
        /** Another category. */
        CATEGORY,
        /** Another kind of thing. */
        KIND,
        /** Whatever the words. */
        WORDS
    }
}
