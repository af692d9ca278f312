package org.mochiyori.site.view;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import org.junit.jupiter.api.Test;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Messages;

class TextTest {
    private static final Messages MESSAGES = Messages.load();

    @Test
    void readings_that_a_lender_wrote_stand_above_their_words_in_easy_japanese_only() {
        assertThat(written(Language.EASY, "部屋《へや》です。<b>"))
                .isEqualTo("<span><ruby>部屋<rp>（</rp><rt>へや</rt><rp>）</rp></ruby>です。&lt;b&gt;</span>");
        assertThat(written(Language.JA, "合唱曲《春》<b>")).isEqualTo("合唱曲《春》&lt;b&gt;");
    }

    private static String written(Language language, String text) {
        StringOutput output = new StringOutput();
        new Text(MESSAGES.in(language)).written(text).writeTo(output);
        return output.toString();
    }
}
