package org.mochiyori.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mochiyori.calendar.Validity.Dated;

class ValidityTest {
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);

    @Test
    void the_latest_value_not_after_the_date_holds() {
        Validity<String> rule = new Validity<>(List.of(new Dated<>(OCTOBER, "new"), new Dated<>(APRIL, "old")));
        assertThat(rule.on(APRIL.minusDays(1))).isEmpty();
        assertThat(rule.on(APRIL)).contains("old");
        assertThat(rule.on(OCTOBER.minusDays(1))).contains("old");
        assertThat(rule.on(OCTOBER)).contains("new");
    }

    @Test
    void two_values_from_one_date_are_refused() {
        assertThatThrownBy(() -> new Validity<>(List.of(new Dated<>(APRIL, "a"), new Dated<>(APRIL, "b"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_listing_wins_over_the_place_and_the_place_over_the_hub() {
        Validity<String> listing = new Validity<>(List.of(new Dated<>(OCTOBER, "listing")));
        Validity<String> place = new Validity<>(List.of(new Dated<>(APRIL, "place"), new Dated<>(OCTOBER, "place 2")));
        Validity<String> hub = Validity.always("hub");
        Validity<String> nearest = listing.over(place).over(hub);
        assertThat(nearest.on(APRIL.minusDays(1))).contains("hub");
        assertThat(nearest.on(APRIL)).contains("place");
        assertThat(nearest.on(OCTOBER)).contains("listing");
        assertThat(nearest.on(OCTOBER.plusYears(1))).contains("listing");
    }

    @Test
    void without_a_value_of_its_own_a_listing_has_its_place_s() {
        assertThat(Validity.<String>none().over(Validity.always("place")).on(APRIL))
                .contains("place");
    }

    @Test
    void where_a_nearer_value_ends_the_farther_one_holds_again() {
        Validity<String> listing = new Validity<>(List.of(new Dated<>(APRIL, "listing"), new Dated<>(OCTOBER, "")));
        Validity<String> hub = new Validity<>(List.of(new Dated<>(OCTOBER.plusMonths(1), "hub")));
        Validity<String> nearest = listing.over(hub, String::isEmpty);
        assertThat(nearest.on(APRIL)).contains("listing");
        assertThat(nearest.on(OCTOBER)).contains("");
        assertThat(nearest.on(OCTOBER.plusMonths(2))).contains("hub");
        assertThat(listing.over(Validity.always("hub"), String::isEmpty).on(OCTOBER))
                .contains("hub");
    }
}
