package org.mochiyori.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LanguageTest {
    private static final Optional<String> NONE = Optional.empty();
    private static final Optional<Language> NOBODY = Optional.empty();

    @Test
    void the_address_wins_over_the_cookie_and_the_cookie_over_the_browser() {
        assertThat(Language.negotiate(Optional.of("easy"), Optional.of("en"), Optional.of("ja"), NOBODY))
                .isEqualTo(Language.EASY);
        assertThat(Language.negotiate(NONE, Optional.of("en"), Optional.of("ja"), NOBODY))
                .isEqualTo(Language.EN);
    }

    @Test
    void the_browsers_order_decides_between_japanese_and_english() {
        assertThat(Language.negotiate(NONE, NONE, Optional.of("en;q=0.5, ja;q=0.9"), NOBODY))
                .isEqualTo(Language.JA);
        assertThat(Language.negotiate(NONE, NONE, Optional.of("fr, en-GB;q=0.5"), NOBODY))
                .isEqualTo(Language.EN);
    }

    @Test
    void a_reader_of_neither_gets_easy_japanese() {
        assertThat(Language.negotiate(NONE, NONE, Optional.of("vi-VN"), NOBODY)).isEqualTo(Language.EASY);
    }

    @Test
    void where_the_client_says_nothing_the_account_decides() {
        Optional<Language> english = Optional.of(Language.EN);
        assertThat(Language.negotiate(NONE, NONE, NONE, english)).isEqualTo(Language.EN);
        assertThat(Language.negotiate(NONE, NONE, Optional.of("ja"), english)).isEqualTo(Language.JA);
    }

    @Test
    void nonsense_gets_japanese() {
        assertThat(Language.negotiate(Optional.of("xx"), Optional.of("../"), Optional.of(";;q=?"), NOBODY))
                .isEqualTo(Language.JA);
        assertThat(Language.negotiate(NONE, NONE, NONE, NOBODY)).isEqualTo(Language.JA);
    }
}
