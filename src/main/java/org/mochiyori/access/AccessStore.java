package org.mochiyori.access;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.access.Key.Scope;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of keys, their changes and looks. The secret leaves by {@link #findSecret} alone. */
final class AccessStore {
    private static final int MOST_LOOKS = 500;
    private static final String KEYS = """
            select k.id, k.listing, k.place, k.method, k.instruction, k.secret is not null as secret, k.lead_minutes, k.version
            from access_keys k
            """;

    private AccessStore() {}

    static Optional<Key> find(Sql sql, Scope scope) {
        return switch (scope) {
            case Scope.OfListing one -> sql.find(KEYS + "where k.listing = $1", AccessStore::key, one.id());
            case Scope.OfPlace one -> sql.find(KEYS + "where k.place = $1", AccessStore::key, one.id());
        };
    }

    /** The one that counts for a listing: its own, else that of its place. */
    static Optional<Key> findNearest(Sql sql, UUID listing) {
        return sql.find(KEYS + """
                join listings l on l.id = $1
                where k.listing = l.id or (k.place = l.place
                  and not exists (select from access_keys o where o.listing = l.id))
                """, AccessStore::key, listing);
    }

    static Optional<String> findSecret(Tx tx, UUID key) {
        return tx.find(
                "select secret from access_keys where id = $1 and secret is not null",
                row -> row.getString("secret"),
                key);
    }

    /** Writes the first version. Returns whether it did: not where somebody was faster. */
    static boolean insert(Tx tx, UUID id, String hub, Scope scope, Key.Draft draft) {
        boolean ofListing = scope instanceof Scope.OfListing;
        return tx.find(
                        """
                        insert into access_keys (id, hub, listing, place, method, instruction, secret, lead_minutes)
                        values ($1, $2, $3, $4, $5, $6, nullif($7, ''), $8) on conflict do nothing returning id
                        """,
                        row -> row.getUUID("id"),
                        id,
                        hub,
                        ofListing ? scope.id() : null,
                        ofListing ? null : scope.id(),
                        draft.method().code(),
                        draft.instruction(),
                        draft.secret().orElse(null),
                        (int) draft.lead().toMinutes())
                .isPresent();
    }

    /** Writes the next version. Returns whether it did: not where somebody was faster. */
    static boolean update(Tx tx, Key read, Key.Draft draft) {
        return tx.find(
                        """
                        update access_keys set method = $3, instruction = $4, lead_minutes = $5, version = version + 1,
                          secret = case when $6 then nullif($7, '') else secret end
                        where id = $1 and version = $2 returning id
                        """,
                        row -> row.getUUID("id"),
                        read.id(),
                        read.version(),
                        draft.method().code(),
                        draft.instruction(),
                        (int) draft.lead().toMinutes(),
                        draft.secret().isPresent(),
                        draft.secret().orElse(null))
                .isPresent();
    }

    static void changed(Tx tx, Key key, UUID actor, String what, Instant now) {
        tx.update(
                "insert into access_changes (key, version, at, actor, what) values ($1, $2, $3, $4, $5)",
                key.id(),
                key.version(),
                now.atOffset(ZoneOffset.UTC),
                actor,
                what);
    }

    static void looked(Tx tx, UUID id, Key key, Optional<UUID> line, Looker by) {
        tx.update(
                "insert into access_looks (id, key, version, line, person, at) values ($1, $2, $3, $4, $5, $6)",
                id,
                key.id(),
                key.version(),
                line.orElse(null),
                by.person(),
                by.at().atOffset(ZoneOffset.UTC));
    }

    /** Who looks, and when. */
    record Looker(UUID person, Instant at) {}

    /** Who has read the secret, the last first. */
    static List<Look> looks(Sql sql, UUID key) {
        return sql.list(
                """
                select o.id, o.person, p.name, o.at, b.number from access_looks o join people p on p.id = o.person
                left join booking_lines l on l.id = o.line left join bookings b on b.id = l.booking
                where o.key = $1 order by o.at desc, o.id desc limit $2
                """,
                row -> new Look(
                        row.getUUID("id"),
                        row.getUUID("person"),
                        row.getString("name"),
                        row.getOffsetDateTime("at").toInstant(),
                        Optional.ofNullable(row.getString("number"))),
                key,
                MOST_LOOKS);
    }

    private static Key key(Row row) {
        UUID listing = row.getUUID("listing");
        return new Key(
                row.getUUID("id"),
                listing == null ? new Scope.OfPlace(row.getUUID("place")) : new Scope.OfListing(listing),
                Key.Method.of(row.getString("method")),
                row.getString("instruction"),
                row.getBoolean("secret"),
                Duration.ofMinutes(row.getInteger("lead_minutes")),
                row.getInteger("version"));
    }
}
