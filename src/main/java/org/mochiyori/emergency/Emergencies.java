package org.mochiyori.emergency;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.catalogue.Concepts;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.catalogue.Listings;
import org.mochiyori.closure.KeptBack;
import org.mochiyori.emergency.Emergency.Switched;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;

/**
 * The front door to 緊急モード: switching on calls things back and keeps them for the hub's desk, switching off lends them again.
 * What they are is fixed when it is switched on, so that paper and screen tell the same.
 */
public final class Emergencies {
    private static final String SUBJECT = "emergency";

    private final Platform platform;
    private final Listings listings;
    private final Concepts concepts;
    private final KeptBack keptBack;
    private final Switchers switchers;

    Emergencies(Platform platform, Listings listings, Concepts concepts, KeptBack keptBack) {
        this.platform = platform;
        this.listings = listings;
        this.concepts = concepts;
        this.keptBack = keptBack;
        this.switchers = new Switchers(platform);
    }

    /**
     * How a hub stands.
     *
     * @param on the emergency that is on
     * @param things called back by it, or what would be
     * @param kinds concepts chosen by the hub, or the usual ones
     * @param maySwitch whether the reader may
     */
    public record Status(Optional<Emergency> on, List<Recalled> things, List<String> kinds, boolean maySwitch) {
        public Status {
            things = List.copyOf(things);
            kinds = List.copyOf(kinds);
        }
    }

    /** Who may switch. */
    public Switchers switchers() {
        return switchers;
    }

    /** How a hub stands. @throws Refused as not found for all but its staff and those who may switch */
    public Status status(Caller caller, String hub) {
        switchers.requireReader(platform.db(), caller, hub);
        Optional<Emergency> on = EmergencyStore.findOn(platform.db(), hub);
        List<String> chosen = EmergencyStore.categories(platform.db(), hub);
        List<Recalled> things = on.isPresent()
                ? EmergencyStore.things(platform.db(), on.get().id(), now())
                : EmergencyStore.things(platform.db(), hub, EmergencyRules.kinds(chosen, concepts), now());
        return new Status(
                on,
                things,
                chosen.isEmpty() ? EmergencyRules.USUAL : chosen,
                switchers.may(platform.db(), caller, hub));
    }

    /**
     * Which of these listings are called back now, and why: everybody may know it, for they must bring them back or cannot
     * borrow them.
     */
    public Map<UUID, Emergency> recalls(Collection<UUID> listings) {
        return listings.isEmpty() ? Map.of() : EmergencyStore.recalls(platform.db(), listings);
    }

    /** Whether one is on in a hub. @throws Refused as {@link #status} */
    public Optional<Emergency> findOn(Caller caller, String hub) {
        switchers.requireReader(platform.db(), caller, hub);
        return EmergencyStore.findOn(platform.db(), hub);
    }

    /** All emergencies of a hub, the latest first. @throws Refused as {@link #status} */
    public List<Emergency> list(Caller caller, String hub) {
        switchers.requireReader(platform.db(), caller, hub);
        return EmergencyStore.list(platform.db(), hub);
    }

    /**
     * Switches on.
     *
     * @param reason 1 to 300 characters, which borrowers read
     * @throws Refused as there already while one is on, as not allowed for those who may not switch
     */
    public Emergency on(Tx tx, Caller caller, String hub, String reason) {
        switchers.requireSwitcher(tx, caller, hub);
        UUID id = platform.ids().next();
        if (!EmergencyStore.begin(tx, id, hub, reason, by(caller, Optional.empty()))) {
            throw new Refused(new Problem.Exists("emergency.on"));
        }
        Set<String> kinds = EmergencyRules.kinds(EmergencyStore.categories(tx, hub), concepts);
        List<UUID> things = EmergencyStore.things(tx, hub, kinds, now()).stream()
                .map(Recalled::listing)
                .toList();
        Set<UUID> units = EmergencyStore.units(tx, things);
        Optional<UUID> block = units.isEmpty()
                ? Optional.empty()
                : Optional.of(keptBack.begin(tx, caller.person(), new KeptBack.Wanted(hub, units, reason)));
        EmergencyStore.recall(tx, id, block, things);
        tell(tx, Event.of(SUBJECT, id, "on").in(hub).by(caller.person()), things.size());
        return EmergencyStore.findOn(tx, hub).orElseThrow();
    }

    /** Switches off. @throws Refused with {@code WrongState} where none is on */
    public Emergency off(Tx tx, Caller caller, String hub, Optional<String> note) {
        switchers.requireSwitcher(tx, caller, hub);
        UUID id = EmergencyStore.end(tx, hub, by(caller, note))
                .orElseThrow(() -> new Refused(new Problem.WrongState("emergency-off", "off")));
        Emergency over = EmergencyStore.list(tx, hub).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        over.block().ifPresent(block -> keptBack.end(tx, caller.person(), block));
        tell(tx, Event.of(SUBJECT, id, "off").in(hub).by(caller.person()), 0);
        return over;
    }

    /**
     * Says which kinds a hub calls back; none: the usual ones. It counts from the next time on.
     *
     * @throws Refused as invalid for what the program does not know, as not allowed for all but operators and officers
     */
    public void choose(Tx tx, Caller caller, String hub, List<String> kinds) {
        switchers.requireGiver(tx, caller, hub);
        for (int i = 0; i < kinds.size(); i++) {
            if (concepts.find(kinds.get(i)).isEmpty()) {
                throw new Refused(Problem.Invalid.of("/kinds/" + i, "unknown", "there is no such concept"));
            }
        }
        EmergencyStore.putCategories(tx, hub, Set.copyOf(kinds));
        tell(tx, Event.of("emergencykinds", hub, "chosen").in(hub).by(caller.person()), kinds.size());
    }

    /**
     * Offers a thing for emergencies, or takes that back. It counts from the next time on.
     *
     * @throws Refused for all but those who lend it and the desk that acts for them
     */
    public void mark(Tx tx, Caller caller, UUID id, boolean offered) {
        Listing listing = listings.get(tx, id).listing();
        requireOwner(tx, caller, listing);
        if (offered) {
            EmergencyStore.mark(tx, id, by(caller, Optional.empty()));
        } else {
            EmergencyStore.unmark(tx, id);
        }
        tell(
                tx,
                Event.of("emergencymark", id, offered ? "marked" : "unmarked")
                        .in(listing.hub())
                        .by(caller.person()),
                1);
    }

    /** Whether the caller may offer a thing for emergencies: something that is handed out, lent by them or their desk. */
    public boolean mayMark(Caller caller, Listing listing) {
        return listing.kind() == ListingKind.EQUIPMENT && isOwner(platform.db(), caller, listing);
    }

    /** Whether its owner offers a thing for emergencies. @throws Refused as {@link #mark} */
    public boolean isMarked(Caller caller, UUID id) {
        requireOwner(platform.db(), caller, listings.get(platform.db(), id).listing());
        return EmergencyStore.isMarked(platform.db(), id);
    }

    private void requireOwner(Sql sql, Caller caller, Listing listing) {
        if (!isOwner(sql, caller, listing)) {
            throw new Refused(new Problem.NotFound());
        }
    }

    private boolean isOwner(Sql sql, Caller caller, Listing listing) {
        return Standings.of(sql, caller.person(), now()).keeps(listing.hub(), listing.group());
    }

    private void tell(Tx tx, Event event, int things) {
        platform.events()
                .append(tx, event.with(JsonNodeFactory.instance.objectNode().put("things", things)));
    }

    private Switched by(Caller caller, Optional<String> note) {
        return new Switched(caller.person(), now(), note);
    }

    private Instant now() {
        return platform.clock().instant();
    }
}
