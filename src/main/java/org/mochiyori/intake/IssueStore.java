package org.mochiyori.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mochiyori.catalogue.AddressText;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/**
 * What the issues of a list have to do with each other. The rows have just been written, so the planner knows nothing of
 * them yet and may join each with each: {@code lateral … offset 0} and correlated questions look them up one by one.
 * A source's key is its dataset and the identity of its record.
 */
final class IssueStore {
    /** So many rows tell whether two files are one list. */
    private static final int SAMPLE = 2_000;

    private static final int MOST_LEFT = 20_000;
    private static final int MOST_REPEATED = 5_000;

    private IssueStore() {}

    /**
     * A dataset that a file may be an issue of.
     *
     * @param rows how many rows of the file were looked at
     * @param known how many of these the dataset has
     */
    record Issue(String dataset, String headings, String file, int rows, int known) {}

    /** Datasets of the same columns, and those that were called as {@code natural}, with how much of them comes again. */
    static List<Issue> earlier(Sql sql, Import one, String headings, String natural) {
        return sql.list(
                """
                with asked as (select identity from import_rows where import = $1 and identity <> '' order by record limit $6),
                d as (
                  select distinct on (dataset) dataset, headings, file from imports
                  where hub = $2 and group_id is not distinct from $3 and state in ('applied', 'applying', 'failed')
                    and (headings = $4 or dataset = $5 or starts_with(dataset, $5 || '#'))
                  order by dataset, started_at desc)
                select d.dataset, d.headings, d.file, (select count(*)::int from asked) as rows,
                  (select count(*)::int from asked cross join lateral (
                    select from sources s where s.hub = $2 and s.source_key = d.dataset || '|' || asked.identity offset 0) there) as known
                from d order by known desc, d.dataset
                """,
                row -> new Issue(
                        row.getString("dataset"),
                        row.getString("headings"),
                        row.getString("file"),
                        row.getInteger("rows"),
                        row.getInteger("known")),
                one.id(),
                one.whose().hub(),
                one.whose().group().orElse(null),
                headings,
                natural,
                SAMPLE);
    }

    static boolean hasIssues(Sql sql, String hub, String dataset) {
        return sql.get(
                "select exists (select from sources where hub = $1 and starts_with(source_key, $2 || '|')) as known",
                row -> row.getBoolean("known"),
                hub,
                dataset);
    }

    /** Gives the rows the keys that their identities had last time. */
    static void recall(Tx tx, Import one, String dataset) {
        tx.update("update import_rows set source_key = null where import = $1 and source_key is not null", one.id());
        tx.update("""
                update import_rows r set source_key = k.source_key from list_keys k
                where r.import = $1 and r.identity <> '' and k.hub = $2 and starts_with(k.identity, $3 || '|')
                  and r.identity = substr(k.identity, length($3) + 2)
                """, one.id(), one.whose().hub(), dataset);
    }

    /** Identities that rows of the list share, without the count that tells them apart. */
    static List<String> repeated(Sql sql, Import one, String dataset) {
        return sql.list("""
                select distinct regexp_replace(identity, '\\|[0-9]+$', '') as base from (
                  select identity from import_rows where import = $1 and identity ~ '\\|[0-9]+$'
                  union all select substr(source_key, length($3) + 2) from sources
                  where hub = $2 and starts_with(source_key, $3 || '|') and source_key ~ '\\|[0-9]+$') r limit $4
                """, row -> row.getString("base"), one.id(), one.whose().hub(), dataset, MOST_REPEATED);
    }

    /** A row or known record without its counterpart. {@code taken}: the key it would get is another's. */
    record Left(Reissue.Trace record, String name, boolean taken) {}

    static List<Left> fresh(Sql sql, Import one, String dataset, List<String> repeated) {
        return left(sql, """
                select r.record::text as ref, r.identity, r.name, r.fingerprint, coalesce(r.understood ->> 'address', '') as address,
                  exists (select from sources s where s.hub = $2 and s.source_key = $3 || '|' || r.identity) as taken
                from import_rows r where r.import = $1 and r.identity <> '' and (
                  not exists (select from sources s where s.hub = $2 and s.source_key = coalesce(r.source_key, $3 || '|' || r.identity))
                  or (r.source_key is null and exists (select from list_keys k where k.hub = $2 and k.source_key = $3 || '|' || r.identity))
                  or regexp_replace(r.identity, '\\|[0-9]+$', '') = any ($4))
                order by r.record limit $5
                """, one, dataset, repeated);
    }

    static List<Left> gone(Sql sql, Import one, String dataset, List<String> repeated) {
        return left(sql, """
                select s.source_key as ref, substr(coalesce(k.identity, s.source_key), length($3) + 2) as identity, l.name, s.fingerprint,
                  coalesce(p.address, '') as address, false as taken
                from sources s join listings l on l.id = s.listing left join places p on p.id = l.place
                left join list_keys k on k.hub = s.hub and k.source_key = s.source_key
                where s.hub = $2 and starts_with(s.source_key, $3 || '|') and l.state <> 'retired' and (
                  (not exists (select from import_rows r where r.import = $1 and r.source_key = s.source_key)
                    and (k.identity is not null or not exists (
                      select from import_rows r where r.import = $1 and r.identity = substr(s.source_key, length($3) + 2)
                        and r.identity <> '' and r.source_key is null)))
                  or regexp_replace(substr(coalesce(k.identity, s.source_key), length($3) + 2), '\\|[0-9]+$', '') = any ($4))
                order by s.record, s.source_key limit $5
                """, one, dataset, repeated);
    }

    /** A row, and what its listing was called until now. */
    record Renamed(int record, String name, String before) {}

    static List<Renamed> renamed(Sql sql, Import one, String dataset) {
        return sql.list(
                """
                select r.record, r.name, s.name as before from import_rows r
                cross join lateral (select s.fingerprint, l.name from sources s join listings l on l.id = s.listing
                  where s.hub = $2 and s.source_key = coalesce(r.source_key, $3 || '|' || r.identity) offset 0) s
                where r.import = $1 and r.identity <> '' and r.name <> s.name and s.fingerprint <> r.fingerprint
                """,
                row -> new Renamed(row.getInteger("record"), row.getString("name"), row.getString("before")),
                one.id(),
                one.whose().hub(),
                dataset);
    }

    /** Writes keys of rows. Rows: record, source_key. */
    static void putKeys(Tx tx, UUID id, ArrayNode rows) {
        tx.update("""
                update import_rows i set source_key = r.source_key
                from json_to_recordset($2::text::json) as r (record int, source_key text)
                where i.import = $1 and i.record = r.record
                """, id, Jsonb.text(rows));
    }

    /** Adds notes to rows. Rows: record, problems. */
    static void addNotes(Sql sql, UUID id, ArrayNode rows) {
        sql.update("""
                update import_rows i set problems = i.problems || r.problems
                from json_to_recordset($2::text::json) as r (record int, problems jsonb)
                where i.import = $1 and i.record = r.record
                """, id, Jsonb.text(rows));
    }

    /** Remembers under which key each row of the issue stands, for the next. */
    static void keep(Tx tx, Import one) {
        tx.update("""
                delete from list_keys k using import_rows r
                where r.import = $1 and r.identity <> '' and k.hub = $2 and k.source_key = coalesce(r.source_key, $3 || '|' || r.identity)
                  and k.identity <> $3 || '|' || r.identity
                """, one.id(), one.whose().hub(), one.dataset().key());
        tx.update("""
                insert into list_keys (hub, identity, source_key)
                select $2, $3 || '|' || identity, source_key from import_rows where import = $1 and source_key is not null
                on conflict (hub, identity) do update set source_key = excluded.source_key
                """, one.id(), one.whose().hub(), one.dataset().key());
    }

    /** The keys of those of these records that are not simply dataset and identity. */
    static Map<Integer, String> keys(Sql sql, UUID id, Collection<Integer> records) {
        Map<Integer, String> keys = new HashMap<>();
        sql.list(
                "select record, source_key from import_rows where import = $1 and record = any ($2) and source_key is not null",
                row -> keys.put(row.getInteger("record"), row.getString("source_key")),
                id,
                records.toArray(Integer[]::new));
        return keys;
    }

    private static List<Left> left(Sql sql, String query, Import one, String dataset, List<String> repeated) {
        return sql.list(
                query,
                IssueStore::left,
                one.id(),
                one.whose().hub(),
                dataset,
                repeated.toArray(String[]::new),
                MOST_LEFT);
    }

    private static Left left(io.vertx.sqlclient.Row row) {
        return new Left(
                new Reissue.Trace(
                        row.getString("ref"),
                        row.getString("identity"),
                        AddressText.key(row.getString("address")),
                        row.getString("fingerprint")),
                row.getString("name"),
                row.getBoolean("taken"));
    }
}
