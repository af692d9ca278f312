package org.mochiyori.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Concepts;

class MarksTest {
    private static final ConceptLexicon LEXICON = ConceptLexicon.of(Concepts.bundled());

    @Test
    void words_are_marked_as_written_by_meaning_in_any_language_and_by_sound() {
        assertThat(marked("会議室", "関戸公民館 会議室")).containsExactly("会議室");
        assertThat(marked("kaigishitsu", "関戸公民館 会議室")).containsExactly("会議室");
        assertThat(marked("phòng họp", "会議室Ａ")).containsExactly("会議室");
        assertThat(marked("ﾌﾟﾛｼﾞｪｸﾀ", "液晶プロジェクター（例）")).containsExactly("液晶プロジェクター");
        assertThat(marked("せきど 会議室", "関戸公民館 会議室")).containsExactly("関戸", "会議室");
        assertThat(marked("永山", "関戸公民館")).isEmpty();
    }

    @Test
    void nothing_of_markup_is_made_and_stretches_fit_the_text_as_it_is() {
        assertThat(marked("<b>", "<b>会議室</b>"))
                .allSatisfy(piece -> assertThat("<b>会議室</b>").contains(piece));
        assertThat(marked("会議室", "🏠会議室🏠会議室")).containsExactly("会議室", "会議室");
        assertThat(marked("", "会議室")).isEmpty();
        assertThat(marked("会議室", "")).isEmpty();
    }

    private static List<String> marked(String question, String text) {
        return new Marks(LEXICON, new QuestionReader(LEXICON).read(question))
                .in(text).stream()
                        .map(span -> text.substring(span.from(), span.until()))
                        .toList();
    }
}
