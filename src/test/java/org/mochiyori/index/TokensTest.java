package org.mochiyori.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.junit.jupiter.api.Test;
import org.mochiyori.words.Japanese;

class TokensTest {
    @Test
    void grams_are_runs_of_whole_characters() throws IOException {
        Grams.Key key = new Grams.Key("a会𠮷室");

        assertThat(told(key.grams(2))).containsExactly("1 a会", "1 会𠮷", "1 𠮷室", "0");
        assertThat(told(key.grams(3))).containsExactly("1 a会𠮷", "1 会𠮷室", "0");
        assertThat(told(new Grams.Key("会").grams(2))).containsExactly("0");
        assertThat(told(new Grams.Key("").grams(2))).containsExactly("0");
    }

    @Test
    void a_text_in_pieces_is_indexed_as_the_whole_of_it_would_be() throws IOException {
        Pieces pieces = new Pieces();
        for (String text : List.of("関戸公民館 第1会議室", "和室から庭が見えます。机と椅子があります。", "ピアノ\nです。使えます\n\n調理室のとなり", "から です", "")) {
            assertThat(told(pieces.words(text))).as(text).isEqualTo(told(Analysed.of(Japanese.analyzer(), text)));
        }
    }

    @Test
    void what_is_asked_for_again_is_the_same() throws IOException {
        Pieces pieces = new Pieces();
        List<String> first = told(pieces.words("関戸公民館 第1会議室"));

        assertThat(told(pieces.words("関戸公民館 第2会議室"))).isNotEqualTo(first);
        assertThat(told(pieces.words("関戸公民館 第1会議室"))).isEqualTo(first);
        assertThat(pieces.reading("中央公民館 会議室")).isEqualTo("ちゅうおうこうみんかんかいぎしつ");
    }

    /** Each with its step, and the places left empty after the last. */
    private static List<String> told(Tokens tokens) throws IOException {
        List<String> told = new ArrayList<>();
        try (TokenStream stream = tokens.field("some").tokenStream(Analysis.perField(), null)) {
            TermToBytesRefAttribute term = stream.getAttribute(TermToBytesRefAttribute.class);
            PositionIncrementAttribute step = stream.getAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                told.add(step.getPositionIncrement() + " " + term.getBytesRef().utf8ToString());
            }
            stream.end();
            told.add(String.valueOf(step.getPositionIncrement()));
        }
        return told;
    }
}
