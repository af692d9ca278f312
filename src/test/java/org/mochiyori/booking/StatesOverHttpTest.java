package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** The table as HTTP answers it: every move from every state, by those who may make it and by those who may not. */
class StatesOverHttpTest {
    private static final TestClock CLOCK = TestClock.at("2026-11-20T00:00:00Z");

    private static TestHub server;
    private static BookingFixture fixture;

    @BeforeAll
    static void start() {
        server = TestHub.start(CLOCK);
        fixture = BookingFixture.on(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_answer_to_every_move_from_every_state_is_the_tables() {
        // Expired comes last: to reach it the clock is moved.
        for (State state : List.of(
                State.REQUESTED,
                State.HELD,
                State.CONFIRMED,
                State.OUT,
                State.DECLINED,
                State.WITHDRAWN,
                State.CANCELLED,
                State.CLOSED,
                State.EXPIRED)) {
            for (Move move : moves()) {
                check(state, move);
            }
        }
    }

    private static void check(State state, Move move) {
        Reply read = in(state);
        String as = state + " " + move;
        assertThat(read.json().at("/lines/0/state").asText()).as(as).isEqualTo(state.code());
        Optional<BookingStates.Step> step = BookingStates.find(state, move);
        Reply answer = fixture.move(mover(step, move), read, move.code());
        if (move == Move.CLOSE && state == State.CONFIRMED) {
            assertThat(answer.json().path("rule").asText()).as(as).isEqualTo("close.before-end");
        } else if (step.isPresent()) {
            assertThat(answer.status()).as(as + answer.text()).isEqualTo(200);
            assertThat(answer.json().at("/lines/0/state").asText())
                    .as(as)
                    .isEqualTo(step.get().to().code());
        } else {
            assertThat(answer.status()).as(as).isEqualTo(409);
            assertThat(answer.json().path("type").asText()).endsWith("/problems/wrong-state");
            assertThat(answer.json().path("state").asText()).as(as).isEqualTo(state.code());
        }
    }

    /** A fresh booking brought to a state. */
    private static Reply in(State state) {
        Reply asked = fixture.book(fixture.decidedRoom());
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        return switch (state) {
            case REQUESTED -> asked;
            case DECLINED -> fixture.move(fixture.lending(), asked, "decline");
            case WITHDRAWN -> fixture.move(fixture.representative(), asked, "withdraw");
            case HELD -> fixture.move(fixture.lending(), asked, "approve");
            case CONFIRMED -> fixture.move(fixture.representative(), in(State.HELD), "confirm");
            case OUT -> fixture.move(fixture.lending(), in(State.CONFIRMED), "hand-over");
            case CLOSED -> fixture.move(fixture.lending(), in(State.OUT), "return");
            case CANCELLED -> fixture.move(fixture.representative(), in(State.CONFIRMED), "cancel");
            case EXPIRED -> expired();
        };
    }

    private static Reply expired() {
        Reply held = in(State.HELD);
        // A hold lasts three days; eight such steps end before the day of use.
        CLOCK.advance(Duration.ofHours(49).plusHours(24));
        while (server.features().booking().bookings().expire() > 0) {
            // The server's own job may have been first.
        }
        return fixture.representative().get(fixture.path(held));
    }

    private static List<Move> moves() {
        return Arrays.stream(Move.values()).filter(move -> move != Move.EXPIRE).toList();
    }

    private static TestClient mover(Optional<BookingStates.Step> step, Move move) {
        var sides = step.map(BookingStates.Step::by).orElse(SideRules.movers(move));
        return sides.contains(Side.BORROWER) ? fixture.representative() : fixture.lending();
    }
}
