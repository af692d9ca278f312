package org.mochiyori.probe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.probe.Sweep.Attempt;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;

/**
 * P9 (mass assignment) and P28 (malformed, deep, large): bad bodies on each mounted route. Always a 4xx problem that points
 * at what is wrong, nothing changed, nothing of the input in the answer.
 */
class BodyProbesTest {
    private static final long SEED = 20_261_220;

    private static ProbeWorld world;
    private static Sweep sweep;

    @BeforeAll
    static void start() {
        world = new ProbeWorld();
        sweep = new Sweep(world);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void a_body_that_is_no_json_object_is_refused_everywhere() {
        Map<String, String> bodies = Map.ofEntries(
                Map.entry("cut off", "{\"" + Wrong.CANARY + "\":"),
                Map.entry("no object", "[\"" + Wrong.CANARY + "\"]"),
                Map.entry("a text", "\"" + Wrong.CANARY + "\""),
                Map.entry("null", "null"),
                Map.entry("deep", "{\"a\":".repeat(1000) + "1" + "}".repeat(1000)),
                Map.entry("a name twice", "{\"name\":\"" + Wrong.CANARY + "\",\"name\":\"x\"}"),
                Map.entry("a long number", "{\"n\":" + "9".repeat(5000) + "}"),
                Map.entry("a huge exponent", "{\"n\":1e999999999}"),
                Map.entry("a long name", "{\"" + Wrong.CANARY.repeat(100) + "\":1}"),
                Map.entry("more behind", "{} {\"a\":\"" + Wrong.CANARY + "\"}"),
                Map.entry("not a number", "{\"n\":NaN}"),
                Map.entry("a comment", "{/*" + Wrong.CANARY + "*/}"));
        eachWithBody(send -> bodies.entrySet().stream()
                .map(body -> new Attempt(body.getKey(), send.apply(body.getValue()), 400, 422))
                .toList());
    }

    @Test
    void a_body_over_the_limit_is_refused_everywhere() {
        String large = "{\"name\":\"" + "x".repeat(300 * 1024) + "\"}";
        eachWithBody(send -> List.of(new Attempt("too large", send.apply(large), 413)));
    }

    @Test
    void a_body_of_another_kind_is_refused_everywhere() {
        sweep.each(operation -> takesBody(operation)
                ? List.of(new Attempt("a text", sent(operation, "Content-Type", "text/plain"), 400, 415))
                : List.of());
    }

    @Test
    void a_body_packed_small_is_not_unpacked_anywhere() {
        sweep.each(operation -> takesBody(operation)
                ? List.of(new Attempt("packed", sent(operation, "Content-Encoding", "gzip"), 400, 415))
                : List.of());
    }

    @Test
    void what_only_the_server_sets_is_no_field_anywhere() {
        List<String> fields = List.of(
                "state", "status", "ownerId", "verified", "createdAt", "version", "claimedBy", "actor", "price");
        eachWithBody(send -> fields.stream()
                .map(field -> new Attempt(field, send.apply("{\"" + field + "\":\"" + Wrong.CANARY + "\"}"), 400, 422))
                .toList());
    }

    @Test
    void each_field_of_each_body_is_checked_and_pointed_at() {
        Random random = new Random(SEED);
        sweep.each(operation -> {
            List<Attempt> attempts = new ArrayList<>();
            TestClient insider = world.insiderAt(operation);
            for (Wrong wrong :
                    operation.body().map(schema -> Wrong.of(schema, random)).orElse(List.of())) {
                ObjectNode body = Bodies.valid(world, operation).orElseThrow().setAll((ObjectNode) wrong.body());
                Reply reply =
                        insider.send(operation.method(), world.address(operation), Optional.of(Bodies.ascii(body)));
                attempts.add(new Attempt("seed " + SEED + " " + wrong.body(), reply, List.of(422), wrong.pointer()));
            }
            return attempts;
        });
    }

    private static void eachWithBody(Function<Function<String, Reply>, List<Attempt>> attack) {
        sweep.each(operation -> {
            if (!takesBody(operation)) {
                return List.of();
            }
            TestClient insider = world.insiderAt(operation);
            String address = world.address(operation);
            return attack.apply(body -> insider.send(operation.method(), address, Optional.of(body)));
        });
    }

    private static Reply sent(Operation operation, String header, String value) {
        return world.insiderAt(operation)
                .with(header, value)
                .send(operation.method(), world.address(operation), Optional.of("{}"));
    }

    // Files have probes of their own.
    private static boolean takesBody(Operation operation) {
        return operation.changes() && !operation.takesOther();
    }
}
