package org.mochiyori.calendar;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.calendar.OpeningFixture.TOKYO;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mochiyori.calendar.JapaneseHours.Columns;
import org.mochiyori.calendar.JapaneseHours.Read;

/** Texts as municipal lists write them (公共施設一覧 of 焼津市, 石川県, 高松市, 茅野市 and others). */
class JapaneseHoursTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"月火水木金", "月・火・水・木・金曜日", "月;火;水;木;金", "月；火；水；木；金", "月、火、水、木、金", "月曜日～金曜日", "月〜金", "平日", "金木水火月"})
    void weekdays_are_read_in_all_their_spellings(String days) {
        assertThat(weekdays(columns(days, "9:00", "17:00")))
                .containsExactlyInAnyOrder(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, DayOfWeek.FRIDAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"月火水木金土日", "日月火水木金土", "年中無休", "毎日", "月；火；水；木；金；土；日", "年中利用可能"})
    void every_day_is_read_in_all_its_spellings(String days) {
        assertThat(weekdays(columns(days, "9:00", "17:00"))).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({
        "9:00, 21:30, 09:00-21:30",
        "09:00:00, 17:15, 09:00-17:15",
        "９：００, １７：１５, 09:00-17:15",
        "午前９時, 午後９時, 09:00-21:00",
        "午前8時30分, 午後5時半, 08:30-17:30",
        "9時, 12時半, 09:00-12:30",
        "AM8:30, PM4:00, 08:30-16:00",
        "00:00, 00:00, 00:00-24:00",
        "0:00, 23:59, 00:00-24:00",
        "00:00, 24:00, 00:00-24:00",
        "07:00, 00:00, 07:00-24:00",
        "午後0時, 午後10時, 12:00-22:00"
    })
    void times_are_read_in_all_their_spellings(String opens, String closes, String hours) {
        Read read = columns("土日", opens, closes);
        assertThat(read.isSure()).isTrue();
        assertThat(read.opening().orElseThrow().times().week().days().get(SUNDAY))
                .hasToString("[" + hours + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "月火水木金, 8:30, 日没まで",
        "月火水木金, 15:00, 10:00",
        "随時, 9:00, 17:00",
        "原則毎日, 9:00, 17:00",
        "利用不可, 9:00, 17:00",
        "休校中, '', ''",
        "7月〜8月, 0:00, 23:59",
        "平日夜間, 18:00, 21:00",
        "月火, 25:00, 26:00"
    })
    void what_is_not_sure_gives_no_rules_and_is_kept(String days, String opens, String closes) {
        Read read = columns(days, opens, closes);
        assertThat(read.opening()).isEmpty();
        assertThat(read.notUnderstood()).isNotEmpty();
    }

    @Test
    void closed_days_and_hours_are_read_from_one_cell() {
        Read read = prose("【開館時間】9:00～21:30 【休館日】月曜日（月曜日が祝日又は振替休日のときはその翌平日）");
        assertThat(read.isSure()).isTrue();
        assertThat(closed(read, "2027-01-04", "2027-01-19")).containsExactly("2027-01-04", "2027-01-12", "2027-01-18");
    }

    @Test
    void hours_of_holidays_and_weekends_are_kept_apart() {
        Read read = prose("【開館時間】平日9：00～17：00 土日祝　10：00～19：00 【休館日】月曜日（月曜が祝休日の場合は開館し翌日休館）");
        assertThat(read.isSure()).isTrue();
        Timetable timetable = timetable(read);
        assertThat(timetable.day(LocalDate.of(2027, 1, 9)).hours()).containsExactly(Hours.parse("10:00-19:00"));
        assertThat(timetable.day(LocalDate.of(2027, 1, 11)).hours()).containsExactly(Hours.parse("10:00-19:00"));
        assertThat(timetable.day(LocalDate.of(2027, 1, 12)).hours()).isEmpty();
        assertThat(timetable.day(LocalDate.of(2027, 1, 13)).hours()).containsExactly(Hours.parse("09:00-17:00"));
    }

    @Test
    void two_stretches_a_day_and_undated_year_end_leave_only_the_year_end_open() {
        Read read = prose("【開館時間】9:00～12:00、13:00～16:30【休館日】月曜日、第3日曜日、年末年始（月曜日が祝日の場合は翌日休）");
        assertThat(read.notUnderstood()).containsExactly("年末年始");
        assertThat(timetable(read).day(LocalDate.of(2027, 1, 13)).hours()).hasSize(2);
        assertThat(closed(read, "2027-01-10", "2027-01-19")).containsExactly("2027-01-12", "2027-01-17", "2027-01-18");
    }

    @Test
    void a_full_stop_in_brackets_does_not_end_the_sentence() {
        Read read = prose("【開館時間】午前９時　から　午後９時 【休館日】月曜日（祝日又は臨時休館日の場合は、翌日を旧館とする。）、　12月29日～翌月１月３日（年末年始）");
        assertThat(read.opening().orElseThrow().times().week().days().get(SUNDAY))
                .hasToString("[09:00-21:00]");
        assertThat(read.notUnderstood()).containsExactly("月曜日(祝日又は臨時休館日の場合は、翌日を旧館とする。)");
        assertThat(closed(read, "2026-12-28", "2027-01-04")).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "年末年始（12/29～1/3）は終日利用不可。 | 2026-12-28 2027-01-04 | 6",
                "12月28日から１月４日利用不可 | 2026-12-27 2027-01-05 | 8",
                "12/31、1/1は休館。 | 2026-12-28 2027-01-04 | 2",
                "1月1日から同月3日まで及び12月31日は利用不可。 | 2026-12-28 2027-01-04 | 4",
                "毎週月曜日（その日が祝日の場合は翌日）及び12/29,30,31,1/1,2,3は休館日 | 2026-12-28 2027-01-04 | 8",
                "休館日：５、８、11、２月の第２火曜日、年末年始（12月29日から１月３日まで） | 2027-02-01 2027-03-31 | 1",
                "毎月第2・4水曜日は休館 | 2027-06-01 2027-06-30 | 2",
                "祝日の翌日と年末年始（12/29～1/3）は終日利用不可。 | 2027-04-29 2027-05-07 | 4",
                "休館日　月曜日(祝休日の場合は開館)、祝休日の翌日(翌日が土・日曜日の場合は開館)、年末年始(12/29～1/3) | 2027-04-29 2027-05-07 | 4",
                "水曜日、祝日、年末年始（12/29～1/3）は利用不可 | 2027-04-28 2027-05-07 | 5",
                "年中無休 | 2027-01-01 2027-12-31 | 0"
            })
    void notes_on_closed_days_close_exactly_those(String note, String range, int closedDays) {
        Read read = JapaneseHours.read(new Columns("月火水木金土日", "9:00", "22:00", note), TOKYO);
        assertThat(read.notUnderstood()).isEmpty();
        assertThat(closed(read, range.substring(0, 10), range.substring(11))).hasSize(closedDays);
    }

    @Test
    void a_closed_weekday_missing_from_the_days_is_open_when_it_is_a_holiday() {
        Read read = JapaneseHours.read(
                new Columns("月水木金土日", "9:00", "21:00", "火曜日は休館、ただし、火曜日が祝日の場合は開館で、翌日が休館。年末年始（12/29～1/3）は休館。"), TOKYO);
        assertThat(read.isSure()).isTrue();
        // 2026-11-03 文化の日 is a Tuesday.
        assertThat(closed(read, "2026-11-02", "2026-11-10")).containsExactly("2026-11-04", "2026-11-10");
    }

    @Test
    void shorter_days_end_earlier() {
        Read read = JapaneseHours.read(new Columns("月火水木金土日", "9:00", "20:00", "土曜日、日曜日、祝日は17：00まで。"), TOKYO);
        assertThat(read.isSure()).isTrue();
        assertThat(timetable(read).day(LocalDate.of(2027, 1, 11)).hours()).hasToString("[09:00-17:00]");
        assertThat(timetable(read).day(LocalDate.of(2027, 1, 12)).hours()).hasToString("[09:00-20:00]");
    }

    @Test
    void hours_on_holidays_do_not_open_a_weekday_that_is_not_on_the_list() {
        Read read = JapaneseHours.read(new Columns("月水木金土日", "10:00", "21:00", "日曜、祝日は10:00から17:00まで。"), TOKYO);
        assertThat(closed(read, "2026-11-03", "2026-11-03")).hasSize(1);
    }

    @Test
    void a_holiday_among_the_days_opens_holidays() {
        Read read = columns("土日祝", "9:00", "17:00");
        assertThat(closed(read, "2027-01-08", "2027-01-12")).containsExactly("2027-01-08", "2027-01-12");
    }

    @Test
    void some_weeks_among_the_days_close_the_others() {
        Read read = columns("毎月第2・4水曜日", "9:00", "17:00");
        assertThat(read.isSure()).isTrue();
        assertThat(LocalDate.of(2027, 6, 1)
                        .datesUntil(LocalDate.of(2027, 7, 1))
                        .filter(d -> !timetable(read).day(d).hours().isEmpty()))
                .containsExactly(LocalDate.of(2027, 6, 9), LocalDate.of(2027, 6, 23));
    }

    @Test
    void hours_without_days_are_no_rules_but_are_kept() {
        Read read = prose("【開館時間】8:30～17:15");
        assertThat(read.opening()).isEmpty();
        assertThat(read.notUnderstood()).containsExactly("【開館時間】8:30～17:15");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "第1火曜日（祝日の場合は翌週）は休館",
                "大会は、5：00から利用可。",
                "4月下旬～11月下旬の間利用可。",
                "10/16～2/末は、8時～17時。",
                "当館の休館日は利用不可",
                "現在、災害復旧工事のため当面の間立ち入り禁止",
                "12/32は休館",
                "第7月曜日は休館"
            })
    void half_understood_notes_close_nothing_and_are_kept(String note) {
        Read read = JapaneseHours.read(new Columns("月火水木金土日", "9:00", "22:00", note), TOKYO);
        assertThat(read.opening().orElseThrow().times().closed()).isEmpty();
        assertThat(read.notUnderstood()).isNotEmpty();
        assertThat(read.isSure()).isFalse();
    }

    private static Read columns(String days, String opens, String closes) {
        return JapaneseHours.read(new Columns(days, opens, closes, ""), TOKYO);
    }

    private static Read prose(String note) {
        return JapaneseHours.read(Columns.prose(note), TOKYO);
    }

    private static Set<DayOfWeek> weekdays(Read read) {
        assertThat(read.notUnderstood()).isEmpty();
        return read.opening().orElseThrow().times().week().days().keySet();
    }

    private static Timetable timetable(Read read) {
        return Timetable.of(read.opening().orElseThrow(), Holidays.official());
    }

    private static List<String> closed(Read read, String from, String until) {
        Timetable timetable = timetable(read);
        return LocalDate.parse(from)
                .datesUntil(LocalDate.parse(until).plusDays(1))
                .filter(d -> timetable.day(d).hours().isEmpty())
                .map(LocalDate::toString)
                .toList();
    }
}
