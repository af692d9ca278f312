package org.mochiyori.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestHub;

class TrustedProxiesTest {
    private static final TrustedProxies OURS = TrustedProxies.parse("127.0.0.1, 10.1.0.0/15, fd00::/8");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # peer        | said                         | client
            127.0.0.1     | 203.0.113.9                  | 203.0.113.9
            127.0.0.1     | 198.51.100.1, 203.0.113.9    | 203.0.113.9
            127.0.0.1     | 203.0.113.9, 10.1.2.3        | 203.0.113.9
            127.0.0.1     | 203.0.113.9:5123             | 203.0.113.9
            127.0.0.1     | [2001:db8::1]:443            | 2001:db8:0:0:0:0:0:1
            fd00::7       | 2001:db8::1                  | 2001:db8:0:0:0:0:0:1
            ::ffff:10.0.0.1 | 203.0.113.9                | 203.0.113.9
            127.0.0.1     | 127.0.0.1                    | 127.0.0.1
            127.0.0.1     | 203.0.113.9, unknown         | 127.0.0.1
            127.0.0.1     | example.jp                   | 127.0.0.1
            10.2.0.1      | 203.0.113.9                  | 10.2.0.1
            203.0.113.1   | 198.51.100.1                 | 203.0.113.1
            """)
    void the_client_is_the_last_that_is_none_of_ours(String peer, String said, String client) {
        TrustedProxies proxies = peer.contains("ffff") ? TrustedProxies.parse("10.0.0.1") : OURS;
        assertThat(proxies.client(peer, List.of(said))).isEqualTo(client);
    }

    @Test
    void several_headers_are_one_list() {
        assertThat(OURS.client("127.0.0.1", List.of("198.51.100.1", "203.0.113.9, 10.0.255.255")))
                .isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "fd00::/129", "10.0.0"})
    void what_is_no_address_is_refused(String wrong) {
        assertThatIllegalArgumentException().isThrownBy(() -> TrustedProxies.parse(wrong));
    }

    @Test
    void a_stranger_cannot_be_many_clients() {
        try (TestHub hub = TestHub.start()) {
            assertThat(tries(hub)).contains(429);
        }
    }

    @Test
    void behind_a_trusted_proxy_each_client_counts_for_itself() {
        try (TestHub hub = TestHub.start(Clock.systemUTC(), Map.of("trusted-proxies", "127.0.0.0/8, ::1"))) {
            assertThat(tries(hub)).containsOnly(202);
            assertThat(hub.client()
                            .with("X-Forwarded-Host", "evil.example")
                            .get("/")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void the_name_that_a_stranger_says_was_forwarded_is_ignored() {
        try (TestHub hub = TestHub.start()) {
            TestClient.Reply reply = hub.client()
                    .with("X-Forwarded-Host", "evil.example")
                    .with("X-Forwarded-Proto", "https")
                    .get("/");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text()).doesNotContain("evil.example");
        }
    }

    /** Asks for new passwords, each time as another client. */
    private static List<Integer> tries(TestHub hub) {
        return java.util.stream.IntStream.range(0, 40)
                .mapToObj(i -> hub.client()
                        .with("X-Forwarded-For", "203.0.113." + i)
                        .post("/api/v1/password/reset-request", "{\"mail\":\"a@example.jp\"}")
                        .status())
                .toList();
    }
}
