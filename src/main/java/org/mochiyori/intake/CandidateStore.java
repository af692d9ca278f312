package org.mochiyori.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.sqlclient.Row;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.catalogue.GeoPoint;
import org.mochiyori.listfile.Candidate;
import org.mochiyori.listfile.Kind;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of what newcomers are compared with. */
final class CandidateStore {
    /** A key borne by more than this says nothing (会議室, 倉庫). */
    private static final int MOST_PER_KEY = 30;

    private CandidateStore() {}

    /** What bears any of the keys, wherever it has gone by merging; what has been retired is left out. */
    static List<Held> list(Sql sql, String hub, Collection<String> keys) {
        return sql.list("""
                select k.key, c.*, coalesce(p.merged_into, c.place) as at, coalesce(l.merged_into, c.listing) as now,
                  coalesce(l.state = 'retired' and l.merged_into is null, false) as gone
                from unnest($2::text[]) as k (key)
                cross join lateral (select candidate from candidate_keys where hub = $1 and key = k.key limit $3) as x
                join candidates c on c.id = x.candidate
                left join listings l on l.id = c.listing left join places p on p.id = c.place
                """, CandidateStore::held, hub, keys.toArray(String[]::new), MOST_PER_KEY);
    }

    static void insert(Tx tx, String hub, Collection<Held> some) {
        if (some.isEmpty()) {
            return;
        }
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        some.forEach(held -> rows.add(row(held)));
        tx.update("""
                insert into candidates (id, hub, dataset, kind, name, container, municipality, address, lat, lon, source_id, place, listing)
                select id, $1, dataset, kind, name, container, municipality, address, lat, lon, source_id, place, listing
                from json_populate_recordset(null::candidates, $2::text::json)
                """, hub, Jsonb.text(rows));
        tx.update("""
                insert into candidate_keys (hub, key, candidate)
                select $1, k.key, r.id from json_to_recordset($2::text::json) as r (id uuid, keys json)
                cross join lateral json_array_elements_text(r.keys) as k (key)
                on conflict do nothing
                """, hub, Jsonb.text(rows));
    }

    /** What was taken back is compared with nothing any more. */
    static void forget(Tx tx, Collection<UUID> listings) {
        if (!listings.isEmpty()) {
            tx.update("delete from candidates where listing = any ($1)", (Object) listings.toArray(UUID[]::new));
        }
    }

    private static ObjectNode row(Held held) {
        Candidate one = held.candidate();
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("id", one.ref())
                .put("dataset", held.dataset())
                .put("kind", one.kind().name())
                .put("name", one.name())
                .put("container", one.container())
                .put("municipality", one.municipality().orElse(""))
                .put("address", one.address())
                .put("source_id", one.sourceKey().orElse(""));
        one.point().ifPresent(point -> row.put("lat", point.lat()).put("lon", point.lon()));
        held.place().ifPresent(place -> row.put("place", place.toString()));
        held.listing().ifPresent(listing -> row.put("listing", listing.toString()));
        ArrayNode keys = row.putArray("keys");
        held.keys().forEach(keys::add);
        return row;
    }

    private static Held held(Row row) {
        Double lat = row.getDouble("lat");
        Double lon = row.getDouble("lon");
        Candidate candidate = new Candidate(
                row.getUUID("id").toString(),
                Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("container"),
                filled(row.getString("municipality")),
                row.getString("address"),
                lat == null || lon == null ? Optional.empty() : Optional.of(new GeoPoint(lat, lon)),
                filled(row.getString("source_id")));
        Optional<UUID> listing = row.getBoolean("gone") ? Optional.empty() : Optional.ofNullable(row.getUUID("now"));
        return new Held(
                candidate,
                row.getString("dataset"),
                List.of(row.getString("key")),
                Optional.ofNullable(row.getUUID("at")),
                listing);
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text).filter(one -> !one.isEmpty());
    }
}
