package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;

/** What is out stays somebody's until it is back: part by part, for longer, and too late. */
class LoansTest {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static LocalHubFixture fixture;

    @BeforeAll
    static void start() {
        fixture = LocalHubFixture.openWithCable(4);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void of_twenty_chairs_fifteen_come_back_and_are_free_at_once_while_five_stay_out() {
        LocalHubFixture.Lent chairs = fixture.pool("椅子（例）", 20);
        Booking out = out(chairs, 20, minutes(0, 60));
        assertThatThrownBy(() -> fixture.take(thing(chairs, minutes(10, 50), 1)))
                .isInstanceOf(Refused.class);
        Booking part = change(out, new LoanChange.PartBack(15));
        assertThat(part.entries().getFirst().line())
                .isInstanceOfSatisfying(
                        Line.Out.class, line -> assertThat(line.left()).isEqualTo(5));
        fixture.take(thing(chairs, minutes(10, 50), 15));
        assertThatThrownBy(() -> fixture.take(thing(chairs, minutes(10, 50), 1)))
                .isInstanceOf(Refused.class);
        Booking closed = fixture.move(part, Move.RETURN);
        assertThat(closed.entries().getFirst().outcome().returned()).hasValue(20);
        assertThat(uses(chairs)).containsExactly(15);
    }

    @Test
    void no_more_comes_back_than_is_out() {
        Booking out = out(fixture.pool("机（例）", 5), 3, minutes(0, 60));
        assertThatThrownBy(() -> change(out, new LoanChange.PartBack(3)))
                .satisfies(refused -> assertThat(((Refused) refused).problem()).isInstanceOf(Problem.Invalid.class));
        Moving tooMany = new Moving(
                Move.RETURN,
                java.util.Set.of(line(out).terms().id()),
                Actor.of(fixture.person, fixture.lender),
                new Moving.Words(java.util.Optional.empty(), java.util.Optional.empty(), java.util.OptionalInt.of(4)),
                OptionalLong.empty());
        assertThatThrownBy(() -> fixture.db.inTransaction(tx -> fixture.hub.move(tx, out, tooMany)))
                .satisfies(refused -> assertThat(((Refused) refused).problem()).isInstanceOf(Problem.Invalid.class));
    }

    @Test
    void a_loan_is_renewed_only_as_far_as_nobody_else_was_promised_it() {
        LocalHubFixture.Lent tent = fixture.pool("テント（例）", 1);
        Booking out = out(tent, 1, minutes(0, 60));
        fixture.take(thing(tent, minutes(90, 120), 1));
        assertThatThrownBy(() -> change(out, renewed(out, 91)))
                .satisfies(refused -> assertThat(((Refused) refused).problem()).isInstanceOf(Problem.Taken.class));
        Booking longer = change(out, renewed(out, 90));
        assertThat(line(longer).terms().window()).isEqualTo(minutes(0, 90));
        assertThat(fixture.read(longer)).isEqualTo(longer);
    }

    @Test
    void what_is_late_is_kept_from_others_until_somebodys_time_begins_and_never_handed_out_twice() {
        LocalHubFixture.Lent projector = fixture.pool("プロジェクター（例）", 1);
        Booking out = out(projector, 1, minutes(-120, -60));
        Booking next = fixture.take(thing(projector, minutes(300, 360), 1));
        Booking late = change(out, new LoanChange.Late(LocalHubFixture.START.plus(Duration.ofDays(2))));
        assertThat(line(late).terms().taking().during().until())
                .isEqualTo(minutes(300, 360).from());
        assertThatThrownBy(() -> fixture.take(thing(projector, minutes(0, 30), 1)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> fixture.move(next, Move.HAND_OVER))
                .satisfies(refused -> assertThat(((Refused) refused).problem())
                        .isInstanceOfSatisfying(Problem.RuleRefuses.class, rule -> {
                            assertThat(rule.rule()).isEqualTo("hand-over.not-back");
                            assertThat(rule.data().get("out")).isEqualTo(List.of(out.number()));
                        }));
        fixture.move(late, Move.RETURN);
        assertThat(line(fixture.move(next, Move.HAND_OVER)).state()).isEqualTo(State.OUT);
    }

    @Test
    void it_is_kept_for_as_many_days_ahead_as_it_is_late() {
        Instant due = Instant.parse("2027-01-09T08:00:00Z");
        assertThat(LoanRules.keptUntil(due, due, TOKYO)).isEqualTo("2027-01-10T15:00:00Z");
        assertThat(LoanRules.keptUntil(due, due.plus(Duration.ofDays(5)), TOKYO))
                .isEqualTo("2027-01-20T15:00:00Z");
        assertThat(LoanRules.keptUntil(due, due.plus(Duration.ofDays(90)), TOKYO))
                .isEqualTo("2027-04-24T15:00:00Z");
    }

    @Test
    void the_doctor_finds_nothing_wrong_with_any_of_it() {
        Booking out = out(fixture.pool("棚（例）", 4), 4, minutes(0, 60));
        change(change(out, new LoanChange.PartBack(1)), renewed(out, 120));
        assertThat(fixture.doctor()).isEmpty();
    }

    private static LoanChange.What renewed(Booking booking, int until) {
        TimeWindow window = minutes(0, until);
        return new LoanChange.Renewed(window, line(booking).terms().price(), window);
    }

    private static Booking change(Booking read, LoanChange.What what) {
        LoanChange change = new LoanChange(
                line(read).terms().id(),
                what,
                Actor.of(fixture.person, fixture.lender),
                Moving.Words.NONE,
                OptionalLong.empty());
        return fixture.db.inTransaction(tx -> fixture.hub.change(tx, read, change));
    }

    private static Booking out(LocalHubFixture.Lent lent, int quantity, TimeWindow window) {
        return fixture.move(fixture.take(thing(lent, window, quantity)), Move.HAND_OVER);
    }

    private static Terms thing(LocalHubFixture.Lent lent, TimeWindow window, int quantity) {
        Terms line = fixture.line(lent, 0, window, quantity);
        Terms.Thing thing = new Terms.Thing(lent.listing(), "equipment", lent.title(), "north", fixture.lender, TOKYO);
        return new Terms(
                line.id(), 0, thing, window, quantity, false, line.price(), LocalHubFixture.automatic(), line.taking());
    }

    private static List<Integer> uses(LocalHubFixture.Lent lent) {
        return OccupancyStore.listUses(fixture.db, lent.amounts().keySet(), minutes(-600, 600)).stream()
                .map(Use::amount)
                .toList();
    }

    private static TimeWindow minutes(int from, int until) {
        return LocalHubFixture.minutes(from, until);
    }

    private static Line line(Booking booking) {
        return booking.entries().getFirst().line();
    }
}
