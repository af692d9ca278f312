package org.mochiyori.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** The public API as one token's holder uses it. An answer other than 2xx fails with the problem's text. */
final class DemoApi {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String base;
    private final String token;

    DemoApi(String url, String token) {
        this.base = url + "/api/v1";
        this.token = token;
    }

    /** What came back. */
    record Reply(int status, JsonNode body, Optional<String> version) {
        String id() {
            return body.path("id").asText();
        }
    }

    JsonNode get(String path) {
        return expect(request(path).GET().build()).body();
    }

    Reply read(String path) {
        return expect(request(path).GET().build());
    }

    Reply post(String path, JsonNode body) {
        return expect(post(path, body, Optional.empty()));
    }

    /** A change of what was read before: the version that was read goes with it. */
    Reply change(String path, JsonNode body, Optional<String> version) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        version.ifPresent(tag -> request.header("If-Match", tag));
        return expect(request.POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** A creating request that may be repeated with the same key. */
    Reply create(String path, JsonNode body, String key) {
        return expect(post(path, body, Optional.of(key)));
    }

    Reply put(String path, JsonNode body, Optional<String> version) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        version.ifPresent(tag -> request.header("If-Match", tag));
        return expect(request.PUT(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private HttpRequest post(String path, JsonNode body, Optional<String> key) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        key.ifPresent(text -> request.header("Idempotency-Key", text));
        return request.POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token);
    }

    private static Reply expect(HttpRequest request) {
        Reply reply = send(request);
        if (reply.status() >= 300) {
            throw new IllegalStateException(
                    request.method() + " " + request.uri() + " answered " + reply.status() + ": " + reply.body());
        }
        return reply;
    }

    private static Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode body = response.body().isEmpty()
                    ? JsonNodeFactory.instance.objectNode()
                    : MAPPER.readTree(response.body());
            return new Reply(response.statusCode(), body, response.headers().firstValue("ETag"));
        } catch (IOException broken) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("stopped while waiting for " + request.uri(), stopped);
        }
    }
}
