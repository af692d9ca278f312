package org.mochiyori.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LetterRulesTest {
    private static final Instant SINCE = Instant.parse("2027-01-09T01:00:00Z");

    @Test
    void waits_grow_from_a_minute_to_six_hours() {
        assertThat(LetterRules.next(1, SINCE, SINCE)).contains(SINCE.plus(Duration.ofMinutes(1)));
        assertThat(LetterRules.next(2, SINCE, SINCE)).contains(SINCE.plus(Duration.ofMinutes(4)));
        assertThat(LetterRules.next(5, SINCE, SINCE)).contains(SINCE.plus(Duration.ofMinutes(256)));
        assertThat(LetterRules.next(6, SINCE, SINCE)).contains(SINCE.plus(Duration.ofHours(6)));
        assertThat(LetterRules.next(40, SINCE, SINCE)).contains(SINCE.plus(Duration.ofHours(6)));
    }

    @Test
    void after_three_days_a_letter_is_given_up() {
        assertThat(LetterRules.next(14, SINCE, SINCE.plus(Duration.ofHours(71))))
                .isPresent();
        assertThat(LetterRules.next(14, SINCE, SINCE.plus(Duration.ofHours(72))))
                .isEmpty();
    }

    @Test
    void a_refused_address_bounces_and_a_refused_sign_in_does_not() {
        assertThat(LetterRules.isBounce(550)).isTrue();
        assertThat(LetterRules.isBounce(553)).isTrue();
        assertThat(LetterRules.isBounce(535)).isFalse();
        assertThat(LetterRules.isBounce(451)).isFalse();
    }
}
