package org.mochiyori.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MunicipalitiesTest {
    private final Municipalities all = Municipalities.bundled();
    private final Towns towns = Towns.bundled();

    @Test
    void codes_lose_check_digits_and_zeros_and_get_them_back() {
        assertThat(all.readCode("132241", "")).contains("132241");
        assertThat(all.readCode("13224", "")).contains("132241");
        assertThat(all.readCode("72028", "福島県")).contains("072028");
        assertThat(all.readCode("10006", "")).contains("010006");
        assertThat(all.readCode("１７", "")).contains("170003");
        assertThat(all.readCode("322075 ", "")).contains("322075");
        assertThat(all.readCode("132240", "")).isEmpty();
        assertThat(all.readCode("-", "")).isEmpty();
    }

    @Test
    void an_address_tells_its_municipality_with_or_without_prefecture_and_county() {
        assertThat(located("東京都多摩市関戸4-72", "")).isEqualTo("132241 関戸4-72");
        assertThat(located("石川県鳳珠郡能登町字宇出津新港3-7", "")).isEqualTo("174637 字宇出津新港3-7");
        assertThat(located("札幌市中央区北1条西2丁目", "")).isEqualTo("011011 北1条西2丁目");
        assertThat(located("府中市宮西町2-24", "東京都")).startsWith("132063");
        assertThat(all.locate("府中市府川町315", "")).isEmpty();
    }

    @Test
    void a_point_in_the_next_county_is_far_and_one_in_the_mountains_of_its_own_city_is_not() {
        Municipality komae = all.find("132195").orElseThrow();
        Municipality hakusan = all.find("172103").orElseThrow();
        assertThat(all.isFar(komae, new GeoPoint(35.63, 139.82))).isTrue();
        assertThat(all.isFar(komae, new GeoPoint(35.63, 139.57))).isFalse();
        assertThat(all.isFar(hakusan, new GeoPoint(36.1491, 136.7678))).isFalse();
    }

    @Test
    void towns_are_found_however_the_address_counts_its_blocks() {
        for (String rest : new String[] {"永山1-5", "永山１丁目５番地", "永山一丁目5", "永山1−5"}) {
            assertThat(towns.find("132241", rest).orElseThrow().name()).as(rest).isEqualTo("永山一丁目");
        }
        assertThat(towns.find("132241", "桜ヶ丘1-17-7").orElseThrow().name()).isEqualTo("桜ケ丘一丁目");
        assertThat(towns.find("132241", "桜ケ丘1-17-7")).isPresent();
        assertThat(towns.find("252034", "地福寺町4-36").orElseThrow().name()).isEqualTo("地福寺町");
        assertThat(towns.find("132241", "無い町1-1")).isEmpty();
    }

    @Test
    void one_address_has_one_key() {
        assertThat(AddressText.key("三社町１番４４号")).isEqualTo(AddressText.key("三社町1-44"));
        assertThat(AddressText.key("常磐町一丁目3-1　瓦町FLAG8階")).isEqualTo(AddressText.key("常磐町1丁目3番1号"));
        assertThat(AddressText.key("仏生山町甲218番地1")).isEqualTo("仏生山町甲218-1");
        assertThat(AddressText.key("永山1-5")).isNotEqualTo(AddressText.key("永山1-52"));
    }

    @Test
    void names_that_differ_only_in_signs_have_one_key() {
        assertThat(JapaneseText.key("桜ヶ丘コミュニテイ－センタ―")).isEqualTo(JapaneseText.key("桜が丘コミュニテイーセンター"));
        assertThat(JapaneseText.key("ｽﾎﾟ−ﾂﾎｰﾙ Ａ")).isEqualTo(JapaneseText.key("スポーツホールa"));
        assertThat(JapaneseText.chomeDigits("本町十二丁目と二番丁")).isEqualTo("本町12丁目と二番丁");
    }

    private String located(String address, String prefecture) {
        Municipalities.Found found = all.locate(address, prefecture).orElseThrow();
        return found.municipality().code() + " " + found.rest();
    }
}
