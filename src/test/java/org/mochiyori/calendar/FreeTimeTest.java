package org.mochiyori.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.calendar.OpeningFixture.TOKYO;
import static org.mochiyori.calendar.OpeningFixture.bands;
import static org.mochiyori.calendar.OpeningFixture.daily;
import static org.mochiyori.calendar.OpeningFixture.free;
import static org.mochiyori.calendar.OpeningFixture.instant;
import static org.mochiyori.calendar.OpeningFixture.loans;
import static org.mochiyori.calendar.OpeningFixture.need;
import static org.mochiyori.calendar.OpeningFixture.window;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.mochiyori.calendar.Stretch.State;
import org.mochiyori.calendar.Validity.Dated;
import org.mochiyori.kernel.TimeWindow;

class FreeTimeTest {
    private static final Occupied TEN_TO_TWELVE = occupied("2027-01-09T10:00", "2027-01-09T12:00", 1);

    @Test
    void a_day_falls_into_closed_free_and_busy_without_gaps() {
        FreeTime time = free(daily("09:00-21:00", 30), 1, TEN_TO_TWELVE);
        assertThat(time.availability(window("2027-01-09T00:00", "2027-01-10T00:00"), 1))
                .containsExactly(
                        stretch("2027-01-09T00:00", "2027-01-09T09:00", State.CLOSED, 0),
                        stretch("2027-01-09T09:00", "2027-01-09T10:00", State.FREE, 1),
                        stretch("2027-01-09T10:00", "2027-01-09T12:00", State.BUSY, 0),
                        stretch("2027-01-09T12:00", "2027-01-09T21:00", State.FREE, 1),
                        stretch("2027-01-09T21:00", "2027-01-10T00:00", State.CLOSED, 0));
    }

    @Test
    void uses_that_follow_each_other_are_not_counted_together() {
        FreeTime time = free(
                daily("09:00-21:00", 30),
                20,
                occupied("2027-01-09T10:00", "2027-01-09T11:00", 12),
                occupied("2027-01-09T11:00", "2027-01-09T12:00", 12),
                occupied("2027-01-09T10:00", "2027-01-09T11:00", 3));
        TimeWindow both = window("2027-01-09T10:00", "2027-01-09T12:00");
        assertThat(time.allows(both, need(5))).isTrue();
        assertThat(time.allows(both, need(6))).isFalse();
        assertThat(time.free(window("2027-01-09T09:00", "2027-01-09T13:00"), OpeningFixture.need(5)))
                .containsExactly(stretch("2027-01-09T09:00", "2027-01-09T13:00", State.FREE, 5));
    }

    @Test
    void buffers_of_a_pool_reach_over_each_other_without_summing() {
        Opening rules = daily("09:00-21:00", 15).withLimits(new Opening.Limits(0, OptionalInt.empty(), 15, 15));
        FreeTime time = free(
                rules,
                2,
                occupied("2027-01-09T09:45", "2027-01-09T11:00", 1),
                occupied("2027-01-09T11:00", "2027-01-09T12:15", 1));
        assertThat(time.allows(window("2027-01-09T10:00", "2027-01-09T12:00"), need(1)))
                .isTrue();
        assertThat(time.free(window("2027-01-09T10:00", "2027-01-09T12:00"), OpeningFixture.need(1)))
                .containsExactly(stretch("2027-01-09T10:00", "2027-01-09T12:00", State.FREE, 1));
    }

    @Test
    void cleaning_time_keeps_the_next_use_away() {
        Opening rules = daily("09:00-21:00", 15).withLimits(new Opening.Limits(0, OptionalInt.empty(), 0, 30));
        TimeWindow first = window("2027-01-09T10:00", "2027-01-09T12:00");
        FreeTime empty = free(rules, 1);
        assertThat(empty.footprint(first)).isEqualTo(window("2027-01-09T10:00", "2027-01-09T12:30"));
        FreeTime time = free(rules, 1, new Occupied(empty.footprint(first), 1));
        assertThat(time.allows(window("2027-01-09T12:15", "2027-01-09T13:00"), need(1)))
                .isFalse();
        assertThat(time.allows(window("2027-01-09T12:30", "2027-01-09T13:00"), need(1)))
                .isTrue();
        assertThat(time.allows(window("2027-01-09T09:00", "2027-01-09T10:00"), need(1)))
                .isFalse();
        assertThat(time.allows(window("2027-01-09T09:00", "2027-01-09T09:30"), need(1)))
                .isTrue();
    }

    @Test
    void open_hours_are_joined_across_midnight_and_cut_by_blocks() {
        Opening always = Opening.everyDay(TOKYO, Hours.ALL_DAY, new Slots.Grid(60, 0));
        Stock.Block election = new Stock.Block(window("2027-01-10T06:00", "2027-01-10T22:00"), "行政使用");
        FreeTime time =
                new FreeTime(Timetable.of(always, Holidays.official()), new Stock(1, List.of(), List.of(election)));
        assertThat(time.open(window("2027-01-09T12:00", "2027-01-11T12:00")))
                .containsExactly(
                        window("2027-01-09T12:00", "2027-01-10T06:00"), window("2027-01-10T22:00", "2027-01-11T12:00"));
        assertThat(time.availability(window("2027-01-10T05:00", "2027-01-10T07:00"), 1))
                .containsExactly(
                        stretch("2027-01-10T05:00", "2027-01-10T06:00", State.FREE, 1),
                        stretch("2027-01-10T06:00", "2027-01-10T07:00", State.CLOSED, 0));
        assertThat(time.allows(window("2027-01-09T22:00", "2027-01-10T02:00"), need(1)))
                .isTrue();
    }

    @Test
    void without_rules_everything_is_unknown() {
        FreeTime time = new FreeTime(Timetable.unknown(TOKYO), Stock.of(1));
        TimeWindow day = window("2027-01-09T00:00", "2027-01-10T00:00");
        assertThat(time.availability(day, 1))
                .containsExactly(stretch("2027-01-09T00:00", "2027-01-10T00:00", State.UNKNOWN, 0));
        assertThat(time.firstFree(Duration.ofHours(1), day, need(1))).isEmpty();
    }

    @Test
    void beyond_the_published_holidays_only_rules_that_ask_for_them_are_unknown() {
        TimeWindow later = window("2028-01-11T10:00", "2028-01-11T11:00");
        Opening asks = daily("09:00-21:00", 30).withClosed(List.of(new Closing.OnHolidays(java.util.Set.of(), "")));
        assertThat(free(daily("09:00-21:00", 30), 1).allows(later, need(1))).isTrue();
        assertThat(free(asks, 1).availability(later, 1))
                .extracting(Stretch::state)
                .containsExactly(State.UNKNOWN);
    }

    @Test
    void new_rules_hold_from_their_date_on() {
        Validity<Opening> rules = new Validity<>(List.of(
                new Dated<>(LocalDate.of(2026, 1, 1), daily("09:00-21:00", 30)),
                new Dated<>(LocalDate.of(2027, 4, 1), daily("10:00-18:00", 60))));
        FreeTime time = new FreeTime(Timetable.of(rules, Holidays.official()), Stock.of(1));
        assertThat(time.open(window("2027-03-31T00:00", "2027-04-02T00:00")))
                .containsExactly(
                        window("2027-03-31T09:00", "2027-03-31T21:00"), window("2027-04-01T10:00", "2027-04-01T18:00"));
        assertThat(time.allows(window("2027-03-31T19:30", "2027-03-31T20:00"), need(1)))
                .isTrue();
        assertThat(time.allows(window("2027-04-01T10:30", "2027-04-01T11:30"), need(1)))
                .isFalse();
    }

    @Test
    void the_first_free_window_lies_on_the_grid_and_after_what_is_taken() {
        FreeTime time = free(daily("09:00-21:00", 30), 1, occupied("2027-01-09T09:00", "2027-01-09T12:10", 1));
        assertThat(time.firstFree(Duration.ofMinutes(100), window("2027-01-09T00:00", "2027-01-10T00:00"), need(1)))
                .contains(window("2027-01-09T12:30", "2027-01-09T14:30"));
        assertThat(time.firstFree(Duration.ofHours(9), window("2027-01-09T00:00", "2027-01-10T00:00"), need(1)))
                .isEmpty();
    }

    @Test
    void the_first_free_band_holds_the_length_wished() {
        FreeTime time = free(bands(), 1, TEN_TO_TWELVE);
        assertThat(time.firstFree(Duration.ofHours(2), window("2027-01-09T00:00", "2027-01-10T00:00"), need(1)))
                .contains(window("2027-01-09T13:00", "2027-01-09T17:00"));
        assertThat(time.firstFree(Duration.ofHours(6), window("2027-01-09T00:00", "2027-01-10T00:00"), need(1)))
                .contains(window("2027-01-09T13:00", "2027-01-09T22:00"));
    }

    @Test
    void a_loan_takes_whole_days_and_spans_the_weekend() {
        FreeTime time = free(loans(7), 20);
        TimeWindow fridayToMonday = window("2027-01-15T00:00", "2027-01-19T00:00");
        assertThat(time.allows(fridayToMonday, need(20))).isTrue();
        TimeWindow hours = window("2027-01-15T13:00", "2027-01-15T15:00");
        assertThat(time.footprint(hours)).isEqualTo(window("2027-01-15T00:00", "2027-01-16T00:00"));
        FreeTime taken = free(loans(7), 20, new Occupied(time.footprint(hours), 15));
        assertThat(taken.allows(window("2027-01-15T09:00", "2027-01-15T10:00"), need(6)))
                .isFalse();
        assertThat(taken.allows(window("2027-01-14T09:00", "2027-01-14T10:00"), need(6)))
                .isTrue();
    }

    @Test
    void a_loan_is_found_that_comes_back_when_other_rules_hold() {
        Validity<Opening> rules = new Validity<>(List.of(
                new Dated<>(LocalDate.of(2026, 1, 1), loans(7)),
                new Dated<>(LocalDate.of(2027, 1, 15), daily("10:00-18:00", 60))));
        FreeTime time = new FreeTime(Timetable.of(rules, Holidays.official()), Stock.of(1));
        TimeWindow twoDays = window("2027-01-14T00:00", "2027-01-16T00:00");
        assertThat(time.allows(twoDays, need(1))).isTrue();
        assertThat(time.firstFree(Duration.ofDays(2), twoDays, need(1))).contains(twoDays);
    }

    @Test
    void a_clock_that_is_put_back_does_not_lead_into_a_circle() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        FreeTime time = free(Opening.everyDay(berlin, Hours.ALL_DAY, new Slots.Grid(15, 0)), 1);
        TimeWindow night = new TimeWindow(
                java.time.Instant.parse("2027-10-31T01:05:00Z"), java.time.Instant.parse("2027-10-31T06:00:00Z"));
        assertThat(time.firstFree(Duration.ofHours(1), night, need(1)))
                .contains(new TimeWindow(
                        java.time.Instant.parse("2027-10-31T01:15:00Z"),
                        java.time.Instant.parse("2027-10-31T02:15:00Z")));
        assertThat(time.open(new TimeWindow(instant("2027-10-29T00:00"), instant("2027-11-02T00:00"))))
                .hasSize(1);
    }

    private static Occupied occupied(String from, String until, int amount) {
        return new Occupied(window(from, until), amount);
    }

    private static Stretch stretch(String from, String to, State state, int remaining) {
        return new Stretch(instant(from), instant(to), state, remaining);
    }
}
