package org.mochiyori.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.vertx.sqlclient.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Writes many records at once: each statement takes a JSON array of rows. */
final class ImportStore {
    private static final String LISTING =
            "name, kana, easy, description, translations, category, features, capacity, area_m2, "
                    + "quantity, quantity_unit, details, fee, fee_text, audience, conditions, hints, reserve_url, reservation, visibility";
    private static final String LISTING_ROW = "name text, kana text, easy text, description text, translations jsonb, "
            + "category text, features text[], capacity int, area_m2 numeric, quantity int, quantity_unit text, details jsonb, "
            + "fee jsonb, fee_text text, audience text[], conditions text, hints text, reserve_url text, reservation text, "
            + "visibility text";
    private static final String PLACE =
            "name, kana, kind, address, postcode, municipality, area_codes, lat, lon, phone, url, hours_text";
    private static final String PLACE_ROW =
            "name text, kana text, kind text, address text, postcode text, municipality text, "
                    + "area_codes text[], lat double precision, lon double precision, phone text, url text, hours_text text";

    private ImportStore() {}

    /** A record known from before, with what it became and the fingerprint of what it said. */
    record Stored(UUID listing, Optional<UUID> place, Optional<UUID> group, ListingState state, String fingerprint) {
        static Stored from(Row row) {
            return new Stored(
                    row.getUUID("listing"),
                    Optional.ofNullable(row.getUUID("place")),
                    Optional.ofNullable(row.getUUID("group_id")),
                    Word.parse(ListingState.class, row.getString("state")),
                    row.getString("fingerprint"));
        }
    }

    static Map<String, Stored> known(Sql sql, String hub, Collection<String> keys) {
        Map<String, Stored> known = new HashMap<>();
        sql.list(
                """
                select s.source_key, s.listing, l.place, l.group_id, l.state, s.fingerprint
                from sources s join listings l on l.id = s.listing
                where s.hub = $1 and s.source_key = any ($2)
                """, row -> known.put(row.getString("source_key"), Stored.from(row)), hub, keys.toArray(String[]::new));
        return known;
    }

    /** What listings and their places say now: what {@link Imports#undo} brings back. */
    static Map<UUID, JsonNode> before(Sql sql, Collection<UUID> listings) {
        Map<UUID, JsonNode> before = new HashMap<>();
        if (!listings.isEmpty()) {
            sql.list("""
                    select l.id, jsonb_build_object('listing', to_jsonb(l), 'place', to_jsonb(p), 'said',
                      (select s.said from sources s where s.listing = l.id and s.said is not null order by s.added_at limit 1)) as before
                    from listings l left join places p on p.id = l.place where l.id = any ($1)
                    """, row -> before.put(row.getUUID("id"), Jsonb.read(row, "before")), (Object)
                    listings.toArray(UUID[]::new));
        }
        return before;
    }

    static boolean hubHasOpening(Sql sql, String hub) {
        return sql.get(
                "select exists (select from rule_values where scope = 'hub' and scope_id = $1 and kind = 'opening') as known",
                row -> row.getBoolean("known"),
                hub);
    }

    static void insertPlaces(Tx tx, ArrayNode rows) {
        put(
                tx,
                "insert into places (id, hub, claimed_by, created_at, " + PLACE
                        + ") select id, hub, claimed_by, created_at, "
                        + PLACE + " from json_to_recordset($1::text::json) as r (id uuid, hub text, claimed_by uuid, "
                        + "created_at timestamptz, " + PLACE_ROW + ") on conflict (id) do nothing",
                rows);
    }

    /** Returns the places that are different now. */
    static Set<UUID> updatePlaces(Tx tx, ArrayNode rows) {
        return change(
                tx,
                "update places p set version = p.version + 1, (" + PLACE + ") = (select " + prefixed("r.", PLACE)
                        + ") from json_to_recordset($1::text::json) as r (id uuid, " + PLACE_ROW
                        + ") where p.id = r.id and ("
                        + prefixed("p.", PLACE) + ") is distinct from (" + prefixed("r.", PLACE) + ") returning p.id",
                rows);
    }

    static void insertListings(Tx tx, ArrayNode rows) {
        put(
                tx,
                "insert into listings (id, hub, group_id, place, kind, state, created_at, submitted_at, published_at, "
                        + LISTING
                        + ") select id, hub, group_id, place, kind, state, created_at, created_at, "
                        + "case when state = 'published' then created_at end, " + LISTING
                        + " from json_to_recordset($1::text::json) as r (id uuid, hub text, group_id uuid, place uuid, kind text, state text, "
                        + "created_at timestamptz, " + LISTING_ROW + ")",
                rows);
    }

    /** Returns the listings that are different now; one that was taken back comes again in the state that is told. */
    static Set<UUID> updateListings(Tx tx, ArrayNode rows) {
        return change(
                tx,
                "update listings l set version = l.version + 1, state = case when l.state = 'retired' then r.state else l.state end, ("
                        + LISTING + ") = (select " + prefixed("r.", LISTING)
                        + ") from json_to_recordset($1::text::json) as r (id uuid, state text, " + LISTING_ROW
                        + ") where l.id = r.id and l.merged_into is null and (l.state = 'retired' or ("
                        + prefixed("l.", LISTING) + ") is distinct from (" + prefixed("r.", LISTING)
                        + ")) returning l.id",
                rows);
    }

    static void putSources(Tx tx, ArrayNode rows) {
        put(tx, """
                insert into sources (hub, source_key, listing, file, record, dataset, licence, credit, import_id, raw, fingerprint, said, added_at)
                select hub, source_key, listing, file, record, dataset, licence, credit, import_id, raw, fingerprint, said, added_at
                from json_to_recordset($1::text::json) as r (hub text, source_key text, listing uuid, file text, record int, dataset text,
                  licence text, credit text, import_id uuid, raw jsonb, fingerprint text, said jsonb, added_at timestamptz)
                on conflict (hub, source_key) do update set listing = excluded.listing, file = excluded.file,
                  record = excluded.record, dataset = excluded.dataset, licence = excluded.licence, credit = excluded.credit,
                  import_id = excluded.import_id, raw = excluded.raw, fingerprint = excluded.fingerprint, said = excluded.said
                """, rows);
    }

    /** Says where records stand now that say the same as before: under another name of the file, or further down in it. */
    static void moveSources(Tx tx, ArrayNode rows) {
        put(tx, """
                update sources s set (file, record, dataset, licence, credit) = (r.file, r.record, r.dataset, r.licence, r.credit)
                from json_to_recordset($1::text::json) as r (hub text, source_key text, file text, record int, dataset text,
                  licence text, credit text)
                where s.hub = r.hub and s.source_key = r.source_key
                  and (s.file, s.record, s.dataset, s.licence, s.credit) is distinct from (r.file, r.record, r.dataset, r.licence, r.credit)
                """, rows);
    }

    /** Forgets what records said, so that the next import of their list looks at them anew. */
    static void forgetFingerprints(Tx tx, Collection<UUID> listings) {
        tx.update(
                "update sources set fingerprint = '' where listing = any ($1)", (Object) listings.toArray(UUID[]::new));
    }

    /** A place bears the codes of all its sources. */
    static void addAreaCodes(Tx tx, ArrayNode rows) {
        put(tx, """
                update places p set version = p.version + 1, area_codes = array(select distinct unnest(p.area_codes || r.codes) order by 1)
                from (select l.place, array_agg(distinct code) as codes
                  from json_to_recordset($1::text::json) as r (listing uuid, codes text[]) join listings l on l.id = r.listing, unnest(r.codes) as code
                  group by l.place) as r
                where p.id = r.place and not p.area_codes @> r.codes
                """, rows);
    }

    /** Takes off sources that this import brought, and tells their listings. */
    static Set<UUID> detach(Tx tx, Imported.Batch batch, Collection<String> keys) {
        return new HashSet<>(tx.list(
                "delete from sources where hub = $1 and import_id = $2 and source_key = any ($3) returning listing",
                row -> row.getUUID("listing"),
                batch.hub(),
                batch.importId(),
                keys.toArray(String[]::new)));
    }

    /** One unit for each listing that can be applied for here and has none. */
    static void insertUnits(Tx tx, ArrayNode rows) {
        put(tx, """
                with r as (select * from json_to_recordset($1::text::json) as r (unit uuid, listing uuid, place uuid, name text, capacity int, whole boolean)),
                made as (insert into units (id, place, name, capacity) select unit, place, name, capacity from r)
                insert into listing_units (listing, unit, whole) select listing, unit, whole from r
                """, rows);
    }

    /** Returns the listing, if it was out and could be applied for. */
    static Set<UUID> hold(Tx tx, UUID listing) {
        return new HashSet<>(tx.list("""
                update listings set state = 'submitted', published_at = null, version = version + 1
                where id = $1 and state = 'published' and reservation = 'here' returning id
                """, row -> row.getUUID("id"), listing));
    }

    /** Returns those that were not gone already. */
    static Set<UUID> retire(Tx tx, Collection<UUID> listings) {
        return new HashSet<>(tx.list("""
                update listings set state = 'retired', version = version + 1, changed_at = null
                where id = any ($1) and state <> 'retired' returning id
                """, row -> row.getUUID("id"), (Object) listings.toArray(UUID[]::new)));
    }

    /** Who stands behind each now. */
    static Map<UUID, Optional<UUID>> groups(Sql sql, Collection<UUID> listings) {
        Map<UUID, Optional<UUID>> groups = new HashMap<>();
        sql.list(
                "select id, group_id from listings where id = any ($1)",
                row -> groups.put(row.getUUID("id"), Optional.ofNullable(row.getUUID("group_id"))),
                (Object) listings.toArray(UUID[]::new));
        return groups;
    }

    private static void put(Tx tx, String sql, ArrayNode rows) {
        if (!rows.isEmpty()) {
            tx.update(sql, Jsonb.text(rows));
        }
    }

    private static Set<UUID> change(Tx tx, String sql, ArrayNode rows) {
        return rows.isEmpty() ? Set.of() : new HashSet<>(tx.list(sql, row -> row.getUUID("id"), Jsonb.text(rows)));
    }

    private static String prefixed(String prefix, String columns) {
        return prefix + columns.replace(", ", ", " + prefix);
    }
}
