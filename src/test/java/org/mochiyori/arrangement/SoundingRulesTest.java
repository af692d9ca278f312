package org.mochiyori.arrangement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mochiyori.arrangement.Sounding.Choice;
import org.mochiyori.arrangement.Sounding.Given;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.TimeWindow;

class SoundingRulesTest {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final Instant NOW = at("2026-12-20T15:00");
    private static final List<TimeWindow> WINDOWS =
            List.of(window("2027-01-09T10:00", "2027-01-09T12:00"), window("2027-01-10T10:00", "2027-01-10T12:00"));

    @Test
    void an_answer_is_waited_for_to_the_evening_of_a_day() {
        assertThat(answerBy("2027-01-20T00:00", 5)).contains(at("2026-12-25T21:00"));
    }

    @Test
    void nobody_is_waited_for_past_the_request_or_past_the_last_time_asked_for() {
        assertThat(answerBy("2026-12-22T09:00", 5)).contains(at("2026-12-22T09:00"));
        assertThat(answerBy("2027-03-01T00:00", 30)).contains(at("2027-01-10T10:00"));
        assertThat(SoundingRules.answerBy(
                        new SoundingRules.Moment(at("2027-01-10T11:00"), at("2027-02-01T00:00"), WINDOWS, JAPAN), 5))
                .isEmpty();
    }

    @Test
    void a_reminder_comes_once_in_the_morning_half_way() {
        assertThat(SoundingRules.remindAt(NOW, at("2026-12-26T00:00"), JAPAN)).contains(at("2026-12-23T09:00"));
        assertThat(SoundingRules.remindAt(NOW, at("2026-12-20T23:00"), JAPAN)).isEmpty();
    }

    @Test
    void of_several_times_an_acceptance_names_one() {
        assertThat(refusal(accept(Optional.empty()))).isPresent();
        assertThat(refusal(accept(Optional.of(3)))).isPresent();
        assertThat(refusal(accept(Optional.of(2)))).isEmpty();
        assertThat(SoundingRules.accepted(accept(Optional.of(2)), WINDOWS)).contains(WINDOWS.get(1));
        assertThat(SoundingRules.accepted(accept(Optional.empty()), WINDOWS.subList(0, 1)))
                .contains(WINDOWS.get(0));
    }

    @Test
    void nobody_accepts_what_has_begun() {
        assertThat(SoundingRules.refusal(accept(Optional.of(1)), WINDOWS, at("2027-01-09T10:00"), false))
                .hasValueSatisfying(problem -> assertThat(problem).isInstanceOf(Problem.RuleRefuses.class));
    }

    @Test
    void another_time_and_a_call_need_words_and_a_reason_is_one_of_ours() {
        assertThat(refusal(new Given(Choice.OFFER, Optional.empty(), Optional.empty(), Optional.of(" "))))
                .isPresent();
        assertThat(SoundingRules.refusal(accept(Optional.of(1)), WINDOWS, NOW, true))
                .isPresent();
        assertThat(refusal(new Given(Choice.DECLINE, Optional.empty(), Optional.of("bored"), Optional.empty())))
                .isPresent();
        assertThat(refusal(new Given(Choice.DECLINE, Optional.empty(), Optional.of("busy"), Optional.empty())))
                .isEmpty();
    }

    private static Given accept(Optional<Integer> candidate) {
        return new Given(Choice.ACCEPT, candidate, Optional.empty(), Optional.empty());
    }

    private static Optional<Problem> refusal(Given given) {
        return SoundingRules.refusal(given, WINDOWS, NOW, false);
    }

    private static Optional<Instant> answerBy(String lapses, int days) {
        return SoundingRules.answerBy(new SoundingRules.Moment(NOW, at(lapses), WINDOWS, JAPAN), days);
    }

    private static TimeWindow window(String from, String until) {
        return new TimeWindow(at(from), at(until));
    }

    private static Instant at(String local) {
        return OffsetDateTime.parse(local + ":00+09:00").toInstant();
    }
}
