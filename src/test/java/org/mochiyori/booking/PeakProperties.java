package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mochiyori.kernel.TimeWindow;

class PeakProperties {
    private static final Instant START = Instant.parse("2027-01-09T00:00:00Z");
    private static final UUID UNIT = new UUID(0, 1);

    @Test
    void the_peak_is_what_a_count_of_every_minute_finds() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<Use> uses = new ArrayList<>();
            int count = random.nextInt(12);
            for (int i = 0; i < count; i++) {
                uses.add(use(window(random), 1 + random.nextInt(5)));
            }
            TimeWindow asked = window(random);
            assertThat(Peak.of(uses, asked)).as("seed %d", seed).isEqualTo(countedByMinute(uses, asked));
        }
    }

    @Test
    void shared_starts_are_counted_once_each() {
        List<Use> uses = List.of(use(minutes(0, 60), 3), use(minutes(0, 30), 4));
        assertThat(Peak.of(uses, minutes(0, 60))).isEqualTo(7);
    }

    @Test
    void what_ends_where_another_begins_is_not_added_to_it() {
        List<Use> uses = List.of(use(minutes(0, 60), 3), use(minutes(60, 90), 4));
        assertThat(Peak.of(uses, minutes(0, 90))).isEqualTo(4);
        assertThat(Peak.of(uses, minutes(90, 120))).isZero();
    }

    private static int countedByMinute(List<Use> uses, TimeWindow asked) {
        int peak = 0;
        for (Instant at = asked.from(); at.isBefore(asked.until()); at = at.plusSeconds(60)) {
            Instant minute = at;
            peak = Math.max(
                    peak,
                    uses.stream()
                            .filter(use -> use.during().contains(minute))
                            .mapToInt(Use::amount)
                            .sum());
        }
        return peak;
    }

    private static TimeWindow window(Random random) {
        int from = random.nextInt(60);
        return minutes(from, from + 1 + random.nextInt(30));
    }

    private static TimeWindow minutes(int from, int until) {
        return new TimeWindow(START.plus(Duration.ofMinutes(from)), START.plus(Duration.ofMinutes(until)));
    }

    private static Use use(TimeWindow during, int amount) {
        return Use.ofLine(UNIT, new UUID(0, 2), during, amount);
    }
}
