package org.mochiyori.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mochiyori.series.Recurrence.Dates;
import org.mochiyori.series.Recurrence.End;
import org.mochiyori.series.Recurrence.Monthly;
import org.mochiyori.series.Recurrence.Weekly;

/** Which dates a recurrence means. */
class RecurrenceRulesTest {
    private static final LocalDate SECOND_SATURDAY = LocalDate.of(2026, 12, 12);

    @Test
    void the_second_saturday_goes_on_over_the_end_of_the_year() {
        assertThat(days(monthly(2, End.after(4)), SECOND_SATURDAY))
                .containsExactly("2026-12-12", "2027-01-09", "2027-02-13", "2027-03-13");
    }

    @Test
    void months_without_a_fifth_saturday_are_left_out_and_named() {
        Recurrence fifth = monthly(5, End.on(LocalDate.of(2027, 5, 31)));
        Recurrence.Days days = RecurrenceRules.days(fifth, LocalDate.of(2027, 1, 30));
        assertThat(days.days()).containsExactly(LocalDate.of(2027, 1, 30), LocalDate.of(2027, 5, 29));
        assertThat(days.without())
                .containsExactly(LocalDate.of(2027, 2, 1), LocalDate.of(2027, 3, 1), LocalDate.of(2027, 4, 1));
    }

    @Test
    void the_last_saturday_is_the_fourth_or_the_fifth() {
        assertThat(days(monthly(Monthly.LAST, End.after(3)), LocalDate.of(2027, 1, 30)))
                .containsExactly("2027-01-30", "2027-02-27", "2027-03-27");
    }

    @Test
    void every_other_month_counts_months_and_not_dates() {
        Recurrence other = new Monthly(2, 2, DayOfWeek.SATURDAY, End.after(3));
        assertThat(days(other, SECOND_SATURDAY)).containsExactly("2026-12-12", "2027-02-13", "2027-04-10");
    }

    @Test
    void two_weekdays_every_other_week_begin_where_the_first_date_is() {
        Recurrence weekly = new Weekly(2, Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY), End.after(4));
        assertThat(days(weekly, LocalDate.of(2026, 12, 24)))
                .as("the Tuesday before the first date is over")
                .containsExactly("2026-12-24", "2027-01-05", "2027-01-07", "2027-01-19");
    }

    @Test
    void until_a_day_holds_that_day_and_none_behind_it() {
        LocalDate first = LocalDate.of(2027, 1, 9);
        assertThat(days(weekly(End.on(LocalDate.of(2027, 1, 23))), first)).hasSize(3);
        assertThat(days(weekly(End.on(LocalDate.of(2027, 1, 22))), first)).hasSize(2);
    }

    @Test
    void picked_days_come_in_order_and_once_with_the_first() {
        LocalDate first = LocalDate.of(2027, 1, 31);
        Recurrence picked = new Dates(new TreeSet<>(List.of(LocalDate.of(2028, 2, 29), first, first.plusDays(1))));
        assertThat(days(picked, first)).containsExactly("2027-01-31", "2027-02-01", "2028-02-29");
    }

    @Test
    void a_first_date_that_the_rule_does_not_mean_and_too_few_or_many_dates_are_refused() {
        LocalDate first = LocalDate.of(2027, 1, 9);
        assertThat(RecurrenceRules.refusal(weekly(End.after(60)), first)).isEmpty();
        assertThat(RecurrenceRules.refusal(weekly(End.after(60)), first.plusDays(1)))
                .isPresent();
        assertThat(RecurrenceRules.refusal(monthly(3, End.after(3)), first)).isPresent();
        assertThat(RecurrenceRules.refusal(weekly(End.on(first.plusYears(9000))), first))
                .isPresent();
        assertThat(RecurrenceRules.refusal(weekly(End.on(first)), first)).isPresent();
        assertThat(RecurrenceRules.refusal(new Dates(new TreeSet<>(List.of(first.minusDays(1)))), first))
                .isPresent();
    }

    @Test
    void what_is_kept_of_a_rule_reads_back_the_same() {
        for (Recurrence one : List.of(
                monthly(Monthly.LAST, End.after(3)),
                weekly(End.on(SECOND_SATURDAY)),
                new Dates(new TreeSet<>(List.of(SECOND_SATURDAY))))) {
            assertThat(RecurrenceJson.kept(RecurrenceJson.write(one))).isEqualTo(one);
        }
    }

    private static Monthly monthly(int week, End end) {
        return new Monthly(1, week, DayOfWeek.SATURDAY, end);
    }

    private static Weekly weekly(End end) {
        return new Weekly(1, Set.of(DayOfWeek.SATURDAY), end);
    }

    private static List<String> days(Recurrence recurrence, LocalDate first) {
        return RecurrenceRules.days(recurrence, first).days().stream()
                .map(LocalDate::toString)
                .toList();
    }
}
