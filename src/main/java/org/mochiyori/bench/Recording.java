package org.mochiyori.bench;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One transaction as it went over the wire.
 *
 * @param flights what the client sent at a time, before it waited for answers
 * @param statements how many statements were executed, BEGIN and COMMIT included
 * @param prepared the messages that prepared the statements, sent before once per connection
 */
record Recording(List<Flight> flights, int statements, List<WireMessage> prepared) {

    /**
     * What a client sends before it waits.
     *
     * @param answers how often the server says that it is ready again
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
    record Flight(byte[] bytes, int answers) {}

    /** Follows one connection and keeps its transactions. */
    static final class Follower {
        private final Map<String, WireMessage> known = new LinkedHashMap<>();
        private final List<Flight> flights = new ArrayList<>();
        private final Map<String, WireMessage> used = new LinkedHashMap<>();
        private final ByteArrayOutputStream flight = new ByteArrayOutputStream();
        private int statements;
        private int asked;
        private int unanswered = 1; // that the server is ready at all
        private boolean open;
        private boolean ended;
        private boolean parsed;

        void sent(WireMessage message) {
            String query = message.type() == WireMessage.QUERY ? message.text(0) : "";
            if (query.equals("BEGIN")) {
                begin();
            }
            if (message.type() == WireMessage.PARSE) {
                known.put(message.text(0), message);
                parsed = true;
            }
            if (message.type() == WireMessage.BIND) {
                String name = message.text(1);
                Optional.ofNullable(known.get(name)).ifPresent(parse -> used.put(name, parse));
            }
            if (message.type() == WireMessage.EXECUTE || message.type() == WireMessage.QUERY) {
                statements++;
            }
            if (message.type() == WireMessage.SYNC || message.type() == WireMessage.QUERY) {
                asked++;
                unanswered++;
            }
            flight.writeBytes(message.bytes());
            ended = ended || query.equals("COMMIT");
        }

        /** Returns the transaction that this answer ended, if it did and had nothing left to prepare. */
        Optional<Recording> answered() {
            unanswered--;
            if (unanswered > 0) {
                return Optional.empty();
            }
            flights.add(new Flight(flight.toByteArray(), asked));
            flight.reset();
            asked = 0;
            if (!open || !ended) {
                return Optional.empty();
            }
            open = false;
            return parsed
                    ? Optional.empty()
                    : Optional.of(new Recording(List.copyOf(flights), statements, List.copyOf(used.values())));
        }

        private void begin() {
            flights.clear();
            used.clear();
            flight.reset();
            statements = 0;
            open = true;
            ended = false;
            parsed = false;
        }
    }

    /** Whether one of its statements begins with or contains this text. */
    boolean contains(String text) {
        return prepared.stream().anyMatch(parse -> parse.text(1).contains(text));
    }
}
