package org.mochiyori.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.words.Understanding;

/**
 * What was found.
 *
 * @param total how many match, exactly; with a time only what is known to be free
 * @param unknownTotal with a time, how many more match of which nobody knows
 * @param facets per facet how many of the matches bear each value; empty when not asked for
 * @param next cursor of what follows; empty at the end
 * @param asOf the moment whose truth this is at least
 * @param understood what was read out of the words
 * @param times when it was looked for, whether asked for or read out of the words
 * @param help what goes on where this answer ends
 */
public record Found(
        List<Item> items,
        long total,
        OptionalLong unknownTotal,
        Map<String, Map<String, Integer>> facets,
        Optional<String> next,
        Instant asOf,
        Understanding understood,
        Optional<Times> times,
        Help help) {
    public Found {
        items = List.copyOf(items);
        facets = Map.copyOf(facets);
    }

    /** The same with help. */
    Found with(Help more) {
        return new Found(items, total, unknownTotal, facets, next, asOf, understood, times, more);
    }

    /**
     * One listing.
     *
     * @param whole the listing as it is now, where whole listings were asked for
     * @param face what the index keeps of it for answers, as far as it was asked for
     * @param score only comparable within one answer; 0 where the order is not by relevance
     * @param metres from the point asked for
     * @param free when a time was asked for
     */
    public record Item(
            Optional<Entry> whole, ObjectNode face, float score, OptionalDouble metres, Optional<Free> free) {
        /** The listing. @throws java.util.NoSuchElementException where only faces were asked for */
        public Entry entry() {
            return whole.orElseThrow();
        }

        /** Its name. */
        String name() {
            return whole.map(entry -> entry.listing().name())
                    .orElseGet(() -> face.path("name").asText());
        }
    }

    /** Whether it can be had. */
    public enum State {
        /** Can be booked as asked. */
        FREE,
        /** Is taken, or closed. */
        TAKEN,
        /** Nobody knows. */
        UNKNOWN
    }

    /**
     * How free a listing is at the time asked for.
     *
     * @param firstStart of the window that can be booked
     * @param remaining how many are left during all of that window; 0 unless free
     */
    public record Free(State state, Optional<Instant> firstStart, int remaining) {
        static final Free TAKEN = new Free(State.TAKEN, Optional.empty(), 0);
        static final Free UNKNOWN = new Free(State.UNKNOWN, Optional.empty(), 0);
    }
}
