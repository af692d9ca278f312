package org.mochiyori.index;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.mochiyori.catalogue.ListingKind;

/**
 * What the index knows of a listing. Nothing in it may be private to a person.
 *
 * @param id the listing's id, a UUID
 * @param ordinal small number that names the listing beside the index (availability); never reused
 * @param hub id of the owning hub
 * @param kind space, equipment or skill
 * @param category id of a concept, if one was chosen
 * @param names its words
 * @param where its place
 * @param offer what it offers
 * @param scopes who may find it: {@code public}, or names of groups and unions; never empty
 * @param samePlace equal for records of one real thing; the best of them stands for all
 * @param newest when it was published or last renewed
 * @param face what an answer shows of it
 */
public record ListingDocument(
        String id,
        int ordinal,
        String hub,
        ListingKind kind,
        Optional<String> category,
        Names names,
        Where where,
        Offer offer,
        Set<String> scopes,
        Optional<String> samePlace,
        Instant newest,
        Face face) {

    /** Scope of what anybody may find. */
    public static final String PUBLIC = "public";

    public ListingDocument {
        scopes = Set.copyOf(scopes);
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("nobody could find listing " + id);
        }
    }

    /** Where one applies. */
    public enum Reservation {
        HERE,
        ELSEWHERE,
        NONE
    }

    /**
     * Its words.
     *
     * @param name the name as printed
     * @param kana reading of the name, in any kana; empty if unknown
     * @param also nicknames, names in other systems, translations
     * @param description everything else worth finding it by: category words, target, remarks, easy text
     */
    public record Names(String name, String kana, List<String> also, String description) {
        public Names {
            also = List.copyOf(also);
        }
    }

    /**
     * Its place.
     *
     * @param place name of the building or store it belongs to; empty if it is the place itself
     * @param areas six-digit codes of municipality and prefecture
     * @param lists six-digit codes of those whose own lists name it
     */
    public record Where(String place, String address, Set<String> areas, Set<String> lists, Optional<Point> point) {
        public Where {
            areas = Set.copyOf(areas);
            lists = Set.copyOf(lists);
        }
    }

    /**
     * What an answer shows of it, so that nothing need be read elsewhere.
     *
     * @param name its own name
     * @param whole all that those who find it may see, in a form that is the caller's business
     */
    public record Face(String name, String whole) {}

    /** Degrees north and east, WGS 84. */
    public record Point(double lat, double lon) {}

    /**
     * What it offers.
     *
     * @param group name of the lending group; empty if none
     * @param features ids of feature concepts known to hold
     * @param capacity persons
     * @param quantity how many of an equipment there are
     * @param fromYen the least of its rates; 0 where it costs nothing, empty where nobody knows
     * @param picked whether a curator recommends it
     */
    public record Offer(
            String group,
            Set<String> features,
            OptionalInt capacity,
            OptionalInt quantity,
            OptionalLong fromYen,
            Reservation reservation,
            boolean picked) {
        public Offer {
            features = Set.copyOf(features);
        }

        /** An offer that is not counted, and costs nothing or nobody knows what. */
        public Offer(
                String group,
                Set<String> features,
                OptionalInt capacity,
                boolean free,
                Reservation reservation,
                boolean picked) {
            this(
                    group,
                    features,
                    capacity,
                    OptionalInt.empty(),
                    free ? OptionalLong.of(0) : OptionalLong.empty(),
                    reservation,
                    picked);
        }
    }
}
