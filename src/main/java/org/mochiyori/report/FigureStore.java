package org.mochiyori.report;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;

/** Figures of uses, counted from bookings and reports each time anew. */
final class FigureStore {
    private FigureStore() {}

    /** What of a hub was used by now, of uses that began in a time. */
    static Figures figures(Sql sql, String hub, TimeWindow within, Instant now) {
        return new Figures(sql.list(
                """
                with used as (
                  select g.id as listing, g.name, g.kind, b.persons as expected, r.line as reported, r.persons, r.counts,
                    extract(epoch from l.to_at - l.from_at) / 60 as minutes
                  from listings g join booking_lines l on l.listing = g.id and l.from_at >= $2 and l.from_at < $3
                  join bookings b on b.id = l.booking
                  left join lateral (
                    select u.line, u.persons, u.counts from use_reports u where u.line = l.id order by u.sequence desc limit 1
                  ) r on true
                  where g.hub = $1 and not l.no_show
                    and (l.state in ('closed', 'out') or (l.state = 'confirmed' and l.to_at <= $4))
                ), counted as (
                  select listing, jsonb_object_agg(of, n) as counts from (
                    select listing, c ->> 'of' as of, sum((c ->> 'n')::bigint) as n
                    from used, jsonb_array_elements(counts) c group by 1, 2) each group by listing
                )
                select u.listing, u.name, u.kind, count(*) as uses, sum(u.minutes)::bigint as minutes,
                  count(u.reported) as reported, coalesce(sum(u.persons), 0)::bigint as persons,
                  coalesce(sum(u.expected) filter (where u.reported is null), 0)::bigint as expected, c.counts
                from used u left join counted c on c.listing = u.listing
                group by u.listing, u.name, u.kind, c.counts order by u.kind desc, u.name, u.listing
                """,
                FigureStore::row,
                hub,
                within.from().atOffset(ZoneOffset.UTC),
                within.until().atOffset(ZoneOffset.UTC),
                now.atOffset(ZoneOffset.UTC)));
    }

    private static Figures.Row row(Row row) {
        SortedMap<String, Long> counts = new TreeMap<>();
        if (row.getValue("counts") != null) {
            Jsonb.read(row, "counts")
                    .properties()
                    .forEach(one -> counts.put(one.getKey(), one.getValue().asLong()));
        }
        return new Figures.Row(
                row.getUUID("listing"),
                row.getString("name"),
                row.getString("kind"),
                row.getLong("uses"),
                row.getLong("minutes"),
                row.getLong("reported"),
                row.getLong("persons"),
                counts,
                row.getLong("expected"));
    }
}
