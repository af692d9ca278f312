package org.mochiyori.index;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        facets = Map.copyOf(facets);
    }

    /**
     * One listing found.
     *
     * @param score only comparable within one answer; 0 where the order is not by relevance
     * @param also ids of further listings that are the same place
     */
    public record Hit(String id, float score, List<String> also) {
        public Hit {
            also = List.copyOf(also);
        }
    }
}
