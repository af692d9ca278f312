package org.mochiyori.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypedTest {
    @Test
    void names_keep_their_kanji() {
        for (String name : new String[] {"髙﨑𠮷", "神\uFA19", "葛\uDB40\uDD00城", "山", "Ｊ．スミス"}) {
            assertThat(Typed.line(name)).isEqualTo(name);
        }
        assertThat(Typed.line("が".replace("が", "か\u3099"))).isEqualTo("が");
        assertThat(Typed.line(" 田中　 花子\n")).isEqualTo("田中 花子");
        assertThat(Typed.line("a\u202Eb")).isEqualTo("ab");
    }

    @Test
    void readings_become_hiragana_whatever_they_were_typed_in() {
        assertThat(Typed.kana("ﾀﾅｶ　ハナコ")).isEqualTo("たなか はなこ");
        assertThat(Typed.kana("ﾊﾟｰﾃｨｰ")).isEqualTo("ぱーてぃー");
    }

    @Test
    void readings_sort_without_marks() {
        assertThat(Typed.kanaKey("ガールズ・クラブ")).isEqualTo("かるすくらふ");
        assertThat(Typed.kanaKey("ABCきょうかい")).isEqualTo("abcきようかい");
    }

    @Test
    void telephone_numbers_become_digits() {
        for (String typed :
                new String[] {"042-300-0000", "０４２ー３００−００００", "(042) 300‐0000", "+81 42 300 0000", "+81(0)42-300-0000"
                }) {
            assertThat(Typed.phone(typed)).as(typed).contains("0423000000");
        }
        assertThat(Typed.phone("電話なし")).isEmpty();
        assertThat(Typed.phone("12")).isEmpty();
    }

    @Test
    void mail_addresses_become_one_form() {
        assertThat(Typed.mail("　Ｈａｎａｋｏ＠Example.JP ")).contains("hanako@example.jp");
        assertThat(Typed.mail("a..b.@docomo.ne.jp")).contains("a..b.@docomo.ne.jp");
        for (String wrong :
                new String[] {"a", "a@b", "@b.jp", "a@b@c.jp", "花@example.jp", "a@b..jp", "a,b@c.jp", "a<b@c.jp"}) {
            assertThat(Typed.mail(wrong)).as(wrong).isEmpty();
        }
        assertThat(Typed.mail("a@b.jp\r\nBcc: c@d.jp")).isEmpty();
    }

    @Test
    void a_hundred_thousand_letters_are_read_in_one_pass() {
        assertThat(Typed.mail("a".repeat(100_000) + "@")).isEmpty();
        assertThat(Typed.phone("-".repeat(100_000))).isEmpty();
    }
}
