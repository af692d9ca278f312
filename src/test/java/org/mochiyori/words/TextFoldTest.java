package org.mochiyori.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextFoldTest {
    @Test
    void spellings_that_mean_the_same_have_one_key() {
        assertSame("ﾌﾟﾛｼﾞｪｸﾀｰ", "プロジェクター");
        assertSame("スポ−ツ", "スポーツ");
        assertSame("ＡＥＤ", "aed");
        assertSame("桜ケ丘", "桜ヶ丘");
        assertSame("桜が丘", "桜ヶ丘");
        assertSame("一ノ宮", "一の宮");
        assertSame("錦学習舘", "錦学習館");
        assertSame("髙橋", "高橋");
        assertSame("セン　ター", "センター");
        assertSame("わたあめ", "ワタアメ");
    }

    @Test
    void dakuten_are_kept_apart() {
        assertThat(TextFold.key("ガラス")).isNotEqualTo(TextFold.key("カラス"));
        assertThat(TextFold.key("パン")).isNotEqualTo(TextFold.key("ハン"));
    }

    @Test
    void simplified_chinese_reads_as_japanese_but_a_desk_stays_a_desk() {
        assertSame("会议室", "会議室");
        assertSame("图书馆", "図書館");
        assertThat(TextFold.key("机")).isEqualTo("机");
    }

    @Test
    void accents_of_latin_letters_make_no_difference() {
        assertSame("phòng họp", "phong hop");
        assertSame("ginásio", "ginasio");
        assertSame("điện", "dien");
    }

    @Test
    void every_folded_character_knows_where_it_came_from() {
        TextFold.Folded folded = TextFold.folded("㈱ﾎﾟｯﾌﾟ");
        assertThat(folded.text()).isEqualTo("(株)ポップ");
        assertThat(folded.starts()).containsExactly(0, 0, 0, 1, 3, 4, 6);
    }

    @Test
    void a_text_is_folded_alike_with_its_origins_and_without() {
        for (String text : List.of("㈱ﾎﾟｯﾌﾟ", "桜ケ丘ー1-2-3〜スポ−ツ", "e\u0301 か\u3099 𠮷野家", "一ノ宮 ヶ ケ ノ", "\u0000\uD800x")) {
            assertThat(TextFold.fold(text)).isEqualTo(TextFold.folded(text).text());
        }
    }

    private static void assertSame(String one, String other) {
        assertThat(TextFold.key(one)).isEqualTo(TextFold.key(other));
    }
}
