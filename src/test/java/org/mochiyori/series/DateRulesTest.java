package org.mochiyori.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.Wish.WishLine;
import org.mochiyori.kernel.TimeWindow;

/** Hours on the clock of who lends. */
class DateRulesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @Test
    void ten_o_clock_stays_ten_o_clock_when_summer_time_begins() {
        List<WishLine> lines = lines(BERLIN, "2027-03-27T10:00", "2027-03-27T12:00");
        assertThat(DateRules.later(lines, 7, BERLIN)).hasValue(lines(BERLIN, "2027-04-03T10:00", "2027-04-03T12:00"));
    }

    @Test
    void an_hour_that_the_clock_leaves_out_is_no_date() {
        List<WishLine> lines = lines(BERLIN, "2027-03-27T02:00", "2027-03-27T03:00");
        assertThat(DateRules.later(lines, 1, BERLIN)).isEmpty();
        assertThat(DateRules.later(lines, 2, BERLIN)).isPresent();
    }

    @Test
    void the_nearest_comes_first_and_what_is_too_far_not_at_all() {
        TimeWindow wished = window(TOKYO, "2027-01-09T10:00", "2027-01-09T12:00");
        TimeWindow before = window(TOKYO, "2027-01-08T10:00", "2027-01-08T12:00");
        TimeWindow behind = window(TOKYO, "2027-01-10T10:00", "2027-01-10T12:00");
        TimeWindow later = window(TOKYO, "2027-01-09T13:00", "2027-01-09T15:00");
        TimeWindow far = window(TOKYO, "2027-01-12T10:00", "2027-01-12T12:00");
        List<TimeWindow> all = List.of(far, before, behind, later);
        assertThat(DateRules.near(wished, all, 2, TOKYO)).containsExactly(later, behind, before);
        assertThat(DateRules.near(wished, all, 0, TOKYO)).containsExactly(later);
    }

    @Test
    void lines_move_together_and_one_of_another_length_moves_nobody_else() {
        List<WishLine> two = List.of(
                lines(TOKYO, "2027-01-09T10:00", "2027-01-09T12:00").getFirst(),
                lines(TOKYO, "2027-01-09T09:00", "2027-01-09T12:00").getFirst());
        TimeWindow moved = window(TOKYO, "2027-01-10T13:00", "2027-01-10T15:00");
        assertThat(DateRules.following(two, two.getFirst(), moved, TOKYO).orElseThrow())
                .extracting(WishLine::window)
                .containsExactly(moved, window(TOKYO, "2027-01-10T12:00", "2027-01-10T15:00"));
        TimeWindow longer = window(TOKYO, "2027-01-10T13:00", "2027-01-10T17:00");
        assertThat(DateRules.following(two, two.getFirst(), longer, TOKYO)).isEmpty();
        assertThat(DateRules.following(two.subList(0, 1), two.getFirst(), longer, TOKYO))
                .isPresent();
    }

    private static List<WishLine> lines(ZoneId zone, String from, String until) {
        return List.of(new WishLine(new UUID(0, 1), window(zone, from, until), 1, false));
    }

    private static TimeWindow window(ZoneId zone, String from, String until) {
        return new TimeWindow(at(zone, from), at(zone, until));
    }

    private static Instant at(ZoneId zone, String local) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }
}
