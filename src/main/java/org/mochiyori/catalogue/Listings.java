package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.mochiyori.group.Standing.Registered;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Page;
import org.mochiyori.kernel.Problem.FieldError;
import org.mochiyori.kernel.Problem.Invalid;
import org.mochiyori.kernel.Problem.RuleRefuses;
import org.mochiyori.kernel.Problem.Stale;
import org.mochiyori.kernel.Problem.WrongState;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;
import org.mochiyori.platform.jobs.Events;

/** The front door to what is shared. Changing methods run in the caller's transaction and write their event into it. */
public final class Listings {
    private final Db db;
    private final Platform platform;
    private final Events events;
    private final Gate gate;
    private final Concepts concepts;
    private final UnitKeeper units;

    Listings(Platform platform, Gate gate, Concepts concepts, UnitKeeper units) {
        this.db = platform.db();
        this.platform = platform;
        this.events = platform.events();
        this.gate = gate;
        this.concepts = concepts;
        this.units = units;
    }

    /**
     * A new draft of a group, whose hub it belongs to.
     *
     * @throws Refused if the caller does not speak for the group, or with all wrong fields
     */
    public Entry create(Tx tx, Caller caller, UUID group, ListingDraft draft) {
        Registered lender = gate.lender(tx, caller, group);
        Listing.Owner owner = new Listing.Owner(lender.hub(), Optional.of(group));
        check(tx, owner, draft);
        UUID id = platform.ids().next();
        ListingStore.insert(tx, id, owner, draft, now());
        units.settle(tx, id, List.of(), draft);
        return note(tx, caller.person(), id, "created");
    }

    /**
     * Writes a listing anew, whole.
     *
     * @param version as read before
     * @throws Refused as stale when it has changed since
     */
    public Entry change(Tx tx, Caller caller, Version version, ListingDraft draft) {
        Listing before = lockForWriting(tx, caller, version.listing()).listing();
        requireVersion(before, version);
        requireAlive(before, "change");
        if (draft.thing().kind() != before.kind()) {
            throw new Refused(Invalid.of("/kind", "fixed", "the kind of a listing does not change"));
        }
        check(tx, before.owner(), draft);
        if (!ListingStore.update(tx, before.id(), version.number(), draft)) {
            throw new Refused(new Stale(String.valueOf(before.status().version())));
        }
        units.settle(tx, before.id(), before.units(), draft);
        ListingStore.markChanged(tx, before.id(), now());
        return note(tx, caller.person(), before.id(), "changed");
    }

    /** The lender hands it in for the curators. */
    public Entry submit(Tx tx, Caller caller, UUID id) {
        Listing listing = lockForWriting(tx, caller, id).listing();
        return move(tx, caller.person(), listing.id(), ListingMove.SUBMIT);
    }

    /** The lender ends it; refused while anything of it is promised. */
    public Entry retire(Tx tx, Caller caller, UUID id) {
        lockForWriting(tx, caller, id);
        return move(tx, caller.person(), id, ListingMove.RETIRE);
    }

    /**
     * Makes a legal move, whoever it is for: the asking feature has checked the person's right to it.
     *
     * @throws Refused as wrong state; when published or submitted without known opening rules; when retired while promised
     */
    public Entry move(Tx tx, UUID person, UUID id, ListingMove move) {
        ListingStore.lock(tx, id);
        Entry before = get(tx, id);
        ListingState to = move.from(before.listing().status().state());
        boolean goesOut = move == ListingMove.PUBLISH || move == ListingMove.SUBMIT;
        if (goesOut && needsOpening(before.listing())) {
            requireOpening(tx, before);
        }
        if (move == ListingMove.RETIRE) {
            units.requireUnpromised(tx, before.listing());
        }
        ListingStore.move(tx, id, move, to, now());
        return note(tx, person, id, move.event());
    }

    /** Makes a legal move that no person with an account has made: the clock did, or somebody by a link. */
    public void moveByItself(Tx tx, UUID id, ListingMove move) {
        ListingStore.lock(tx, id);
        Entry before = get(tx, id);
        ListingStore.move(tx, id, move, move.from(before.listing().status().state()), now());
        events.append(
                tx,
                Event.of("listing", id, move.event()).in(before.listing().hub()).with(version(get(tx, id))));
    }

    /** A curator's pick, or no longer. */
    public Entry pick(Tx tx, UUID person, UUID id, boolean picked) {
        ListingStore.lock(tx, id);
        ListingStore.pick(tx, id, picked);
        return note(tx, person, id, picked ? "picked" : "unpicked");
    }

    /**
     * Puts a group behind an imported listing and its place; from then on one can apply for it here.
     *
     * @throws Refused when somebody stands behind either already, or the opening rules are unknown
     */
    public Entry claim(Tx tx, UUID person, UUID id, UUID group) {
        ListingStore.lock(tx, id);
        Entry before = get(tx, id);
        requireAlive(before.listing(), "claim");
        boolean foreignPlace = before.place()
                .flatMap(Place::claimedBy)
                .filter(other -> !other.equals(group))
                .isPresent();
        if (before.listing().group().isPresent() || foreignPlace) {
            throw new Refused(new WrongState("claimed", "claim"));
        }
        if (needsOpening(before.listing().kind())) {
            requireOpening(tx, before);
        }
        before.place().ifPresent(place -> PlaceStore.claim(tx, place.id(), group));
        ListingStore.claim(tx, id, group);
        // An imported joint room has the units of its parts already, and keeps them.
        Listing claimed = get(tx, id).listing();
        units.settle(tx, id, claimed.units(), claimed.draft());
        return note(tx, person, id, "claimed");
    }

    /**
     * Makes two records of one real thing one: the kept one gets the other's sources, the other retires.
     *
     * @throws Refused when anything of the dropped one is promised
     */
    public Entry merge(Tx tx, UUID person, UUID kept, UUID dropped) {
        ListingStore.lock(tx, kept.compareTo(dropped) < 0 ? kept : dropped);
        ListingStore.lock(tx, kept.compareTo(dropped) < 0 ? dropped : kept);
        Entry other = get(tx, dropped);
        requireAlive(get(tx, kept).listing(), "merge");
        move(tx, person, dropped, ListingMove.RETIRE);
        ListingStore.merge(tx, kept, dropped);
        Optional<UUID> place = get(tx, kept).place().map(Place::id);
        if (place.isPresent() && other.place().isPresent()) {
            PlaceStore.merge(tx, place.get(), other.place().get().id()).stream()
                    .filter(moved -> !moved.equals(kept))
                    .forEach(moved -> note(tx, person, moved, "changed"));
        }
        ListingStore.touch(tx, kept);
        return note(tx, person, kept, "merged");
    }

    /** A listing in any state, for features that check rights themselves. */
    public Optional<Entry> find(UUID id) {
        return EntryStore.find(db, id);
    }

    /** Like {@link #find} inside a transaction. @throws Refused as not found */
    public Entry get(Sql sql, UUID id) {
        return EntryStore.find(sql, id).orElseThrow(Gate::absent);
    }

    /** Listings by id, in any state; those that do not exist are left out. */
    public List<Entry> list(Collection<UUID> ids) {
        return EntryStore.send(db, ids).get();
    }

    /**
     * Listings by id, in any state, as far as a use of them is measured by it, to be waited for later: without their places, pictures, sources and
     * serial numbers, which cost as much again to read.
     */
    public Supplier<List<Entry>> sendLent(Sql sql, Collection<UUID> ids) {
        return EntryStore.sendLent(sql, ids);
    }

    /** All that belongs to a place, in any state. */
    public List<Entry> listOfPlace(UUID place) {
        return EntryStore.listOfPlace(db, place);
    }

    /** A listing as somebody from outside sees it. @throws Refused as not found when it is not for the caller's eyes */
    public Entry getVisible(Optional<Caller> caller, UUID id) {
        return findVisible(caller, id).orElseThrow(Gate::absent);
    }

    /** Like {@link #getVisible}; empty where it is not for the caller's eyes. */
    public Optional<Entry> findVisible(Optional<Caller> caller, UUID id) {
        return find(id).filter(entry -> gate.isVisible(db, caller, entry));
    }

    /** Whether the caller belongs to the lender or its hub's staff, and so sees more than the public face. */
    public boolean isInside(Optional<Caller> caller, Listing listing) {
        return gate.isInside(db, caller, listing);
    }

    /** A listing that the caller may write. @throws Refused as not found, or not allowed for plain members */
    public Entry getForEditing(Caller caller, UUID id) {
        Entry entry = find(id).orElseThrow(Gate::absent);
        gate.requireWriter(db, caller, entry.listing().hub(), entry.listing().group());
        return entry;
    }

    /**
     * Refuses those who may not lend for the group, and groups of other hubs.
     *
     * @throws Refused as not found for strangers, as not allowed for plain members, as invalid for a group of another hub
     */
    public void requireLender(Tx tx, Caller caller, UUID group, String hub) {
        if (!gate.lender(tx, caller, group).hub().equals(hub)) {
            throw new Refused(Invalid.of("/group", "value", "a group of the same hub"));
        }
    }

    /** Refuses, as not found, all who neither belong to the group nor are staff of its hub. */
    public void requireMember(Caller caller, UUID group) {
        gate.requireMember(db, caller, group);
    }

    /** All listings of a group in any state, newest first. @throws Refused as not found for strangers */
    public Page<Entry> listOfGroup(Caller caller, UUID group, Optional<UUID> before, int limit) {
        requireMember(caller, group);
        List<Entry> some = EntryStore.listOfGroup(db, group, before.orElse(null), limit + 1);
        if (some.size() <= limit) {
            return new Page<>(some, Optional.empty());
        }
        List<Entry> page = some.subList(0, limit);
        return new Page<>(page, Optional.of(page.getLast().id().toString()));
    }

    /** All listings of a group in any state, for an index that follows the group's name and umbrella. */
    public List<Entry> listOfGroup(UUID group) {
        return EntryStore.listOfGroup(db, group, null, Integer.MAX_VALUE);
    }

    /** Published listings in the order of their ids, for building an index. */
    public List<Entry> snapshot(Optional<UUID> after, int limit) {
        return sendSnapshot(after, limit).get();
    }

    /** The same, to be waited for later. */
    public Supplier<List<Entry>> sendSnapshot(Optional<UUID> after, int limit) {
        return EntryStore.sendPublishedAfter(db, after.orElse(null), limit);
    }

    /** Those of the ids that are published now; an index drops the others. */
    public List<Entry> forIndex(Collection<UUID> ids) {
        return EntryStore.listPublished(db, ids);
    }

    /** The same as somebody sees them who is amid a change. */
    public List<Entry> forIndex(Sql sql, Collection<UUID> ids) {
        return EntryStore.listPublished(sql, ids);
    }

    /** How many listings everybody sees, by kind. */
    public Map<ListingKind, Integer> countPublished() {
        return EntryStore.countPublished(db);
    }

    /** The listings that everybody sees and that came last. */
    public List<Entry> newest(int limit) {
        return EntryStore.listNewest(db, limit);
    }

    /** Whose data the published listings come from, each once. */
    public List<Credit> credits() {
        return EntryStore.listCredits(db);
    }

    /**
     * Where data comes from.
     *
     * @param dataset what the publisher calls it
     * @param line the credit that must be shown
     */
    public record Credit(String dataset, String licence, String line) {}

    /**
     * A listing at a version.
     *
     * @param number as its ETag says
     */
    public record Version(UUID listing, int number) {}

    Entry lockForWriting(Tx tx, Caller caller, UUID id) {
        ListingStore.lock(tx, id);
        Entry entry = get(tx, id);
        gate.requireWriter(tx, caller, entry.listing().hub(), entry.listing().group());
        return entry;
    }

    Entry note(Tx tx, UUID person, UUID id, String what) {
        Entry entry = get(tx, id);
        Event event = Event.of("listing", id, what)
                .in(entry.listing().hub())
                .by(person)
                .with(version(entry));
        events.append(tx, entry.listing().group().map(event::forSomebody).orElse(event));
        return entry;
    }

    private static ObjectNode version(Entry entry) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("version", entry.listing().status().version());
    }

    Instant now() {
        return platform.clock().instant();
    }

    private void check(Tx tx, Listing.Owner owner, ListingDraft draft) {
        List<FieldError> errors = new ArrayList<>(ListingRules.check(concepts, draft));
        Optional<Place> place = draft.place().flatMap(id -> PlaceStore.find(tx, id));
        errors.addAll(ListingRules.checkPlace(draft, place, owner));
        if (!errors.isEmpty()) {
            throw new Refused(new Invalid(errors));
        }
    }

    /** Refuses as stale who has read another version than the present one; until the transaction ends it stays the present. */
    public void requireVersion(Tx tx, Version version) {
        ListingStore.lock(tx, version.listing());
        requireVersion(get(tx, version.listing()).listing(), version);
    }

    /** The same, after refusing those who may not write it. */
    void requireVersion(Tx tx, Caller caller, Version version) {
        requireVersion(lockForWriting(tx, caller, version.listing()).listing(), version);
    }

    static void requireVersion(Listing listing, Version version) {
        if (listing.status().version() != version.number()) {
            throw new Refused(new Stale(String.valueOf(listing.status().version())));
        }
    }

    private static void requireAlive(Listing listing, String move) {
        if (listing.status().state() == ListingState.RETIRED) {
            throw new Refused(new WrongState(ListingState.RETIRED.word(), move));
        }
    }

    private void requireOpening(Sql sql, Entry entry) {
        LocalDate today = LocalDate.ofInstant(now(), entry.hub().zone());
        if (!RuleValues.hasOpening(sql, entry.listing(), today)) {
            throw new Refused(new RuleRefuses("opening.unknown", "", Map.of()));
        }
    }

    private static boolean needsOpening(Listing listing) {
        return listing.reservation() == Reservation.HERE && needsOpening(listing.kind());
    }

    private static boolean needsOpening(ListingKind kind) {
        return kind != ListingKind.SKILL;
    }
}
