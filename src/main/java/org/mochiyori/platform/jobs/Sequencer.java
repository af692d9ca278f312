package org.mochiyori.platform.jobs;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;
import org.mochiyori.kernel.Digests;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Tx;

/**
 * Gives committed events their numbers, one process at a time, and chains their hashes: each hash covers
 * the one before, so a row changed or taken out later shows.
 *
 * <p>A number taken inside the writing transaction becomes visible in another order than it was taken,
 * and a reader that has passed it never returns; here only what has committed is numbered.
 */
public final class Sequencer {
    private static final long LOCK = 0x6d6f_6368_6979_6f72L; // "mochiyor"
    private static final int BATCH = 1000;

    /** All of an event {@code e} that its hash covers, besides its id. */
    static final String LINE = """
            e.at::text || '|' || coalesce(e.hub, '') || '|' || e.subject_kind || '|' || e.subject || '|' || e.kind
              || '|' || coalesce(e.actor::text, '') || '|' || coalesce(e.on_behalf_of::text, '') || '|' || e.data::text
            """;

    private final Db db;

    /** Over one database; several processes may each have one. */
    public Sequencer(Db db) {
        this.db = db;
    }

    /** Numbers all that has committed so far. Returns how many; 0 also while another process is at it. */
    public int run() {
        int total = 0;
        int numbered;
        do {
            numbered = db.inTransaction(Sequencer::numberSome);
            total += numbered;
        } while (numbered == BATCH);
        return total;
    }

    private static int numberSome(Tx tx) {
        boolean ours = tx.get("select pg_try_advisory_xact_lock($1) as ours", row -> row.getBoolean("ours"), LOCK);
        if (!ours) {
            return 0;
        }
        List<Pending> pending = tx.list("""
                select e.id, %s as line
                from events_unnumbered u join events e on e.id = u.event
                order by e.at, e.id limit $1
                """.formatted(LINE), Pending::from, BATCH);
        if (!pending.isEmpty()) {
            number(tx, pending);
        }
        return pending.size();
    }

    private static void number(Tx tx, List<Pending> pending) {
        Link link = tx.find("select n, hash from event_numbers order by n desc limit 1", Link::from)
                .orElse(new Link(0, new byte[32]));
        UUID[] events = pending.stream().map(Pending::id).toArray(UUID[]::new);
        Long[] numbers = new Long[events.length];
        Buffer[] hashes = new Buffer[events.length];
        for (int i = 0; i < events.length; i++) {
            link = link.next(pending.get(i));
            numbers[i] = link.n();
            hashes[i] = Buffer.buffer(link.hash());
        }
        tx.updateLater("""
                insert into event_numbers (n, event, hash) select * from unnest($1::bigint[], $2::uuid[], $3::bytea[])
                """, numbers, events, hashes);
        tx.updateLater("delete from events_unnumbered where event = any ($1)", (Object) events);
    }

    private record Pending(UUID id, String line) {
        static Pending from(Row row) {
            return new Pending(row.getUUID("id"), row.getString("line"));
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, lives for one batch
    private record Link(long n, byte[] hash) {
        static Link from(Row row) {
            return new Link(row.getLong("n"), row.getBuffer("hash").getBytes());
        }

        Link next(Pending event) {
            MessageDigest digest = Digests.sha256();
            digest.update(hash);
            digest.update((event.id() + "|" + event.line()).getBytes(StandardCharsets.UTF_8));
            return new Link(n + 1, digest.digest());
        }
    }
}
