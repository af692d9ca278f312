package org.mochiyori.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.State;
import org.mochiyori.kernel.TimeWindow;

class AccessRulesTest {
    private static final Instant TEN = Instant.parse("2027-01-09T01:00:00Z");
    private static final TimeWindow TOLD =
            AccessRules.told(new TimeWindow(TEN, TEN.plus(Duration.ofHours(2))), Duration.ofMinutes(30));

    @Test
    void a_secret_is_told_from_half_an_hour_before_to_the_end_and_not_a_moment_longer() {
        Instant first = TEN.minus(Duration.ofMinutes(30));
        assertThat(isTold(State.CONFIRMED, first.minusMillis(1))).isFalse();
        assertThat(isTold(State.CONFIRMED, first)).isTrue();
        assertThat(isTold(State.OUT, TOLD.until().minusMillis(1))).isTrue();
        assertThat(isTold(State.OUT, TOLD.until())).isFalse();
    }

    @Test
    void it_is_told_of_nothing_but_what_is_agreed_or_out() {
        for (State state : State.values()) {
            assertThat(isTold(state, TEN)).as(state.code()).isEqualTo(state == State.CONFIRMED || state == State.OUT);
        }
    }

    private static boolean isTold(State state, Instant at) {
        return AccessRules.refusal(state, TOLD, at).isEmpty();
    }
}
