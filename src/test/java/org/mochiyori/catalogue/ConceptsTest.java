package org.mochiyori.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConceptsTest {
    private static final Concepts CONCEPTS = Concepts.bundled();

    @Test
    void the_bundled_file_is_sound_and_rich_enough_for_the_field() {
        assertThat(CONCEPTS.all()).hasSizeGreaterThan(350);
        for (ConceptKind kind : ConceptKind.values()) {
            assertThat(CONCEPTS.all()).as(kind.name()).anyMatch(concept -> concept.kind() == kind);
        }
    }

    @Test
    void every_reading_is_hiragana() {
        assertThat(CONCEPTS.all())
                .allSatisfy(concept -> assertThat(concept.label(LabelLanguage.KANA))
                        .as(concept.id())
                        .matches("[ぁ-ゖー・（）]+"));
    }

    @Test
    void a_label_comes_in_the_readers_language() {
        Concept room = CONCEPTS.get("meeting-room");
        assertThat(room.label(LabelLanguage.JA)).isEqualTo("会議室");
        assertThat(room.label(LabelLanguage.VI)).isEqualTo("phòng họp");
        assertThat(room.label(LabelLanguage.ZH_HANS)).isEqualTo("会议室");
    }

    @Test
    void poi_codes_are_read_as_files_write_them() {
        assertThat(CONCEPTS.findByPoi("1307a")).map(Concept::id).contains("kominkan");
        assertThat(CONCEPTS.findByPoi("801")).map(Concept::id).contains("museum");
        assertThat(CONCEPTS.findByPoi("１００３ａ")).map(Concept::id).contains("park");
        assertThat(CONCEPTS.findByPoi("")).isEmpty();
        assertThat(CONCEPTS.findByPoi("9999")).isEmpty();
    }

    @Test
    void like_places_answer_for_each_other_but_less_than_the_place_itself() {
        assertThat(CONCEPTS.answersTo("kominkan"))
                .containsEntry("kominkan", 1.0)
                .containsKey("community-center")
                .doesNotContainKey("library");
        assertThat(CONCEPTS.answersTo("kominkan").get("community-center")).isLessThan(1.0);
    }

    @Test
    void a_narrower_thing_answers_for_the_wider_one_but_not_the_other_way_round() {
        assertThat(CONCEPTS.answersTo("music-room")).containsKey("studio");
        assertThat(CONCEPTS.answersTo("tea-room")).doesNotContainKey("japanese-room");
    }

    @Test
    void what_names_a_thing_as_its_near_equal_answers_for_it_too() {
        assertThat(CONCEPTS.get("taiko").like()).contains("taiko-playing");
        assertThat(CONCEPTS.get("taiko-playing").like()).doesNotContain("taiko");
        assertThat(CONCEPTS.answersTo("taiko-playing").get("taiko"))
                .isLessThan(CONCEPTS.answersTo("taiko").get("taiko-playing"));
    }

    @Test
    void a_purpose_answers_for_nothing_that_serves_it() {
        assertThat(CONCEPTS.answersTo("tent")).doesNotContainKeys("for-festival", "for-shade");
    }

    @Test
    void a_word_of_two_concepts_is_refused_unless_the_second_says_so() {
        String first = line("a", "机");
        assertThatThrownBy(() -> Concepts.of(List.of(first, line("b", "机"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("机");
        assertThat(Concepts.of(List.of(first, line("b", "~机"))).all()).hasSize(2);
    }

    @Test
    void an_id_twice_a_missing_language_and_a_link_to_nothing_are_refused() {
        assertThatThrownBy(() -> Concepts.of(List.of(line("a", "机"), line("a", "椅子"))))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> Concepts.of(List.of(line("a", "")))).hasMessageContaining("ja");
        assertThatThrownBy(() -> Concepts.of(List.of(line("a", "机").replace("\t\t\t\t", "\tnone\t\t\t"))))
                .hasMessageContaining("none");
    }

    private static String line(String id, String ja) {
        String rest = String.join("\t", "e" + id, "k" + id, "n" + id, "z" + id, "p" + id, "v" + id, "o" + id);
        return id + "\tequipment\t\t\t\t" + ja + "\t" + rest;
    }
}
