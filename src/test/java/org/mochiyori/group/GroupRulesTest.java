package org.mochiyori.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mochiyori.kernel.Refused;

class GroupRulesTest {
    private static final RegistrationTerms YEAR = new RegistrationTerms(RegistrationTerms.Validity.YEAR, 60, 30);

    @Test
    void a_registration_counts_to_the_end_of_the_fiscal_year() {
        assertThat(usual("2026-05-09")).contains(LocalDate.parse("2027-03-31"));
        assertThat(usual("2026-04-01")).contains(LocalDate.parse("2027-03-31"));
    }

    @Test
    void one_given_when_renewal_is_open_already_counts_a_year_longer() {
        assertThat(usual("2027-01-29")).contains(LocalDate.parse("2027-03-31"));
        assertThat(usual("2027-01-31")).contains(LocalDate.parse("2028-03-31"));
    }

    @Test
    void a_renewal_by_the_year_goes_on_from_the_last_day() {
        LocalDate last = LocalDate.parse("2027-05-09");
        assertThat(GroupRules.validUntil(YEAR, last.minusDays(40), Optional.of(last)))
                .contains(LocalDate.parse("2028-05-09"));
        assertThat(GroupRules.validUntil(YEAR, last.plusDays(3), Optional.of(last)))
                .contains(LocalDate.parse("2028-05-11"));
    }

    @Test
    void the_fiscal_year_begins_in_april() {
        assertThat(GroupRules.fiscalYear(LocalDate.parse("2027-03-31"))).isEqualTo(2026);
        assertThat(GroupRules.fiscalYear(LocalDate.parse("2027-04-01"))).isEqualTo(2027);
        assertThat(GroupRules.number(2026, 7)).isEqualTo("2026-0007");
    }

    @Test
    void every_state_and_decision_is_either_legal_or_refused() {
        int legal = 0;
        for (Group.State state : Group.State.values()) {
            for (Decision decision : Decision.values()) {
                try {
                    assertThat(GroupRules.decide(state, decision)).isNotEqualTo(Group.State.APPLIED);
                    legal++;
                } catch (Refused refused) {
                    assertThat(refused.problem()).isInstanceOf(org.mochiyori.kernel.Problem.WrongState.class);
                }
            }
        }
        assertThat(legal).isEqualTo(5);
        assertThatThrownBy(() -> GroupRules.decide(Group.State.ACTIVE, Decision.APPROVE))
                .isInstanceOf(Refused.class);
    }

    private static Optional<LocalDate> usual(String today) {
        return GroupRules.validUntil(RegistrationTerms.USUAL, LocalDate.parse(today), Optional.empty());
    }
}
