package org.mochiyori.platform.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mochiyori.platform.fetch.Fetched.Fault;

/** Fetching over TLS from servers whose certificates are made here and believed nowhere else. */
class FetcherTlsTest {
    private static final String PASSWORD = "only-for-this-test";
    private static final Reach HERE = new Reach("https", true, InetAddress::isLoopbackAddress);

    @TempDir
    static Path folder;

    private static Vertx vertx;
    private static HttpServer named;
    private static HttpServer other;
    private static Fetcher fetcher;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        named = serve(certificate("localhost"));
        other = serve(certificate("calendar.example"));
        fetcher = believing(certificate("localhost"));
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_certificate_that_is_believed_and_bears_the_name_is_enough() {
        assertThat(fetcher.fetch(at(named, "localhost", "/calendar"), Optional.empty()))
                .isInstanceOfSatisfying(
                        Fetched.Content.class,
                        content -> assertThat(content.body().toString()).isEqualTo("BEGIN:VCALENDAR"));
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused() {
        Fetcher usual = new Fetcher(vertx, HERE, 1000);
        assertThat(usual.fetch(at(named, "localhost", "/calendar"), Optional.empty()))
                .isEqualTo(new Fetched.Failed(Fault.UNREACHABLE));
    }

    @Test
    void a_certificate_of_another_name_is_refused_though_it_is_believed() throws IOException, InterruptedException {
        Fetcher believes = believing(certificate("calendar.example"));
        assertThat(believes.fetch(at(other, "localhost", "/calendar"), Optional.empty()))
                .isEqualTo(new Fetched.Failed(Fault.UNREACHABLE));
        assertThat(fetcher.fetch(at(named, "127.0.0.1", "/calendar"), Optional.empty()))
                .isEqualTo(new Fetched.Failed(Fault.UNREACHABLE));
    }

    @Test
    void the_way_from_an_encrypted_address_leads_neither_inside_nor_to_one_that_is_not() {
        assertThat(fetcher.fetch(at(named, "localhost", "/moved"), Optional.empty()))
                .isInstanceOf(Fetched.Content.class);
        for (String path : new String[] {"/inside", "/plain"}) {
            assertThat(fetcher.fetch(at(named, "localhost", path), Optional.empty()))
                    .as(path)
                    .isEqualTo(new Fetched.Failed(Fault.ADDRESS));
        }
    }

    private static void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/calendar" -> request.response().end("BEGIN:VCALENDAR");
            case "/moved" -> redirect(request, "/calendar");
            case "/inside" -> redirect(request, "https://10.0.0.1/calendar");
            case "/plain" -> redirect(request, "http://localhost/calendar");
            default -> request.response().setStatusCode(404).end();
        }
    }

    private static void redirect(HttpServerRequest request, String to) {
        request.response().setStatusCode(302).putHeader("Location", to).end();
    }

    private static HttpServer serve(PfxOptions certificate) {
        return vertx.createHttpServer(new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate))
                .requestHandler(FetcherTlsTest::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static Fetcher believing(PfxOptions certificate) {
        return new Fetcher(vertx, HERE, 1000, new HttpClientOptions().setTrustOptions(certificate));
    }

    private static String at(HttpServer server, String host, String path) {
        return "https://" + host + ":" + server.actualPort() + path;
    }

    /** A key with a certificate of its own for a name, made once by the tool that every JDK brings. */
    private static PfxOptions certificate(String name) throws IOException, InterruptedException {
        Path file = folder.resolve(name + ".p12");
        if (!file.toFile().exists()) {
            Process made = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "server",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=" + name,
                            "-ext",
                            "san=dns:" + name,
                            "-validity",
                            "3650",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            PASSWORD)
                    .inheritIO()
                    .start();
            assertThat(made.waitFor()).isZero();
        }
        return new PfxOptions().setPath(file.toString()).setPassword(PASSWORD);
    }
}
