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
        Validity<String> listing = ended("listing");
        Validity<String> hub = new Validity<>(List.of(new Dated<>(OCTOBER.plusMonths(1), "hub")));
        Validity<String> nearest = listing.over(hub);
        assertThat(nearest.on(APRIL)).contains("listing");
        assertThat(nearest.on(OCTOBER)).isEmpty();
        assertThat(nearest.isKnown(OCTOBER)).isTrue();
        assertThat(nearest.on(OCTOBER.plusMonths(1))).contains("hub");
        assertThat(listing.over(Validity.always("hub")).on(OCTOBER)).contains("hub");
        assertThat(listing.isKnown(OCTOBER)).isFalse();
    }

    @Test
    void what_ends_may_begin_again_and_ends_at_every_level_are_heard() {
        Dated<String> again = new Dated<>(OCTOBER.plusYears(1), "again");
        Validity<String> listing = new Validity<>(List.of(new Dated<>(APRIL, "listing"), again), List.of(OCTOBER));
        Validity<String> place =
                new Validity<>(List.of(new Dated<>(APRIL.minusYears(1), "place")), List.of(OCTOBER.plusMonths(2)));
        Validity<String> nearest = listing.over(place).over(Validity.always("hub"));
        assertThat(nearest.on(APRIL.minusYears(2))).contains("hub");
        assertThat(nearest.on(APRIL.minusDays(1))).contains("place");
        assertThat(nearest.on(OCTOBER.minusDays(1))).contains("listing");
        assertThat(nearest.on(OCTOBER)).contains("place");
        assertThat(nearest.on(OCTOBER.plusMonths(2))).contains("hub");
        assertThat(nearest.on(OCTOBER.plusYears(1))).contains("again");
    }

    @Test
    void ending_on_a_date_takes_away_what_would_begin_on_it() {
        Validity<String> rule = new Validity<>(List.of(new Dated<>(APRIL, "a"), new Dated<>(OCTOBER, "b")));
        assertThat(rule.endedOn(OCTOBER).on(OCTOBER)).isEmpty();
        assertThat(rule.endedOn(APRIL).on(APRIL)).isEmpty();
        assertThat(rule.endedOn(APRIL).on(OCTOBER)).contains("b");
        assertThatThrownBy(() -> new Validity<>(List.of(new Dated<>(APRIL, "a")), List.of(APRIL)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Validity<String> ended(String value) {
        return new Validity<>(List.of(new Dated<>(APRIL, value)), List.of(OCTOBER));
    }
}
