package org.mochiyori.arrangement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RenewalRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 20);
    private static final Renewal NEW = new Renewal(new UUID(0, 1), "hub", TODAY, 0, Optional.empty(), false);

    @Test
    void a_skill_is_good_for_a_year_and_asked_about_60_30_and_7_days_before() {
        Renewal year = RenewalRules.confirmed(NEW, TODAY);
        assertThat(year.due()).isEqualTo("2027-12-20");
        assertThat(year.next()).contains(LocalDate.of(2027, 10, 21));
        Renewal first = RenewalRules.stepped(year, LocalDate.of(2027, 10, 21));
        assertThat(first.told()).isEqualTo(1);
        assertThat(first.next()).contains(LocalDate.of(2027, 11, 20));
        Renewal second = RenewalRules.stepped(first, LocalDate.of(2027, 11, 20));
        assertThat(second.next()).contains(LocalDate.of(2027, 12, 13));
        Renewal third = RenewalRules.stepped(second, LocalDate.of(2027, 12, 13));
        assertThat(third.told()).isEqualTo(3);
        assertThat(third.next()).contains(LocalDate.of(2028, 1, 19));
        assertThat(third.rests()).isFalse();
    }

    @Test
    void it_rests_30_days_after_and_a_word_brings_another_year() {
        Renewal asked = new Renewal(NEW.listing(), "hub", TODAY.minusDays(30), 3, Optional.of(TODAY), false);
        Renewal rests = RenewalRules.stepped(asked, TODAY);
        assertThat(rests.rests()).isTrue();
        assertThat(rests.next()).isEmpty();
        Renewal again = RenewalRules.confirmed(rests, TODAY);
        assertThat(again.rests()).isFalse();
        assertThat(again.due()).isEqualTo("2027-12-20");
    }

    @Test
    void after_a_long_silence_nobody_rests_without_having_been_asked() {
        Renewal missed =
                new Renewal(NEW.listing(), "hub", TODAY.minusDays(100), 0, Optional.of(TODAY.minusDays(160)), false);
        Renewal asked = RenewalRules.stepped(missed, TODAY);
        assertThat(asked.rests()).isFalse();
        assertThat(asked.told()).isEqualTo(3);
        assertThat(asked.due()).isEqualTo("2026-12-27");
        assertThat(asked.next()).contains(LocalDate.of(2027, 1, 26));
    }

    @Test
    void what_is_old_when_it_is_first_seen_is_not_due_at_once() {
        assertThat(RenewalRules.first(NEW, TODAY.minusYears(5), TODAY).due()).isEqualTo(TODAY.plusDays(60));
        assertThat(RenewalRules.first(NEW, TODAY.minusDays(10), TODAY).due()).isEqualTo("2027-12-10");
    }
}
