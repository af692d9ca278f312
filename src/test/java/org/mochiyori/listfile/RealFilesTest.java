package org.mochiyori.listfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mochiyori.listfile.FileFixture.Result;

class RealFilesTest {

    @Test
    void yaizu_lists_its_community_centres_in_the_older_layout() {
        Result result = FileFixture.real("222127_yaizu_community_center.csv");
        assertThat(result.report().layout()).contains(Layout.PUBLIC_FACILITY_2018);
        assertThat(result.report().counts()).isEqualTo(new FileReport.Counts(9, 9, 0, 0, 0));
        Understood last = result.entry(8).understood().orElseThrow();
        assertThat(last.names().name()).isEqualTo("東益津地域交流センター");
        assertThat(last.where().municipality()).contains("222127");
        assertThat(last.hours().note()).contains("【開館時間】9:00~21:30 【休館日】月曜日");
        assertThat(last.belonging().sourceId()).contains("11050");
    }

    @Test
    void takamatsu_counts_records_after_the_linkdata_lines() {
        Result result = FileFixture.real("372013_takamatsu_hall.csv");
        assertThat(result.report().layout()).contains(Layout.LINK_DATA);
        assertThat(result.report().about().attribution()).isEqualTo("高松市");
        assertThat(result.report().about().licence()).startsWith("http://creativecommons.org/licenses/by/3.0/");
        Understood hall = result.only();
        assertThat(result.entry(0).record()).isEqualTo(1);
        assertThat(hall.names().name()).isEqualTo("高松市文化芸術ホール（サンポートホール高松）");
        assertThat(hall.where().point().orElseThrow().point().lat()).isEqualTo(34.35274583);
        assertThat(hall.hours().note().orElseThrow()).startsWith("リハーサル室");
    }

    @Test
    void a_blank_row_is_counted_and_keeps_the_numbers_of_those_behind_it() {
        Result result = FileFixture.real("372013_takamatsu_gymnasium.csv");
        assertThat(result.report().counts()).isEqualTo(new FileReport.Counts(12, 11, 0, 0, 1));
        assertThat(result.entry(11).record()).isEqualTo(12);
    }

    @Test
    void a_workbook_made_from_a_template_yields_its_one_place() {
        Result result = FileFixture.real("372013_takamatsu_exchange_center.xlsx");
        assertThat(result.report().counts()).isEqualTo(new FileReport.Counts(10, 1, 0, 0, 9));
        assertThat(result.report().notes()).extracting(Note::reason).contains(Reason.FILE_SHEET_SKIPPED);
        assertThat(result.only().names().name()).isEqualTo("高松市仏生山交流センター");
        assertThat(result.only().hours().opens()).contains("9:00");
        assertThat(result.only().hours().closes()).contains("17:00");
        assertThat(result.only().where().publisher()).contains("372013");
    }

    @Test
    void blanks_that_broke_into_a_word_are_taken_out_again() {
        Result result = FileFixture.real("132241_tama_gsi_shelters.json");
        Entry broken = result.entry(8);
        assertThat(broken.state()).isEqualTo(Entry.State.REPAIRED);
        assertThat(broken.understood().orElseThrow().names().name()).isEqualTo("市民活動・交流センター／多摩ふるさと資料館（旧北貝取小学校）");
        assertThat(broken.cells()).containsEntry("施設・場所名", "市民活動・交流セン　ター／多摩ふるさ　と資料館　（旧北貝取小学校）");
    }

    @Test
    void a_shelter_of_one_city_may_lie_in_another() {
        Entry gym = FileFixture.real("132241_tama_gsi_shelters.json").entry(62);
        assertThat(gym.understood().orElseThrow().where().publisher()).contains("132241");
        assertThat(gym.understood().orElseThrow().where().municipality()).contains("132128");
    }

    @Test
    void advice_behind_a_name_becomes_a_remark() {
        Entry school = FileFixture.real("252034_nagahama_gsi_emergency.json").entry(1);
        assertThat(school.understood().orElseThrow().names().name()).isEqualTo("びわ北小学校");
        assertThat(school.understood().orElseThrow().texts().remarks())
                .extracting(Understood.Remark::text)
                .contains("洪水時は２階以上に避難");
    }
}
