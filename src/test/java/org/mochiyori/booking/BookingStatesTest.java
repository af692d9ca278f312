package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Cancellation;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.text.Messages;

class BookingStatesTest {
    private static final Instant NOW = Instant.parse("2027-01-09T00:00:00Z");

    @Test
    void rules_and_table_agree_on_every_move_from_every_state() {
        for (State state : State.values()) {
            for (Move move : Move.values()) {
                Line line = line(state);
                Optional<BookingStates.Step> step = BookingStates.find(state, move);
                if (step.isPresent()) {
                    assertThat(BookingRules.after(line, move, NOW).state())
                            .as("%s %s", state, move)
                            .isEqualTo(step.get().to());
                } else {
                    assertThatThrownBy(() -> BookingRules.after(line, move, NOW))
                            .as("%s %s", state, move)
                            .isInstanceOfSatisfying(
                                    Refused.class,
                                    refused -> assertThat(refused.problem())
                                            .isEqualTo(new Problem.WrongState(state.code(), move.code())));
                }
            }
        }
    }

    @Test
    void every_state_can_be_reached_from_where_lines_are_born() {
        Set<State> reached = EnumSet.copyOf(BookingStates.first());
        boolean more = true;
        while (more) {
            more = BookingStates.steps().stream()
                    .filter(step -> reached.contains(step.from()))
                    .map(step -> reached.add(step.to()))
                    .reduce(false, (a, b) -> a || b);
        }
        assertThat(reached).containsExactlyInAnyOrder(State.values());
    }

    @Test
    void what_has_ended_never_moves_again_but_for_a_late_confirm() {
        for (State state : State.values()) {
            if (BookingStates.isFinal(state)) {
                Set<Move> legal = EnumSet.noneOf(Move.class);
                BookingStates.steps().stream()
                        .filter(step -> step.from() == state)
                        .forEach(step -> legal.add(step.move()));
                assertThat(legal).isEqualTo(state == State.EXPIRED ? Set.of(Move.CONFIRM) : Set.of());
            }
        }
    }

    @Test
    void a_request_that_nobody_answered_cannot_be_confirmed_by_the_borrower() {
        Line unanswered = new Line.Expired(terms(), false);
        assertThatThrownBy(() -> BookingRules.after(unanswered, Move.CONFIRM, NOW))
                .isInstanceOf(Refused.class);
    }

    @Test
    void only_the_clock_lets_expire_and_only_the_lender_hands_over() {
        for (BookingStates.Step step : BookingStates.steps()) {
            if (step.move() == Move.EXPIRE) {
                assertThat(step.by()).containsExactly(Side.CLOCK);
            }
            if (Set.of(Move.APPROVE, Move.DECLINE, Move.HAND_OVER, Move.RETURN).contains(step.move())) {
                assertThat(step.by()).containsExactly(Side.LENDER);
            }
        }
    }

    @Test
    void what_is_over_keeps_nobody_out() {
        for (State state : State.values()) {
            boolean over = BookingStates.isFinal(state);
            assertThat(state.occupies(true)).as(state.code()).isEqualTo(!over);
            assertThat(state.occupies(false)).as(state.code()).isEqualTo(!over && state != State.REQUESTED);
        }
    }

    @Test
    void every_state_of_every_kind_has_a_name_for_people() {
        Set<String> keys = Messages.load().keys();
        for (State state : State.values()) {
            for (String kind : Set.of("space", "equipment", "skill")) {
                assertThat(keys).contains(BookingStates.nameKey(state, kind));
            }
        }
    }

    private static Line line(State state) {
        return switch (state) {
            case REQUESTED -> new Line.Requested(terms(), NOW.plusSeconds(60));
            case HELD -> new Line.Held(terms(), NOW.plusSeconds(60));
            case CONFIRMED -> new Line.Confirmed(terms());
            case OUT -> new Line.Out(terms(), 0);
            case CLOSED -> new Line.Closed(terms(), false);
            case DECLINED -> new Line.Declined(terms());
            case WITHDRAWN -> new Line.Withdrawn(terms());
            case CANCELLED -> new Line.Cancelled(terms());
            case EXPIRED -> new Line.Expired(terms(), true);
        };
    }

    private static Terms terms() {
        return new Terms(
                new UUID(0, 1),
                0,
                new Terms.Thing(new UUID(0, 2), "space", "和室（例）", "hub", new UUID(0, 3), ZoneId.of("Asia/Tokyo")),
                new TimeWindow(NOW, NOW.plusSeconds(3600)),
                1,
                false,
                Price.FREE,
                new Terms.Conditions(
                        true, true, true, Duration.ofDays(3), Duration.ofDays(1), Cancellation.freeUntil(7)),
                new Terms.Taking(new TimeWindow(NOW, NOW.plusSeconds(3600)), Map.of(new UUID(0, 4), 1)));
    }
}
