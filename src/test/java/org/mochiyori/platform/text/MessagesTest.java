package org.mochiyori.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final List<String> STAFF = List.of("desk.*");

    private static Messages of(Map<String, String> ja, Map<String, String> easy, Map<String, String> en) {
        return Messages.of(Map.of(Language.JA, ja, Language.EASY, easy, Language.EN, en), STAFF);
    }

    @Test
    void the_texts_that_ship_are_complete() {
        assertThat(Messages.load().keys()).isNotEmpty();
    }

    @Test
    void a_missing_translation_stops_the_start() {
        assertThatThrownBy(() -> of(Map.of("a.x", "あ"), Map.of("a.x", "あ"), Map.of()))
                .hasMessageContaining("a.x: no en");
        assertThatThrownBy(() -> of(Map.of("a.x", "あ"), Map.of(), Map.of("a.x", "a")))
                .hasMessageContaining("a.x: no easy");
        assertThatThrownBy(() -> of(Map.of(), Map.of(), Map.of("a.x", "a"))).hasMessageContaining("a.x: no ja");
    }

    @Test
    void a_translation_with_other_values_stops_the_start() {
        assertThatThrownBy(() -> of(Map.of("desk.x", "{n}件"), Map.of(), Map.of("desk.x", "some")))
                .hasMessageContaining("desk.x: other values in en");
    }

    @Test
    void easy_japanese_shows_japanese_where_that_is_declared() {
        var messages = of(Map.of("desk.x", "返却"), Map.of(), Map.of("desk.x", "Return"));
        assertThat(messages.in(Language.EASY).plain("desk.x")).isEqualTo("返却");
    }

    @Test
    void a_value_from_outside_is_escaped_and_never_read_as_markup() {
        var words = of(Map.of("a.x", "題《だい》：{t}"), Map.of("a.x", "{t}"), Map.of("a.x", "{t}"))
                .in(Language.JA);
        assertThat(words.say("a.x", "t", "祭《<b>》").html())
                .isEqualTo("<ruby>題<rp>（</rp><rt>だい</rt><rp>）</rp></ruby>：祭《&lt;b&gt;》");
    }

    @Test
    void a_name_is_said_in_the_spelling_of_its_reader() {
        Map<String, String> text = Map.of("text.literal", "{text}");
        Messages messages = of(text, text, text);
        Phrase centre = Phrase.literal(new Named("桜<町>", "さくらまち", "Sakura Town"));
        assertThat(messages.in(Language.JA).say(centre).html()).isEqualTo("桜&lt;町&gt;");
        assertThat(messages.in(Language.EN).plain(centre)).isEqualTo("Sakura Town");
        assertThat(messages.in(Language.EASY).say(centre).html()).contains("<ruby>桜&lt;町&gt;", "さくらまち");
        Phrase bare = Phrase.literal(new Named("桜町", "", ""));
        assertThat(messages.in(Language.EN).plain(bare)).isEqualTo("桜町");
        assertThat(messages.in(Language.EASY).say(bare).html()).isEqualTo("桜町");
        Phrase tall = Phrase.literal(new Named("桜市民活動センター", "さくらしみんかつどうせんたー", ""));
        assertThat(messages.in(Language.EASY).say(tall).html())
                .as("a reading that a line could not be broken under")
                .isEqualTo("桜市民活動センター（さくらしみんかつどうせんたー）");
    }

    @Test
    void an_unknown_key_or_a_missing_value_is_a_bug_that_shows() {
        var words = of(Map.of("a.x", "{t}"), Map.of("a.x", "{t}"), Map.of("a.x", "{t}"))
                .in(Language.JA);
        assertThatThrownBy(() -> words.say("a.y")).hasMessageContaining("a.y");
        assertThatThrownBy(() -> words.say("a.x")).hasMessageContaining("{t}");
    }

    @Test
    void whole_numbers_get_thousands_marks() {
        var words = of(Map.of("a.x", "{n}件"), Map.of("a.x", "{n}"), Map.of("a.x", "{n}"))
                .in(Language.JA);
        assertThat(words.plain("a.x", "n", 12345)).isEqualTo("12,345件");
    }
}
