package org.mochiyori.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.calendar.OpeningFixture.daily;
import static org.mochiyori.calendar.OpeningFixture.free;
import static org.mochiyori.calendar.OpeningFixture.instant;
import static org.mochiyori.calendar.OpeningFixture.loans;

import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.mochiyori.calendar.DayMark.Mark;

class MonthGridTest {
    @Test
    void a_day_of_which_the_morning_can_no_longer_be_asked_for_is_not_wholly_free() {
        Opening rules = daily("09:00-21:00", 60).withReception(closing(new Reception.Closes.HoursBefore(24)));
        assertThat(mark(rules, "2027-01-08T12:00", 9)).isEqualTo(Mark.SOME);
        assertThat(mark(rules, "2027-01-08T08:59", 9)).isEqualTo(Mark.FREE);
        assertThat(mark(rules, "2027-01-08T22:00", 9)).isEqualTo(Mark.NONE);
    }

    @Test
    void a_loan_that_had_to_be_asked_for_before_its_first_morning_is_outside() {
        Opening rules = loans(7).withReception(closing(new Reception.Closes.HoursBefore(24)));
        assertThat(mark(rules, "2027-01-12T12:00", 13)).isEqualTo(Mark.OUTSIDE);
        assertThat(mark(rules, "2027-01-11T23:59", 13)).isEqualTo(Mark.FREE);
        assertThat(mark(loans(7), "2027-01-13T12:00", 13)).as("today").isEqualTo(Mark.FREE);
    }

    @Test
    void a_month_is_taken_in_from_the_day_on_that_its_first_is() {
        Opening rules = daily("00:00-24:00", 60)
                .withSlots(new Slots.Months(1, OptionalInt.empty()))
                .withReception(new Reception(
                        new Reception.Rule(
                                Optional.of(new Reception.Opens.MonthsBefore(2, OptionalInt.empty(), 540, false)),
                                Optional.empty()),
                        Map.of()));
        assertThat(mark(rules, "2026-11-02T00:00", 31)).isEqualTo(Mark.FREE);
        assertThat(mark(rules, "2026-10-31T00:00", 1)).isEqualTo(Mark.OUTSIDE);
        assertThat(mark(rules, "2027-01-02T00:00", 31)).as("begun").isEqualTo(Mark.OUTSIDE);
    }

    private static Reception closing(Reception.Closes closes) {
        return new Reception(new Reception.Rule(Optional.empty(), Optional.of(closes)), Map.of());
    }

    private static Mark mark(Opening rules, String now, int day) {
        return free(rules, 1)
                .month(YearMonth.of(2027, 1), Need.one(instant(now)))
                .get(day - 1)
                .mark();
    }
}
