package org.mochiyori.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A measurement that finds one thing wrong says so, whatever it is. */
class FiguresTest {
    private static final Measured NONE = measured(0, 0);

    @Test
    void slots_that_are_fought_for_are_right_only_if_each_is_sold_once_and_each_yes_is_kept() {
        assertThat(fought(100, 100, 0, 0, 140)).isTrue();
        assertThat(fought(99, 99, 0, 0, 139)).as("one not sold").isFalse();
        assertThat(fought(100, 101, 0, 0, 141)).as("one sold twice").isFalse();
        assertThat(fought(100, 100, 1, 0, 139)).as("a yes that is lost").isFalse();
        assertThat(fought(100, 100, 0, 1, 140)).as("two at one time").isFalse();
        assertThat(fought(100, 100, 0, 0, 141))
                .as("one that nobody was told of")
                .isFalse();
        assertThat(fought(100, 100, 0, 0, 139))
                .as("one of those before is gone")
                .isFalse();
    }

    @Test
    void an_opening_minute_is_right_only_if_all_hear_yes_or_taken_and_no_slot_is_sold_twice() {
        Map<Integer, Long> answers = Map.of(201, 12L, 409, 88L);
        assertThat(opened(answers, Map.of(0L, 1L, 1L, 1L), 0, 17)).isTrue();
        assertThat(opened(Map.of(201, 12L, 500, 88L), Map.of(0L, 1L, 1L, 1L), 0, 17))
                .isFalse();
        assertThat(opened(Map.of(201, 12L, 429, 88L), Map.of(0L, 1L, 1L, 1L), 0, 17))
                .as("sent away unheard")
                .isFalse();
        assertThat(opened(answers, Map.of(0L, 2L, 1L, 1L), 0, 17))
                .as("sold twice")
                .isFalse();
        assertThat(opened(answers, Map.of(0L, 1L), 0, 17)).as("not sold").isFalse();
        assertThat(opened(answers, Map.of(0L, 1L, 1L, 1L), 1, 17)).isFalse();
        assertThat(opened(answers, Map.of(0L, 1L, 1L, 1L), 0, 16))
                .as("a yes that is lost")
                .isFalse();
        assertThat(opened(answers, Map.of(0L, 1L, 1L, 1L), 0, 18))
                .as("one too many")
                .isFalse();
    }

    private static boolean fought(int sold, int acknowledged, long lost, long overlapping, long kept) {
        ContentionBench.Order order = new ContentionBench.Order(8, 100, 2, Duration.ofSeconds(1));
        WorldStore.Count found = new WorldStore.Count(kept, overlapping, 0);
        return new ContentionFigures(
                        order, sold, acknowledged, lost, found, 40, NONE, NONE, JsonNodeFactory.instance.objectNode())
                .isRight();
    }

    private static boolean opened(Map<Integer, Long> statuses, Map<Long, Long> sold, long overlapping, long kept) {
        OpeningBench.Order order = new OpeningBench.Order(100, Duration.ofSeconds(1), 2, 8);
        WorldStore.Count found = new WorldStore.Count(kept, overlapping, 0);
        return new OpeningFigures(
                        order,
                        statuses,
                        sold,
                        measured(5, 0),
                        measured(12, 88),
                        found,
                        JsonNodeFactory.instance.objectNode())
                .isRight();
    }

    private static Measured measured(long yes, long no) {
        return new Measured(yes, no, 0, Duration.ofSeconds(1), new long[] {1});
    }
}
