package org.mochiyori.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.calendar.OpeningFixture.bands;
import static org.mochiyori.calendar.OpeningFixture.daily;
import static org.mochiyori.calendar.OpeningFixture.free;
import static org.mochiyori.calendar.OpeningFixture.instant;
import static org.mochiyori.calendar.OpeningFixture.loans;
import static org.mochiyori.calendar.OpeningFixture.need;
import static org.mochiyori.calendar.OpeningFixture.window;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mochiyori.calendar.Closing.OnHoliday;
import org.mochiyori.calendar.Closing.Pattern;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Problem.RuleRefuses;
import org.mochiyori.kernel.Problem.Taken;
import org.mochiyori.kernel.TimeWindow;

class OpeningRulesTest {
    private static final TimeWindow SATURDAY_MORNING = window("2027-01-09T10:00", "2027-01-09T12:00");

    @Test
    void a_closed_day_is_named_with_its_reason_and_the_days_around_are_offered() {
        Opening rules = daily("09:00-21:00", 30)
                .withClosed(List.of(
                        new Closing.Weekly(Pattern.every(Set.of(DayOfWeek.SATURDAY)), OnHoliday.CLOSED, "土曜休館")));
        RuleRefuses refusal = refusal(free(rules, 1), SATURDAY_MORNING, need(1));
        assertThat(refusal.rule()).isEqualTo("opening.closed");
        assertThat(refusal.data()).containsEntry("date", "2027-01-09").containsEntry("reason", "土曜休館");
        assertThat(refusal.data().get("alternatives"))
                .isEqualTo(List.of(
                        offer("2027-01-10T10:00:00+09:00", "2027-01-10T12:00:00+09:00"),
                        offer("2027-01-08T10:00:00+09:00", "2027-01-08T12:00:00+09:00"),
                        offer("2027-01-11T10:00:00+09:00", "2027-01-11T12:00:00+09:00")));
    }

    @Test
    void an_hour_after_closing_is_refused_with_the_hours_of_that_day() {
        RuleRefuses refusal =
                refusal(free(daily("09:00-21:00", 30), 1), window("2027-01-09T20:00", "2027-01-09T22:00"), need(1));
        assertThat(refusal.rule()).isEqualTo("opening.closed");
        assertThat(refusal.data().get("open"))
                .isEqualTo(List.of(offer("2027-01-09T09:00:00+09:00", "2027-01-09T21:00:00+09:00")));
        assertThat(alternatives(refusal).getFirst())
                .isEqualTo(offer("2027-01-09T19:00:00+09:00", "2027-01-09T21:00:00+09:00"));
    }

    @Test
    void a_start_off_the_grid_is_refused_and_the_nearest_grid_window_offered() {
        RuleRefuses refusal =
                refusal(free(daily("09:00-21:00", 30), 1), window("2027-01-09T10:10", "2027-01-09T11:00"), need(1));
        assertThat(refusal.rule()).isEqualTo("opening.grid");
        assertThat(refusal.data()).containsEntry("minutes", 30);
        assertThat(alternatives(refusal).getFirst())
                .isEqualTo(offer("2027-01-09T10:00:00+09:00", "2027-01-09T11:00:00+09:00"));
    }

    @Test
    void a_band_is_taken_whole_and_neighbours_may_be_joined() {
        FreeTime time = free(bands(), 1);
        assertThat(time.allows(window("2027-01-09T09:00", "2027-01-09T12:00"), need(1)))
                .isTrue();
        assertThat(time.allows(window("2027-01-09T09:00", "2027-01-09T17:00"), need(1)))
                .isTrue();
        assertThat(time.allows(window("2027-01-09T09:00", "2027-01-09T22:00"), need(1)))
                .isTrue();
        RuleRefuses refusal = refusal(time, SATURDAY_MORNING, need(1));
        assertThat(refusal.rule()).isEqualTo("opening.band");
        assertThat((List<?>) refusal.data().get("bands")).hasSize(3);
        assertThat(alternatives(refusal).getFirst())
                .isEqualTo(offer("2027-01-09T09:00:00+09:00", "2027-01-09T12:00:00+09:00"));
    }

    @Test
    void bands_that_are_not_joinable_are_taken_one_by_one_beside_a_whole_day_band() {
        Opening rules = bands().withSlots(new Slots.Bands(
                List.of(
                        Slots.Band.of("午前", "09:00-12:00"),
                        Slots.Band.of("午後", "13:00-17:00"),
                        Slots.Band.of("全日", "09:00-22:00")),
                false));
        FreeTime time = free(rules, 1);
        assertThat(time.allows(window("2027-01-09T09:00", "2027-01-09T22:00"), need(1)))
                .isTrue();
        assertThat(rule(time, window("2027-01-09T09:00", "2027-01-09T17:00"))).isEqualTo("opening.band");
    }

    @Test
    void a_band_outside_the_hours_of_a_holiday_is_closed() {
        Opening base = bands();
        Opening.Times times = base.times();
        Opening rules = new Opening(
                new Opening.Times(
                        times.zone(),
                        new Opening.Week(times.week().days(), Optional.of(List.of(Hours.parse("09:00-17:00")))),
                        List.of(),
                        List.of()),
                base.slots(),
                base.limits(),
                base.reception());
        FreeTime time = free(rules, 1);
        assertThat(rule(time, window("2027-01-11T18:00", "2027-01-11T22:00"))).isEqualTo("opening.closed");
        assertThat(time.allows(window("2027-01-12T18:00", "2027-01-12T22:00"), need(1)))
                .isTrue();
    }

    @Test
    void too_short_and_too_long_uses_are_refused_with_the_limits() {
        FreeTime time = free(daily("09:00-21:00", 30).withLimits(new Opening.Limits(60, OptionalInt.of(180), 0, 0)), 1);
        RuleRefuses refusal = refusal(time, window("2027-01-09T10:00", "2027-01-09T14:00"), need(1));
        assertThat(refusal.rule()).isEqualTo("opening.length");
        assertThat(refusal.waivedBy()).isEqualTo("desk");
        assertThat(refusal.data())
                .containsEntry("min", 60)
                .containsEntry("max", 180)
                .containsEntry("asked", 240L);
        assertThat(alternatives(refusal).getFirst())
                .isEqualTo(offer("2027-01-09T10:00:00+09:00", "2027-01-09T13:00:00+09:00"));
        assertThat(rule(time, window("2027-01-09T10:00", "2027-01-09T10:30"))).isEqualTo("opening.length");
    }

    @Test
    void a_loan_is_handed_over_and_returned_on_open_days_only() {
        RuleRefuses refusal = refusal(free(loans(7), 20), SATURDAY_MORNING, need(10));
        assertThat(refusal.rule()).isEqualTo("opening.hand-over");
        // Friday to the Tuesday after 成人の日.
        assertThat(alternatives(refusal).getFirst())
                .isEqualTo(offer("2027-01-08T00:00:00+09:00", "2027-01-13T00:00:00+09:00"));
        assertThat(rule(free(loans(3), 20), window("2027-01-12T09:00", "2027-01-15T17:00")))
                .isEqualTo("opening.length");
    }

    @Test
    void reception_closes_days_before_at_an_hour() {
        Opening rules = daily("09:00-21:00", 30)
                .withReception(reception(Optional.empty(), Optional.of(new Reception.Closes.DaysBefore(3, 1020))));
        FreeTime time = free(rules, 1);
        assertThat(time.allows(SATURDAY_MORNING, at("2027-01-06T16:59"))).isTrue();
        RuleRefuses refusal = refusal(time, SATURDAY_MORNING, at("2027-01-06T17:00"));
        assertThat(refusal.rule()).isEqualTo("opening.lead-time");
        assertThat(refusal.data()).containsEntry("closedAt", "2027-01-06T17:00:00+09:00");
        assertThat(alternatives(refusal).getFirst())
                .isEqualTo(offer("2027-01-10T10:00:00+09:00", "2027-01-10T12:00:00+09:00"));
    }

    @Test
    void reception_closes_hours_before() {
        Opening rules = daily("09:00-21:00", 30)
                .withReception(reception(Optional.empty(), Optional.of(new Reception.Closes.HoursBefore(24))));
        assertThat(free(rules, 1).allows(SATURDAY_MORNING, at("2027-01-08T09:59")))
                .isTrue();
        assertThat(free(rules, 1).allows(SATURDAY_MORNING, at("2027-01-08T10:00")))
                .isFalse();
    }

    @Test
    void reception_opens_months_before_on_the_first_shifted_off_closed_days() {
        Reception.Opens opens = new Reception.Opens.MonthsBefore(2, OptionalInt.of(1), 540, true);
        Opening rules = daily("09:00-21:00", 30)
                .withClosed(
                        List.of(new Closing.Yearly(java.time.MonthDay.of(12, 29), java.time.MonthDay.of(1, 3), "年末年始")))
                .withReception(reception(Optional.of(opens), Optional.empty()));
        FreeTime time = free(rules, 1);
        TimeWindow inMarch = window("2027-03-20T10:00", "2027-03-20T12:00");
        RuleRefuses refusal = refusal(time, inMarch, at("2027-01-04T08:59"));
        assertThat(refusal.rule()).isEqualTo("opening.horizon");
        assertThat(refusal.data()).containsEntry("opensAt", "2027-01-04T09:00:00+09:00");
        assertThat(time.allows(inMarch, at("2027-01-04T09:00"))).isTrue();
    }

    @Test
    void a_class_of_group_has_its_own_reception_whole() {
        Reception reception = new Reception(
                new Reception.Rule(
                        Optional.of(new Reception.Opens.MonthsBefore(1, OptionalInt.empty(), 0, false)),
                        Optional.of(new Reception.Closes.HoursBefore(48))),
                Map.of(
                        "jichikai",
                        new Reception.Rule(
                                Optional.of(new Reception.Opens.MonthsBefore(3, OptionalInt.empty(), 0, false)),
                                Optional.empty())));
        FreeTime time = free(daily("09:00-21:00", 30).withReception(reception), 1);
        assertThat(time.allows(SATURDAY_MORNING, new Need(1, instant("2026-10-09T00:00"), Asker.of("jichikai"))))
                .isTrue();
        assertThat(time.allows(SATURDAY_MORNING, new Need(1, instant("2026-10-09T00:00"), Asker.ANYBODY)))
                .isFalse();
        assertThat(time.allows(SATURDAY_MORNING, new Need(1, instant("2027-01-09T09:00"), Asker.of("jichikai"))))
                .isTrue();
        assertThat(time.allows(SATURDAY_MORNING, new Need(1, instant("2027-01-09T09:00"), Asker.of("npo"))))
                .isFalse();
    }

    @Test
    void what_has_begun_is_past() {
        assertThat(refusal(free(daily("09:00-21:00", 30), 1), SATURDAY_MORNING, at("2027-01-09T10:01"))
                        .rule())
                .isEqualTo("opening.past");
    }

    @Test
    void a_taken_hour_is_named_with_what_is_left_and_other_hours_come_first() {
        FreeTime time =
                free(daily("09:00-21:00", 60), 20, new Occupied(window("2027-01-09T09:00", "2027-01-09T15:00"), 15));
        Problem problem = time.mayBook(SATURDAY_MORNING, need(10)).orElseThrow();
        assertThat(problem).isInstanceOf(Taken.class);
        assertThat(((Taken) problem).data())
                .containsEntry("rule", "capacity")
                .containsEntry("remaining", 5)
                .containsEntry(
                        "alternatives",
                        List.of(
                                offer("2027-01-09T15:00:00+09:00", "2027-01-09T17:00:00+09:00"),
                                offer("2027-01-09T16:00:00+09:00", "2027-01-09T18:00:00+09:00"),
                                offer("2027-01-10T10:00:00+09:00", "2027-01-10T12:00:00+09:00")));
    }

    @Test
    void more_than_there_is_can_never_be_had() {
        RuleRefuses refusal = refusal(free(daily("09:00-21:00", 60), 20), SATURDAY_MORNING, need(21));
        assertThat(refusal.rule()).isEqualTo("capacity");
        assertThat(alternatives(refusal)).isEmpty();
    }

    @Test
    void a_block_names_its_reason() {
        Stock.Block election = new Stock.Block(window("2027-01-09T00:00", "2027-01-10T00:00"), "選挙の投票所");
        FreeTime time = new FreeTime(
                Timetable.of(daily("09:00-21:00", 60), Holidays.official()),
                new Stock(1, List.of(), List.of(election)));
        RuleRefuses refusal = refusal(time, SATURDAY_MORNING, need(1));
        assertThat(refusal.rule()).isEqualTo("opening.blocked");
        assertThat(refusal.waivedBy()).isEmpty();
        assertThat(refusal.data()).containsEntry("reason", "選挙の投票所");
    }

    private static Reception reception(Optional<Reception.Opens> opens, Optional<Reception.Closes> closes) {
        return new Reception(new Reception.Rule(opens, closes), Map.of());
    }

    private static Need at(String local) {
        return new Need(1, instant(local));
    }

    private static String rule(FreeTime time, TimeWindow window) {
        return refusal(time, window, need(1)).rule();
    }

    private static RuleRefuses refusal(FreeTime time, TimeWindow window, Need need) {
        return (RuleRefuses) time.mayBook(window, need).orElseThrow();
    }

    private static List<?> alternatives(RuleRefuses refusal) {
        return (List<?>) refusal.data().get("alternatives");
    }

    private static Map<String, Object> offer(String from, String to) {
        return Map.of("from", from, "to", to);
    }
}
