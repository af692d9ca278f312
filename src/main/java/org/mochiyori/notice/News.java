package org.mochiyori.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A change that somebody should hear of.
 *
 * @param kind what it is
 * @param hub whose desk answers for it
 * @param subject the id of the booking, listing, group or block
 * @param facts values of the texts, see {@link Facts}
 * @param keys what makes it the same news when it is read again
 * @param at when it happened
 */
record News(Kind kind, String hub, UUID subject, ObjectNode facts, Keys keys, Instant at) {
    /**
     * @param notice one notice a person
     * @param letter one letter a person: less fine where many changes of one kind come at once
     */
    record Keys(String notice, String letter) {
        static Keys of(String both) {
            return new Keys(both, both);
        }
    }

    String subjectKind() {
        return switch (kind) {
            case LISTING_PUBLISHED, LISTING_RETURNED, RENEWAL_CALL, RENEWAL_RESTS -> "listing";
            case OUTSIDE_STALE, OUTSIDE_EMPTIED, OUTSIDE_CLASH -> "listing";
            case GROUP_APPROVED, GROUP_DECLINED -> "group";
            case SAVED_FOUND -> "savedSearch";
            case BLOCK_DISPLACES, OUTAGE_DISPLACES -> "block";
            default -> "booking";
        };
    }
}
