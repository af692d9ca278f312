package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mochiyori.booking.LocalHubFixture.byPerson;
import static org.mochiyori.booking.LocalHubFixture.minutes;
import static org.mochiyori.booking.LocalHubFixture.with;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;

class LocalHubTest {
    private static LocalHubFixture fixture;

    @BeforeAll
    static void start() {
        fixture = LocalHubFixture.open();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void a_thing_that_books_without_a_person_is_confirmed_at_once() {
        Booking booking = fixture.take(fixture.line(fixture.room("和室1（例）"), 0, minutes(0, 60)));
        assertThat(states(booking)).containsExactly(State.CONFIRMED);
        assertThat(booking.number()).matches("B[0-9]{7}");
        assertThat(BookingStore.find(fixture.db, booking.id())).contains(booking);
    }

    @Test
    void a_second_booking_of_the_same_hour_is_refused_and_names_the_line() {
        LocalHubFixture.Lent room = fixture.room("和室2（例）");
        fixture.take(fixture.line(room, 0, minutes(0, 60)));
        assertThatThrownBy(() -> fixture.take(
                        fixture.line(fixture.room("会議室（例）"), 0, minutes(0, 60)),
                        fixture.line(room, 1, minutes(30, 90))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(((Problem.Taken) refused.problem()).data())
                                .containsEntry("lines", List.of(1)));
    }

    @Test
    void bookings_that_touch_do_not_clash() {
        LocalHubFixture.Lent room = fixture.room("和室3（例）");
        fixture.take(fixture.line(room, 0, minutes(0, 60)));
        assertThat(states(fixture.take(fixture.line(room, 0, minutes(60, 120)))))
                .containsExactly(State.CONFIRMED);
    }

    @Test
    void a_part_keeps_out_the_whole_and_the_whole_each_part() {
        LocalHubFixture.Lent one = fixture.room("1号室（例）");
        LocalHubFixture.Lent two = fixture.room("2号室（例）");
        LocalHubFixture.Lent both = fixture.whole("1・2号室（例）", one, two);
        fixture.take(fixture.line(one, 0, minutes(0, 60)));
        taken(() -> fixture.take(fixture.line(both, 0, minutes(0, 60))));
        fixture.take(fixture.line(both, 0, minutes(60, 120)));
        taken(() -> fixture.take(fixture.line(two, 0, minutes(90, 100))));
        fixture.take(fixture.line(two, 0, minutes(0, 60)));
    }

    @Test
    void of_twenty_desks_ten_and_ten_are_lent_and_then_none() {
        LocalHubFixture.Lent desks = fixture.pool("長机（例）", 20);
        fixture.take(fixture.line(desks, 0, minutes(0, 60), 10));
        fixture.take(fixture.line(desks, 0, minutes(0, 30), 10));
        taken(() -> fixture.take(fixture.line(desks, 0, minutes(0, 60), 1)));
        fixture.take(fixture.line(desks, 0, minutes(30, 60), 10));
        taken(() ->
                fixture.take(fixture.line(desks, 0, minutes(60, 90), 15), fixture.line(desks, 1, minutes(80, 100), 6)));
    }

    @Test
    void an_optional_line_never_sinks_the_rest() {
        LocalHubFixture.Lent room = fixture.room("講堂（例）");
        LocalHubFixture.Lent piano = fixture.pool("ピアノ（例）", 1);
        fixture.take(fixture.line(piano, 0, minutes(0, 60)));
        Terms wish = with(fixture.line(piano, 1, minutes(0, 60)), LocalHubFixture.automatic(), true);
        Booking booking = fixture.take(fixture.line(room, 0, minutes(0, 60)), wish);
        assertThat(states(booking)).containsExactly(State.CONFIRMED, State.DECLINED);
        assertThat(booking.entries().get(1).outcome().reason()).contains("taken");
        taken(() -> fixture.take(with(fixture.line(piano, 0, minutes(0, 60)), LocalHubFixture.automatic(), true)));
    }

    @Test
    void a_request_is_approved_then_held_then_confirmed_by_the_borrower() {
        Booking asked = fixture.take(requested(fixture.room("調理室（例）")));
        assertThat(states(asked)).containsExactly(State.REQUESTED);
        Booking held = fixture.move(asked, Move.APPROVE);
        assertThat(states(held)).containsExactly(State.HELD);
        Booking confirmed = fixture.move(held, Move.CONFIRM);
        assertThat(states(confirmed)).containsExactly(State.CONFIRMED);
        assertThat(states(fixture.move(fixture.move(confirmed, Move.HAND_OVER), Move.RETURN)))
                .containsExactly(State.CLOSED);
        assertThat(fixture.db.list(
                        "select move from line_moves where line = $1 order by sequence",
                        row -> row.getString("move"),
                        asked.entries().getFirst().line().terms().id()))
                .containsExactly("ask", "approve", "confirm", "hand-over", "return");
    }

    @Test
    void a_hold_beside_a_request_is_confirmed_with_it() {
        Terms hall = fixture.line(fixture.room("ホール（例）"), 0, minutes(0, 60));
        Terms sound = with(fixture.line(fixture.room("音響室（例）"), 1, minutes(0, 60)), byPerson(true), false);
        Booking asked = fixture.take(hall, sound);
        assertThat(states(asked)).containsExactly(State.HELD, State.REQUESTED);
        Booking held = fixture.move(asked, sound.id(), Move.APPROVE);
        assertThat(states(held)).containsExactly(State.HELD, State.HELD);
        assertThat(states(fixture.move(held, sound.id(), Move.CONFIRM)))
                .containsExactly(State.CONFIRMED, State.CONFIRMED);
    }

    @Test
    void a_lapsed_hold_gives_way_to_the_next_booking_which_writes_that_it_expired() {
        LocalHubFixture.Lent room = fixture.room("工作室（例）");
        Booking held = fixture.move(fixture.take(requested(room)), Move.APPROVE);
        fixture.clock.advance(Duration.ofDays(3));
        fixture.take(fixture.line(room, 0, minutes(0, 60)));
        Booking after = BookingStore.find(fixture.db, held.id()).orElseThrow();
        assertThat(states(after)).containsExactly(State.EXPIRED);
        assertThat(fixture.db.list(
                        "select kind from events where subject = $1",
                        row -> row.getString("kind"),
                        held.id().toString()))
                .containsExactlyInAnyOrder("requested", "approved", "expired");
        taken(() -> fixture.move(after, Move.CONFIRM));
    }

    @Test
    void a_late_confirm_takes_the_window_again_while_it_is_free() {
        Booking held = fixture.move(fixture.take(requested(fixture.room("和室9（例）"))), Move.APPROVE);
        fixture.clock.advance(Duration.ofDays(3));
        int touched = fixture.db.inTransaction(tx -> fixture.hub.expire(tx, 50));
        assertThat(touched).isPositive();
        assertThat(states(BookingStore.find(fixture.db, held.id()).orElseThrow()))
                .containsExactly(State.EXPIRED);
        assertThat(states(fixture.move(held, Move.CONFIRM))).containsExactly(State.CONFIRMED);
    }

    @Test
    void cancelling_frees_the_window_always() {
        LocalHubFixture.Lent room = fixture.room("和室10（例）");
        Booking booking = fixture.take(fixture.line(room, 0, minutes(0, 60)));
        fixture.move(booking, Move.CANCEL);
        assertThat(states(fixture.take(fixture.line(room, 0, minutes(0, 60))))).containsExactly(State.CONFIRMED);
    }

    @Test
    void of_two_who_decide_from_the_same_reading_the_second_is_told() {
        Booking asked = fixture.take(requested(fixture.room("和室11（例）")));
        fixture.move(asked, Move.APPROVE, OptionalLong.of(asked.version()));
        assertThatThrownBy(() -> fixture.move(asked, Move.DECLINE, OptionalLong.of(asked.version())))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isInstanceOf(Problem.Stale.class));
    }

    @Test
    void a_request_that_does_not_block_must_find_its_window_free_when_it_is_approved() {
        LocalHubFixture.Lent room = fixture.room("和室12（例）");
        Booking asked = fixture.take(with(fixture.line(room, 0, minutes(0, 60)), byPerson(false), false));
        fixture.take(fixture.line(room, 0, minutes(0, 60)));
        taken(() -> fixture.move(asked, Move.APPROVE));
        assertThat(states(BookingStore.find(fixture.db, asked.id()).orElseThrow()))
                .containsExactly(State.REQUESTED);
    }

    @Test
    void who_searches_hears_of_the_units_that_changed_before_the_answer() {
        LocalHubFixture.Lent room = fixture.room("和室13（例）");
        fixture.take(fixture.line(room, 0, minutes(0, 60)));
        assertThat(fixture.heard.getLast()).isEqualTo(room.amounts().keySet());
        assertThat(OccupancyStore.find(fixture.db, room.amounts().keySet()).values())
                .allMatch(unit -> unit.version() == 1);
    }

    private static Terms requested(LocalHubFixture.Lent lent) {
        return with(fixture.line(lent, 0, minutes(0, 60)), byPerson(true), false);
    }

    private static List<State> states(Booking booking) {
        return booking.entries().stream().map(entry -> entry.line().state()).toList();
    }

    private static void taken(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isInstanceOf(Problem.Taken.class));
    }
}
