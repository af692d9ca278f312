package org.mochiyori.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An HTTP client as a stranger would write one: no class of ours behind it. */
public final class TestClient {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String base;
    private final Map<String, String> headers;
    private final HttpClient http;

    /** A client of one server, with a jar of cookies of its own. */
    public TestClient(String base) {
        this(
                base,
                Map.of(),
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .cookieHandler(new CookieManager())
                        .build());
    }

    private TestClient(String base, Map<String, String> headers, HttpClient http) {
        this.base = base;
        this.headers = headers;
        this.http = http;
    }

    /** What came back. */
    public record Reply(int status, String text, java.net.http.HttpHeaders headers) {
        /** The body as JSON. */
        public JsonNode json() {
            try {
                return MAPPER.readTree(text);
            } catch (IOException notJson) {
                throw new UncheckedIOException("status " + status + ": " + text, notJson);
            }
        }

        /** One header. */
        public Optional<String> header(String name) {
            return headers.firstValue(name);
        }
    }

    /** The same client and cookies with one more header on each request. */
    public TestClient with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new TestClient(base, Map.copyOf(more), http);
    }

    /** The same client as the holder of a token. */
    public TestClient bearing(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same client with {@code If-Match} of a reply's {@code ETag}. */
    public TestClient matching(Reply read) {
        return with("If-Match", read.header("ETag").orElseThrow());
    }

    public Reply get(String path) {
        return send("GET", path, Optional.empty());
    }

    public Reply post(String path, String json) {
        return send("POST", path, Optional.of(json));
    }

    /** A file as the body. */
    public Reply post(String path, byte[] file) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).POST(BodyPublishers.ofByteArray(file));
        headers.forEach(request::header);
        return exchange(request.build());
    }

    public Reply patch(String path, String json) {
        return send("PATCH", path, Optional.of(json));
    }

    /** Puts JSON there. */
    public Reply put(String path, String json) {
        return send("PUT", path, Optional.of(json));
    }

    public Reply delete(String path) {
        return send("DELETE", path, Optional.empty());
    }

    /** Any method; a body goes as JSON unless a header says otherwise. */
    public Reply send(String method, String path, Optional<String> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body.map(BodyPublishers::ofString).orElse(BodyPublishers.noBody()));
        if (body.isPresent() && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return exchange(request.build());
    }

    /** A request made elsewhere, such as an upload. */
    public Reply exchange(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), response.headers());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The start of every address. */
    public String base() {
        return base;
    }
}
