package org.mochiyori.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WireTest {
    private Vertx vertx;
    private Wire wire;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        wire = new Wire(vertx, Duration.ofMillis(100));
    }

    @AfterEach
    void close() {
        wire.close();
        vertx.close().await();
    }

    @Test
    void who_waits_too_long_is_told_so_and_a_late_answer_harms_nobody() {
        Promise<String> never = Promise.promise();

        assertThatThrownBy(() -> wire.await(never.future()))
                .isInstanceOf(ConnectionLost.class)
                .hasCauseInstanceOf(TimeoutException.class);

        never.complete("late");
        assertThat(wire.await(never.future())).isEqualTo("late");
    }

    @Test
    void what_was_begun_is_answered_with_its_value_or_its_failure() {
        assertThat(wire.await(wire.begin(() -> Future.succeededFuture("done")))).isEqualTo("done");
        assertThatThrownBy(() -> wire.await(wire.begin(() -> Future.failedFuture(new IllegalStateException("no")))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");
        assertThatThrownBy(() -> wire.await(wire.begin(() -> {
                    throw new IllegalArgumentException("unfit");
                })))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unfit");
    }

    @Test
    void all_that_it_runs_runs_on_one_thread() {
        Promise<Thread> first = Promise.promise();
        Promise<Thread> second = Promise.promise();
        wire.run(() -> first.complete(Thread.currentThread()));
        wire.run(() -> second.complete(Thread.currentThread()));

        assertThat(wire.await(first.future())).isSameAs(wire.await(second.future()));
    }
}
