package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of places and their units. */
final class PlaceStore {
    private PlaceStore() {}

    static Optional<Place> find(Sql sql, UUID id) {
        return sql.find("""
                select p.*, (select jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'capacity', u.capacity) order by u.id)
                  from units u where u.place = p.id) as units
                from places p where p.id = $1 and p.merged_into is null
                """, PlaceStore::place, id);
    }

    static List<Place> listOfGroup(Sql sql, UUID group) {
        return sql.list("""
                select p.*, (select jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'capacity', u.capacity) order by u.id)
                  from units u where u.place = p.id) as units
                from places p where p.claimed_by = $1 and p.merged_into is null order by p.id
                """, PlaceStore::place, group);
    }

    static void lock(Tx tx, UUID id) {
        tx.list("select 1 from places where id = $1 for update", row -> 1, id);
    }

    static void insert(Tx tx, UUID id, Listing.Owner owner, PlaceDraft draft, Instant at) {
        List<@Nullable Object> arguments = new ArrayList<>(
                Arrays.asList(id, owner.hub(), owner.group().orElse(null), at.atOffset(ZoneOffset.UTC)));
        arguments.addAll(columns(draft));
        tx.update("""
                insert into places (id, hub, claimed_by, created_at, name, kana, kind, address, postcode, municipality, area_codes, lat, lon,
                  phone, url, hours_text)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
                """, arguments.toArray());
    }

    static void update(Tx tx, UUID id, PlaceDraft draft) {
        List<@Nullable Object> arguments = new ArrayList<>(List.of(id));
        arguments.addAll(columns(draft));
        tx.update("""
                update places set version = version + 1, name = $2, kana = $3, kind = $4, address = $5, postcode = $6,
                  municipality = $7, area_codes = $8, lat = $9, lon = $10, phone = $11, url = $12, hours_text = $13
                where id = $1
                """, arguments.toArray());
    }

    static void claim(Tx tx, UUID id, UUID group) {
        tx.update("update places set claimed_by = $2, version = version + 1 where id = $1", id, group);
    }

    /** All that lies at the dropped place lies at the kept one from now on. Returns the listings that went there. */
    static List<UUID> merge(Tx tx, UUID kept, UUID dropped) {
        if (kept.equals(dropped)) {
            return List.of();
        }
        List<UUID> moved = tx.list("""
                update listings set place = $1, version = version + 1 where place = $2 and merged_into is null returning id
                """, row -> row.getUUID("id"), kept, dropped);
        tx.update("update units set place = $1 where place = $2", kept, dropped);
        tx.update("""
                update places k set version = k.version + 1, claimed_by = coalesce(k.claimed_by, d.claimed_by),
                  area_codes = array(select distinct unnest(k.area_codes || d.area_codes))
                from places d where k.id = $1 and d.id = $2
                """, kept, dropped);
        tx.update("update places set merged_into = $1 where id = $2 or merged_into = $2", kept, dropped);
        return moved;
    }

    static void insertUnit(Tx tx, UUID id, UUID place, String name) {
        ListingStore.insertUnit(tx, id, place, name, 1);
    }

    /** Whether something is offered there to everybody. */
    static boolean isShown(Sql sql, UUID place) {
        return sql.get(
                "select exists (select from listings where place = $1 and state = 'published' and visibility = 'public') as shown",
                row -> row.getBoolean("shown"),
                place);
    }

    static List<UUID> listingsAt(Tx tx, UUID place) {
        return tx.list(
                "select id from listings where place = $1 and merged_into is null", row -> row.getUUID("id"), place);
    }

    static List<@Nullable Object> columns(PlaceDraft draft) {
        return Arrays.asList(
                draft.name(),
                draft.kana(),
                draft.kind(),
                draft.at().address(),
                draft.at().postcode(),
                draft.at().municipality(),
                draft.at().areaCodes().toArray(String[]::new),
                draft.point().map(PlaceDraft.Point::lat).orElse(null),
                draft.point().map(PlaceDraft.Point::lon).orElse(null),
                draft.contact().phone(),
                draft.contact().url(),
                draft.contact().hoursText());
    }

    private static Place place(Row row) {
        Double lat = row.getDouble("lat");
        Double lon = row.getDouble("lon");
        PlaceDraft draft = new PlaceDraft(
                row.getString("name"),
                row.getString("kana"),
                row.getString("kind"),
                new PlaceDraft.Where(
                        row.getString("address"),
                        row.getString("postcode"),
                        row.getString("municipality"),
                        List.of(row.getArrayOfStrings("area_codes"))),
                lat == null || lon == null ? Optional.empty() : Optional.of(new PlaceDraft.Point(lat, lon)),
                new PlaceDraft.Office(row.getString("phone"), row.getString("url"), row.getString("hours_text")));
        List<Place.Unit> units = new ArrayList<>();
        Jsonb.read(row, "units").forEach(unit -> units.add(unit(unit)));
        return new Place(
                row.getUUID("id"),
                row.getString("hub"),
                draft,
                Optional.ofNullable(row.getUUID("claimed_by")),
                units,
                row.getInteger("version"));
    }

    private static Place.Unit unit(JsonNode json) {
        return new Place.Unit(
                UUID.fromString(json.path("id").asText()),
                json.path("name").asText(),
                json.path("capacity").asInt());
    }
}
