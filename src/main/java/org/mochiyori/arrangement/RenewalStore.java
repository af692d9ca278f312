package org.mochiyori.arrangement;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of renewals and their links. */
final class RenewalStore {
    private RenewalStore() {}

    /** A skill that is out and that nobody has been asked about yet. */
    record Unknown(Renewal renewal, LocalDate made, LocalDate today) {}

    static List<Unknown> listUnknown(Sql sql, Instant now, int limit) {
        return sql.list(
                """
                select l.id as listing, l.hub, (l.created_at at time zone h.time_zone)::date as made,
                  ($1::timestamptz at time zone h.time_zone)::date as today
                from listings l join hubs h on h.id = l.hub
                where l.kind = 'skill' and l.state = 'published' and l.reservation = 'here'
                  and not exists (select from skill_renewals r where r.listing = l.id)
                order by l.id limit $2
                """,
                row -> new Unknown(
                        new Renewal(
                                row.getUUID("listing"),
                                row.getString("hub"),
                                row.getLocalDate("made"),
                                0,
                                Optional.empty(),
                                false),
                        row.getLocalDate("made"),
                        row.getLocalDate("today")),
                at(now),
                limit);
    }

    /** A renewal and the day it is where it lies. */
    record Due(Renewal renewal, LocalDate today) {}

    /** What has a step due at this hour of the day, taken by this process. Listings that are out no more wait. */
    static List<Due> takeDue(Tx tx, Instant now, int limit) {
        return tx.list("""
                select r.*, ($1::timestamptz at time zone h.time_zone)::date as today
                from skill_renewals r join hubs h on h.id = r.hub join listings l on l.id = r.listing
                where r.next_on <= ($1::timestamptz at time zone h.time_zone)::date and l.state = 'published'
                  and extract(hour from $1::timestamptz at time zone h.time_zone) between 9 and 19
                order by r.next_on limit $2 for update of r skip locked
                """, row -> new Due(renewal(row), row.getLocalDate("today")), at(now), limit);
    }

    static void insert(Tx tx, Renewal renewal) {
        tx.update(
                """
                insert into skill_renewals (listing, hub, due_on, told, next_on) values ($1, $2, $3, $4, $5)
                on conflict (listing) do nothing
                """,
                renewal.listing(),
                renewal.hub(),
                renewal.due(),
                renewal.told(),
                renewal.next().orElse(null));
    }

    static void update(Tx tx, Renewal renewal) {
        tx.update(
                "update skill_renewals set due_on = $2, told = $3, next_on = $4, rests = $5 where listing = $1",
                renewal.listing(),
                renewal.due(),
                renewal.told(),
                renewal.next().orElse(null),
                renewal.rests());
    }

    /** Notes that somebody has said they go on, and makes every link to say so void. */
    static void confirm(Tx tx, Renewal renewal, Instant now, Optional<UUID> by) {
        update(tx, renewal);
        tx.update(
                "update skill_renewals set confirmed_at = $2, confirmed_by = $3 where listing = $1",
                renewal.listing(),
                at(now),
                by.orElse(null));
        tx.update(
                "update renewal_links set used_at = $2 where listing = $1 and used_at is null",
                renewal.listing(),
                at(now));
    }

    static Optional<Renewal> find(Sql sql, UUID listing) {
        return sql.find("select * from skill_renewals where listing = $1", RenewalStore::renewal, listing);
    }

    static Optional<Renewal> lock(Tx tx, UUID listing) {
        return tx.find("select * from skill_renewals where listing = $1 for update", RenewalStore::renewal, listing);
    }

    /** Of a hub those that rest and those asked about now, the nearest first. */
    static List<Renewal> listOpen(Sql sql, String hub, int limit) {
        return sql.list("""
                select r.* from skill_renewals r join listings l on l.id = r.listing
                where r.hub = $1 and (r.rests or r.told > 0) and l.state in ('published', 'suspended')
                order by r.due_on, r.listing limit $2
                """, RenewalStore::renewal, hub, limit);
    }

    static void addLink(Tx tx, Buffer hash, UUID listing, Instant now) {
        tx.update(
                "insert into renewal_links (token_hash, listing, sent_at) values ($1, $2, $3)", hash, listing, at(now));
    }

    /** What a link is for. */
    record Link(UUID listing, boolean used) {}

    static Optional<Link> findLink(Sql sql, Buffer hash) {
        return sql.find(
                "select listing, used_at is not null as used from renewal_links where token_hash = $1",
                row -> new Link(row.getUUID("listing"), row.getBoolean("used")),
                hash);
    }

    private static Renewal renewal(Row row) {
        return new Renewal(
                row.getUUID("listing"),
                row.getString("hub"),
                row.getLocalDate("due_on"),
                row.getInteger("told"),
                Optional.ofNullable(row.getLocalDate("next_on")),
                row.getBoolean("rests"));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
