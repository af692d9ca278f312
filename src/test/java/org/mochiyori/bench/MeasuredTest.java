package org.mochiyori.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MeasuredTest {
    @Test
    void a_share_is_the_least_duration_that_so_many_stayed_within() {
        long[] durations =
                LongStream.rangeClosed(1, 200).map(n -> n * 1_000_000).toArray();
        Measured measured = new Measured(200, 0, 0, Duration.ofSeconds(4), durations);
        assertThat(measured.rate()).isEqualTo(50);
        assertThat(measured.millis(0.5)).isEqualTo(100);
        assertThat(measured.millis(0.99)).isEqualTo(198);
        assertThat(measured.millis(1)).isEqualTo(200);
    }

    @Test
    void the_median_of_an_even_number_of_rounds_lies_between_the_two_in_the_middle() {
        Measured.Spread spread = Measured.Spread.of(List.of(4.0, 1.0, 9.0, 2.0), round -> round);
        assertThat(spread).isEqualTo(new Measured.Spread(3, 1, 9));
    }

    @Test
    void different_numbers_are_different_hours_inside_the_opening_hours() {
        World world = new World(3, 0, 1, java.time.LocalDate.of(2027, 1, 4));
        List<World.Slot> slots =
                LongStream.range(0, 3 * 24).mapToObj(world::slot).toList();
        assertThat(slots).doesNotHaveDuplicates();
        assertThat(slots)
                .allMatch(slot -> slot.from().getHour() >= 9 && slot.until().getHour() <= 21);
    }
}
