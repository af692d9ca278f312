package org.mochiyori.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Concepts;
import org.mochiyori.catalogue.ListingKind;

class QuestionReaderTest {
    private static final QuestionReader READER = new QuestionReader(ConceptLexicon.of(Concepts.bundled()));

    @Test
    void words_that_stand_in_any_wish_are_not_looked_for() {
        Question question = READER.read("入れる部屋");

        assertThat(question.units()).isEmpty();
        assertThat(question.kind()).contains(ListingKind.SPACE);
        assertThat(texts("太鼓を借りたいので教えてほしい")).containsExactly("太鼓");
    }

    @Test
    void a_particle_between_kanji_is_no_part_of_a_name() {
        assertThat(texts("電源が欲しい")).containsExactly("電源");
        assertThat(texts("雑司が谷")).containsExactly("雑司ヶ谷");
    }

    @Test
    void one_slip_is_forgiven_two_are_not() {
        assertThat(concepts("ポップコソ機")).containsExactly("popcorn-machine");
        assertThat(concepts("プロェジクター")).containsExactly("projector");
        // 玉入れ with its first character taken off and another put behind it.
        assertThat(concepts("入れた")).isEmpty();
    }

    @Test
    void a_word_in_the_wrong_kanji_means_what_it_sounds_like() {
        assertThat(concepts("図書官")).containsExactly("library");
        assertThat(concepts("講習回")).containsExactly("for-lecture");
    }

    @Test
    void a_wish_that_names_nothing_is_understood_by_what_is_done() {
        assertThat(READER.read("泳ぎに行きたい").gist()).containsKey("for-swimming");
        assertThat(READER.read("もちを つきたい").gist()).containsKey("rice-cake-making");
        assertThat(READER.read("びょうきの ときに いきたい ところ").gist()).containsKey("hospital");
    }

    @Test
    void a_word_of_one_syllable_means_nothing_else_that_sounds_so() {
        // 市 sounds like 詩, and しい is しー without its long vowel.
        assertThat(READER.read("市へ行きたい").gist()).doesNotContainKey("literature");
        assertThat(concepts("電源が欲しい")).doesNotContain("literature");
        assertThat(READER.read("えを かざりたい").gist()).containsKey("gallery");
    }

    private static List<String> texts(String text) {
        return READER.read(text).units().stream().map(Question.Unit::text).toList();
    }

    private static List<String> concepts(String text) {
        return READER.read(text).units().stream()
                .flatMap(unit -> unit.concept().stream())
                .toList();
    }
}
