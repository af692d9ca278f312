package org.mochiyori.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.DbAddress;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.support.TestPostgres;

/** The key crosses the wire beside the first statements of what it guards; nothing of that may stay where it was used before. */
class IdempotencyTest {
    private static final Answer DONE = new Answer(201, new TextNode("done"), Map.of());
    private static final Idempotency.Key KEY = Idempotency.Key.of(new UUID(1, 1), "POST /things", "one", "{}");

    private final Vertx vertx = Vertx.vertx();
    private TestPostgres.Database database;
    private Db db;
    private Idempotency idempotency;

    @BeforeEach
    void open() {
        database = TestPostgres.database();
        db = Db.open(vertx, DbAddress.parse(database.url()), 4);
        idempotency = new Idempotency(db, Clock.systemUTC());
        db.update("create table done (what text)");
    }

    @AfterEach
    void close() {
        db.close();
        vertx.close().await();
        database.close();
    }

    @Test
    void an_effect_that_waits_for_nothing_happens_once() {
        twice(tx -> {
            tx.updateLater("insert into done values ('later')");
            return DONE;
        });
        assertThat(done()).isOne();
    }

    @Test
    void an_effect_with_a_transaction_of_its_own_happens_once() {
        twice(tx -> {
            db.inTransaction(own -> own.update("insert into done values ('beside')"));
            return DONE;
        });
        assertThat(done()).isOne();
    }

    @Test
    void an_effect_that_reads_first_and_undoes_what_is_refused_happens_once() {
        twice(tx -> {
            tx.attempt(() -> {
                write(tx, "undone");
                throw new Refused(new Problem.NotFound());
            });
            write(tx, "kept");
            return DONE;
        });
        assertThat(done()).isOne();
    }

    @Test
    void what_was_granted_once_is_not_refused_to_the_same_request_later() {
        idempotency.once(KEY, tx -> DONE);
        Answer again = idempotency.once(KEY, tx -> {
            throw new Refused(new Problem.NotFound());
        });
        assertThat(again.status()).isEqualTo(201);
        assertThat(Idempotency.isReplayed(again)).isTrue();
    }

    @Test
    void what_was_refused_may_be_asked_again_with_the_same_key() {
        assertThatThrownBy(() -> idempotency.once(KEY, tx -> {
                    write(tx, "refused");
                    throw new Refused(new Problem.NotFound());
                }))
                .isInstanceOf(Refused.class);
        assertThat(Idempotency.isReplayed(idempotency.once(KEY, tx -> DONE))).isFalse();
        assertThat(done()).isZero();
    }

    private void twice(Function<Tx, Answer> effect) {
        assertThat(Idempotency.isReplayed(idempotency.once(KEY, effect))).isFalse();
        Answer again = idempotency.once(KEY, effect);
        assertThat(Idempotency.isReplayed(again)).isTrue();
        assertThat(again.body()).isEqualTo(DONE.body());
    }

    private static void write(Sql sql, String what) {
        sql.update("insert into done values ($1)", what);
    }

    private int done() {
        return db.get("select count(*)::int as n from done", row -> row.getInteger("n"));
    }
}
