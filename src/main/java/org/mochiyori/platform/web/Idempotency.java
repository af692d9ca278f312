package org.mochiyori.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.mochiyori.kernel.Digests;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.db.CommitUnknown;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.RowTerm;
import org.mochiyori.platform.keeping.Term;

/**
 * Makes a creating request safe to send again: its first answer is kept in the same transaction as its
 * effect, and a repetition gets that answer. Refusals are not kept: the wish may be granted next time.
 *
 * <p>Source: draft-ietf-httpapi-idempotency-key-header-07. Keys are scoped to person and route.
 */
public final class Idempotency {
    private static final String REPLAYED = "Idempotent-Replayed";

    private final Db db;
    private final InstantSource clock;

    /** Over one database. */
    public Idempotency(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Who repeats what.
     *
     * @param actor the person
     * @param route method and path
     * @param key the client's key
     * @param fingerprint hash of the body
     */
    @SuppressWarnings("ArrayRecordComponent") // compared with Arrays.equals below
    public record Key(UUID actor, String route, String key, byte[] fingerprint) {
        /** @throws Refused for a key that is none */
        public Key {
            if (key.isBlank() || key.length() > 200) {
                throw new Refused(new Problem.Malformed("key.length", "Idempotency-Key takes 1 to 200 characters"));
            }
        }

        /** With the SHA-256 of a body. */
        public static Key of(UUID actor, String route, String key, String body) {
            return new Key(actor, route, key, Digests.sha256().digest(body.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Runs the effect once for this key, in one transaction with its kept answer. */
    public Answer once(Key key, Function<Tx, Answer> effect) {
        try {
            return db.inTransaction(tx -> claimed(tx, key, effect));
        } catch (Repeated repeated) {
            return db.inTransaction(tx -> replay(tx, key));
        } catch (CommitUnknown unknown) {
            // The row tells whether the commit happened; if not, the client may send the same key again.
            return db.inTransaction(tx -> find(tx, key).map(kept -> kept.answerFor(key)))
                    .orElseThrow(() -> unknown);
        }
    }

    /** Forgets what somebody has asked, who leaves: kept answers bear names. */
    public static void forget(Tx tx, UUID actor) {
        tx.update("delete from idempotency_keys where actor = $1", actor);
    }

    /** Keeps another answer than the first: what was begun then has come further. */
    void settle(Key key, Answer answer) {
        db.inTransaction(tx -> keep(tx, key, answer));
    }

    /** Whether an answer was given before. */
    static boolean isReplayed(Answer answer) {
        return answer.headers().containsKey(REPLAYED);
    }

    /** For how long keys are kept. */
    public static Term term(Periods periods) {
        return RowTerm.of(
                        "idempotency-keys",
                        "Answers kept in case a request is repeated go after "
                                + periods.keys().toDays() + " days.",
                        periods.keys())
                .delete("idempotency_keys", "t.at < $1");
    }

    /** The key is taken already. */
    private static final class Repeated extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * The key crosses the wire with the first that the effect asks, and waits while another request with it is under way;
     * where that one has committed, the effect ends with its first answer.
     */
    private Answer claimed(Tx tx, Key key, Function<Tx, Answer> effect) {
        Runnable ours = tx.require(
                Repeated::new,
                """
                insert into idempotency_keys (actor, route, key, fingerprint, at) values ($1, $2, $3, $4, $5)
                on conflict do nothing
                """,
                key.actor(),
                key.route(),
                key.key(),
                Buffer.buffer(key.fingerprint()),
                clock.instant().atOffset(ZoneOffset.UTC));
        try {
            return keep(tx, key, effect.apply(tx));
        } catch (Refused refused) {
            // What was granted once is not refused now.
            ours.run();
            throw refused;
        }
    }

    private static Answer keep(Tx tx, Key key, Answer answer) {
        var headers = JsonBody.mapper().createObjectNode();
        answer.headers().forEach(headers::put);
        var kept = JsonBody.mapper().createObjectNode();
        kept.set("headers", headers);
        if (answer.body() != null) {
            kept.set("body", answer.body());
        }
        tx.updateLater(
                "update idempotency_keys set status = $4, answer = $5 where actor = $1 and route = $2 and key = $3",
                key.actor(),
                key.route(),
                key.key(),
                answer.status(),
                Jsonb.of(kept));
        return answer;
    }

    private static Answer replay(Tx tx, Key key) {
        return find(tx, key)
                .orElseThrow(() -> new Refused(new Problem.KeyConflict("key.in-flight")))
                .answerFor(key);
    }

    private static Optional<Kept> find(Tx tx, Key key) {
        return tx.find(
                "select fingerprint, status, answer from idempotency_keys where actor = $1 and route = $2 and key = $3",
                Kept::from,
                key.actor(),
                key.route(),
                key.key());
    }

    @SuppressWarnings("ArrayRecordComponent") // compared with Arrays.equals below
    private record Kept(byte[] fingerprint, int status, JsonNode answer) {
        static Kept from(Row row) {
            return new Kept(
                    row.getBuffer("fingerprint").getBytes(), row.getInteger("status"), Jsonb.read(row, "answer"));
        }

        Answer answerFor(Key key) {
            if (!Arrays.equals(fingerprint, key.fingerprint())) {
                throw new Refused(new Problem.KeyConflict("key.reused"));
            }
            Map<String, String> headers = new java.util.HashMap<>(Map.of(REPLAYED, "true"));
            answer.path("headers")
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().asText()));
            return new Answer(status, answer.get("body"), headers);
        }
    }
}
