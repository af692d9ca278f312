package org.mochiyori.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All that a lender writes of a listing. Who lends it, its state and its dates are not the lender's to write.
 *
 * @param place where it is, or where it is fetched
 * @param wording name and description
 * @param category concept id; empty when none fits
 * @param features concept ids
 * @param thing what only this kind has
 * @param terms fee, who may borrow, conditions
 * @param access where one applies, and who sees it
 */
public record ListingDraft(
        Optional<UUID> place,
        Wording wording,
        String category,
        List<String> features,
        Thing thing,
        Terms terms,
        Access access) {
    public ListingDraft {
        features = List.copyOf(features);
    }

    /** A listing that can be applied for here and that everybody sees. */
    public static ListingDraft here(Optional<UUID> place, String name, String category, Thing thing) {
        return new ListingDraft(place, Wording.of(name), category, List.of(), thing, Terms.PLAIN, Access.OPEN);
    }

    /** The same with another wording. */
    public ListingDraft saying(Wording other) {
        return new ListingDraft(place, other, category, features, thing, terms, access);
    }

    /** The same under another category. */
    public ListingDraft under(String other) {
        return new ListingDraft(place, wording, other, features, thing, terms, access);
    }

    /** The same on other terms. */
    public ListingDraft on(Terms other) {
        return new ListingDraft(place, wording, category, features, thing, other, access);
    }

    /** The same, with another thing of the same kind. */
    public ListingDraft with(Thing other) {
        return new ListingDraft(place, wording, category, features, other, terms, access);
    }

    /** The same with other access. */
    public ListingDraft with(Access other) {
        return new ListingDraft(place, wording, category, features, thing, terms, other);
    }

    /**
     * Where one applies, and who sees it.
     *
     * @param reservation where one applies
     * @param visibility who sees it once published
     */
    public record Access(Reservation reservation, Visibility visibility) {
        /** Applied for here, seen by everybody. */
        public static final Access OPEN = new Access(Reservation.HERE, Visibility.PUBLIC);
    }
}
