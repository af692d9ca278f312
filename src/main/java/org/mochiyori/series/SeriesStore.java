package org.mochiyori.series;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of series and their dates. A series never changes; its bookings do. */
final class SeriesStore {
    private SeriesStore() {}

    /** A series without its dates. */
    record Kept(UUID id, Recurrence recurrence, Clashes clashes, Instant at) {}

    /** A date without its booking. */
    record Dated(int number, LocalDate day, Outcome outcome, Optional<String> rule) {}

    static void insert(Tx tx, Kept series, UUID person, List<Dated> dates) {
        tx.update(
                "insert into series (id, recurrence, clashes, person, created_at) values ($1, $2, $3, $4, $5)",
                series.id(),
                Jsonb.of(RecurrenceJson.write(series.recurrence())),
                series.clashes().code(),
                person,
                at(series.at()));
        tx.batch(
                "insert into occurrences (series, number, day, outcome, rule) values ($1, $2, $3, $4, $5)",
                dates.stream()
                        .map(date -> Arrays.<@Nullable Object>asList(
                                series.id(),
                                date.number(),
                                date.day(),
                                date.outcome().code(),
                                date.rule().orElse(null)))
                        .toList());
    }

    static Optional<Kept> find(Sql sql, UUID id) {
        return sql.find("select id, recurrence, clashes, created_at from series where id = $1", SeriesStore::kept, id);
    }

    static List<Dated> listDates(Sql sql, UUID series) {
        return sql.list(
                "select number, day, outcome, rule from occurrences where series = $1 order by number",
                row -> new Dated(
                        row.getInteger("number"),
                        row.getLocalDate("day"),
                        Outcome.of(row.getString("outcome")),
                        Optional.ofNullable(row.getString("rule"))),
                series);
    }

    /**
     * Series that groups, or a person without one, have asked for: the newest first.
     *
     * @param person empty to leave out what they asked for themselves
     * @param before an id of an earlier page
     */
    record Whose(List<UUID> groups, Optional<UUID> person, Optional<UUID> before, int limit) {}

    static List<Series.Summary> list(Sql sql, Whose whose, Instant now) {
        return sql.list(
                """
                select s.id, s.recurrence, f.group_id, f.listing, f.title, f.purpose, f.time_zone, d.first, d.last, d.dates, d.skipped, u.open, u.next
                from series s,
                  lateral (select min(day) as first, max(day) as last, count(*) as dates,
                      count(*) filter (where outcome = 'skipped') as skipped
                    from occurrences o where o.series = s.id) d,
                  lateral (select b.group_id, b.purpose, l.listing, l.title, h.time_zone
                    from bookings b join booking_lines l on l.booking = b.id join hubs h on h.id = l.hub
                    where b.series = s.id order by b.occurrence, l.position limit 1) f,
                  lateral (select count(distinct b.id) as open, min(l.from_at) filter (where l.to_at > $5) as next
                    from bookings b join booking_lines l on l.booking = b.id
                    where b.series = s.id and l.state in ('requested', 'held', 'confirmed', 'out')) u
                where s.id in (select series from bookings b where b.series is not null
                    and (b.group_id = any ($1) or (b.person = $2 and b.group_id is null)))
                  and ($3::uuid is null or s.id < $3)
                order by s.id desc limit $4
                """,
                SeriesStore::summary,
                whose.groups().toArray(UUID[]::new),
                whose.person().orElse(null),
                whose.before().orElse(null),
                whose.limit() + 1,
                at(now));
    }

    private static Series.Summary summary(Row row) {
        return new Series.Summary(
                row.getUUID("id"),
                recurrence(row),
                Optional.ofNullable(row.getUUID("group_id")),
                row.getUUID("listing"),
                row.getString("title"),
                row.getString("purpose"),
                row.getLocalDate("first"),
                row.getLocalDate("last"),
                row.getInteger("dates"),
                row.getInteger("skipped"),
                row.getInteger("open"),
                Optional.ofNullable(row.getOffsetDateTime("next")).map(OffsetDateTime::toInstant),
                ZoneId.of(row.getString("time_zone")));
    }

    private static Kept kept(Row row) {
        return new Kept(
                row.getUUID("id"),
                recurrence(row),
                Clashes.of(row.getString("clashes")),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static Recurrence recurrence(Row row) {
        JsonNode json = Jsonb.read(row, "recurrence");
        return RecurrenceJson.kept(json);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
