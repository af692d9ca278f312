package org.mochiyori.words;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.mochiyori.words.Understanding.FreeOfCharge;
import org.mochiyori.words.Understanding.Persons;
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
                "may I use")) {
            assertThat(SENSE.understand(text, NOW).chips())
                    .as(text)
                    .noneMatch(chip -> chip.meaning() instanceof Window && !text.startsWith("1/2"));
        }
    }

    @Test
    void free_of_charge_is_read_but_free_wifi_is_not() {
        assertThat(SENSE.understand("無料で借りられる車いす", NOW).chips())
                .extracting(Chip::meaning)
                .contains(new FreeOfCharge());
        assertThat(SENSE.understand("free wifi", NOW).chips())
                .extracting(Chip::meaning)
                .doesNotContain(new FreeOfCharge());
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
        Understanding understood = SENSE.understand(text, NOW);
        Window window = understood.chips().stream()
                .map(Chip::meaning)
                .filter(Window.class::isInstance)
                .map(Window.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no window in " + text));
        assertThat(local(window.window().from())).as(text).isEqualTo(LocalDateTime.parse(from));
        assertThat(local(window.window().until())).as(text).isEqualTo(LocalDateTime.parse(until));
        assertThat(window.whole()).as(text).isEqualTo(whole);
        assertThat(understood.rest()).as(text).isIn("和室", "hall");
    }

    private static LocalDateTime local(java.time.Instant instant) {
        return LocalDateTime.ofInstant(instant, TOKYO);
    }
}
