package org.mochiyori.index;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the index found.
 *
 * @param total how many listings match, exactly
 * @param facets per facet ({@code kind, category, area, hub, feature, reservation, fee}) how many of the matches bear each value
 * @param next cursor of what follows; empty at the end
 */
public record SearchAnswer(
        List<Hit> hits, long total, Map<String, Map<String, Integer>> facets, Optional<String> next) {

    /** Facet whose values are ids of concepts: what the listing is. */
    public static final String CATEGORY = Fields.CATEGORY;
    /** Facet whose values are ids of concepts: what it has and allows. */
    public static final String FEATURE = Fields.FEATURE;
    /** Facet with one value: costs nothing. */
    public static final String FREE_OF_CHARGE = Fields.FREE_OF_CHARGE;

    public SearchAnswer {
        hits = List.copyOf(hits);
        facets = Collections.unmodifiableMap(facets);
    }

    /** How much of what it found an answer shows. */
    public enum Shown {
        IDS,
        NAMES,
        WHOLE
    }

    /**
     * One listing found.
     *
     * @param score only comparable within one answer; 0 where the order is not by relevance
     * @param also ids of further listings that are the same place
     * @param ordinal {@link ListingDocument#ordinal()}
     * @param metres from the point asked for, where both are known
     * @param face as much of {@link ListingDocument.Face} as was asked for; empty for nothing
     */
    public record Hit(String id, float score, List<String> also, int ordinal, OptionalDouble metres, String face) {
        public Hit {
            also = List.copyOf(also);
        }
    }
}
