package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.Wish;
import org.mochiyori.kernel.TimeWindow;

/** What browsers keep of a cart, and what they have kept since earlier versions. */
class CartTest {
    private static final UUID LISTING = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    private static final TimeWindow NINTH = window("2027-01-09T01:00:00Z", "2027-01-09T03:00:00Z");
    private static final TimeWindow TENTH = window("2027-01-10T01:00:00Z", "2027-01-10T03:30:00Z");
    private static final TimeWindow ELEVENTH = window("2027-01-11T04:00:00Z", "2027-01-11T05:00:00Z");

    @Test
    void carts_that_earlier_versions_have_written_are_still_read() {
        String first = "AZCgAAAAcACAAAAAAAAAAQ.hut5o.3c.a";
        String second = "AZCgAAAAcACAAAAAAAAAAQ.hut5o.3c.1.44OU44Ki44OOCuWGt-aaluaIvw";
        assertThat(Cart.read(first + "~" + second))
                .isEqualTo(new Cart(List.of(
                        new Cart.Line(LISTING, NINTH, 10, Set.of(), List.of()),
                        new Cart.Line(LISTING, NINTH, 1, Set.of("ピアノ", "冷暖房"), List.of()))));
    }

    @Test
    void lines_with_times_to_choose_from_and_what_it_is_for_come_back_as_they_were() {
        for (List<TimeWindow> further :
                List.of(List.<TimeWindow>of(), List.of(TENTH), List.of(TENTH, ELEVENTH), List.of(ELEVENTH, TENTH))) {
            Cart.Line line = new Cart.Line(LISTING, NINTH, 1, Set.of("冷暖房"), further);
            for (Cart.Told told : List.of(
                    Cart.Told.NOTHING,
                    new Cart.Told("夏祭り~の「準備」.", Optional.of(40)),
                    new Cart.Told("", Optional.of(1)),
                    new Cart.Told("定例会", Optional.empty()))) {
                Cart cart = new Cart(List.of(line, line), told);
                assertThat(Cart.read(cart.kept())).isEqualTo(cart);
            }
        }
    }

    @Test
    void a_time_is_kept_once_and_more_times_than_may_be_offered_are_none_of_ours() {
        assertThat(new Cart.Line(LISTING, NINTH, 1, Set.of(), List.of(NINTH, TENTH, TENTH))
                        .wish()
                        .candidates())
                .containsExactly(TENTH);
        Cart.Line most = new Cart.Line(LISTING, NINTH, 1, Set.of(), List.of(TENTH, ELEVENTH));
        String text = new Cart(List.of(most)).kept();
        assertThat(Cart.read(text).lines()).containsExactly(most);
        String fourth = new Cart(List.of(new Cart.Line(LISTING, ELEVENTH, 1, Set.of(), List.of()))).kept();
        String time = fourth.split("\\.")[1] + ".5";
        assertThat(Cart.read(text + "." + time).lines()).isEmpty();
        assertThat(Cart.read(text + ".x!").lines()).as("half a time").containsExactly(most);
        assertThat(Cart.read(text + "~!").lines()).isEmpty();
    }

    @Test
    void what_is_said_later_holds_and_goes_with_the_last_line() {
        Cart.Line line = new Cart.Line(LISTING, NINTH, 1, Set.of(), List.of());
        Cart cart = new Cart(List.of()).of(new Cart.Told("祭り", Optional.of(3)));
        assertThat(cart.with(line).told()).isEqualTo(new Cart.Told("祭り", Optional.of(3)));
        Cart later = cart.with(line).of(new Cart.Told(" ", Optional.of(5)));
        assertThat(later.told()).isEqualTo(new Cart.Told("祭り", Optional.of(5)));
        assertThat(later.without(0).kept()).isEmpty();
    }

    @Test
    void a_browser_that_holds_no_more_keeps_the_lines() {
        Cart.Line line = new Cart.Line(LISTING, NINTH, 1, Set.of(), List.of(TENTH, ELEVENTH));
        Cart full = new Cart(
                Collections.nCopies(Wish.MOST_LINES, line), new Cart.Told("😀".repeat(300), Optional.of(100_000)));
        assertThat(full.kept().length()).isLessThan(4000);
        assertThat(Cart.read(full.kept()).lines()).isEqualTo(full.lines());
    }

    private static TimeWindow window(String from, String until) {
        return new TimeWindow(Instant.parse(from), Instant.parse(until));
    }
}
