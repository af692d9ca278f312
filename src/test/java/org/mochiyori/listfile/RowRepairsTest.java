package org.mochiyori.listfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.GeoPoint;
import org.mochiyori.kernel.Yen;
import org.mochiyori.listfile.FileFixture.Result;
import org.mochiyori.listfile.Understood.Feature;
import org.mochiyori.listfile.Understood.Trust;

class RowRepairsTest {

    @Test
    void a_row_without_a_name_is_refused_and_an_empty_or_numbered_one_is_blank() {
        Result result = FileFixture.text("NO,市区町村コード,名称,住所\n1,132241,会館（例）,関戸1-1\n2,132241,,関戸1-2\n3,132241,,\n,,,\n");
        assertThat(result.report().counts()).isEqualTo(new FileReport.Counts(4, 1, 0, 1, 2));
        assertThat(result.entry(1).refusals()).extracting(Note::reason).containsExactly(Reason.ROW_NO_NAME);
    }

    @Test
    void swapped_degrees_are_put_right() {
        Result result = FileFixture.row("名称,住所,緯度,経度", "会館（例）,東京都多摩市関戸1-1,139.446,35.637");
        assertThat(point(result)).isEqualTo(new GeoPoint(35.637, 139.446));
        assertThat(trust(result)).isEqualTo(Trust.REPAIRED);
    }

    @Test
    void minutes_and_seconds_written_as_decimals_are_understood_where_only_they_lie_in_the_city() {
        Result result = FileFixture.row("名称,住所,緯度,経度", "神社（例）,大阪府堺市美原区菅生178-1,34.3138,135.3341");
        assertThat(point(result).lat()).isCloseTo(34.5272, within(0.001));
        assertThat(FileFixture.reasons(result.entry(0))).contains(Reason.POINT_MINUTES);
    }

    @Test
    void a_point_far_from_its_city_is_kept_and_doubted_and_one_outside_japan_is_dropped() {
        Result far = FileFixture.row("名称,住所,緯度,経度", "広場（例）,東京都狛江市和泉本町1-1,35.63,139.82");
        assertThat(trust(far)).isEqualTo(Trust.DOUBTFUL);
        Result outside = FileFixture.row("名称,住所,緯度,経度", "広場（例）,東京都狛江市和泉本町1-1,12.5,77.1");
        assertThat(outside.only().where().point()).isEmpty();
        assertThat(outside.entry(0).state()).isEqualTo(Entry.State.REPAIRED);
    }

    @Test
    void an_address_without_a_point_gets_that_of_its_town() {
        Result result = FileFixture.row("名称,住所", "会館（例）,東京都多摩市永山1-5");
        assertThat(trust(result)).isEqualTo(Trust.TOWN);
        assertThat(point(result).lat()).isCloseTo(35.63, within(0.02));
    }

    @Test
    void house_numbers_that_excel_made_dates_of_are_not_published() {
        Result result = FileFixture.row(
                "全国地方公共団体コード,名称,所在地_都道府県,所在地_市区町村,所在地_町字,所在地_番地以下,法人番号", "172014,美術館（例）,石川県,金沢市,出羽町,2月1日,2.00002E+12");
        assertThat(result.only().where().address()).contains("石川県金沢市出羽町");
        assertThat(FileFixture.reasons(result.entry(0))).contains(Reason.ADDRESS_EXCEL, Reason.NUMBER_EXCEL);
    }

    @Test
    void phones_and_urls_are_mended_and_what_could_run_is_left_out() {
        Result result = FileFixture.row("名称,電話番号,URL", "会館（例）,（０４２）000-0000;代表 042-111-1111,https:www.a.example/x");
        assertThat(result.only().contact().phones()).containsExactly("042-000-0000", "042-111-1111");
        assertThat(result.only().contact().urls()).containsExactly("https://www.a.example/x");
        Result script = FileFixture.row("名称,URL,電話番号", "会館（例）,javascript://a/%0aalert(1),なし");
        assertThat(script.only().contact().urls()).isEmpty();
    }

    @Test
    void half_width_kana_and_dashes_in_names_are_put_right_and_the_original_is_kept() {
        Result result = FileFixture.row("名称,住所", "ｽﾎﾟ−ﾂセンタ― （例）,関戸1-1");
        assertThat(result.only().names().name()).isEqualTo("スポーツセンター（例）");
        assertThat(result.entry(0).cells()).containsEntry("名称", "ｽﾎﾟ−ﾂセンタ― （例）");
    }

    @Test
    void a_groups_own_inventory_is_read_with_its_synonyms_and_totals_are_left_out() {
        Result result = FileFixture.text("備品台帳（例）\n物品名,数量,保管場所,貸出料,備考\nテント,３張,車庫,500円/日,要予約\n発電機,１式,倉庫,無料,\n合計,4,,,\n");
        assertThat(result.report().layout()).contains(Layout.EQUIPMENT);
        Understood tent = result.only();
        assertThat(tent.kind()).isEqualTo(Kind.EQUIPMENT);
        assertThat(tent.offer().quantity()).contains(3);
        assertThat(tent.offer().unit()).contains("張");
        assertThat(tent.offer().terms().pickup()).contains("車庫");
        assertThat(tent.offer().fees().getFirst().amount()).contains(new Yen(500));
        assertThat(tent.offer().fees().getFirst().per()).contains("日");
        assertThat(result.entry(1)
                        .understood()
                        .orElseThrow()
                        .offer()
                        .fees()
                        .getFirst()
                        .amount())
                .contains(Yen.ZERO);
        assertThat(result.entry(2).state()).isEqualTo(Entry.State.REFUSED);
    }

    @Test
    void the_name_of_a_person_does_not_become_public() {
        Result result = FileFixture.row("氏名,特技,謝礼,電話番号", "例 花子,着付け,1時間1000円,090-0000-0000");
        assertThat(result.only().kind()).isEqualTo(Kind.SKILL);
        assertThat(result.only().names().name()).isEqualTo("着付け");
        assertThat(result.only().toString()).doesNotContain("花子");
    }

    @Test
    void barrier_free_texts_and_flag_columns_become_features() {
        Result result = FileFixture.row("名称,バリアフリー情報,オストメイト(有、無),授乳室", "会館（例）,多目的トイレ有り;スロープ無し,有,無");
        assertThat(result.only().texts().features())
                .contains(
                        new Feature("多目的トイレ", true),
                        new Feature("スロープ", false),
                        new Feature("オストメイト", true),
                        new Feature("授乳室", false));
    }

    @Test
    void keys_outlive_a_row_put_in_between_and_tell_equal_rows_apart() {
        Result before = FileFixture.text("NO,名称,住所\n1,会館（例）,多摩市関戸1-1\n2,広場（例）,多摩市関戸1-2\n");
        Result after = FileFixture.text("NO,名称,住所\n1,新館（例）,多摩市関戸9\n2,会館（例）,多摩市関戸1-1\n3,会館（例）,多摩市関戸1-1\n");
        assertThat(key(after, 1)).isEqualTo(key(before, 0));
        assertThat(key(after, 2)).isNotEqualTo(key(after, 1));
    }

    private static String key(Result result, int index) {
        return result.entry(index)
                .understood()
                .orElseThrow()
                .belonging()
                .identity()
                .key();
    }

    private static GeoPoint point(Result result) {
        return result.only().where().point().orElseThrow().point();
    }

    private static Trust trust(Result result) {
        return result.only().where().point().orElseThrow().trust();
    }
}
