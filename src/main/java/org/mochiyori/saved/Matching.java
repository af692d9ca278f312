package org.mochiyori.saved;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Listings;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Change;
import org.mochiyori.saved.Find.Reason;
import org.mochiyori.saved.FindStore.Freed;
import org.mochiyori.saved.Watch.Kept;
import org.mochiyori.search.Alerts;
import org.mochiyori.search.Times;

/** Finds out of the change log what is new or free again, and for which saved searches that is news. */
final class Matching {
    /** States of a line after which its time is another's. */
    private static final Set<String> GIVEN_BACK = Set.of("declined", "withdrawn", "cancelled", "expired", "closed");

    /** What may let a search find a listing that it did not find before. */
    private static final Set<String> NEWS = Set.of("published", "changed", "claimed");

    private final Watch watch;
    private final Alerts alerts;
    private final Listings listings;
    private final InstantSource clock;

    Matching(Watch watch, Alerts alerts, Listings listings, InstantSource clock) {
        this.watch = watch;
        this.alerts = alerts;
        this.listings = listings;
        this.clock = clock;
    }

    /**
     * A listing that may be news, and the times of it that were given back. One that was there before a search was saved is
     * no news to it, however it is changed: whoever saved it may have seen it.
     */
    private record Candidate(Entry entry, boolean isNew, List<TimeWindow> freed) {
        Instant published() {
            return entry.listing().status().dates().published().orElse(Instant.EPOCH);
        }
    }

    /** Notes what these changes let saved searches find. */
    void take(Tx tx, List<Change> changes) {
        Set<UUID> fresh = subjects(changes, "listing", NEWS);
        Map<UUID, List<TimeWindow>> freed = freed(tx, changes);
        Set<UUID> all = new HashSet<>(fresh);
        all.addAll(freed.keySet());
        if (all.isEmpty()) {
            return;
        }
        List<Candidate> candidates = listings.forIndex(tx, all).stream()
                .map(entry ->
                        new Candidate(entry, fresh.contains(entry.id()), freed.getOrDefault(entry.id(), List.of())))
                .toList();
        List<Find> finds = finds(candidates);
        if (!finds.isEmpty()) {
            FindStore.insertAll(tx, finds);
        }
    }

    private List<Find> finds(List<Candidate> candidates) {
        Instant now = clock.instant();
        List<Find> finds = new ArrayList<>();
        // Those that ask for the same time are asked together whether it is free.
        Map<Times, List<Find>> timed = new HashMap<>();
        Map<UUID, List<Kept>> asking =
                watch.match(candidates.stream().map(Candidate::entry).toList());
        for (Candidate candidate : candidates) {
            UUID listing = candidate.entry().id();
            for (Kept search : asking.getOrDefault(listing, List.of())) {
                Optional<Times> times = alerts.times(search.wanted());
                reason(candidate, search, times)
                        .map(reason ->
                                new Find(search.id(), listing, times.map(Times::window), reason, now, Optional.empty()))
                        .ifPresent(find -> times.<List<Find>>map(
                                        time -> timed.computeIfAbsent(time, key -> new ArrayList<>()))
                                .orElse(finds)
                                .add(find));
            }
        }
        timed.forEach((times, some) -> {
            Set<UUID> free = alerts.free(some.stream().map(Find::listing).collect(Collectors.toSet()), times);
            some.stream().filter(find -> free.contains(find.listing())).forEach(finds::add);
        });
        return finds;
    }

    /** Why a listing is news for a search; without a time nothing becomes free again. */
    private Optional<Reason> reason(Candidate candidate, Kept search, Optional<Times> times) {
        if (times.filter(time -> !alerts.isAhead(time)).isPresent()) {
            return Optional.empty();
        }
        if (candidate.isNew() && candidate.published().isAfter(search.since())) {
            return Optional.of(Reason.NEW);
        }
        boolean freed = times.map(Times::window).stream()
                .anyMatch(window -> candidate.freed().stream().anyMatch(window::overlaps));
        return freed ? Optional.of(Reason.FREED) : Optional.empty();
    }

    private static Map<UUID, List<TimeWindow>> freed(Tx tx, List<Change> changes) {
        Set<UUID> lines = changes.stream()
                .filter(change -> change.subjectKind().equals("booking"))
                .filter(change ->
                        GIVEN_BACK.contains(change.data().path("state").asText()))
                .map(change -> UUID.fromString(change.data().path("line").asText()))
                .collect(Collectors.toSet());
        Set<UUID> blocks = subjects(changes, "block", Set.of("lifted"));
        return lines.isEmpty() && blocks.isEmpty() ? Map.of() : byListing(FindStore.freed(tx, lines, blocks));
    }

    private static Map<UUID, List<TimeWindow>> byListing(Collection<Freed> freed) {
        return freed.stream()
                .collect(Collectors.groupingBy(Freed::listing, Collectors.mapping(Freed::window, Collectors.toList())));
    }

    private static Set<UUID> subjects(List<Change> changes, String subject, Set<String> kinds) {
        Stream<Change> some = changes.stream()
                .filter(change -> change.subjectKind().equals(subject) && kinds.contains(change.kind()));
        return some.map(change -> UUID.fromString(change.subject())).collect(Collectors.toSet());
    }
}
