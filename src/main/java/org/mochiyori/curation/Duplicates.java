package org.mochiyori.curation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingState;
import org.mochiyori.catalogue.Listings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Page;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;

/** The front door to pairs that may be one real thing. Until a pair is told apart, neither can become lendable. */
public final class Duplicates {
    private final Platform platform;
    private final Listings listings;
    private final Office office;

    Duplicates(Platform platform, Listings listings, Office office) {
        this.platform = platform;
        this.listings = listings;
        this.office = office;
    }

    /**
     * A pair that looks alike.
     *
     * @param why codes without blanks: {@code name}, {@code address}, {@code phone}, {@code near} …
     */
    public record Suspect(UUID one, UUID other, List<String> why) {
        public Suspect {
            why = List.copyOf(why);
            if (one.equals(other)) {
                throw new IllegalArgumentException("a thing is no duplicate of itself");
            }
        }
    }

    /** Puts pairs before the curators of a hub; pairs known already, decided ones included, are left as they are. */
    public int suspect(Tx tx, String hub, Collection<Suspect> suspects) {
        if (suspects.isEmpty()) {
            return 0;
        }
        Instant now = platform.clock().instant();
        List<DuplicateStore.Pair> pairs = new ArrayList<>();
        for (Suspect suspect : suspects) {
            // As PostgreSQL compares them: by their text, not by signed halves.
            boolean inOrder = suspect.one().toString().compareTo(suspect.other().toString()) < 0;
            pairs.add(new DuplicateStore.Pair(
                    platform.ids().next(),
                    hub,
                    inOrder ? suspect.one() : suspect.other(),
                    inOrder ? suspect.other() : suspect.one(),
                    suspect.why(),
                    Duplicate.State.OPEN,
                    now));
        }
        return DuplicateStore.insert(tx, pairs);
    }

    /** The undecided pairs of a hub, side by side. @throws Refused as not found for all but the hub's staff */
    public Page<Duplicate> list(Caller caller, String hub, Optional<UUID> after, int limit) {
        office.requireReader(platform.db(), caller, hub);
        List<DuplicateStore.Pair> some = DuplicateStore.listOpen(platform.db(), hub, after.orElse(null), limit + 1);
        List<DuplicateStore.Pair> page = some.size() > limit ? some.subList(0, limit) : some;
        Optional<String> next =
                some.size() > limit ? Optional.of(page.getLast().id().toString()) : Optional.empty();
        return new Page<>(sideBySide(page), next);
    }

    /** Whether a listing is part of an undecided pair. */
    public boolean isOpen(UUID listing) {
        return DuplicateStore.isOpen(platform.db(), listing);
    }

    /**
     * Decides on a pair. {@link Duplicate.State#SAME} makes the two records one listing: the one that somebody stands behind
     * is kept, else the one that is out, else the older one.
     *
     * @throws Refused as not found for curators of other hubs; as wrong state when decided already; when somebody stands
     *     behind both and anything of the one to go is promised
     */
    public Duplicate decide(Tx tx, Caller caller, UUID id, Duplicate.State decision) {
        DuplicateStore.lock(tx, id);
        DuplicateStore.Pair pair = DuplicateStore.find(tx, id).orElseThrow(Office::absent);
        office.requireCurator(tx, caller, pair.hub());
        if (pair.state() == Duplicate.State.SAME || pair.state() == Duplicate.State.DIFFERENT) {
            throw new Refused(new Problem.WrongState(pair.state().word(), decision.word()));
        }
        if (decision == Duplicate.State.OPEN) {
            throw new Refused(Problem.Invalid.of("/decision", "value", "same, different or later"));
        }
        Instant now = platform.clock().instant();
        DuplicateStore.decide(tx, id, decision, caller.person(), now);
        Entry first = listings.get(tx, pair.first());
        Entry second = listings.get(tx, pair.second());
        if (decision == Duplicate.State.SAME) {
            boolean firstStays = weight(first) >= weight(second);
            UUID kept = firstStays ? pair.first() : pair.second();
            UUID dropped = firstStays ? pair.second() : pair.first();
            listings.merge(tx, caller.person(), kept, dropped);
            DuplicateStore.closeOf(tx, dropped, caller.person(), now);
        }
        return new Duplicate(id, first, second, pair.why(), decision, pair.found());
    }

    private static int weight(Entry entry) {
        return (entry.listing().group().isPresent() ? 2 : 0)
                + (entry.listing().status().state() == ListingState.PUBLISHED ? 1 : 0);
    }

    private List<Duplicate> sideBySide(List<DuplicateStore.Pair> pairs) {
        List<UUID> ids = new ArrayList<>();
        pairs.forEach(pair -> ids.addAll(List.of(pair.first(), pair.second())));
        Map<UUID, Entry> entries = new HashMap<>();
        listings.list(ids).forEach(entry -> entries.put(entry.id(), entry));
        return pairs.stream().map(pair -> sideBySide(pair, entries)).toList();
    }

    private static Duplicate sideBySide(DuplicateStore.Pair pair, Map<UUID, Entry> entries) {
        Entry first = java.util.Objects.requireNonNull(entries.get(pair.first()));
        Entry second = java.util.Objects.requireNonNull(entries.get(pair.second()));
        return new Duplicate(pair.id(), first, second, pair.why(), pair.state(), pair.found());
    }
}
