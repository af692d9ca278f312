package org.mochiyori.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.mochiyori.support.TestClock;

class RecentTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong row = new AtomicLong(1);
    private final TestClock clock = TestClock.at("2027-01-09T01:00:00Z");
    private final Recent<String, Long> recent = new Recent<>(clock, nanos::get);

    @Test
    void an_answer_is_kept_for_five_seconds_and_no_longer() {
        assertThat(read()).contains(1L);
        row.set(2);
        nanos.addAndGet(Duration.ofMillis(4_999).toNanos());
        assertThat(read()).contains(1L);
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(read()).contains(2L);
    }

    @Test
    void the_clock_that_decides_ages_an_answer_too() {
        read();
        row.set(2);
        clock.advance(Duration.ofMillis(4_999));
        assertThat(read()).contains(1L);
        clock.advance(Duration.ofMillis(1));
        assertThat(read()).contains(2L);
    }

    @Test
    void a_clock_set_back_keeps_nothing_longer() {
        read();
        row.set(2);
        clock.advance(Duration.ofHours(-1));
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(read()).contains(2L);
    }

    @Test
    void what_was_forgotten_is_read_anew() {
        read();
        row.set(2);
        recent.forget();
        assertThat(read()).contains(2L);
    }

    @Test
    void a_change_during_the_reading_is_not_hidden_by_it() {
        recent.find("a", key -> {
            recent.forget();
            return Optional.of(1L);
        });
        row.set(2);
        assertThat(read()).contains(2L);
    }

    private Optional<Long> read() {
        return recent.find("a", key -> Optional.of(row.get()));
    }
}
