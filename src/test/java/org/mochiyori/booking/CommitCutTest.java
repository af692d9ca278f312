package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.Vertx;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.platform.db.CommitUnknown;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.DbAddress;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Idempotency;
import org.mochiyori.support.CommitCutter;
import org.mochiyori.support.TestPostgres;

/** The cable breaks exactly at COMMIT: the key tells whether the booking stands, and it is never made twice. */
class CommitCutTest {
    private final Vertx vertx = Vertx.vertx();
    private TestPostgres.Database database;
    private CommitCutter cable;
    private LocalHubFixture fixture;
    private Idempotency idempotency;
    private Order order;
    private Idempotency.Key key;

    @BeforeEach
    void start() {
        database = TestPostgres.database();
        DbAddress direct = DbAddress.parse(database.url());
        cable = new CommitCutter(direct.port());
        fixture = new LocalHubFixture(Db.open(
                vertx,
                new DbAddress("127.0.0.1", cable.port(), direct.database(), direct.user(), direct.password()),
                4));
        idempotency = new Idempotency(fixture.db, fixture.clock);
        order = fixture.order(fixture.line(fixture.room("会議室（例）"), 0, LocalHubFixture.minutes(0, 60)));
        key = Idempotency.Key.of(fixture.person, "POST /bookings", "the-key", "wish");
    }

    @AfterEach
    void stop() {
        fixture.db.close();
        vertx.close().await();
        cable.close();
        database.close();
    }

    @Test
    void where_the_commit_arrived_the_first_request_itself_gets_its_answer() {
        cable.cutAfterNextCommit();
        Answer answer = book();
        assertThat(cable.cuts()).isEqualTo(1);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("id").asText()).isEqualTo(order.id().toString());
        assertThat(book().body()).isEqualTo(answer.body());
        assertThat(bookings()).isEqualTo(1);
    }

    @Test
    void where_the_commit_did_not_arrive_nothing_stands_and_the_same_key_books() {
        cable.cutBeforeNextCommit();
        assertThatThrownBy(this::book).isInstanceOf(CommitUnknown.class);
        assertThat(cable.cuts()).isEqualTo(1);
        assertThat(bookings()).isZero();
        assertThat(book().status()).isEqualTo(201);
        assertThat(bookings()).isEqualTo(1);
    }

    @Test
    void a_statement_nobody_waits_for_that_fails_undoes_the_whole_and_is_told_as_what_it_is() {
        assertThatThrownBy(() -> fixture.db.inTransaction(tx -> {
                    fixture.hub.take(tx, order);
                    tx.updateLater("insert into hubs (id, name, created_at) values ('north', 'twice', now())");
                    return order;
                }))
                .hasMessageContaining("hubs_pkey");
        assertThat(bookings()).isZero();
    }

    private Answer book() {
        return idempotency.once(key, tx -> {
            UUID id = fixture.hub.take(tx, order).id();
            return Answer.created("/", JsonNodeFactory.instance.objectNode().put("id", id.toString()));
        });
    }

    private int bookings() {
        return fixture.db.get("select count(*)::int as n from bookings", row -> row.getInteger("n"));
    }
}
