package org.mochiyori.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mochiyori.support.TestClient.Reply;

class EmbedTest {
    private static final String PAGE =
            "<!DOCTYPE html><meta name=viewport content='width=device-width'><title>市民センター（例）</title>";

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void a_centres_own_site_shows_the_month_in_a_frame_and_the_frame_keeps_nothing_of_its_reader() throws IOException {
        Window lender = STAGE.as("lender", STAGE.phone())
                .open("/listings/" + STAGE.hub().samples().get("automaticSpace"));
        lender.page().locator("summary:has-text('自分のホームページ')").tap();
        String snippet = lender.page().locator("pre.code").innerText();

        try (Site site = Site.showing(PAGE + snippet)) {
            Window reader = STAGE.phone();
            reader.page().navigate(site.address());
            FrameLocator frame = reader.page().frameLocator("iframe");
            assertThat(frame.locator("table.grid")).isVisible();
            assertThat(frame.locator("h1")).containsText("集会室");
            frame.locator("a[rel=next]").tap();
            assertThat(frame.locator("h2")).containsText("2月の空き");
            assertThat(reader.context().cookies()).isEmpty();
            assertThat(frame.locator("form, script, input").count()).isZero();
        }
    }

    @Test
    void no_other_page_can_be_framed() throws IOException {
        String listing = "/listings/" + STAGE.hub().samples().get("automaticSpace");
        String base = STAGE.server().client().base();
        try (Site site = Site.showing(PAGE + "<iframe src='" + base + listing + "'></iframe>")) {
            Window reader = STAGE.phone();
            reader.page().navigate(site.address());
            reader.page().waitForLoadState();
            assertThat(reader.page()
                            .frameLocator("iframe")
                            .locator("main, .month")
                            .count())
                    .isZero();
            assertThat(reader.complaints()).anyMatch(line -> line.contains("frame"));
            reader.complaints().clear();
        }
    }

    @Test
    void the_frames_headers_let_anybody_frame_it_and_let_it_do_nothing() {
        String path = "/embed/listings/" + STAGE.hub().samples().get("automaticSpace");
        Reply framed = STAGE.server().client().get(path + "?lang=en");
        assertThat(framed.status()).isEqualTo(200);
        assertThat(framed.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(framed.header("X-Frame-Options")).isEmpty();
        assertThat(framed.header("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors *", "default-src 'none'", "form-action 'none'");
        assertThat(framed.text()).contains("January").doesNotContain("<form", "<script");
        String skill = "/embed/listings/" + STAGE.hub().samples().get("skill");
        assertThat(STAGE.server().client().get(skill).status()).isEqualTo(404);
    }

    /** Somebody else's web site, of one page. */
    private record Site(HttpServer server) implements AutoCloseable {
        static Site showing(String html) throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.start();
            return new Site(server);
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
