package org.mochiyori.index;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.mochiyori.catalogue.ListingKind;

/**
 * A question to the index.
 *
 * @param text the words, as typed; areas, times and the like that were already read out of them taken away
 * @param filters hard conditions
 * @param wishes soft conditions: what meets them comes first
 * @param scopes who asks: {@link ListingDocument#PUBLIC} and the names of the asker's groups and unions
 * @param page order and stretch of the answer
 * @param literal whether only the words as typed count: no readings, synonyms or slips
 */
public record SearchRequest(
        String text, Filters filters, Wishes wishes, Set<String> scopes, Page page, boolean literal) {

    public SearchRequest {
        scopes = Set.copyOf(scopes);
    }

    /** A question whose words may be understood. */
    public SearchRequest(String text, Filters filters, Wishes wishes, Set<String> scopes, Page page) {
        this(text, filters, wishes, scopes, page, false);
    }

    /** What anybody asks with words alone. */
    public static SearchRequest words(String text) {
        return new SearchRequest(text, Filters.NONE, Wishes.NONE, Set.of(ListingDocument.PUBLIC), Page.first(20));
    }

    /** The same question about certain municipalities or prefectures only. */
    public SearchRequest in(Set<String> areas) {
        return new SearchRequest(text, filters.in(areas), wishes, scopes, page, literal);
    }

    /** The same question about what a check calls free. */
    public SearchRequest when(FreeFilter free) {
        return new SearchRequest(text, filters.when(free), wishes, scopes, page, literal);
    }

    /** Another stretch of the answer to the same question. */
    public SearchRequest on(Page other) {
        return new SearchRequest(text, filters, wishes, scopes, other, literal);
    }

    /**
     * Hard conditions; an empty set means any.
     *
     * @param categories concept ids; narrower concepts count
     * @param areas six-digit codes
     * @param features concept ids, all of which must hold
     * @param mostYen what the least of its rates may be, 0 for only what costs nothing; what is not known is out
     * @param near a circle, if any
     * @param box a frame, if any
     * @param free the availability check, if a time was asked for
     * @param size how many come, how many are wanted
     */
    public record Filters(
            Set<ListingKind> kinds,
            Set<String> categories,
            Set<String> areas,
            Set<String> hubs,
            Set<String> features,
            OptionalInt mostYen,
            Set<ListingDocument.Reservation> reservations,
            Optional<Circle> near,
            Optional<Box> box,
            Optional<FreeFilter> free,
            Size size) {

        /** No condition. */
        public static final Filters NONE = new Filters(
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                OptionalInt.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Size.ANY);

        public Filters {
            kinds = Set.copyOf(kinds);
            categories = Set.copyOf(categories);
            areas = Set.copyOf(areas);
            hubs = Set.copyOf(hubs);
            features = Set.copyOf(features);
            reservations = Set.copyOf(reservations);
        }

        /** The same conditions but for what the change sets. */
        public Filters but(Consumer<Draft> change) {
            Draft draft = new Draft(this);
            change.accept(draft);
            return draft.filters();
        }

        /** The same conditions, in these areas. */
        public Filters in(Set<String> codes) {
            return but(draft -> draft.areas = codes);
        }

        /** The same conditions, around here. */
        public Filters near(Circle circle) {
            return but(draft -> draft.near = Optional.of(circle));
        }

        /** The same conditions, for what a check calls free. */
        public Filters when(FreeFilter check) {
            return but(draft -> draft.free = Optional.of(check));
        }

        /** The same conditions, with other figures. */
        public Filters of(Size other) {
            return but(draft -> draft.size = other);
        }
    }

    /** Conditions while they are put together; what is not set stays as it was. */
    public static final class Draft {
        public Set<ListingKind> kinds;
        public Set<String> categories;
        public Set<String> areas;
        public Set<String> hubs;
        public Set<String> features;
        public OptionalInt mostYen;
        public Set<ListingDocument.Reservation> reservations;
        public Optional<Circle> near;
        public Optional<Box> box;
        public Optional<FreeFilter> free;
        public Size size;

        private Draft(Filters like) {
            kinds = like.kinds;
            categories = like.categories;
            areas = like.areas;
            hubs = like.hubs;
            features = like.features;
            mostYen = like.mostYen;
            reservations = like.reservations;
            near = like.near;
            box = like.box;
            free = like.free;
            size = like.size;
        }

        private Filters filters() {
            return new Filters(kinds, categories, areas, hubs, features, mostYen, reservations, near, box, free, size);
        }
    }

    /**
     * Least figures; what is known to be smaller is out, what is not known stays.
     *
     * @param persons who must find room; 0 for any
     * @param quantity things that must be there; 0 for any
     */
    public record Size(int persons, int quantity) {
        /** No condition. */
        public static final Size ANY = new Size(0, 0);
    }

    /**
     * A circle on the ground.
     *
     * @param metres radius
     */
    public record Circle(ListingDocument.Point centre, double metres) {}

    /** A frame on the map, from its south-west to its north-east corner. */
    public record Box(ListingDocument.Point southWest, ListingDocument.Point northEast) {}

    /**
     * Soft conditions.
     *
     * @param persons how many come; rooms for that many come first
     * @param mostYen what the least of its rates may be; what keeps to it comes first
     * @param areas areas that were perhaps meant, by the folded words that perhaps name them
     * @param features features that were perhaps meant
     * @param hub the asker's hub, whose listings come first among equals
     */
    public record Wishes(
            OptionalInt persons,
            OptionalInt mostYen,
            Map<String, Set<String>> areas,
            Set<String> features,
            Optional<String> hub) {
        /** No wish. */
        public static final Wishes NONE =
                new Wishes(OptionalInt.empty(), OptionalInt.empty(), Map.of(), Set.of(), Optional.empty());

        public Wishes {
            areas = Map.copyOf(areas);
            features = Set.copyOf(features);
        }
    }

    /** Order of an answer; {@code DISTANCE} needs a circle. */
    public enum Sort {
        RELEVANCE,
        DISTANCE,
        NAME,
        NEWEST
    }

    /**
     * Order and stretch of an answer.
     *
     * @param after the cursor that an earlier answer to the same question gave
     * @param limit 1 to 100
     * @param facets whether to count facets
     */
    public record Page(Sort sort, Optional<String> after, int limit, boolean facets) {
        public Page {
            if (limit < 1 || limit > 100) {
                throw new IllegalArgumentException("limit " + limit);
            }
        }

        /** The beginning by relevance, without facets. */
        public static Page first(int limit) {
            return new Page(Sort.RELEVANCE, Optional.empty(), limit, false);
        }
    }
}
