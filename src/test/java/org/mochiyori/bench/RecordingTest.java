package org.mochiyori.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private final Recording.Follower follower = new Recording.Follower();

    @Test
    void what_is_sent_before_an_answer_is_one_flight_and_every_execution_is_a_statement() {
        ready();
        prepare("s1", "insert into things");
        begin();
        execute("s1");
        ready();
        assertThat(ready()).isEmpty();
        execute("s1");
        commit();
        ready();
        Recording recording = ready().orElseThrow();
        assertThat(recording.statements()).isEqualTo(4);
        assertThat(recording.flights()).hasSize(2);
        assertThat(recording.flights()).allMatch(flight -> flight.answers() == 2);
        assertThat(recording.contains("into things")).isTrue();
    }

    @Test
    void a_transaction_that_prepares_a_statement_on_its_way_is_not_kept() {
        ready();
        begin();
        ready();
        prepare("s1", "select 1");
        execute("s1");
        ready();
        commit();
        assertThat(ready()).isEmpty();
    }

    private void begin() {
        query("BEGIN");
    }

    private void commit() {
        query("COMMIT");
    }

    private void query(String sql) {
        follower.sent(WireMessage.of(WireMessage.QUERY, bytes(sql + "\0")));
    }

    private void prepare(String name, String sql) {
        follower.sent(WireMessage.of(WireMessage.PARSE, bytes(name + "\0" + sql + "\0\0\0")));
    }

    private void execute(String name) {
        follower.sent(WireMessage.of(WireMessage.BIND, bytes("\0" + name + "\0\0\0\0\0\0\0")));
        follower.sent(WireMessage.of(WireMessage.EXECUTE, bytes("\0\0\0\0\0")));
        follower.sent(WireMessage.of(WireMessage.SYNC, new byte[0]));
    }

    private Optional<Recording> ready() {
        return follower.answered();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
