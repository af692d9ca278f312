package org.mochiyori.platform.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FetcherTest {
    private static final int MOST = 100_000;

    private static Vertx vertx;
    private static HttpServer server;
    private static Fetcher fetcher;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        server = vertx.createHttpServer()
                .requestHandler(FetcherTest::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        fetcher = new Fetcher(vertx, new Reach("http", true, InetAddress::isLoopbackAddress), MOST);
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void content_comes_once_and_is_the_same_by_its_tag() {
        Fetched.Content content = (Fetched.Content) fetcher.fetch(at("/calendar"), Optional.empty());
        assertThat(content.body().toString()).isEqualTo("BEGIN:VCALENDAR");
        assertThat(content.tag()).contains("\"1\"");
        assertThat(fetcher.fetch(at("/calendar"), content.tag())).isEqualTo(new Fetched.Unchanged());
    }

    @Test
    void what_is_too_much_is_refused_also_once_it_is_inflated() {
        assertThat(fetcher.fetch(at("/endless"), Optional.empty()))
                .isEqualTo(new Fetched.Failed(Fetched.Fault.TOO_LARGE));
        assertThat(fetcher.fetch(at("/bomb"), Optional.empty())).isEqualTo(new Fetched.Failed(Fetched.Fault.TOO_LARGE));
    }

    @Test
    void each_hop_is_looked_at_and_there_are_few() {
        assertThat(fetcher.fetch(at("/moved"), Optional.empty())).isInstanceOf(Fetched.Content.class);
        assertThat(fetcher.fetch(at("/inside"), Optional.empty())).isEqualTo(new Fetched.Failed(Fetched.Fault.ADDRESS));
        assertThat(fetcher.fetch(at("/file"), Optional.empty())).isEqualTo(new Fetched.Failed(Fetched.Fault.ADDRESS));
        assertThat(fetcher.fetch(at("/round"), Optional.empty()))
                .isEqualTo(new Fetched.Failed(Fetched.Fault.REDIRECTS));
    }

    @Test
    void what_is_not_given_or_not_there_is_said() {
        assertThat(fetcher.fetch(at("/nothing"), Optional.empty()))
                .isEqualTo(new Fetched.Failed(Fetched.Fault.REFUSED));
        assertThat(fetcher.fetch("http://localhost:1/", Optional.empty()))
                .isEqualTo(new Fetched.Failed(Fetched.Fault.UNREACHABLE));
    }

    @Test
    void what_is_not_everybodys_is_not_gone_to() {
        for (String host : new String[] {
            "127.0.0.1",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "192.0.2.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "[::1]",
            "[::]",
            "[::ffff:127.0.0.1]",
            "[::ffff:10.0.0.1]",
            "[64:ff9b::7f00:1]",
            "[fd00::1]",
            "[fe80::1]",
            "[2002:7f00:1::]",
            "[2001:db8::1]",
            "[2001::1]",
            "[ff02::1]",
            "localhost"
        }) {
            assertThat(Reach.everybodys().resolve(host)).as(host).isEmpty();
        }
    }

    @Test
    void what_is_everybodys_is_gone_to_over_https_only() {
        Reach reach = Reach.everybodys();
        assertThat(reach.resolve("8.8.8.8")).isPresent();
        assertThat(reach.resolve("[2606:4700:4700::1111]")).isPresent();
        assertThat(reach.covers(URI.create("https://calendar.example/a"))).isTrue();
        assertThat(reach.covers(URI.create("https://calendar.example:443/a"))).isTrue();
        for (String wrong : new String[] {
            "http://calendar.example/",
            "https://calendar.example:8443/",
            "https://a@calendar.example/",
            "file:///etc/passwd"
        }) {
            assertThat(reach.covers(URI.create(wrong))).as(wrong).isFalse();
        }
    }

    private static String at(String path) {
        return "http://localhost:" + server.actualPort() + path;
    }

    private static void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/calendar" -> {
                if ("\"1\"".equals(request.getHeader("If-None-Match"))) {
                    request.response().setStatusCode(304).end();
                } else {
                    request.response().putHeader("ETag", "\"1\"").end("BEGIN:VCALENDAR");
                }
            }
            case "/endless" -> request.response().end(Buffer.buffer(new byte[MOST + 1]));
            case "/bomb" ->
                request.response().putHeader("Content-Encoding", "gzip").end(bomb());
            case "/moved" -> moved(request, "/calendar");
            case "/inside" -> moved(request, "http://10.0.0.1/latest/meta-data");
            case "/file" -> moved(request, "file:///etc/passwd");
            case "/round" -> moved(request, "/round");
            default -> request.response().setStatusCode(404).end();
        }
    }

    private static void moved(HttpServerRequest request, String to) {
        request.response().setStatusCode(302).putHeader("Location", to).end();
    }

    private static Buffer bomb() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(new byte[50_000_000]);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return Buffer.buffer(packed.toByteArray());
    }
}
