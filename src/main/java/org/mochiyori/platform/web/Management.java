package org.mochiyori.platform.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Health and metrics on a port of their own, for the operator's tools: {@code /health/started}, {@code
 * /health/live}, {@code /health/ready} and {@code /metrics} (Prometheus text).
 */
public final class Management extends VerticleBase {
    private final WebConfig config;
    private final PrometheusMeterRegistry metrics;
    private final Map<String, Supplier<Optional<String>>> parts = new LinkedHashMap<>();
    private volatile boolean started;
    private HttpServer server;

    /** Over the registry that all features count in. */
    @SuppressWarnings("NullAway.Init") // the server is made by start(), before anybody asks for it
    public Management(WebConfig config, PrometheusMeterRegistry metrics) {
        this.config = config;
        this.metrics = metrics;
    }

    /** Names a part that must work before the server is ready. The check says what is wrong, if anything is. */
    public Management requires(String part, Supplier<Optional<String>> check) {
        parts.put(part, check);
        return this;
    }

    /** Says that starting is over. */
    public void started() {
        started = true;
    }

    @Override
    public Future<?> start() {
        server = vertx.createHttpServer().requestHandler(this::answer);
        return server.listen(config.managementPort(), config.managementHost());
    }

    @Override
    public Future<?> stop() {
        return server.close();
    }

    /** The port it really listens on. */
    public int port() {
        return server.actualPort();
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/metrics" ->
                request.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(metrics.scrape());
            case "/health/live" -> health(request, Map.of());
            case "/health/started" -> health(request, started ? Map.of() : Map.of("server", "starting"));
            case "/health/ready" -> health(request, notReady());
            default -> request.response().setStatusCode(404).end();
        }
    }

    /** Which parts are not ready yet, each with its reason; empty when everything answers. */
    public Map<String, String> notReady() {
        Map<String, String> reasons = new LinkedHashMap<>();
        if (!started) {
            reasons.put("server", "starting");
        }
        parts.forEach((part, check) -> check.get().ifPresent(reason -> reasons.put(part, reason)));
        return reasons;
    }

    private static void health(HttpServerRequest request, Map<String, String> reasons) {
        ObjectNode body = JsonBody.mapper().createObjectNode();
        body.put("status", reasons.isEmpty() ? "up" : "down");
        body.set("reasons", JsonBody.mapper().valueToTree(reasons));
        request.response()
                .setStatusCode(reasons.isEmpty() ? 200 : 503)
                .putHeader("Content-Type", "application/json")
                .end(body.toString());
    }
}
