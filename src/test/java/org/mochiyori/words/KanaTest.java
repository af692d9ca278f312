package org.mochiyori.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KanaTest {
    @Test
    void hepburn_kunrei_and_sloppy_long_vowels_sound_alike() {
        for (String letters : new String[] {"koominkan", "kominkan", "kouminkan"}) {
            assertThat(Kana.sound(Kana.fromRomaji(letters))).as(letters).isEqualTo(Kana.sound("こうみんかん"));
        }
        assertThat(Kana.fromRomaji("shashin")).isEqualTo(Kana.fromRomaji("syasin"));
        assertThat(Kana.fromRomaji("kaigishitsu")).isEqualTo("かいぎしつ");
        assertThat(Kana.fromRomaji("gakkou")).isEqualTo("がっこう");
        assertThat(Kana.fromRomaji("shimbun")).isEqualTo("しんぶん");
    }

    @Test
    void english_is_no_romaji() {
        assertThat(Kana.fromRomaji("projector")).isEmpty();
        assertThat(Kana.fromRomaji("wheelchair")).isEmpty();
    }

    @Test
    void kana_comes_back_as_letters_of_one_spelling() {
        assertThat(Kana.toRomaji("かいぎしつ")).isEqualTo("kaigisitu");
        assertThat(ConceptLexicon.romajiKey("kaigishitsu")).isEqualTo("kaigisitu");
    }

    @Test
    void du_and_zu_and_long_marks_sound_alike() {
        assertThat(Kana.sound("つづき")).isEqualTo(Kana.sound("つずき"));
        assertThat(Kana.sound("プロジェクタ")).isEqualTo(Kana.sound("プロジェクター"));
    }
}
