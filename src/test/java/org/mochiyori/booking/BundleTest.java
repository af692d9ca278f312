package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mochiyori.booking.LocalHubFixture.byPerson;
import static org.mochiyori.booking.LocalHubFixture.minutes;
import static org.mochiyori.booking.LocalHubFixture.with;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.Parts.Stage;
import org.mochiyori.catalogue.Cancellation;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;

/** Several lines are kept whole or not at all, and one of them may be changed without losing the rest. */
class BundleTest {
    private static LocalHubFixture fixture;

    @BeforeAll
    static void start() {
        fixture = LocalHubFixture.open();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private final LocalHubFixture.Lent desks = fixture.pool("長机（例）", 10);
    private final Terms hall = decided("ホール（例）", 0);
    private final Terms tables = fixture.line(desks, 1, minutes(0, 60), 10);
    private final Terms sound = decided("音響の人（例）", 2);

    @Test
    void a_part_is_never_confirmed_while_another_waits() {
        Booking asked = fixture.take(hall, tables, sound);
        assertThat(stage(asked)).isEqualTo(Stage.COMPLETING);
        Booking one = fixture.move(asked, hall.id(), Move.APPROVE);
        refused("bundle.waiting", () -> fixture.move(one, hall.id(), Move.CONFIRM));
        Booking all = fixture.move(one, sound.id(), Move.APPROVE);
        assertThat(stage(all)).isEqualTo(Stage.READY);
        refused("bundle.part", () -> fixture.move(all, hall.id(), Move.CONFIRM));
        Booking confirmed = fixture.confirm(all);
        assertThat(states(confirmed)).containsOnly(State.CONFIRMED);
        assertThat(stage(confirmed)).isEqualTo(Stage.DONE);
    }

    @Test
    void what_was_declined_stops_the_confirm_and_the_rest_stays_kept() {
        Booking lost = lost();
        assertThat(states(lost)).containsExactly(State.HELD, State.HELD, State.DECLINED);
        assertThat(stage(lost)).isEqualTo(Stage.INCOMPLETE);
        assertThatThrownBy(() -> fixture.confirm(lost)).isInstanceOfSatisfying(Refused.class, refused -> {
            Problem.RuleRefuses rule = (Problem.RuleRefuses) refused.problem();
            assertThat(rule.rule()).isEqualTo("bundle.incomplete");
            assertThat(rule.data()).containsEntry("title", "音響の人（例）");
            assertThat(rule.data()).containsEntry("choices", List.of("replace", "drop", "withdraw"));
        });
    }

    @Test
    void going_on_without_it_is_an_act_of_its_own_and_the_rest_is_confirmed() {
        Booking without = fixture.drop(lost(), sound.id());
        assertThat(stage(without)).isEqualTo(Stage.READY);
        assertThat(moves(sound.id())).containsExactly("ask", "decline", "drop");
        assertThat(states(fixture.confirm(without))).containsExactly(State.CONFIRMED, State.CONFIRMED, State.DECLINED);
    }

    @Test
    void who_will_not_wait_for_an_answer_goes_on_without_it() {
        Booking asked = fixture.move(fixture.take(hall, tables, sound), hall.id(), Move.APPROVE);
        Booking without = fixture.drop(asked, sound.id());
        assertThat(states(without)).containsExactly(State.HELD, State.HELD, State.WITHDRAWN);
        assertThat(moves(sound.id())).containsExactly("ask", "withdraw", "drop");
        assertThat(stage(fixture.confirm(without))).isEqualTo(Stage.DONE);
    }

    @Test
    void the_last_line_and_the_agreed_one_cannot_be_dropped() {
        Booking single = fixture.take(decided("和室（例）", 0));
        assertThatThrownBy(() -> fixture.drop(
                        single, single.entries().getFirst().line().terms().id()))
                .isInstanceOf(Refused.class);
        Booking agreed = fixture.confirm(fixture.move(
                fixture.move(fixture.take(hall, tables, sound), hall.id(), Move.APPROVE), sound.id(), Move.APPROVE));
        assertThatThrownBy(() -> fixture.drop(agreed, hall.id())).isInstanceOf(Refused.class);
    }

    @Test
    void a_substitute_that_needs_nobody_completes_the_whole_as_far_as_it_can() {
        Booking whole = fixture.replace(lost(), sound.id(), fixture.line(fixture.room("別の人（例）"), 0, minutes(0, 60)));
        assertThat(states(whole)).containsExactly(State.HELD, State.HELD, State.DECLINED, State.HELD);
        assertThat(stage(whole)).isEqualTo(Stage.READY);
        assertThat(whole.entries().getLast().replaces()).contains(sound.id());
        assertThat(whole.entries().getLast().line().lapsesAt())
                .as("no longer than the rest")
                .isEqualTo(whole.entries().get(1).line().lapsesAt());
        assertThat(states(fixture.confirm(whole)))
                .containsExactly(State.CONFIRMED, State.CONFIRMED, State.DECLINED, State.CONFIRMED);
    }

    @Test
    void a_substitute_that_is_declined_too_leaves_the_first_one_to_be_replaced_again() {
        Booking asked = fixture.replace(lost(), sound.id(), decided("二人目（例）", 0));
        assertThat(stage(asked)).isEqualTo(Stage.COMPLETING);
        refused("bundle.change-waits", () -> fixture.replace(asked, sound.id(), decided("三人目（例）", 0)));
        UUID second = asked.entries().getLast().line().terms().id();
        Booking again = fixture.move(asked, second, Move.DECLINE);
        assertThat(Parts.of(again).lost())
                .extracting(entry -> entry.line().terms().id())
                .containsExactly(sound.id());
        Booking third = fixture.replace(again, sound.id(), decided("三人目（例）", 0));
        Booking kept =
                fixture.move(third, third.entries().getLast().line().terms().id(), Move.APPROVE);
        assertThat(stage(fixture.confirm(kept))).isEqualTo(Stage.DONE);
    }

    @Test
    void when_a_hold_ends_unfinished_everything_is_given_back_together() {
        Booking lost = lost();
        fixture.clock.advance(Duration.ofDays(11));
        fixture.expire();
        Booking over = fixture.read(lost);
        assertThat(states(over)).containsExactly(State.EXPIRED, State.EXPIRED, State.DECLINED);
        assertThat(stage(over)).isEqualTo(Stage.RELEASED);
        // Others may have them now.
        fixture.take(fixture.line(desks, 0, minutes(0, 60), 10));
    }

    @Test
    void a_hold_waits_for_the_slowest_answer_of_the_others() {
        Booking asked = fixture.take(hall, sound);
        Booking one = fixture.move(asked, hall.id(), Move.APPROVE);
        fixture.clock.advance(Duration.ofDays(6));
        Booking all = fixture.move(one, sound.id(), Move.APPROVE);
        assertThat(states(all)).containsExactly(State.HELD, State.HELD);
    }

    @Test
    void a_longer_hour_of_the_same_room_takes_the_place_of_the_shorter() {
        LocalHubFixture.Lent room = fixture.room("会議室（例）");
        Terms short1 = fixture.line(room, 0, minutes(0, 60));
        Booking booked = fixture.take(short1);
        Booking longer = fixture.replace(booked, short1.id(), fixture.line(room, 0, minutes(0, 90)));
        assertThat(states(longer)).containsExactly(State.CANCELLED, State.CONFIRMED);
        assertThat(longer.entries().getFirst().outcome().reason()).contains("replaced");
        taken(() -> fixture.take(fixture.line(room, 0, minutes(60, 90))));
    }

    @Test
    void a_change_that_does_not_fit_leaves_all_as_it_was() {
        LocalHubFixture.Lent room = fixture.room("小会議室（例）");
        Terms first = fixture.line(room, 0, minutes(0, 60));
        Booking booked = fixture.take(first);
        fixture.take(fixture.line(room, 0, minutes(60, 120)));
        taken(() -> fixture.replace(booked, first.id(), fixture.line(room, 0, minutes(0, 90))));
        assertThat(fixture.read(booked)).isEqualTo(booked);
    }

    @Test
    void what_is_agreed_stays_until_a_person_has_agreed_to_the_change() {
        LocalHubFixture.Lent room = fixture.room("講義室（例）");
        Terms first = with(fixture.line(room, 0, minutes(0, 60)), byPerson(true), false);
        Booking agreed = fixture.confirm(fixture.move(fixture.take(first), first.id(), Move.APPROVE));
        Terms longer = with(fixture.line(room, 0, minutes(0, 120)), byPerson(true), false);
        Booking asked = fixture.replace(agreed, first.id(), longer);
        assertThat(states(asked)).containsExactly(State.CONFIRMED, State.REQUESTED);
        assertThat(stage(asked)).isEqualTo(Stage.DONE);
        Booking changed = fixture.move(asked, longer.id(), Move.APPROVE);
        assertThat(states(changed)).containsExactly(State.CANCELLED, State.CONFIRMED);
        assertThat(stage(changed)).isEqualTo(Stage.DONE);
    }

    @Test
    void a_change_that_is_declined_or_too_late_changes_nothing() {
        LocalHubFixture.Lent room = fixture.room("視聴覚室（例）");
        Terms first = fixture.line(room, 0, minutes(0, 60));
        Booking agreed = fixture.take(first);
        Terms other = decided("別室（例）", 0);
        Booking declined = fixture.move(fixture.replace(agreed, first.id(), other), other.id(), Move.DECLINE);
        assertThat(states(declined)).containsExactly(State.CONFIRMED, State.DECLINED);
        Booking asked = fixture.replace(declined, first.id(), decided("別室2（例）", 0));
        Booking out = fixture.move(asked, first.id(), Move.HAND_OVER);
        assertThat(states(out)).containsExactly(State.OUT, State.DECLINED, State.WITHDRAWN);
    }

    @Test
    void who_gives_a_line_up_gives_up_its_change_too() {
        LocalHubFixture.Lent room = fixture.room("茶室（例）");
        Terms first = fixture.line(room, 0, minutes(0, 60));
        Booking asked = fixture.replace(fixture.take(first), first.id(), decided("茶室2（例）", 0));
        Booking over = fixture.moveAsBorrower(asked, first.id(), Move.CANCEL);
        assertThat(states(over)).containsExactly(State.CANCELLED, State.WITHDRAWN);
    }

    @Test
    void nobody_keeps_things_for_ever_by_changing_one_for_the_other() {
        Booking kept = fixture.move(fixture.take(hall, tables), hall.id(), Move.APPROVE);
        var until = Parts.of(kept).keptUntil();
        fixture.clock.advance(Duration.ofDays(2));
        Terms other = fixture.line(desks, 0, minutes(0, 60), 9);
        Booking changed = fixture.replace(kept, tables.id(), other);
        assertThat(Parts.of(changed).keptUntil()).isEqualTo(until);
        assertThat(changed.find(other.id()).orElseThrow().line().lapsesAt())
                .isEqualTo(kept.find(tables.id()).orElseThrow().line().lapsesAt());
    }

    @Test
    void a_hold_that_ran_out_a_moment_ago_is_confirmed_late_before_the_clock_has_looked() {
        Booking kept = fixture.move(fixture.take(hall), hall.id(), Move.APPROVE);
        fixture.clock.advance(Duration.ofDays(3));
        assertThat(states(fixture.moveAsBorrower(kept, hall.id(), Move.CONFIRM)))
                .containsExactly(State.CONFIRMED);
        assertThat(moves(hall.id())).containsExactly("ask", "approve", "expire", "confirm");
    }

    @Test
    void all_that_was_kept_is_confirmed_late_together_where_only_a_part_had_run_out() {
        Terms longer = with(
                fixture.line(fixture.room("長く取れる部屋（例）"), 1, minutes(0, 60)),
                new Terms.Conditions(
                        true, true, true, Duration.ofDays(7), Duration.ofDays(9), Cancellation.freeUntil(7)),
                false);
        Booking kept = fixture.move(fixture.take(hall, longer), longer.id(), Move.APPROVE);
        Booking all = fixture.move(kept, hall.id(), Move.APPROVE);
        fixture.clock.advance(Duration.ofDays(4));
        assertThat(states(fixture.confirm(all))).containsOnly(State.CONFIRMED);
    }

    @Test
    void who_withdraws_all_withdraws_a_change_once() {
        Booking kept = fixture.move(fixture.take(hall, tables), hall.id(), Move.APPROVE);
        Terms other = decided("別のホール（例）", 0);
        Booking asked = fixture.replace(kept, hall.id(), other);
        assertThat(states(fixture.withdraw(asked))).containsOnly(State.WITHDRAWN);
        assertThat(moves(other.id())).containsExactly("ask", "withdraw");
    }

    @Test
    void an_optional_line_that_is_declined_does_not_hold_up_the_rest() {
        Terms extra = with(decided("看板（例）", 1), byPerson(true), true);
        Booking asked = fixture.take(hall, extra);
        Booking declined = fixture.move(fixture.move(asked, extra.id(), Move.DECLINE), hall.id(), Move.APPROVE);
        assertThat(states(fixture.confirm(declined))).containsExactly(State.CONFIRMED, State.DECLINED);
    }

    /** The hall and the tables kept, the sound person declined. */
    private Booking lost() {
        Booking asked = fixture.take(hall, tables, sound);
        return fixture.move(fixture.move(asked, hall.id(), Move.APPROVE), sound.id(), Move.DECLINE);
    }

    private static Terms decided(String name, int position) {
        return with(fixture.line(fixture.room(name), position, minutes(0, 60)), byPerson(true), false);
    }

    private static Stage stage(Booking booking) {
        return Parts.of(booking).stage();
    }

    private static List<State> states(Booking booking) {
        return booking.entries().stream().map(entry -> entry.line().state()).toList();
    }

    private static List<String> moves(UUID line) {
        return fixture.db.list(
                "select move from line_moves where line = $1 order by sequence", row -> row.getString("move"), line);
    }

    private static void refused(String rule, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(((Problem.RuleRefuses) refused.problem()).rule())
                                .isEqualTo(rule));
    }

    private static void taken(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isInstanceOf(Problem.Taken.class));
    }
}
