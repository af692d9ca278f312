package org.mochiyori.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.text.Named;

/**
 * One thing that is shared, as the catalogue keeps it. Never holds how to reach the person behind a skill.
 *
 * @param owner who lends it, in which hub
 * @param status where it stands
 * @param draft what the lender wrote
 * @param units what a use takes
 * @param photos in the lender's order
 * @param sources the records it comes from, the first one first; empty for what a lender wrote
 */
public record Listing(
        UUID id,
        Owner owner,
        Status status,
        ListingDraft draft,
        List<UnitShare> units,
        List<ListingPhoto> photos,
        List<Source> sources) {
    public Listing {
        units = List.copyOf(units);
        photos = List.copyOf(photos);
        sources = List.copyOf(sources);
    }

    /** Its hub. */
    public String hub() {
        return owner.hub();
    }

    /** The lender, if anybody stands behind it. */
    public Optional<UUID> group() {
        return owner.group();
    }

    /** Space, equipment or skill. */
    public ListingKind kind() {
        return draft.thing().kind();
    }

    /** Its name. */
    public String name() {
        return draft.wording().name();
    }

    /** Its name, in English too where it is told. */
    public Named called() {
        return draft.wording().called();
    }

    /** Where one applies. */
    public Reservation reservation() {
        return draft.access().reservation();
    }

    /** How many there are: the quantity of a pool, else 1. */
    public int quantity() {
        return draft.thing() instanceof Thing.Equipment pool ? pool.quantity() : 1;
    }

    /** Whether one can apply for it now on this server. */
    public boolean isLendable() {
        return status.state() == ListingState.PUBLISHED && reservation() == Reservation.HERE;
    }

    /**
     * Who lends it.
     *
     * @param group empty while nobody stands behind it
     */
    public record Owner(String hub, Optional<UUID> group) {}

    /**
     * Where it stands.
     *
     * @param picked a curator's pick
     * @param mergedInto the listing that this record was found to be the same as
     * @param version rises with each change; the ETag
     */
    public record Status(ListingState state, boolean picked, Dates dates, Optional<UUID> mergedInto, int version) {}

    /**
     * When what happened.
     *
     * @param changed when it was changed while published, until a curator has looked
     */
    public record Dates(
            Instant created, Optional<Instant> submitted, Optional<Instant> published, Optional<Instant> changed) {}

    /**
     * One unit that a use takes.
     *
     * @param whole takes it whole, whatever the quantity asked
     * @param capacity how many the unit holds
     */
    public record UnitShare(UUID unit, boolean whole, int capacity) {}

    /**
     * A picture.
     *
     * @param hash its address is {@code /media/<hash>}
     * @param alt what it shows, in words
     */
    public record ListingPhoto(String hash, int width, int height, String alt) {}
}
