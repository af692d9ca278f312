package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.catalogue.ImportStore.Stored;
import org.mochiyori.catalogue.Imported.Batch;
import org.mochiyori.catalogue.Imported.Fate;
import org.mochiyori.catalogue.Imported.Known;
import org.mochiyori.catalogue.Imported.Taken;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;

/**
 * The front door for records by the thousand. The same record of the next import updates its listing; a listing that a group
 * has taken over keeps the group's words. What nobody stands behind can never be applied for here.
 *
 * <p>Take some hundreds to a few thousand records a call; a statement runs at most 30 seconds.
 */
public final class Imports {
    private final Platform platform;
    private final Commitments commitments;

    Imports(Platform platform, Commitments commitments) {
        this.platform = platform;
        this.commitments = commitments;
    }

    /** Which of these records of a hub are known, by source key. */
    public Map<String, Known> known(String hub, Collection<String> keys) {
        Map<String, Known> known = new HashMap<>();
        ImportStore.known(platform.db(), hub, keys)
                .forEach((key, stored) -> known.put(key, new Known(stored.listing(), stored.place())));
        return known;
    }

    /**
     * Takes records in. The caller's right to import into the hub, and to publish, has been checked.
     *
     * @return what became of each, in order
     * @throws IllegalArgumentException for a record that can be applied for here though nobody stands behind it
     */
    public List<Taken> take(Tx tx, Batch batch, List<Imported> records) {
        records.forEach(record -> check(batch, record));
        List<String> keys =
                records.stream().map(record -> record.source().key()).toList();
        Run run = new Run(batch, ImportStore.known(tx, batch.hub(), keys), stateOf(tx, batch));
        records.forEach(run::sort);
        run.write(tx);
        return run.fates(records);
    }

    /**
     * What an import did to one listing.
     *
     * @param before as {@link Taken} told it; empty for a listing that it created
     */
    public record Done(UUID listing, Optional<JsonNode> before) {}

    /**
     * Takes an import back: created listings retire, updated ones say again what they said. Listings that a group has taken
     * over since, or of which anything is promised, stay.
     *
     * @return those that were taken back
     */
    public Set<UUID> undo(Tx tx, Batch batch, List<Done> done) {
        List<UUID> created = new ArrayList<>();
        ArrayNode listings = JsonNodeFactory.instance.arrayNode();
        ArrayNode places = JsonNodeFactory.instance.arrayNode();
        Map<UUID, Optional<UUID>> groups =
                ImportStore.groups(tx, done.stream().map(Done::listing).toList());
        for (Done each : done) {
            boolean takenOver =
                    !groups.getOrDefault(each.listing(), batch.group()).equals(batch.group());
            if (takenOver || (batch.group().isPresent() && commitments.isPromised(tx, each.listing()))) {
                continue;
            }
            if (each.before().isEmpty()) {
                created.add(each.listing());
            } else {
                listings.add(each.before().get().path("listing"));
                Optional.of(each.before().get().path("place"))
                        .filter(JsonNode::isObject)
                        .ifPresent(places::add);
            }
        }
        Set<UUID> undone = new LinkedHashSet<>(ImportStore.retire(tx, created));
        note(tx, batch, undone, "retired");
        ImportStore.updatePlaces(tx, places);
        Set<UUID> restored = ImportStore.updateListings(tx, listings);
        note(tx, batch, restored, "changed");
        ImportStore.forgetFingerprints(tx, restored);
        undone.addAll(restored);
        return undone;
    }

    /**
     * A room that takes others.
     *
     * @param more whether it takes floor beside them
     */
    public record Join(UUID whole, List<UUID> parts, boolean more) {
        public Join {
            parts = List.copyOf(parts);
        }
    }

    /** Lets the joint room and its parts exclude each other. Returns false where a person must decide. */
    public boolean join(Tx tx, Batch batch, Join join) {
        return new JointUnits(platform.ids(), commitments).join(tx, join, batch.group());
    }

    /** Takes a listing that this import has just made and put out back before the curators. */
    public void hold(Tx tx, Batch batch, UUID listing) {
        note(tx, batch, ImportStore.hold(tx, listing), "submitted");
    }

    /** Takes records off the listings that an import has attached them to. */
    public void detach(Tx tx, Batch batch, Collection<String> keys) {
        note(tx, batch, ImportStore.detach(tx, batch, keys), "changed");
    }

    private ListingState stateOf(Tx tx, Batch batch) {
        boolean ready = batch.group().isEmpty() || ImportStore.hubHasOpening(tx, batch.hub());
        return batch.publish() && ready ? ListingState.PUBLISHED : ListingState.SUBMITTED;
    }

    private static void check(Batch batch, Imported record) {
        boolean here = record.draft().access().reservation() == Reservation.HERE;
        if (here && batch.group().isEmpty()) {
            throw new IllegalArgumentException("nobody stands behind open data, so nobody can apply for it here");
        }
    }

    private void note(Tx tx, Batch batch, Collection<UUID> listings, String what) {
        List<Event> events = new ArrayList<>();
        for (UUID listing : listings) {
            Event event = Event.of("listing", listing, what).in(batch.hub()).by(batch.person());
            events.add(batch.group().map(event::forSomebody).orElse(event));
        }
        platform.events().appendAll(tx, events);
    }

    /** One call of {@link #take}: sorts records into rows, then writes the rows. */
    private final class Run {
        private final Batch batch;
        private final Map<String, Stored> known;
        private final ListingState state;
        private final String now = platform.clock().instant().toString();
        private final Map<String, Taken> taken = new LinkedHashMap<>();
        private final Map<UUID, Imported> changed = new LinkedHashMap<>();
        private final Map<UUID, JsonNode> before = new HashMap<>();
        private final Map<UUID, Integer> keeps = new HashMap<>();
        private final Set<UUID> placesMade = new LinkedHashSet<>();
        private final ArrayNode newPlaces = JsonNodeFactory.instance.arrayNode();
        private final ArrayNode oldPlaces = JsonNodeFactory.instance.arrayNode();
        private final ArrayNode newListings = JsonNodeFactory.instance.arrayNode();
        private final ArrayNode oldListings = JsonNodeFactory.instance.arrayNode();
        private final ArrayNode units = JsonNodeFactory.instance.arrayNode();
        private final ArrayNode moved = JsonNodeFactory.instance.arrayNode();
        private final ArrayNode sources = JsonNodeFactory.instance.arrayNode();
        private final ArrayNode codes = JsonNodeFactory.instance.arrayNode();

        Run(Batch batch, Map<String, Stored> known, ListingState state) {
            this.batch = batch;
            this.known = known;
            this.state = state;
        }

        void sort(Imported record) {
            String key = record.source().key();
            Optional<Stored> stored = Optional.ofNullable(known.get(key));
            if (taken.containsKey(key)) {
                return;
            }
            if (record.attachTo().isPresent()) {
                attach(record, record.attachTo().get(), stored);
            } else if (stored.isEmpty()) {
                create(record);
            } else {
                meetAgain(record, stored.get());
            }
        }

        private void attach(Imported record, UUID listing, Optional<Stored> stored) {
            if (stored.filter(one -> one.listing().equals(listing)).isPresent() && isSame(record, stored.get())) {
                leave(record, listing);
                return;
            }
            source(record, listing);
            record.place()
                    .filter(at -> !at.draft().at().areaCodes().isEmpty())
                    .ifPresent(at -> codes.add(ImportJson.codes(listing, at.draft())));
            taken.put(record.source().key(), Taken.of(record.source().key(), listing, Fate.ATTACHED));
        }

        private void create(Imported record) {
            UUID id = platform.ids().next();
            Optional<UUID> place = record.place().map(Imported.At::id);
            record.place().filter(at -> placesMade.add(at.id())).ifPresent(at -> {
                ObjectNode row = ImportJson.place(at.id(), at.draft())
                        .put("hub", batch.hub())
                        .put("created_at", now);
                batch.group().ifPresent(group -> row.put("claimed_by", group.toString()));
                newPlaces.add(row);
            });
            ObjectNode row = ImportJson.listing(id, record.draft())
                    .put("hub", batch.hub())
                    .put("state", state.word())
                    .put("created_at", now);
            batch.group().ifPresent(group -> row.put("group_id", group.toString()));
            place.ifPresent(at -> row.put("place", at.toString()));
            newListings.add(row);
            unit(id, place, record.draft());
            source(record, id);
            taken.put(record.source().key(), Taken.of(record.source().key(), id, Fate.CREATED));
        }

        private void unit(UUID listing, Optional<UUID> place, ListingDraft draft) {
            if (draft.access().reservation() != Reservation.HERE || draft.thing() instanceof Thing.Skill) {
                return;
            }
            int capacity = draft.thing() instanceof Thing.Equipment pool ? pool.quantity() : 1;
            ObjectNode row = ImportJson.row()
                    .put("unit", platform.ids().next().toString())
                    .put("listing", listing.toString())
                    .put("name", draft.wording().name())
                    .put("capacity", capacity)
                    .put("whole", draft.thing() instanceof Thing.Space);
            place.ifPresent(at -> row.put("place", at.toString()));
            units.add(row);
        }

        private void meetAgain(Imported record, Stored stored) {
            boolean ours = stored.group().equals(batch.group());
            leave(record, stored.listing());
            if ((isSame(record, stored) && stored.state() != ListingState.RETIRED) || !ours) {
                return;
            }
            source(record, stored.listing());
            changed.put(stored.listing(), record);
        }

        /** What the list says anew, where it does; what the lender has changed by hand since the last issue stays. */
        private void compare(Tx tx) {
            before.putAll(ImportStore.before(tx, changed.keySet()));
            changed.forEach((listing, record) -> {
                JsonNode was = Objects.requireNonNull(before.get(listing));
                ObjectNode row = ImportJson.listing(listing, record.draft());
                JsonNode said = was.path("said").path("listing");
                if (batch.group().isPresent() && said.isObject()) {
                    ImportJson.keepOwn(row, said, was.path("listing"));
                    promised(tx, listing, row).ifPresent(quantity -> keeps.put(listing, quantity));
                }
                oldListings.add(row.put("state", state.word()));
                placeAgain(record, was);
            });
        }

        private void placeAgain(Imported record, JsonNode was) {
            JsonNode place = was.path("place");
            if (record.place().isEmpty() || !place.isObject()) {
                return;
            }
            ObjectNode row = ImportJson.place(
                    UUID.fromString(place.path("id").asText()),
                    record.place().get().draft());
            JsonNode said = was.path("said").path("place");
            if (batch.group().isPresent() && said.isObject()) {
                ImportJson.keepOwn(row, said, place);
            }
            oldPlaces.add(row);
        }

        /** Makes the pool as large as the list says, but never smaller than what is promised of it. Returns what it keeps. */
        private Optional<Integer> promised(Tx tx, UUID listing, ObjectNode row) {
            List<Listing.UnitShare> shares = EntryStore.find(tx, listing)
                    .map(entry -> entry.listing().units())
                    .orElse(List.of());
            boolean pool = row.path("kind").asText().equals(ListingKind.EQUIPMENT.word()) && shares.size() == 1;
            int wanted = row.path("quantity").asInt();
            if (!pool || shares.getFirst().capacity() == wanted) {
                return Optional.empty();
            }
            UUID unit = shares.getFirst().unit();
            ListingStore.lockUnits(tx, List.of(unit));
            int most = commitments.mostPromised(tx, unit);
            int quantity = Math.max(wanted, most);
            ListingStore.resizeUnit(tx, unit, quantity);
            row.put("quantity", quantity);
            return quantity > wanted ? Optional.of(quantity) : Optional.empty();
        }

        private static boolean isSame(Imported record, Stored stored) {
            return Imported.fingerprint(record.raw()).equals(stored.fingerprint());
        }

        private void leave(Imported record, UUID listing) {
            String key = record.source().key();
            taken.put(key, Taken.of(key, listing, Fate.UNCHANGED));
            moved.add(ImportJson.source(batch.hub(), record.source()));
        }

        private void source(Imported record, UUID listing) {
            ObjectNode row = ImportJson.source(batch.hub(), record.source())
                    .put("listing", listing.toString())
                    .put("import_id", batch.importId().toString())
                    .put("fingerprint", Imported.fingerprint(record.raw()))
                    .put("added_at", now);
            row.set("raw", record.raw());
            batch.group().ifPresent(group -> row.set("said", ImportJson.said(listing, record)));
            sources.add(row);
        }

        void write(Tx tx) {
            ImportStore.insertPlaces(tx, newPlaces);
            ImportStore.insertListings(tx, newListings);
            ImportStore.insertUnits(tx, units);
            compare(tx);
            Set<UUID> places = ImportStore.updatePlaces(tx, oldPlaces);
            Set<UUID> listings = ImportStore.updateListings(tx, oldListings);
            ImportStore.moveSources(tx, moved);
            ImportStore.putSources(tx, sources);
            ImportStore.addAreaCodes(tx, codes);
            known.forEach((key, stored) -> {
                JsonNode said = before.get(stored.listing());
                boolean changed = listings.contains(stored.listing())
                        || stored.place().filter(places::contains).isPresent();
                if (changed && said != null && taken.containsKey(key)) {
                    Optional<Integer> promised = Optional.ofNullable(keeps.get(stored.listing()));
                    taken.put(key, new Taken(key, stored.listing(), Fate.UPDATED, Optional.of(said), promised));
                }
            });
            note(tx, batch, of(Fate.CREATED), state == ListingState.PUBLISHED ? "published" : "submitted");
            note(tx, batch, of(Fate.UPDATED), "changed");
            note(tx, batch, of(Fate.ATTACHED), "changed");
        }

        private List<UUID> of(Fate fate) {
            return taken.values().stream()
                    .filter(each -> each.fate() == fate)
                    .map(Taken::listing)
                    .toList();
        }

        List<Taken> fates(List<Imported> records) {
            return records.stream()
                    .map(record ->
                            Objects.requireNonNull(taken.get(record.source().key())))
                    .toList();
        }
    }
}
