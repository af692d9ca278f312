package org.mochiyori.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarekiTest {

    @ParameterizedTest
    @CsvSource({
        "令和9年, 2027",
        "令和元年, 2019",
        "令和５年度, 2023",
        "R5, 2023",
        "Ｒ７, 2025",
        "H30, 2018",
        "昭和64年, 1989",
        "平成36年, 2024",
        "2027年, 2027",
        "2027, 2027",
        "平成6年(1994年), 1994",
        "2004年（平成16年）, 2004"
    })
    void years_are_read_by_era_and_western(String text, int year) {
        assertThat(Wareki.year(text)).contains(new Wareki.Year(year, OptionalInt.empty()));
    }

    @Test
    void a_pair_of_years_that_disagree_names_both() {
        assertThat(Wareki.year("平成6年(2004年)")).contains(new Wareki.Year(1994, OptionalInt.of(2004)));
    }

    @ParameterizedTest
    @CsvSource({
        "令和9年1月10日, 2027-01-10",
        "令和元年5月1日, 2019-05-01",
        "令和８年５月９日（土）, 2026-05-09",
        "R9.1.10, 2027-01-10",
        "H31.4.30, 2019-04-30",
        "2027-01-10, 2027-01-10",
        "2027/1/10, 2027-01-10",
        "2027年1月10日, 2027-01-10",
        "平成16年(2004年)2月29日, 2004-02-29"
    })
    void dates_are_read_by_era_and_western(String text, LocalDate date) {
        assertThat(Wareki.date(text)).contains(date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"平成6年(2004年)4月1日", "令和9年2月29日", "令和0年1月1日", "3月7日", "Jan-43", "44927", "", "令和9年"})
    void what_names_no_single_day_is_not_a_date(String text) {
        assertThat(Wareki.date(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9年", "令和", "令和百年", "20277"})
    void what_names_no_year_is_not_a_year(String text) {
        assertThat(Wareki.year(text)).isEmpty();
    }

    @Test
    void the_first_year_of_an_era_is_written_gannen_and_begins_within_the_year() {
        assertThat(Wareki.format(LocalDate.of(2019, 4, 30))).isEqualTo("平成31年4月30日");
        assertThat(Wareki.format(LocalDate.of(2019, 5, 1))).isEqualTo("令和元年5月1日");
        assertThat(Wareki.formatWithWeekday(LocalDate.of(2026, 5, 9))).isEqualTo("令和8年5月9日（土）");
        assertThat(Wareki.format(LocalDate.of(1926, 12, 24))).isEqualTo("大正15年12月24日");
        assertThatThrownBy(() -> Wareki.format(LocalDate.of(1872, 12, 31)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_written_is_read_back() {
        for (LocalDate day = LocalDate.of(1873, 1, 1); day.getYear() < 2060; day = day.plusDays(17)) {
            assertThat(Wareki.date(Wareki.format(day))).contains(day);
            assertThat(Wareki.date(Wareki.formatWithWeekday(day))).contains(day);
        }
    }

    @Test
    void a_fiscal_year_runs_from_april_to_march() {
        FiscalYear year = FiscalYear.of(LocalDate.of(2027, 3, 31));
        assertThat(year).isEqualTo(new FiscalYear(2026));
        assertThat(FiscalYear.of(LocalDate.of(2027, 4, 1))).isEqualTo(new FiscalYear(2027));
        assertThat(year.first()).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(year.last()).isEqualTo(LocalDate.of(2027, 3, 31));
        assertThat(year.label()).isEqualTo("令和8年度");
        assertThat(new FiscalYear(2019).label()).isEqualTo("令和元年度");
    }
}
