package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StaticFilesTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final StaticFiles FILES = StaticFiles.load();
    private static int port;

    @BeforeAll
    static void serve() throws Exception {
        Router router = Router.router(VERTX);
        router.get("/static/*").handler(FILES);
        router.get("/choices").handler(ctx -> {
            Choices choices = Choices.of(ctx);
            ctx.end(choices.language() + " " + choices.bigText() + " "
                    + Choices.here(ctx).with("lang", "en"));
        });
        HttpServer server = VERTX.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        port = server.actualPort();
    }

    @AfterAll
    static void stop() throws Exception {
        VERTX.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void a_file_under_its_hash_may_be_kept_for_ever() throws Exception {
        var response = get(FILES.path("site.css"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("--paper");
        assertThat(header(response, "cache-control")).contains("immutable");
        assertThat(header(response, "content-type")).isEqualTo("text/css; charset=utf-8");
        assertThat(header(response, "x-content-type-options")).isEqualTo("nosniff");
    }

    @Test
    void the_hash_of_yesterday_gets_todays_file_and_is_not_kept() throws Exception {
        var response = get("/static/site.0000000000000000.css");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "cache-control")).isEqualTo("no-cache");
    }

    @Test
    void a_packed_file_is_sent_to_who_reads_it() throws Exception {
        var response = get(FILES.path("htmx.js"), "Accept-Encoding", "br, gzip");
        assertThat(header(response, "content-encoding")).isEqualTo("gzip");
        assertThat(header(response, "vary")).containsIgnoringCase("accept-encoding");
    }

    @Test
    void a_file_that_has_not_changed_is_not_sent_again() throws Exception {
        String tag = header(get(FILES.path("icons.svg")), "etag");
        assertThat(get(FILES.path("icons.svg"), "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void nothing_else_of_the_class_path_is_served() throws Exception {
        for (String path :
                new String[] {"/static/", "/static/..%2Fi18n%2Ffeatures.txt", "/static/site.css", "/static/a.b.c.d"}) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThatThrownBy(() -> FILES.path("../x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_choice_in_the_address_is_kept_and_the_place_stays() throws Exception {
        var response = get("/choices?q=%E5%9C%9F&lang=easy&text=big");
        assertThat(response.body()).isEqualTo("EASY true /choices?q=%E5%9C%9F&lang=en");
        assertThat(response.headers().allValues("set-cookie"))
                .hasSize(2)
                .allMatch(cookie -> cookie.toLowerCase(java.util.Locale.ROOT).contains("httponly")
                        && cookie.contains("SameSite=Lax"));
        assertThat(get("/choices", "Cookie", "lang=easy; text=big").body()).startsWith("EASY true");
    }

    @Test
    void a_choice_we_do_not_know_changes_nothing() throws Exception {
        var response = get("/choices?lang=xx&text=huge");
        assertThat(response.body()).startsWith("JA false");
        assertThat(response.headers().allValues("set-cookie")).isEmpty();
    }
}
