package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.group.Standing.Registered;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem.Invalid;
import org.mochiyori.kernel.Problem.Stale;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;

/** The front door to places and the units they own. */
public final class Places {
    private static final int MOST_UNITS = 200;

    private final Platform platform;
    private final Gate gate;
    private final Concepts concepts;

    Places(Platform platform, Gate gate, Concepts concepts) {
        this.platform = platform;
        this.gate = gate;
        this.concepts = concepts;
    }

    /** A new place that the group stands behind, with its units. */
    public Place create(Tx tx, Caller caller, UUID group, New place) {
        Registered lender = gate.lender(tx, caller, group);
        check(place.draft());
        UUID id = platform.ids().next();
        PlaceStore.insert(
                tx,
                id,
                new Listing.Owner(lender.hub(), Optional.of(group)),
                place.draft(),
                platform.clock().instant());
        place.units().forEach(name -> PlaceStore.insertUnit(tx, platform.ids().next(), id, name));
        return note(tx, caller, id, "created");
    }

    /**
     * A place to be made.
     *
     * @param units names of the smallest parts that can be in use by themselves; may be empty, a listing then makes its own
     */
    public record New(PlaceDraft draft, List<String> units) {
        public New {
            units = List.copyOf(units);
        }
    }

    /** Writes what is known of a place anew, whole. The listings there change with it. */
    public Place change(Tx tx, Caller caller, Listings.Version version, PlaceDraft draft) {
        Place before = lockForWriting(tx, caller, version.listing());
        if (before.version() != version.number()) {
            throw new Refused(new Stale(String.valueOf(before.version())));
        }
        check(draft);
        PlaceStore.update(tx, before.id(), draft);
        return note(tx, caller, before.id(), "changed");
    }

    /** One more unit. Returns the place with it. */
    public Place addUnit(Tx tx, Caller caller, UUID id, String name) {
        Place before = lockForWriting(tx, caller, id);
        if (before.units().size() >= MOST_UNITS) {
            throw new Refused(Invalid.of("/name", "count", "a place has at most " + MOST_UNITS + " units"));
        }
        PlaceStore.insertUnit(tx, platform.ids().next(), id, name);
        return note(tx, caller, id, "changed");
    }

    /** The place, wherever it has gone by merging not included. @throws Refused as not found */
    public Place get(Sql sql, UUID id) {
        return PlaceStore.find(sql, id).orElseThrow(Gate::absent);
    }

    /** The place. */
    public Optional<Place> find(UUID id) {
        return PlaceStore.find(platform.db(), id);
    }

    /**
     * The place as somebody sees it from outside: where something is offered to everybody, or nobody stands behind it.
     *
     * @throws Refused as not found when it is not for the caller's eyes
     */
    public Place getVisible(Optional<Caller> caller, UUID id) {
        Place place = find(id).orElseThrow(Gate::absent);
        if (place.claimedBy().isPresent()
                && !PlaceStore.isShown(platform.db(), id)
                && !gate.isInside(platform.db(), caller, place.hub(), place.claimedBy())) {
            throw Gate.absent();
        }
        return place;
    }

    /** The places that a group stands behind. */
    public List<Place> listOfGroup(Caller caller, UUID group) {
        gate.requireMember(platform.db(), caller, group);
        return PlaceStore.listOfGroup(platform.db(), group);
    }

    Place lockForWriting(Tx tx, Caller caller, UUID id) {
        PlaceStore.lock(tx, id);
        Place place = get(tx, id);
        gate.requireWriter(tx, caller, place.hub(), place.claimedBy());
        return place;
    }

    private void check(PlaceDraft draft) {
        boolean fits = draft.kind().isEmpty()
                || concepts.find(draft.kind())
                        .filter(concept -> concept.kind() == ConceptKind.PLACE || concept.kind() == ConceptKind.SPACE)
                        .isPresent();
        if (!fits) {
            throw new Refused(Invalid.of("/kind", "value", "the id of a kind of place"));
        }
    }

    /** Writes the event of the place and of each listing there: what an index shows of them has changed. */
    private Place note(Tx tx, Caller caller, UUID id, String what) {
        Place place = get(tx, id);
        Event event = Event.of("place", id, what)
                .in(place.hub())
                .by(caller.person())
                .with(JsonNodeFactory.instance.objectNode().put("version", place.version()));
        platform.events().append(tx, place.claimedBy().map(event::forSomebody).orElse(event));
        for (UUID listing : PlaceStore.listingsAt(tx, id)) {
            Event changed =
                    Event.of("listing", listing, "changed").in(place.hub()).by(caller.person());
            platform.events()
                    .append(tx, place.claimedBy().map(changed::forSomebody).orElse(changed));
        }
        return place;
    }
}
