package org.mochiyori.curation;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.catalogue.ListingMove;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of decisions and reasons, and the queue over everything that waits. */
final class CurationStore {
    private CurationStore() {}

    static List<Waiting> queue(Sql sql, String hub, Optional<After> after, int limit) {
        return sql.list(
                """
                with waiting as (
                  select 'submitted' as what, id as listing, id as subject, group_id, submitted_at as since from listings
                  where hub = $1 and state = 'submitted'
                  union all
                  select 'changed', id, id, group_id, changed_at from listings where hub = $1 and changed_at is not null
                  union all
                  select 'claim', listing, id, group_id, asked_at from claims where hub = $1 and state = 'open'
                  union all
                  select 'duplicate', listing_a, id, null, found_at from duplicates where hub = $1 and state in ('open', 'later'))
                select w.*, l.name, l.kind, l.version, g.name as group_name,
                  array(select d.id from duplicates d
                    where d.state in ('open', 'later') and (d.listing_a = w.listing or d.listing_b = w.listing)) as pairs
                from waiting w join listings l on l.id = w.listing left join groups g on g.id = w.group_id
                where $2::timestamptz is null or (w.since, w.subject) > ($2, $3)
                order by w.since, w.subject limit $4
                """,
                CurationStore::waiting,
                hub,
                after.map(place -> place.since().atOffset(ZoneOffset.UTC)).orElse(null),
                after.map(After::subject).orElse(null),
                limit);
    }

    /** The last thing of the page before. */
    record After(Instant since, UUID subject) {}

    static int count(Sql sql, String hub) {
        return sql.get("""
                select (select count(*) from listings where hub = $1 and state = 'submitted')
                  + (select count(*) from listings where hub = $1 and changed_at is not null)
                  + (select count(*) from claims where hub = $1 and state = 'open')
                  + (select count(*) from duplicates where hub = $1 and state in ('open', 'later')) as waiting
                """, row -> row.getInteger("waiting"), hub);
    }

    static void keep(Tx tx, UUID id, String hub, Decided decided) {
        tx.update(
                """
                insert into decisions (id, hub, listing, decision, reason, note, decided_by, decided_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8)
                """,
                id,
                hub,
                decided.listing(),
                decided.move().word(),
                decided.reason(),
                decided.note(),
                decided.by(),
                decided.at().atOffset(ZoneOffset.UTC));
    }

    static List<Decided> decisions(Sql sql, UUID listing) {
        return sql.list(
                "select * from decisions where listing = $1 order by decided_at desc", CurationStore::decided, listing);
    }

    static List<CannedReason> reasons(Sql sql, String hub) {
        return sql.list(
                "select code, ja, en from canned_reasons where hub = $1 order by position",
                row -> new CannedReason(row.getString("code"), row.getString("ja"), row.getString("en")),
                hub);
    }

    static void replaceReasons(Tx tx, String hub, List<CannedReason> reasons) {
        tx.update("delete from canned_reasons where hub = $1", hub);
        for (int i = 0; i < reasons.size(); i++) {
            CannedReason reason = reasons.get(i);
            tx.update(
                    "insert into canned_reasons (hub, position, code, ja, en) values ($1, $2, $3, $4, $5)",
                    hub,
                    i,
                    reason.code(),
                    reason.ja(),
                    reason.en());
        }
    }

    private static Waiting waiting(Row row) {
        Optional<UUID> group = Optional.ofNullable(row.getUUID("group_id"));
        return new Waiting(
                Waiting.What.valueOf(row.getString("what").toUpperCase(Locale.ROOT)),
                new Waiting.Thing(
                        row.getUUID("listing"),
                        row.getString("name"),
                        ListingKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getInteger("version")),
                row.getUUID("subject"),
                group.map(id -> new Waiting.Group(id, row.getString("group_name"))),
                instant(row, "since"),
                Arrays.asList(row.getArrayOfUUIDs("pairs")));
    }

    private static Decided decided(Row row) {
        return new Decided(
                row.getUUID("listing"),
                ListingMove.valueOf(row.getString("decision").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                row.getString("note"),
                row.getUUID("decided_by"),
                instant(row, "decided_at"));
    }

    static Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at.toInstant();
    }
}
