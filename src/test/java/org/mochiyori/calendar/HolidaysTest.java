package org.mochiyori.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HolidaysTest {
    private final Holidays official = Holidays.official();

    @Test
    void the_official_list_runs_from_1955_to_the_end_of_2027() {
        assertThat(official.between(LocalDate.MIN, LocalDate.MAX)).hasSize(1067);
        assertThat(official.name(LocalDate.of(1955, 1, 1))).contains("元日");
        assertThat(official.name(LocalDate.of(2027, 11, 23))).contains("勤労感謝の日");
        assertThat(official.lastKnown()).isEqualTo(LocalDate.of(2027, 12, 31));
    }

    @Test
    void moved_holidays_and_days_between_holidays_are_on_the_list() {
        assertThat(official.isHoliday(LocalDate.of(2027, 3, 22))).isTrue();
        assertThat(official.isHoliday(LocalDate.of(2026, 9, 22))).isTrue();
        assertThat(official.isHoliday(LocalDate.of(2026, 11, 24))).isFalse();
    }

    @Test
    void nothing_is_computed_beyond_the_list() {
        assertThat(official.knows(LocalDate.of(2027, 12, 31))).isTrue();
        assertThat(official.knows(LocalDate.of(2028, 1, 1))).isFalse();
        assertThat(official.isHoliday(LocalDate.of(2028, 1, 1))).isFalse();
        assertThat(official.knows(LocalDate.of(1954, 12, 31))).isFalse();
    }

    @Test
    void an_administrator_adds_days_and_the_official_ones_stay() {
        Holidays more = official.with(Map.of(LocalDate.of(2027, 11, 13), "県民の日"));
        assertThat(more.name(LocalDate.of(2027, 11, 13))).contains("県民の日");
        assertThat(more.isHoliday(LocalDate.of(2027, 1, 1))).isTrue();
        assertThat(official.isHoliday(LocalDate.of(2027, 11, 13))).isFalse();
    }

    @Test
    void a_list_without_days_is_refused() {
        assertThatThrownBy(() -> new Holidays(Map.of(), Map.of(), LocalDate.of(2027, 12, 31)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
