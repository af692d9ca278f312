package org.mochiyori.calendar;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mochiyori.calendar.Closing.OnHoliday;
import org.mochiyori.calendar.Closing.Pattern;

class ClosingTest {
    private static final Holidays HOLIDAYS = Holidays.official();

    @Test
    void the_second_and_fourth_monday_are_closed_and_the_others_open() {
        Closing closing =
                new Closing.Weekly(new Pattern(Set.of(MONDAY), Set.of(2, 4), Set.of()), OnHoliday.CLOSED, "休館日");
        assertThat(closed(closing, "2027-06-01", "2027-06-30")).containsExactly("2027-06-14", "2027-06-28");
    }

    @Test
    void the_last_friday_is_closed_in_months_of_four_and_of_five_fridays() {
        Closing closing = new Closing.Weekly(new Pattern(Set.of(FRIDAY), Set.of(-1), Set.of()), OnHoliday.CLOSED, "");
        assertThat(closed(closing, "2027-01-01", "2027-02-28")).containsExactly("2027-01-29", "2027-02-26");
    }

    @Test
    void a_yearly_inspection_is_closed_in_its_month_only() {
        Closing closing =
                new Closing.Weekly(new Pattern(Set.of(TUESDAY), Set.of(2), Set.of(5, 11)), OnHoliday.CLOSED, "点検");
        assertThat(closed(closing, "2027-01-01", "2027-12-31")).containsExactly("2027-05-11", "2027-11-09");
    }

    @Test
    void a_monday_that_is_a_holiday_is_open_and_the_day_after_closed() {
        Closing closing = weekly(OnHoliday.NEXT_DAY);
        // 2027-01-11 is 成人の日
        assertThat(closed(closing, "2027-01-04", "2027-01-18"))
                .containsExactly("2027-01-04", "2027-01-12", "2027-01-18");
    }

    @Test
    void a_monday_that_is_a_holiday_may_be_open_without_another_day_for_it() {
        assertThat(closed(weekly(OnHoliday.OPEN), "2027-01-04", "2027-01-18"))
                .containsExactly("2027-01-04", "2027-01-18");
    }

    @Test
    void in_a_row_of_holidays_the_next_day_that_is_none_is_closed_instead() {
        // 2026-05-04, 05 and 06 are holidays, Monday to Wednesday.
        assertThat(closed(weekly(OnHoliday.NEXT_NON_HOLIDAY), "2026-05-03", "2026-05-10"))
                .containsExactly("2026-05-07");
        assertThat(closed(weekly(OnHoliday.NEXT_DAY), "2026-05-03", "2026-05-10"))
                .containsExactly("2026-05-05");
    }

    @Test
    void a_friday_holiday_moves_to_the_next_workday_over_the_weekend() {
        // 2027-04-30 is no holiday; 2024-11-22 Friday is none, 2026-02-11 is a Wednesday; 2022-02-11 was a Friday.
        Closing workday = new Closing.Weekly(Pattern.every(Set.of(FRIDAY)), OnHoliday.NEXT_WORKDAY, "");
        Closing nonHoliday = new Closing.Weekly(Pattern.every(Set.of(FRIDAY)), OnHoliday.NEXT_NON_HOLIDAY, "");
        assertThat(closed(workday, "2022-02-11", "2022-02-17")).containsExactly("2022-02-14");
        assertThat(closed(nonHoliday, "2022-02-11", "2022-02-17")).containsExactly("2022-02-12");
    }

    @Test
    void the_turn_of_the_year_is_closed_on_both_sides() {
        Closing closing = new Closing.Yearly(MonthDay.of(12, 29), MonthDay.of(1, 3), "年末年始");
        assertThat(closed(closing, "2026-12-28", "2027-01-04"))
                .containsExactly("2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02", "2027-01-03");
    }

    @Test
    void a_range_inside_the_year_is_closed_inside_only() {
        Closing closing = new Closing.Yearly(MonthDay.of(8, 13), MonthDay.of(8, 14), "お盆");
        assertThat(closed(closing, "2027-08-12", "2027-08-16")).containsExactly("2027-08-13", "2027-08-14");
    }

    @Test
    void the_day_after_a_holiday_is_closed_unless_excepted() {
        // 2027-04-29 Thursday, then 05-03, 04, 05 Monday to Wednesday.
        Closing plain = new Closing.AfterHolidays(Set.of(), false, "");
        Closing kind = new Closing.AfterHolidays(Set.of(SATURDAY, SUNDAY), true, "");
        assertThat(closed(plain, "2027-04-29", "2027-05-07"))
                .containsExactly("2027-04-30", "2027-05-04", "2027-05-05", "2027-05-06");
        assertThat(closed(kind, "2027-04-29", "2027-05-07")).containsExactly("2027-04-30", "2027-05-06");
    }

    @Test
    void holidays_may_be_open_on_sundays() {
        Closing closing = new Closing.OnHolidays(Set.of(SUNDAY), "");
        // 2026-11-03 Tuesday; 2026-11-23 Monday; 2027-03-21 is a Sunday, 03-22 the day moved.
        assertThat(closed(closing, "2027-03-20", "2027-03-23")).containsExactly("2027-03-22");
    }

    @Test
    void the_last_day_of_each_month_is_closed_whatever_its_number() {
        Closing closing = new Closing.Monthly(Set.of(-1), "館内整理日");
        assertThat(closed(closing, "2028-01-25", "2028-03-01")).containsExactly("2028-01-31", "2028-02-29");
    }

    private static Closing weekly(OnHoliday onHoliday) {
        return new Closing.Weekly(Pattern.every(Set.of(MONDAY)), onHoliday, "");
    }

    private static List<String> closed(Closing closing, String from, String until) {
        return LocalDate.parse(from)
                .datesUntil(LocalDate.parse(until).plusDays(1))
                .filter(d -> closing.closes(d, HOLIDAYS))
                .map(LocalDate::toString)
                .toList();
    }
}
