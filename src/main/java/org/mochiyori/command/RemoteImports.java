package org.mochiyori.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Files into a running server, over its API. */
final class RemoteImports implements ImportTarget {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final List<String> UNDER_WAY = List.of("reading", "applying", "undoing");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String token;
    private final Whose whose;

    RemoteImports(URI server, String token, Whose whose) {
        this.base = server.toString().replaceFirst("/+$", "") + "/api/v1/imports";
        this.token = token;
        this.whose = whose;
    }

    @Override
    public JsonNode preview(Path file, Consumer<JsonNode> progress) {
        String boundary = "mochiyori-" + Integer.toHexString(file.hashCode()) + "-" + Long.toHexString(size(file));
        StringBuilder head = new StringBuilder();
        field(head, boundary, "hub", whose.hub());
        field(head, boundary, "dataset", whose.credit().dataset());
        field(head, boundary, "licence", whose.credit().licence());
        field(head, boundary, "credit", whose.credit().line());
        whose.group().ifPresent(id -> field(head, boundary, "group", id.toString()));
        String name = file.getFileName().toString().replaceAll("[\"\\r\\n]", "_");
        head.append("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                        .formatted(boundary, name))
                .append("Content-Type: application/octet-stream\r\n\r\n");
        BodyPublisher body =
                BodyPublishers.concat(text(head.toString()), content(file), text("\r\n--" + boundary + "--\r\n"));
        JsonNode begun = send(request("")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(body));
        return untilDone(begun, progress);
    }

    @Override
    public JsonNode apply(String id, boolean publish, Consumer<JsonNode> progress) {
        JsonNode begun = send(request("/" + id + "/apply")
                .header("Content-Type", "application/json")
                .POST(text("{\"publish\":" + publish + "}")));
        return untilDone(begun, progress);
    }

    @Override
    public JsonNode page(String id, String cursor) {
        return send(request("/" + id + "?limit=100&cursor=" + cursor).GET());
    }

    private JsonNode untilDone(JsonNode begun, Consumer<JsonNode> progress) {
        JsonNode now = begun;
        while (UNDER_WAY.contains(now.path("state").asText())) {
            progress.accept(now);
            LockSupport.parkNanos(PAUSE.toNanos());
            now = page(now.path("id").asText(), "0");
        }
        return now;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", "ja");
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            JsonNode json = MAPPER.readTree(answer.body());
            if (answer.statusCode() >= 400) {
                throw new Refusal("The server refuses (%d): %s %s"
                        .formatted(
                                answer.statusCode(),
                                json.path("title").asText(),
                                json.path("detail").asText()));
            }
            return json;
        } catch (IOException broken) {
            throw new Refusal("The server at " + base + " does not answer as expected: " + broken.getMessage());
        } catch (InterruptedException stopped) {
            throw new Refusal("Interrupted.");
        }
    }

    private static void field(StringBuilder head, String boundary, String name, String value) {
        head.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value));
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }

    private static BodyPublisher content(Path file) {
        try {
            return BodyPublishers.ofFile(file);
        } catch (IOException gone) {
            throw new Refusal("There is no readable file " + file + ".");
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            throw new Refusal("There is no readable file " + file + ".");
        }
    }
}
