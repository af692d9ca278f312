package org.mochiyori.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Concepts;
import org.mochiyori.words.Sense.NamedArea;
import org.mochiyori.words.Understanding.Area;
import org.mochiyori.words.Understanding.Chip;
import org.mochiyori.words.Understanding.Persons;
import org.mochiyori.words.Understanding.Price;
import org.mochiyori.words.Understanding.Window;

class SenseTest {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    /** A Saturday. */
    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 21, 10, 0, 0, 0, TOKYO);

    private static final Sense SENSE = new Sense(
            List.of(
                    new NamedArea("132241", "多摩市", "たまし"),
                    new NamedArea("132233", "武蔵村山市", "むさしむらやまし"),
                    new NamedArea("132021", "立川市", "たちかわし"),
                    new NamedArea("170003", "石川県", "いしかわけん")),
            Concepts.bundled());

    @Test
    void a_municipality_with_its_suffix_is_sure_and_taken_out() {
        assertArea("武蔵村山市 公民館", "132233", true, "公民館");
        assertArea("立川市の体育館", "132021", true, "体育館");
        assertArea("多摩市内のテント", "132241", true, "テント");
        assertArea("Tama city tent", "132241", true, "tent");
    }

    @Test
    void a_bare_name_may_be_a_word_and_stays() {
        assertArea("立川 テント", "132021", false, "立川 テント");
    }

    @Test
    void a_name_inside_a_longer_name_is_none() {
        for (String name : List.of("多摩市民館", "武蔵村山市民総合センター", "石川県立図書館", "多摩市役所")) {
            assertThat(SENSE.understand(name, NOW).chips()).as(name).isEmpty();
        }
    }

    @Test
    void numbers_of_persons_are_read_in_every_spelling() {
        for (String text :
                List.of("30人入れる会議室", "会議室 ３０名", "三十人の会議室", "meeting room for 30 people", "sala para 30 pessoas")) {
            assertThat(SENSE.understand(text, NOW).chips())
                    .as(text)
                    .extracting(Chip::meaning)
                    .contains(new Persons(30));
        }
        assertThat(SENSE.understand("老人会", NOW).chips()).isEmpty();
    }

    @Test
    void windows_are_read_in_japanese_easy_japanese_and_english() {
        assertWindow("土曜の午後 和室", "2026-11-21T13:00", "2026-11-21T17:00", true);
        assertWindow("来週の土よう 10時から12時 和室", "2026-11-28T10:00", "2026-11-28T12:00", true);
        assertWindow("あした 和室", "2026-11-22T09:00", "2026-11-22T21:00", false);
        assertWindow("8/3 和室", "2027-08-03T09:00", "2027-08-03T21:00", false);
        assertWindow("8月3日の夜 和室", "2027-08-03T18:00", "2027-08-03T21:00", true);
        assertWindow("令和9年1月10日 午後1時から3時 和室", "2027-01-10T13:00", "2027-01-10T15:00", true);
        assertWindow("らいしゅうの どようび ごご 和室", "2026-11-28T13:00", "2026-11-28T17:00", true);
        assertWindow("hall Saturday afternoon", "2026-11-21T13:00", "2026-11-21T17:00", true);
        assertWindow("hall tomorrow 10 to 12", "2026-11-22T10:00", "2026-11-22T12:00", true);
        assertWindow("hall next Saturday 10-12", "2026-11-28T10:00", "2026-11-28T12:00", true);
        assertWindow("hall on August 3", "2027-08-03T09:00", "2027-08-03T21:00", false);
        assertWindow("hall 10 January 10am-12pm", "2027-01-10T10:00", "2027-01-10T12:00", true);
        assertWindow("つぎの にちようび 和室", "2026-11-22T09:00", "2026-11-22T21:00", false);
        assertWindow("来月3日の夜 和室", "2026-12-03T18:00", "2026-12-03T21:00", true);
        assertWindow("三月三日 和室", "2027-03-03T09:00", "2027-03-03T21:00", false);
        assertWindow("日曜の夜7時から2時間 和室", "2026-11-22T19:00", "2026-11-22T21:00", true);
        assertWindow("8月3日の午前9時から正午 和室", "2027-08-03T09:00", "2027-08-03T12:00", true);
        assertWindow("きょうの よる 和室", "2026-11-21T18:00", "2026-11-21T21:00", true);
    }

    @Test
    void days_in_a_row_are_one_window_with_some_time_inside() {
        assertWindow("8月3日から5日 和室", "2027-08-03T09:00", "2027-08-05T21:00", false);
        assertWindow("12/24〜12/26 和室", "2026-12-24T09:00", "2026-12-26T21:00", false);
        assertWindow("12月30日から1月2日まで 和室", "2026-12-30T09:00", "2027-01-02T21:00", false);
        assertWindow("8月3日から3日間 和室", "2027-08-03T09:00", "2027-08-05T21:00", false);
        assertWindow("来月3日から1週間 和室", "2026-12-03T09:00", "2026-12-09T21:00", false);
        assertWindow("hall August 3-5", "2027-08-03T09:00", "2027-08-05T21:00", false);
        assertWindow("hall Aug 3 to Aug 5", "2027-08-03T09:00", "2027-08-05T21:00", false);
        assertWindow("来週の土日 和室", "2026-11-28T09:00", "2026-11-29T21:00", false);
        assertWindow("8/3から 5時 和室", "2027-08-03T17:00", "2027-08-03T19:00", true);
    }

    @Test
    void a_day_is_read_by_its_place_in_the_month_or_its_distance() {
        assertWindow("第2土曜 和室", "2026-12-12T09:00", "2026-12-12T21:00", false);
        assertWindow("来月の第1日曜日の午後 和室", "2026-12-06T13:00", "2026-12-06T17:00", true);
        assertWindow("1月の だい3どようび 和室", "2027-01-16T09:00", "2027-01-16T21:00", false);
        assertWindow("12日の午後 和室", "2026-12-12T13:00", "2026-12-12T17:00", true);
        assertWindow("12日(火) 10時から12時 和室", "2027-01-12T10:00", "2027-01-12T12:00", true);
        assertWindow("3日後 和室", "2026-11-24T09:00", "2026-11-24T21:00", false);
        assertWindow("一週間後の夜 和室", "2026-11-28T18:00", "2026-11-28T21:00", true);
    }

    @Test
    void hours_are_read_on_either_side_of_the_day_and_open_to_one_side() {
        assertWindow("hall tomorrow 10am", "2026-11-22T10:00", "2026-11-22T12:00", true);
        assertWindow("hall Sat 10-12", "2026-11-21T10:00", "2026-11-21T12:00", true);
        assertWindow("hall next fri 6:30pm to 8pm", "2026-11-27T18:30", "2026-11-27T20:00", true);
        assertWindow("hall on Sunday 1-3pm", "2026-11-22T13:00", "2026-11-22T15:00", true);
        assertWindow("hall 10am to noon on Sunday", "2026-11-22T10:00", "2026-11-22T12:00", true);
        assertWindow("hall tomorrow after 6pm", "2026-11-22T18:00", "2026-11-22T21:00", false);
        assertWindow("あした18時以降 和室", "2026-11-22T18:00", "2026-11-22T21:00", false);
        assertWindow("あした 15時まで 和室", "2026-11-22T09:00", "2026-11-22T15:00", false);
        assertWindow("あした 9-17時 和室", "2026-11-22T09:00", "2026-11-22T17:00", true);
        assertWindow("あした 2時から4時半 和室", "2026-11-22T14:00", "2026-11-22T16:30", true);
        assertWindow("あした 10時から12時まで 和室", "2026-11-22T10:00", "2026-11-22T12:00", true);
    }

    @Test
    void how_long_is_read_behind_the_time_in_which_it_may_lie() {
        assertThat(window("あしたの午後2時間 和室").lasts()).contains(Duration.ofHours(2));
        assertThat(window("あした 90分 和室").lasts()).contains(Duration.ofMinutes(90));
        assertThat(window("日曜に1時間半 和室").lasts()).contains(Duration.ofMinutes(90));
        assertThat(window("hall tomorrow afternoon for 3 hours").lasts()).contains(Duration.ofHours(3));
        assertThat(window("あしたの午前 5時間 和室").lasts())
                .as("longer than the morning")
                .isEmpty();
        assertThat(window("あした 10時から12時 和室").lasts()).isEmpty();
    }

    @Test
    void numbers_that_count_something_else_are_no_hours() {
        assertThat(window("あした 10-12人 和室").whole()).isFalse();
        assertThat(SENSE.understand("あした 10-12人 和室", NOW).chips())
                .extracting(Chip::meaning)
                .contains(new Persons(12));
        assertThat(window("8/3から30人 和室").window()).isEqualTo(window("8/3 和室").window());
    }

    @Test
    void no_time_is_read_where_none_is_meant() {
        for (String text : List.of(
                "日曜大工",
                "朝日町",
                "1/2スクリーン",
                "13/45",
                "土手",
                "金管楽器",
                "木工室",
                "月見",
                "べんきょうする へや",
                "きょうしつ",
                "あすなろ公園",
                "2時間",
                "march",
                "may I use",
                "サンプラザ",
                "sun plaza",
                "mon cafe",
                "第一木工室",
                "3日間",
                "毎月")) {
            assertThat(SENSE.understand(text, NOW).chips())
                    .as(text)
                    .noneMatch(chip -> chip.meaning() instanceof Window && !text.startsWith("1/2"));
        }
    }

    @Test
    void free_of_charge_is_read_but_free_wifi_is_not() {
        assertThat(SENSE.understand("無料で借りられる車いす", NOW).chips())
                .extracting(Chip::meaning)
                .contains(new Price(0));
        assertThat(SENSE.understand("free wifi", NOW).chips())
                .extracting(Chip::meaning)
                .doesNotContain(new Price(0));
    }

    @Test
    void prices_are_read_as_the_most_that_is_paid() {
        for (String text : List.of(
                "会議室 500円以下", "５００円で借りられる部屋", "五百円くらいの会議室", "ワンコインで使える部屋", "room under 500 yen", "500 yen or less")) {
            assertThat(SENSE.understand(text, NOW).chips())
                    .as(text)
                    .extracting(Chip::meaning)
                    .containsExactly(new Price(500));
        }
        assertThat(SENSE.understand("1万円以内のホール", NOW).chips())
                .extracting(Chip::meaning)
                .contains(new Price(10_000));
        assertThat(SENSE.understand("会議室 1,000円まで", NOW).rest()).isEqualTo("会議室");
        assertThat(SENSE.understand("500円玉の両替機", NOW).chips()).isEmpty();
    }

    @Test
    void a_chip_says_which_stretch_of_the_question_it_came_from() {
        Chip chip = SENSE.understand("会議室　３０人", NOW).chips().getFirst();
        assertThat(chip.text()).isEqualTo("３０人");
        assertThat(chip.from()).isEqualTo(4);
        assertThat(chip.until()).isEqualTo(7);
    }

    private static void assertArea(String text, String code, boolean sure, String rest) {
        Understanding understood = SENSE.understand(text, NOW);
        Optional<Chip> chip = understood.chips().stream()
                .filter(one -> one.meaning() instanceof Area)
                .findFirst();
        assertThat(chip.map(Chip::sure)).as(text).contains(sure);
        assertThat(chip.map(one -> ((Area) one.meaning()).codes()).orElseThrow())
                .containsExactly(code);
        assertThat(understood.rest()).isEqualTo(rest);
    }

    private static void assertWindow(String text, String from, String until, boolean whole) {
        Window window = window(text);
        assertThat(local(window.window().from())).as(text).isEqualTo(LocalDateTime.parse(from));
        assertThat(local(window.window().until())).as(text).isEqualTo(LocalDateTime.parse(until));
        assertThat(window.whole()).as(text).isEqualTo(whole);
        assertThat(SENSE.understand(text, NOW).rest()).as(text).isIn("和室", "hall");
    }

    private static Window window(String text) {
        return SENSE.understand(text, NOW).chips().stream()
                .map(Chip::meaning)
                .filter(Window.class::isInstance)
                .map(Window.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no window in " + text));
    }

    private static LocalDateTime local(java.time.Instant instant) {
        return LocalDateTime.ofInstant(instant, TOKYO);
    }
}
