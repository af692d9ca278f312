package org.mochiyori.platform.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.db.Outage;
import org.mochiyori.platform.text.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a refusal or a failure into an answer: RFC 9457 {@code application/problem+json}. The one place
 * that knows which HTTP status belongs to which {@link Problem}.
 */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Duration SOON = Duration.ofSeconds(3);

    private Problems() {}

    /**
     * What a problem looks like from outside.
     *
     * @param status HTTP status
     * @param type last segment of the problem's type, such as {@code taken}
     */
    public record Shape(int status, String type) {}

    /** The status and type of each problem. */
    public static Shape shape(Problem problem) {
        return switch (problem) {
            case Problem.NotFound p -> new Shape(404, "not-found");
            case Problem.NotSignedIn p -> new Shape(401, "not-signed-in");
            case Problem.NotAllowed p -> new Shape(403, "not-allowed");
            case Problem.Malformed p -> new Shape(400, "malformed");
            case Problem.Invalid p -> new Shape(422, "invalid");
            case Problem.TooLarge p -> new Shape(413, "too-large");
            case Problem.UnsupportedMedia p -> new Shape(415, "unsupported-media");
            case Problem.Taken p -> new Shape(409, "taken");
            case Problem.WrongState p -> new Shape(409, "wrong-state");
            case Problem.RuleRefuses p -> new Shape(409, "rule");
            case Problem.Stale p -> new Shape(412, "stale");
            case Problem.PreconditionRequired p -> new Shape(428, "precondition-required");
            case Problem.KeyConflict p -> new Shape("key.reused".equals(p.code()) ? 422 : 409, "idempotency-key");
            case Problem.Exists p -> new Shape(409, "exists");
            case Problem.TooMany p -> new Shape(429, "too-many");
            case Problem.Unavailable p -> new Shape(503, "unavailable");
        };
    }

    /** Reads a failure of a route: a refusal is itself, an outage is {@code Unavailable}; anything else is a bug. */
    public static java.util.Optional<Problem> of(Throwable failure) {
        if (failure instanceof Refused refused) {
            return java.util.Optional.of(refused.problem());
        }
        if (Outage.isOutage(failure)) {
            return java.util.Optional.of(new Problem.Unavailable("database", SOON));
        }
        if (failure instanceof HttpException http) {
            return ofStatus(http.getStatusCode());
        }
        return java.util.Optional.empty();
    }

    /** Answers a failed request with problem+json; a bug gets an id, which is in the log too, and no more. */
    public static void write(RoutingContext context, Throwable failure) {
        if (context.response().headWritten()) {
            context.response().reset();
            return;
        }
        Problem problem = of(failure).orElse(null);
        if (problem == null) {
            context.response().setStatusCode(500);
            send(context, bug(context, failure));
            return;
        }
        Shape shape = shape(problem);
        context.response().setStatusCode(shape.status());
        ObjectNode body = body(context, shape);
        ProblemBody.describe(problem, words(context), body);
        retryAfter(problem, context);
        send(context, body);
    }

    /** Logs a bug and returns the id under which the log has it. */
    public static String incident(Throwable failure) {
        String id = Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36)
                .toUpperCase(Locale.ROOT);
        LOG.error("incident {}", id, failure);
        return id;
    }

    private static ObjectNode bug(RoutingContext context, Throwable failure) {
        ObjectNode body = body(context, new Shape(500, "unexpected"));
        String incident = incident(failure);
        Words words = words(context);
        body.put("title", words.plain("problem.failed"));
        body.put("detail", words.plain("problem.failed-text") + " " + words.plain("problem.incident", "id", incident));
        body.put("incident", incident);
        return body;
    }

    private static ObjectNode body(RoutingContext context, Shape shape) {
        ObjectNode body = JsonBody.mapper().createObjectNode();
        body.put("type", "/problems/" + shape.type());
        body.put("status", shape.status());
        body.put("instance", context.request().path());
        return body;
    }

    private static Words words(RoutingContext context) {
        return ProblemWords.in(Call.of(context).language());
    }

    private static void retryAfter(Problem problem, RoutingContext context) {
        switch (problem) {
            case Problem.TooMany p -> retryAfter(context, p.retryAfter());
            case Problem.Unavailable p -> retryAfter(context, p.retryAfter());
            case Problem.NotSignedIn p -> context.response().putHeader("WWW-Authenticate", "Bearer");
            default -> {}
        }
    }

    private static void retryAfter(RoutingContext context, Duration wait) {
        context.response().putHeader("Retry-After", String.valueOf(Math.max(1, wait.toSeconds())));
    }

    private static void send(RoutingContext context, ObjectNode body) {
        context.response()
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Vary", "Cookie, Accept-Language")
                .putHeader("Cache-Control", "no-store")
                .end(body.toString());
    }

    private static java.util.Optional<Problem> ofStatus(int status) {
        return switch (status) {
            case 404, 405 -> java.util.Optional.of(new Problem.NotFound());
            case 413 -> java.util.Optional.of(new Problem.TooLarge(0));
            case 414, 431 ->
                java.util.Optional.of(new Problem.Malformed("head.length", "the request line or a header is too long"));
            case 400 -> java.util.Optional.of(new Problem.Malformed("http", "the request could not be read"));
            default -> java.util.Optional.empty();
        };
    }
}
