package org.mochiyori.site.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mochiyori.site.view.Month.Day;
import org.mochiyori.site.view.Month.Free;

class MonthTest {
    private static Month month(YearMonth month, int days) {
        List<Day> all = IntStream.rangeClosed(1, days)
                .mapToObj(day -> new Day(month.atDay(day), Free.FREE, List.of(), Optional.empty(), false))
                .toList();
        return new Month(month, Optional.empty(), Optional.empty(), all);
    }

    @Test
    void weeks_begin_on_sunday_and_have_seven_places() {
        var weeks = month(YearMonth.of(2026, 5), 31).weeks();
        assertThat(weeks).hasSize(6).allMatch(week -> week.size() == 7);
        assertThat(weeks.getFirst().subList(0, 5)).allMatch(Optional::isEmpty);
        assertThat(weeks.getFirst().get(5).orElseThrow().date().getDayOfMonth()).isEqualTo(1);
    }

    @Test
    void a_month_that_begins_on_sunday_has_no_empty_place_before_it() {
        var weeks = month(YearMonth.of(2026, 2), 28).weeks();
        assertThat(weeks).hasSize(4);
        assertThat(weeks.getFirst().getFirst()).isPresent();
    }

    @Test
    void a_month_with_a_day_missing_is_refused() {
        assertThatThrownBy(() -> month(YearMonth.of(2026, 5), 30)).isInstanceOf(IllegalArgumentException.class);
    }
}
