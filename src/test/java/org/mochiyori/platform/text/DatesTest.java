package org.mochiyori.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.mochiyori.kernel.Yen;

class DatesTest {
    private static final Messages MESSAGES = Messages.load();
    private static final LocalDateTime MAY_9_AT_10 = LocalDateTime.of(2026, 5, 9, 10, 0);

    private static Dates in(Language language) {
        return MESSAGES.in(language).dates();
    }

    @Test
    void japanese_shows_the_era_beside_the_western_year() {
        assertThat(in(Language.JA).moment(MAY_9_AT_10).plain()).isEqualTo("令和8年（2026年）5月9日（土）午前10時");
        assertThat(in(Language.JA).month(YearMonth.of(2026, 5)).plain()).isEqualTo("令和8年（2026年）5月");
    }

    @Test
    void the_first_year_of_an_era_is_gannen() {
        assertThat(in(Language.JA).day(LocalDate.of(2019, 5, 1)).plain()).startsWith("令和元年（2019年）5月1日");
        assertThat(in(Language.JA).day(LocalDate.of(2019, 4, 30)).plain()).startsWith("平成31年");
    }

    @Test
    void easy_japanese_has_western_years_and_the_weekday_with_its_reading() {
        var text = in(Language.EASY).moment(LocalDateTime.of(2026, 5, 9, 13, 0));
        assertThat(text.plain()).isEqualTo("2026年5月9日（土曜日）午後1時");
        assertThat(text.html()).contains("<ruby>土曜日<rp>（</rp><rt>どようび</rt>");
    }

    @Test
    void english_is_english() {
        assertThat(in(Language.EN).moment(MAY_9_AT_10).plain()).isEqualTo("Saturday 9 May 2026, 10 am");
        assertThat(in(Language.EN).time(LocalTime.of(13, 30)).plain()).isEqualTo("1:30 pm");
    }

    @Test
    void noon_midnight_and_halves_are_said_as_people_say_them() {
        assertThat(in(Language.JA).time(LocalTime.NOON).plain()).isEqualTo("正午");
        assertThat(in(Language.JA).time(LocalTime.of(0, 0)).plain()).isEqualTo("午前0時");
        assertThat(in(Language.JA).time(LocalTime.of(21, 30)).plain()).isEqualTo("午後9時30分");
    }

    @Test
    void a_stretch_names_its_day_once() {
        assertThat(in(Language.JA).span(MAY_9_AT_10, MAY_9_AT_10.plusHours(3)).plain())
                .isEqualTo("令和8年（2026年）5月9日（土） 午前10時から午後1時まで");
        assertThat(in(Language.JA)
                        .span(MAY_9_AT_10, LocalDate.of(2026, 5, 10).atStartOfDay())
                        .plain())
                .endsWith("午前10時から夜12時まで");
        assertThat(in(Language.JA).span(MAY_9_AT_10, MAY_9_AT_10.plusDays(3)).plain())
                .isEqualTo("令和8年（2026年）5月9日（土）午前10時から 5月12日（火）午前10時まで");
    }

    @Test
    void what_is_left_is_said_in_the_largest_whole_unit() {
        assertThat(in(Language.JA).left(Duration.ofHours(49)).plain()).isEqualTo("あと2日");
        assertThat(in(Language.JA).left(Duration.ofMinutes(119)).plain()).isEqualTo("あと1時間");
        assertThat(in(Language.JA).left(Duration.ofSeconds(20)).plain()).isEqualTo("あと1分");
        assertThat(in(Language.JA).left(Duration.ZERO).plain()).isEqualTo("過ぎました");
    }

    @Test
    void amounts_have_thousands_marks_and_nothing_is_said_in_words() {
        assertThat(in(Language.JA).yen(new Yen(12_500)).plain()).isEqualTo("12,500円");
        assertThat(in(Language.EN).yen(new Yen(12_500)).plain()).isEqualTo("¥12,500");
        assertThat(in(Language.JA).yen(new Yen(-750)).plain()).isEqualTo("−750円");
        assertThat(in(Language.EN).yen(new Yen(-750)).plain()).isEqualTo("−¥750");
        assertThat(in(Language.JA).yen(Yen.ZERO).plain()).isEqualTo("無料");
    }
}
