package org.mochiyori.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mochiyori.support.TestClient.Reply;

/** Runs an attack on every operation of a world and tells all that went wrong at once. */
final class Sweep {
    private final List<Operation> operations;
    private final Fingerprint fingerprint;

    Sweep(ProbeWorld world) {
        this.operations = Operation.all(world.server());
        this.fingerprint = new Fingerprint(world.server().features().platform().db());
        fingerprint.settle();
    }

    /**
     * One try.
     *
     * @param what was wrong
     * @param reply what came back
     * @param right the statuses that are right
     * @param pointer what must be pointed at; empty for nothing
     */
    record Attempt(String what, Reply reply, List<Integer> right, String pointer) {
        Attempt(String what, Reply reply, Integer... right) {
            this(what, reply, List.of(right), "");
        }

        private Optional<String> complaint() {
            Optional<String> wrong = Optional.empty();
            if (!right.contains(reply.status())) {
                wrong = Optional.of("answered " + reply.status());
            } else if (reply.status() >= 400 && !isProblem()) {
                wrong = Optional.of("is no problem+json");
            } else if (reply.status() >= 400 && repeats()) {
                wrong = Optional.of("repeats the input");
            } else if (!pointer.isEmpty() && !points()) {
                wrong = Optional.of("does not point at " + pointer);
            }
            return wrong.map(how -> cut(what) + " " + how + ": " + cut(reply.text()));
        }

        private boolean isProblem() {
            return reply.header("Content-Type").orElse("").equals("application/problem+json");
        }

        // The instance is the path of the request, as RFC 9457 has it.
        private boolean repeats() {
            return reply.text()
                    .replace(reply.json().path("instance").asText(), "")
                    .contains(Wrong.CANARY);
        }

        // A list as a whole may be pointed at for one of its entries.
        private boolean points() {
            return reply.json().path("errors").findValuesAsText("pointer").stream()
                    .anyMatch(at -> pointer.equals(at) || pointer.startsWith(at + "/") || at.startsWith(pointer + "/"));
        }
    }

    /** Attacks every operation; afterwards the database is as it was. */
    void each(Function<Operation, List<Attempt>> attack) {
        List<String> complaints = new ArrayList<>();
        Map<String, String> before = fingerprint.take();
        for (Operation operation : operations) {
            for (Attempt attempt : attack.apply(operation)) {
                attempt.complaint().ifPresent(wrong -> complaints.add(operation + " " + wrong));
            }
        }
        Map<String, String> after = fingerprint.take();
        after.forEach((table, sum) -> {
            if (!sum.equals(before.get(table))) {
                complaints.add("rows of " + table + " have changed");
            }
        });
        assertThat(complaints).isEmpty();
    }

    private static String cut(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
