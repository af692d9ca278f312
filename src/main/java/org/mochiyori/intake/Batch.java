package org.mochiyori.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.catalogue.Imported;
import org.mochiyori.catalogue.Imported.Fate;
import org.mochiyori.catalogue.Imported.Known;
import org.mochiyori.catalogue.Imported.Taken;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.PlaceDraft;
import org.mochiyori.catalogue.Source;
import org.mochiyori.curation.Duplicates.Suspect;
import org.mochiyori.listfile.Candidate;
import org.mochiyori.listfile.Duplicates.Verdict;
import org.mochiyori.listfile.Entry;
import org.mochiyori.listfile.Kind;
import org.mochiyori.platform.db.Tx;

/**
 * Takes some hundred records in: finds the listing each had before, attaches those that are surely a thing already there,
 * makes the others, and puts the unsure pairs before the curators.
 */
final class Batch {
    private final Tools tools;
    private final Import run;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Map<String, Known> known;
    private final Set<String> secondary;
    private final Lookup lookup;
    private final List<Imported> first = new ArrayList<>();
    private final Map<String, Candidate> fresh = new LinkedHashMap<>();
    private final Map<String, Optional<UUID>> placeOf = new HashMap<>();
    private final Map<Arrival, Held> toMate = new LinkedHashMap<>();
    private final List<Doubt> doubts = new ArrayList<>();

    /** A newcomer that may be what is there. */
    private record Doubt(String key, Held other, String why) {}

    Batch(Tools tools, Import run, Tx tx, Collection<Entry> entries) {
        this.tools = tools;
        this.run = run;
        Map<Integer, String> settled = IssueStore.keys(
                tx, run.id(), entries.stream().map(Entry::record).toList());
        entries.forEach(entry -> entry.understood()
                .ifPresent(what -> arrivals.add(new Arrival(
                        entry,
                        what,
                        settled.getOrDefault(
                                entry.record(), Keys.source(run.dataset().key(), EntryJson.identity(what))),
                        tools.platform().ids().next(),
                        what.where().municipality().flatMap(tools.municipalities()::find)))));
        List<String> keys = arrivals.stream().map(Arrival::key).toList();
        String hub = run.whose().hub();
        this.known = tools.catalogue().imports().known(hub, keys);
        this.secondary = known.isEmpty() ? Set.of() : IntakeStore.secondary(tx, hub, keys);
        this.lookup = new Lookup(CandidateStore.list(tx, hub, wanted()));
    }

    /** What became of each record, by its number. */
    Map<Integer, Taken> take(Tx tx) {
        arrivals.forEach(this::sort);
        Imported.Batch batch = batch(run);
        Map<String, Taken> taken = new HashMap<>();
        tools.catalogue().imports().take(tx, batch, first).forEach(one -> taken.put(one.key(), one));
        List<Imported> second = new ArrayList<>();
        toMate.forEach((arrival, mate) ->
                second.add(imported(arrival, Optional.empty(), Optional.of(listingOf(mate, taken)))));
        if (!second.isEmpty()) {
            tools.catalogue().imports().take(tx, batch, second).forEach(one -> taken.put(one.key(), one));
        }
        keep(tx, taken);
        Map<Integer, Taken> byRecord = new LinkedHashMap<>();
        for (Arrival arrival : arrivals) {
            Optional.ofNullable(taken.get(arrival.key()))
                    .ifPresent(one -> byRecord.put(arrival.entry().record(), again(arrival, one)));
        }
        return byRecord;
    }

    static Imported.Batch batch(Import run) {
        return new Imported.Batch(
                run.whose().hub(),
                run.whose().group(),
                run.id(),
                run.whose().publish(),
                run.whose().person());
    }

    /** One more source that was there before is nothing new. */
    private Taken again(Arrival arrival, Taken one) {
        boolean old = one.fate() == Fate.ATTACHED && known.containsKey(arrival.key());
        return old ? one.unchanged() : one;
    }

    private boolean compares() {
        return run.whose().group().isEmpty();
    }

    private Set<String> wanted() {
        Set<String> keys = new HashSet<>();
        for (Arrival arrival : arrivals) {
            if (!known.containsKey(arrival.key())) {
                keys.addAll(Keys.of(arrival.candidate()));
                arrival.container().ifPresent(name -> {
                    keys.add(arrival.containerKey(run.dataset().key(), name));
                    keys.addAll(Keys.of(
                            arrival.containerCandidate("", name, tools.drafts().container(arrival.what(), name))));
                });
            }
        }
        return keys;
    }

    private void sort(Arrival arrival) {
        Known before = known.get(arrival.key());
        if (before != null) {
            Optional<UUID> attach =
                    secondary.contains(arrival.key()) ? Optional.of(before.listing()) : Optional.empty();
            // A hall that several records share is described by none of them alone.
            Optional<UUID> own = arrival.container().isPresent() ? Optional.empty() : before.place();
            first.add(imported(arrival, own, attach));
            return;
        }
        Candidate candidate = arrival.candidate();
        List<Lookup.Like> like = compares() ? lookup.like(candidate) : List.of();
        Optional<Held> same = like.stream()
                .filter(one -> one.judgement().verdict() == Verdict.SAME)
                .map(Lookup.Like::held)
                .findFirst();
        Optional<Held> listed = same.filter(held -> held.listing().isPresent() || isMate(held));
        if (listed.isPresent()) {
            join(arrival, listed.get());
            return;
        }
        like.stream()
                .filter(one -> one.judgement().verdict() == Verdict.UNSURE)
                .filter(one -> one.held().listing().isPresent() || isMate(one.held()))
                .filter(one -> arrival.what().kind() == Kind.SPACE || !isOfThisList(one.held()))
                .forEach(one -> doubts.add(new Doubt(
                        arrival.key(),
                        one.held(),
                        one.judgement().ground().name().toLowerCase(java.util.Locale.ROOT))));
        newcomer(arrival, candidate, same);
    }

    private void join(Arrival arrival, Held held) {
        if (held.listing().isPresent()) {
            first.add(imported(arrival, Optional.empty(), held.listing()));
        } else {
            toMate.put(arrival, held);
        }
    }

    private void newcomer(Arrival arrival, Candidate candidate, Optional<Held> hall) {
        Optional<UUID> place = hall.flatMap(Held::place).or(() -> place(arrival));
        first.add(imported(arrival, place, Optional.empty()));
        fresh.put(arrival.key(), candidate);
        placeOf.put(arrival.key(), place);
        lookup.add(new Held(candidate, mateOf(arrival), Keys.of(candidate), place, Optional.empty()));
    }

    /** The place of the hall it lies in, else one of its own; none for a thing whose lender is unknown. */
    private Optional<UUID> place(Arrival arrival) {
        Optional<String> container = arrival.container();
        if (container.isEmpty()) {
            return arrival.what().kind() == Kind.SPACE
                    ? Optional.of(tools.platform().ids().next())
                    : Optional.empty();
        }
        String key = arrival.containerKey(run.dataset().key(), container.get());
        Optional<Held> there = lookup.find(key);
        if (there.isPresent()) {
            return there.get().place();
        }
        PlaceDraft draft = tools.drafts().container(arrival.what(), container.get());
        Candidate hall =
                arrival.containerCandidate(tools.platform().ids().next().toString(), container.get(), draft);
        boolean space = arrival.what().kind() == Kind.SPACE && compares();
        Optional<UUID> same = space
                ? lookup.like(hall).stream()
                        .filter(like -> like.judgement().verdict() == Verdict.SAME)
                        .flatMap(like -> like.held().place().stream())
                        .findFirst()
                : Optional.empty();
        UUID place = same.orElseGet(tools.platform().ids()::next);
        List<String> keys = new ArrayList<>(List.of(key));
        if (space && same.isEmpty()) {
            keys.addAll(Keys.of(hall));
        }
        lookup.add(new Held(hall, run.dataset().key(), keys, Optional.of(place), Optional.empty()));
        return Optional.of(place);
    }

    private Imported imported(Arrival arrival, Optional<UUID> place, Optional<UUID> attachTo) {
        ListingDraft draft =
                tools.drafts().listing(arrival.what(), run.whose().group().isPresent());
        PlaceDraft at = arrival.container()
                .map(name -> tools.drafts().container(arrival.what(), name))
                .orElseGet(() -> tools.drafts().place(arrival.what()));
        Source source = new Source(
                arrival.key(),
                run.file(),
                arrival.entry().record(),
                run.dataset().title(),
                run.dataset().licence(),
                run.dataset().credit());
        Optional<UUID> described = attachTo.isPresent() ? Optional.of(arrival.id()) : place;
        return new Imported(
                source, EntryJson.raw(arrival.entry()), described.map(id -> new Imported.At(id, at)), draft, attachTo);
    }

    private void keep(Tx tx, Map<String, Taken> taken) {
        List<Held> held = new ArrayList<>();
        List<UUID> renewed = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            Known before = known.get(arrival.key());
            if (before != null && isUpdated(arrival, taken)) {
                Candidate candidate = arrival.candidate();
                renewed.add(before.listing());
                held.add(new Held(
                        candidate,
                        run.dataset().key(),
                        Keys.of(candidate),
                        before.place(),
                        Optional.of(before.listing())));
            }
        }
        CandidateStore.forget(tx, renewed);
        lookup.added().stream().filter(one -> !isMate(one)).forEach(held::add);
        fresh.forEach((key, candidate) -> Optional.ofNullable(taken.get(key))
                .ifPresent(one -> held.add(new Held(
                        candidate,
                        run.dataset().key(),
                        Keys.of(candidate),
                        placeOf.getOrDefault(key, Optional.empty()),
                        Optional.of(one.listing())))));
        CandidateStore.insert(tx, run.whose().hub(), held);
        List<Suspect> suspects = new ArrayList<>();
        for (Doubt doubt : doubts) {
            Taken own = taken.get(doubt.key());
            UUID other = listingOf(doubt.other(), taken);
            if (own != null && !own.listing().equals(other)) {
                suspects.add(new Suspect(own.listing(), other, List.of(doubt.why())));
            }
        }
        tools.duplicates().suspect(tx, run.whose().hub(), suspects);
    }

    private static boolean isUpdated(Arrival arrival, Map<String, Taken> taken) {
        return Optional.ofNullable(taken.get(arrival.key()))
                .filter(one -> one.fate() == Fate.UPDATED)
                .isPresent();
    }

    /** A newcomer of this batch has no listing yet: it is known by the key of its source until it is written. */
    private static String mateOf(Arrival arrival) {
        return "mate:" + arrival.key();
    }

    private static boolean isMate(Held held) {
        return held.dataset().startsWith("mate:");
    }

    private boolean isOfThisList(Held held) {
        return isMate(held) || held.dataset().equals(run.dataset().key());
    }

    private static UUID listingOf(Held held, Map<String, Taken> taken) {
        return held.listing().orElseGet(() -> {
            Taken mate = taken.get(held.dataset().substring("mate:".length()));
            if (mate == null) {
                throw new IllegalStateException("a record of the same batch has become nothing");
            }
            return mate.listing();
        });
    }
}
