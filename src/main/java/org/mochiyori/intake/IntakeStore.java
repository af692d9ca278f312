package org.mochiyori.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mochiyori.intake.Import.State;
import org.mochiyori.listfile.SourceFile;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of imports and of their records. */
final class IntakeStore {
    private static final String SELECT = """
            select id, hub, group_id, file, state, dataset, title, licence, credit, notes, publish, n_rows, n_read, n_repaired, n_refused,
              n_blank, n_created, n_updated, n_unchanged, n_attached, n_undone, n_kept, position, started_by
            from imports
            """;

    private IntakeStore() {}

    /** A new run, held by this process until the given time. */
    static void insert(Sql sql, UUID id, Order order, Buffer bytes, Times times) {
        sql.update(
                """
                insert into imports (id, hub, group_id, file, bytes, state, started_by, started_at, leased_until, title, licence, credit)
                values ($1, $2, $3, $4, $5, 'reading', $6, $7, $8, $9, $10, $11)
                """,
                id,
                order.hub(),
                order.group().orElse(null),
                order.file().name(),
                bytes,
                order.person(),
                times.at().atOffset(ZoneOffset.UTC),
                times.until().atOffset(ZoneOffset.UTC),
                order.credit().dataset(),
                order.credit().licence(),
                order.credit().line());
    }

    /** When a run began, and until when it is held; the same where nobody holds it. */
    record Times(Instant at, Instant until) {}

    static Optional<Import> find(Sql sql, UUID id) {
        return sql.find(SELECT + "where id = $1", IntakeStore::read, id);
    }

    /** The latest first: ids rise with time. */
    static List<Import> list(Sql sql, String hub, @Nullable UUID before, int limit) {
        return sql.list(
                SELECT + "where hub = $1 and ($3::uuid is null or id < $3) order by id desc limit $2",
                IntakeStore::read,
                hub,
                limit,
                before);
    }

    static List<Import> listOfGroup(Sql sql, UUID group, int limit) {
        return sql.list(
                SELECT + "where group_id = $1 order by started_at desc, id limit $2", IntakeStore::read, group, limit);
    }

    static SourceFile file(Sql sql, UUID id) {
        return sql.get(
                "select file, bytes from imports where id = $1",
                row -> SourceFile.of(
                        row.getString("file"), row.getBuffer("bytes").getBytes()),
                id);
    }

    static List<ImportRow> rows(Sql sql, UUID id, Slice slice) {
        return sql.list(
                """
                select record, state, name, understood, problems, outcome, listing from import_rows
                where import = $1 and record > $2 and ($4::text is null or state = $4) order by record limit $3
                """,
                row -> new ImportRow(
                        row.getInteger("record"),
                        row.getString("state"),
                        row.getString("name"),
                        Jsonb.read(row, "understood"),
                        Jsonb.read(row, "problems"),
                        row.getString("outcome"),
                        Optional.ofNullable(row.getUUID("listing"))),
                id,
                slice.after(),
                slice.limit(),
                slice.state().orElse(null));
    }

    /** Which records: those behind one, all or only those of a state. */
    record Slice(int after, int limit, Optional<String> state) {}

    /** A room of the list and the hall it lies in. */
    record RoomRow(int record, String name, String building, String address) {}

    /** The rooms that name their hall; of a lender's own list all spaces. */
    static List<RoomRow> rooms(Sql sql, UUID id, boolean own) {
        return sql.list(
                """
                select record, name, coalesce(understood ->> 'building', '') as building, coalesce(understood ->> 'address', '') as address
                from import_rows where import = $1 and understood ->> 'kind' = 'space' and ($2 or understood ? 'building') order by record
                """,
                row -> new RoomRow(
                        row.getInteger("record"),
                        row.getString("name"),
                        row.getString("building"),
                        row.getString("address")),
                id,
                own);
    }

    /** What records became, by number. */
    static Map<Integer, UUID> listings(Sql sql, UUID id) {
        Map<Integer, UUID> listings = new HashMap<>();
        sql.list(
                "select record, listing from import_rows where import = $1 and listing is not null",
                row -> listings.put(row.getInteger("record"), row.getUUID("listing")),
                id);
        return listings;
    }

    /** The records that became something new. */
    static Set<Integer> created(Sql sql, UUID id) {
        return new HashSet<>(sql.list(
                "select record from import_rows where import = $1 and outcome = 'created'",
                row -> row.getInteger("record"),
                id));
    }

    static void forgetRows(Sql sql, UUID id) {
        sql.update("delete from import_rows where import = $1", id);
    }

    static void putRows(Sql sql, UUID id, ArrayNode rows) {
        sql.update("""
                insert into import_rows (import, record, state, name, identity, fingerprint, understood, problems)
                select $1, record, state, name, identity, coalesce(fingerprint, ''), understood, problems
                from json_to_recordset($2::text::json) as r (record int, state text, name text, identity text, fingerprint text,
                  understood jsonb, problems jsonb)
                on conflict (import, record) do nothing
                """, id, Jsonb.text(rows));
    }

    /** Ends the reading. {@code facts} bears the names of the columns it sets. */
    static void readThrough(Sql sql, UUID id, State state, ObjectNode facts) {
        sql.update("""
                update imports i set state = $2, notes = r.notes, headings = r.headings,
                  title = coalesce(nullif(i.title, ''), r.title), licence = coalesce(nullif(i.licence, ''), r.licence),
                  credit = coalesce(nullif(i.credit, ''), r.credit), dataset = r.dataset, n_rows = r.n_rows, n_read = r.n_read, n_repaired = r.n_repaired,
                  n_refused = r.n_refused, n_blank = r.n_blank, leased_until = null
                from jsonb_populate_record(null::imports, $3) as r where i.id = $1 and i.state = 'reading'
                """, id, state.word(), Jsonb.of(facts));
    }

    /** Claims work that nobody is at: this run, or the oldest of all. */
    static Optional<Import> claim(Tx tx, @Nullable UUID only, Instant now, Instant until) {
        return tx.find(
                        """
                        update imports set leased_until = $3 where id = (
                          select id from imports where state in ('reading', 'applying', 'undoing') and ($1::uuid is null or id = $1)
                            and (leased_until is null or leased_until < $2) order by started_at limit 1 for update skip locked)
                        returning id
                        """,
                        row -> row.getUUID("id"),
                        only,
                        now.atOffset(ZoneOffset.UTC),
                        until.atOffset(ZoneOffset.UTC))
                .flatMap(id -> find(tx, id));
    }

    /** Says that the reading goes on. */
    static void touch(Sql sql, UUID id, int position, Instant until) {
        sql.update(
                "update imports set position = $2, leased_until = $3 where id = $1",
                id,
                position,
                until.atOffset(ZoneOffset.UTC));
    }

    static void release(Sql sql, UUID id) {
        sql.update("update imports set leased_until = null where id = $1", id);
    }

    /** Counts a failure; after several the run is given up, and a person may ask for it again. */
    static void fail(Sql sql, UUID id, int most) {
        sql.update("""
                update imports set failures = failures + 1, leased_until = null,
                  state = case when failures + 1 < $2 then state when state = 'applying' then 'failed' when state = 'undoing' then 'applied'
                    else 'refused' end
                where id = $1
                """, id, most);
    }

    /** Moves from one state into another. Returns false when it is not in the first. */
    static boolean move(Sql sql, UUID id, Set<State> from, State to) {
        return sql.update("""
                        update imports set state = $3, failures = 0,
                          position = case when state = 'failed' and $3 = 'applying' then position else 0 end
                        where id = $1 and state = any ($2)
                        """, id, from.stream().map(State::word).toArray(String[]::new), to.word()) == 1;
    }

    static void publish(Sql sql, UUID id, boolean publish) {
        sql.update("update imports set publish = $2 where id = $1", id, publish);
    }

    static void end(Sql sql, UUID id, State state, Instant at) {
        sql.update(
                "update imports set state = $2, ended_at = $3, leased_until = null, failures = 0 where id = $1",
                id,
                state.word(),
                at.atOffset(ZoneOffset.UTC));
    }

    /** Notes how far it is, in the transaction of the work. Returns false when another process was there first. */
    static boolean advance(Tx tx, Import one, Step step) {
        return tx.update(
                        """
                        update imports set position = $3, leased_until = $4, n_created = n_created + $5, n_updated = n_updated + $6,
                          n_unchanged = n_unchanged + $7, n_attached = n_attached + $8, n_undone = n_undone + $9, n_kept = n_kept + $10,
                          failures = 0
                        where id = $1 and position = $2 and state = $11
                        """,
                        one.id(),
                        one.position(),
                        step.position(),
                        step.until().atOffset(ZoneOffset.UTC),
                        step.count("created"),
                        step.count("updated") + step.count("attached"),
                        step.count("unchanged"),
                        step.count("attached"),
                        step.count("undone"),
                        step.count("kept"),
                        one.state().word())
                == 1;
    }

    /** Writes what became of records. Rows: record, outcome, listing, before. */
    static void outcomes(Tx tx, UUID id, ArrayNode rows) {
        tx.update("""
                update import_rows i set outcome = r.outcome, listing = coalesce(r.listing, i.listing), before = coalesce(r.before, i.before)
                from json_to_recordset($2::text::json) as r (record int, outcome text, listing uuid, before jsonb)
                where i.import = $1 and i.record = r.record
                """, id, Jsonb.text(rows));
    }

    /** The next records that did something, for undoing. */
    static List<Deed> deeds(Sql sql, UUID id, int after, int limit) {
        return sql.list(
                """
                select r.record, coalesce(r.source_key, i.dataset || '|' || r.identity) as key, r.outcome, r.listing, r.before
                from import_rows r join imports i on i.id = r.import
                where r.import = $1 and r.record > $2 and r.outcome in ('created', 'updated', 'attached') order by r.record limit $3
                """,
                row -> new Deed(
                        row.getInteger("record"),
                        row.getString("key"),
                        row.getString("outcome"),
                        row.getUUID("listing"),
                        Optional.of(Jsonb.read(row, "before")).filter(node -> node.isObject())),
                id,
                after,
                limit);
    }

    /** Which of these somebody has done anything to since the import ended, other than putting it out. */
    static Set<UUID> builtUpon(Sql sql, UUID id, Collection<UUID> listings) {
        return new HashSet<>(sql.list(
                """
                select distinct e.subject::uuid as listing from events e, imports i
                where i.id = $1 and e.subject_kind = 'listing' and e.subject = any ($2) and e.at > i.ended_at
                  and e.kind not in ('published', 'submitted', 'returned', 'suspended')
                """,
                row -> row.getUUID("listing"),
                id,
                listings.stream().map(UUID::toString).toArray(String[]::new)));
    }

    /** Those of the keys that are not the first source of their listing. */
    static Set<String> secondary(Sql sql, String hub, Collection<String> keys) {
        return new HashSet<>(sql.list("""
                select s.source_key from sources s where s.hub = $1 and s.source_key = any ($2) and exists (
                  select from sources f where f.listing = s.listing and (f.added_at, f.source_key) < (s.added_at, s.source_key))
                """, row -> row.getString("source_key"), hub, keys.toArray(String[]::new)));
    }

    private static Import read(Row row) {
        return new Import(
                row.getUUID("id"),
                new Import.Whose(
                        row.getString("hub"),
                        Optional.ofNullable(row.getUUID("group_id")),
                        row.getUUID("started_by"),
                        row.getBoolean("publish")),
                row.getString("file"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                counts(row),
                Jsonb.read(row, "notes"),
                new Import.Dataset(
                        row.getString("dataset"),
                        row.getString("title"),
                        row.getString("licence"),
                        row.getString("credit")),
                row.getInteger("position"));
    }

    private static Import.Counts counts(Row row) {
        return new Import.Counts(
                row.getInteger("n_rows"),
                new Import.Read(
                        row.getInteger("n_read"),
                        row.getInteger("n_repaired"),
                        row.getInteger("n_refused"),
                        row.getInteger("n_blank")),
                row.getInteger("n_created"),
                row.getInteger("n_updated"),
                row.getInteger("n_unchanged"),
                row.getInteger("n_attached"),
                row.getInteger("n_undone"),
                row.getInteger("n_kept"));
    }
}
