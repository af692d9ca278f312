package org.mochiyori.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mochiyori.search.Suggestions.Phrase;

class SuggestionsTest {
    @Test
    void kanji_kana_and_romaji_complete_to_the_phrase_and_the_most_wanted_comes_first() throws IOException {
        try (Suggestions suggestions = Suggestions.of(List.of(
                new Phrase("自転車修理", List.of(), 2),
                new Phrase("自転車置き場", List.of(), 5),
                new Phrase("会議室", List.of("meeting room"), 9),
                new Phrase("公民館", List.of("こうみんかん"), 7)))) {
            for (String typed : List.of("じて", "jite", "自転")) {
                assertThat(suggestions.complete(typed, 5)).as(typed).containsExactly("自転車置き場", "自転車修理");
            }
            assertThat(suggestions.complete("会議", 5)).containsExactly("会議室");
            assertThat(suggestions.complete("meet", 5)).containsExactly("会議室");
            assertThat(suggestions.complete("kouminkan", 5)).containsExactly("公民館");
            assertThat(suggestions.complete("", 5)).isEmpty();
            assertThat(suggestions.complete("図書", 5)).isEmpty();
        }
    }
}
