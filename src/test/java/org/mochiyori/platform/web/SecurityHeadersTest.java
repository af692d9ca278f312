package org.mochiyori.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mochiyori.platform.web.SecurityHeaders.Header;

class SecurityHeadersTest {
    private static String policy(List<Header> headers) {
        return headers.stream()
                .filter(header -> header.name().equals("Content-Security-Policy"))
                .map(Header::value)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void pages_load_nothing_from_elsewhere_and_stand_in_no_frame() {
        assertThat(policy(SecurityHeaders.page()))
                .contains("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
    }

    @Test
    void an_embed_may_be_framed_but_sends_nothing() {
        assertThat(policy(SecurityHeaders.embed())).contains("frame-ancestors *", "form-action 'none'");
    }

    @Test
    void uploads_are_boxed_in() {
        assertThat(policy(SecurityHeaders.media())).contains("sandbox", "default-src 'none'");
    }

    @Test
    void no_answer_is_sniffed() {
        for (var headers : List.of(
                SecurityHeaders.page(), SecurityHeaders.embed(), SecurityHeaders.media(), SecurityHeaders.api())) {
            assertThat(headers).contains(new Header("X-Content-Type-Options", "nosniff"));
        }
    }
}
