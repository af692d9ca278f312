package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mochiyori.catalogue.Listing.Owner;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Tx;

/** Writes listings and what they take of units. */
final class ListingStore {
    private ListingStore() {}

    static void insert(Tx tx, UUID id, Owner owner, ListingDraft draft, Instant at) {
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.addAll(Arrays.asList(id, owner.hub(), owner.group().orElse(null), at.atOffset(ZoneOffset.UTC)));
        arguments.add(draft.thing().kind().word());
        arguments.addAll(columns(draft));
        tx.update("""
                insert into listings (id, hub, group_id, created_at, state, kind, place, name, kana, easy, description, translations,
                  category, features, capacity, area_m2, quantity, quantity_unit, details, fee, fee_text, audience, conditions, hints,
                  reserve_url, reservation, visibility)
                values ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                  $23, $24, $25, $26)
                """, arguments.toArray());
    }

    /** Returns false when the version is no longer that. */
    static boolean update(Tx tx, UUID id, int version, ListingDraft draft) {
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.addAll(List.of(id, version));
        arguments.addAll(columns(draft));
        return tx.update("""
                        update listings set version = version + 1, place = $3, name = $4, kana = $5, easy = $6, description = $7,
                          translations = $8, category = $9, features = $10, capacity = $11, area_m2 = $12, quantity = $13,
                          quantity_unit = $14, details = $15, fee = $16, fee_text = $17, audience = $18, conditions = $19,
                          hints = $20, reserve_url = $21, reservation = $22, visibility = $23
                        where id = $1 and version = $2
                        """, arguments.toArray()) == 1;
    }

    static void touch(Tx tx, UUID id) {
        tx.update("update listings set version = version + 1 where id = $1", id);
    }

    /** A change of a published listing waits for a curator's eye. */
    static void markChanged(Tx tx, UUID id, Instant at) {
        tx.update(
                "update listings set changed_at = coalesce(changed_at, $2) where id = $1 and state = 'published'",
                id,
                at.atOffset(ZoneOffset.UTC));
    }

    static void move(Tx tx, UUID id, ListingMove move, ListingState to, Instant at) {
        OffsetDateTime now = at.atOffset(ZoneOffset.UTC);
        tx.update("""
                update listings set state = $2, version = version + 1, changed_at = null,
                  submitted_at = case when $3 = 'submit' then $4 else submitted_at end,
                  published_at = case when $3 = 'publish' and state <> 'published' then $4 else published_at end
                where id = $1
                """, id, to.word(), move.word(), now);
    }

    static void pick(Tx tx, UUID id, boolean picked) {
        tx.update("update listings set picked = $2, version = version + 1 where id = $1", id, picked);
    }

    static void claim(Tx tx, UUID id, UUID group) {
        tx.update(
                "update listings set group_id = $2, reservation = 'here', version = version + 1 where id = $1",
                id,
                group);
    }

    /** Makes one record the other: its sources go over, and it stays only as a sign to the kept one. */
    static void merge(Tx tx, UUID kept, UUID dropped) {
        tx.update("update sources set listing = $1 where listing = $2", kept, dropped);
        tx.update("update listings set merged_into = $1, picked = false where id = $2", kept, dropped);
        tx.update("update listings set merged_into = $1 where merged_into = $2", kept, dropped);
    }

    /**
     * Locks the row until the transaction ends, so that its state holds while it is decided on. The hub's lock of closings is
     * shared first: whoever closes a place takes it before the units, and a booking holds units before it waits for this row.
     */
    static void lock(Tx tx, UUID id) {
        tx.list(
                "select pg_advisory_xact_lock_shared(hashtextextended(hub, 310)) from listings where id = $1",
                row -> 1,
                id);
        tx.list("select 1 from listings where id = $1 for update", row -> 1, id);
    }

    /** The hub's lock of closings is shared first, as above. */
    static void lockUnits(Tx tx, Collection<UUID> units) {
        tx.list("""
                select pg_advisory_xact_lock_shared(hashtextextended(hub, 310)) from (
                  select distinct l.hub from listing_units u join listings l on l.id = u.listing where u.unit = any ($1) order by 1
                ) hubs
                """, row -> 1, (Object) units.toArray(UUID[]::new));
        tx.list("select 1 from units where id = any ($1) order by id for no key update", row -> 1, (Object)
                units.toArray(UUID[]::new));
    }

    static void insertUnit(Tx tx, UUID id, @Nullable UUID place, String name, int capacity) {
        tx.update("insert into units (id, place, name, capacity) values ($1, $2, $3, $4)", id, place, name, capacity);
    }

    /** A room's own unit goes where the room goes; one that other listings use as well stays. */
    static void placeUnit(Tx tx, UUID unit, UUID listing, @Nullable UUID place) {
        tx.update("""
                update units set place = $3 where id = $1 and place is distinct from $3
                  and not exists (select from listing_units o where o.unit = $1 and o.listing <> $2)
                """, unit, listing, place);
    }

    static void resizeUnit(Tx tx, UUID id, int capacity) {
        tx.update("update units set capacity = $2, version = version + 1 where id = $1", id, capacity);
    }

    static void takeUnits(Tx tx, UUID listing, Collection<UUID> units, boolean whole) {
        tx.update("delete from listing_units where listing = $1", listing);
        tx.update(
                "insert into listing_units (listing, unit, whole) select $1, unnest($2::uuid[]), $3",
                listing,
                units.toArray(UUID[]::new),
                whole);
    }

    static void replaceSerials(Tx tx, UUID unit, List<String> serials) {
        tx.update(
                "delete from unit_items where unit = $1 and serial <> all ($2)", unit, serials.toArray(String[]::new));
        tx.update(
                "insert into unit_items (unit, serial) select $1, unnest($2::text[]) on conflict do nothing",
                unit,
                serials.toArray(String[]::new));
    }

    private static List<@Nullable Object> columns(ListingDraft draft) {
        Wording wording = draft.wording();
        Terms terms = draft.terms();
        List<@Nullable Object> columns = new ArrayList<>(Arrays.asList(
                draft.place().orElse(null),
                wording.name(),
                wording.kana(),
                wording.easy(),
                wording.description(),
                Jsonb.of(ListingJson.translations(wording)),
                draft.category(),
                draft.features().toArray(String[]::new)));
        columns.addAll(ofThing(draft.thing()));
        columns.addAll(List.of(
                Jsonb.of(terms.fee().toJson()),
                terms.feeText(),
                terms.audience().stream().map(Audience::word).sorted().toArray(String[]::new),
                terms.conditions(),
                terms.hints(),
                terms.reserveUrl(),
                draft.access().reservation().word(),
                draft.access().visibility().word()));
        return columns;
    }

    /** capacity, area_m2, quantity, quantity_unit, details. */
    private static List<@Nullable Object> ofThing(Thing thing) {
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        return switch (thing) {
            case Thing.Space space ->
                Arrays.asList(space.capacity().orElse(null), space.areaM2().orElse(null), 1, "", Jsonb.of(none));
            case Thing.Equipment pool -> Arrays.asList(null, null, pool.quantity(), pool.unit(), Jsonb.of(none));
            case Thing.Skill skill -> Arrays.asList(null, null, 1, "", Jsonb.of(ListingJson.details(skill)));
        };
    }

    static Stream<UUID> unitsOf(Listing listing) {
        return listing.units().stream().map(Listing.UnitShare::unit);
    }
}
