package org.mochiyori.listfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.listfile.FileFixture.text;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.GeoPoint;
import org.mochiyori.listfile.FileFixture.Result;

/** Habits of lists that none of the sample files has: what they mean is taken, and what they are not is refused. */
class UnseenFilesTest {
    @Test
    void a_total_is_known_by_its_word_wherever_that_stands() {
        Result result = text("番号,施設名,所在地\n1,桜会館,多摩市関戸1-1\n小計,1件,\n合　計,3施設,\n,総計 4 施設,\n");
        assertThat(result.names()).containsExactly("桜会館");
        assertThat(result.entries().stream().flatMap(one -> FileFixture.reasons(one).stream()))
                .contains(Reason.ROW_TOTAL);
        assertThat(result.report().counts().refused()).isEqualTo(3);
    }

    @Test
    void a_table_on_its_side_is_refused_and_not_taken_for_places_named_address_and_phone() {
        Result result = text("名称,桜会館,梅会館\n住所,多摩市関戸1-1,多摩市関戸1-2\n電話番号,042-371-1111,\n定員,10,20\n");
        assertThat(result.names()).isEmpty();
        assertThat(result.entries())
                .allSatisfy(one -> assertThat(FileFixture.reasons(one)).contains(Reason.ROW_HEADING));
    }

    @Test
    void ditto_marks_say_what_stands_above_them() {
        Result result = text("施設名,室名,住所\n桜会館,和室,多摩市関戸1-1\n〃,会議室,〃\n同上,ホール,同上\n");
        assertThat(result.entry(2).understood().orElseThrow().belonging().building())
                .contains("桜会館");
        assertThat(result.entry(2).understood().orElseThrow().where().address()).contains("多摩市関戸1-1");
        assertThat(FileFixture.reasons(result.entry(2))).contains(Reason.CELL_DITTO);
    }

    @Test
    void points_of_the_tokyo_datum_are_moved_to_the_worlds_system() {
        // The old origin of Japan's coordinates, given in both systems by the survey's law.
        Result table = text("名称,緯度（日本測地系）,経度（日本測地系）\n原点,35度39分17.5148秒,139度44分40.5020秒\n");
        assertThat(table.only().where().point().orElseThrow().point().metresTo(new GeoPoint(35.6580992, 139.7413580)))
                .isLessThan(5);
        Result both = text("名称,緯度（日本測地系）,経度（日本測地系）,緯度（世界測地系）,経度（世界測地系）\n原点,35.65,139.74,35.6581,139.7414\n");
        assertThat(both.only().where().point().orElseThrow().point()).isEqualTo(new GeoPoint(35.6581, 139.7414));
        Result features = text("""
                {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4301"}},
                 "features":[{"type":"Feature","properties":{"名称":"原点"},
                 "geometry":{"type":"Point","coordinates":[139.744584,35.654865]}}]}""");
        assertThat(features.only()
                        .where()
                        .point()
                        .orElseThrow()
                        .point()
                        .metresTo(new GeoPoint(35.6580992, 139.7413580)))
                .isLessThan(5);
    }

    @Test
    void degrees_may_be_parted_by_colons_packed_into_one_number_or_both_in_one_cell() {
        for (String cells :
                List.of("35:37:12,139:25:42", "353712,1392542", "35-37-12,139-25-42", "\"35.62,139.428333\",")) {
            GeoPoint point = FileFixture.row("名称,住所,緯度,経度", "桜会館,東京都多摩市落合2-36," + cells)
                    .only()
                    .where()
                    .point()
                    .orElseThrow()
                    .point();
            assertThat(point.metresTo(new GeoPoint(35.62, 139.428333)))
                    .as(cells)
                    .isLessThan(5);
        }
    }

    @Test
    void a_portals_answer_with_its_columns_before_its_records_is_read() {
        Result result = text("""
                {"success":true,"result":{"fields":[{"id":"_id","type":"int"},{"id":"名称","type":"text"}],
                 "records":[{"_id":1,"名称":"桜会館","連絡先":{"電話":"042-371-1111"},"設備":["駐車場","舞台"],"所有者":{"name":"市"}}]}}""");
        assertThat(result.names()).containsExactly("桜会館");
        assertThat(result.only().contact().phones()).containsExactly("042-371-1111");
        assertThat(result.only().names().aliases()).isEmpty();
    }

    @Test
    void fees_under_parts_of_the_day_are_kept_with_the_part() {
        Result result = FileFixture.row("室名,定員,午前(9:00～12:00),午後(13:00～17:00),夜間", "和室,20,\"1,200円\",1600,無料");
        assertThat(result.only().offer().fees())
                .extracting(
                        fee -> fee.per().orElse("") + fee.amount().orElseThrow().value())
                .containsExactly("午前1200", "午後1600", "夜間0");
    }

    @Test
    void a_ledger_lends_neither_what_is_used_up_nor_what_is_kept_nor_the_names_of_neighbours() {
        Result result = text("品名,数量,管理者,貸出\n机,2本（うち1本故障）,山田太郎,可\n鍋,0,防災部,可\n金庫,1,会計課,否\n鐘,1,みどり会,\n");
        assertThat(result.names()).containsExactly("机", "鐘");
        assertThat(result.only().offer().quantity()).contains(2);
        assertThat(result.only().belonging().group()).isEmpty();
        assertThat(result.entry(3).understood().orElseThrow().belonging().group())
                .contains("みどり会");
        assertThat(FileFixture.reasons(result.entry(0))).contains(Reason.PERSON_HIDDEN);
        assertThat(FileFixture.reasons(result.entry(1))).contains(Reason.ROW_NONE_LEFT);
        assertThat(FileFixture.reasons(result.entry(2))).contains(Reason.ROW_NOT_LENT);
    }

    @Test
    void nothing_is_ever_called_after_the_person_in_charge() {
        assertThat(text("品名,数量,担当者\n机,5,鈴木\n,3,山田太郎\n").names()).containsExactly("机");
    }

    @Test
    void signs_that_turn_the_reading_direction_are_taken_out() {
        assertThat(text("名称,住所\n右\u202E左会館,多摩市関戸1-1\n").names()).containsExactly("右左会館");
    }

    @Test
    void columns_that_nobody_understands_are_told() {
        Result result = text("名称,供用開始,駐輪\n桜会館,昭和63年,有\n");
        assertThat(result.report().notes())
                .filteredOn(note -> note.reason() == Reason.FILE_COLUMNS_UNREAD)
                .singleElement()
                .satisfies(note -> assertThat(note.values()).containsEntry("columns", "供用開始"));
    }

    @Test
    void a_workbook_saved_as_xml_or_as_a_web_page_by_excel_is_an_old_workbook() {
        for (String start : List.of(
                "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Table></Table>",
                "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body><table></table></body></html>")) {
            assertThat(text(start).refusal()).isEqualTo(Reason.FILE_OLD_EXCEL);
        }
        assertThat(text("\r\n,,,\r\n").refusal()).isEqualTo(Reason.FILE_EMPTY);
    }
}
