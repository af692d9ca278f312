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
    void a_syllable_may_be_two_signs() {
        assertThat(Kana.syllables(Kana.sound("しょう"))).isOne();
        assertThat(Kana.syllables("きゃたつ")).isEqualTo(3);
    }

    @Test
    void names_are_read_as_their_people_say_them() {
        assertThat(Japanese.reading(TextFold.fold("桐ケ丘"))).isEqualTo("きりがおか");
        assertThat(Japanese.reading(TextFold.fold("久が原"))).isEqualTo("くがはら");
        assertThat(Japanese.reading(TextFold.fold("礫川"))).isEqualTo("れきせん");
    }

    @Test
    void du_and_zu_and_long_marks_sound_alike() {
        assertThat(Kana.sound("つづき")).isEqualTo(Kana.sound("つずき"));
        assertThat(Kana.sound("プロジェクタ")).isEqualTo(Kana.sound("プロジェクター"));
    }
}
