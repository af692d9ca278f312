package org.mochiyori.catalogue;

import java.util.UUID;

/** Whose value of a rule it is. */
public record RuleScope(Level level, String id) {
    /** From far to near; the nearest value wins, whole. */
    public enum Level {
        HUB,
        PLACE,
        LISTING;

        /** The word in the database. */
        public String word() {
            return Word.of(this);
        }
    }

    /** A hub's. */
    public static RuleScope ofHub(String hub) {
        return new RuleScope(Level.HUB, hub);
    }

    /** A place's. */
    public static RuleScope ofPlace(UUID place) {
        return new RuleScope(Level.PLACE, place.toString());
    }

    /** A listing's. */
    public static RuleScope ofListing(UUID listing) {
        return new RuleScope(Level.LISTING, listing.toString());
    }
}
