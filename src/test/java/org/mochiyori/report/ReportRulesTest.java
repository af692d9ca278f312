package org.mochiyori.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;

class ReportRulesTest {
    private static final List<String> KINDS = List.of("大人", "子ども");

    @Test
    void people_are_counted_by_the_lenders_kinds_and_add_up() {
        Report.Attended attended = ReportRules.attended(KINDS, Optional.empty(), counts(3, 9));
        assertThat(attended.persons()).isEqualTo(12);
        assertThat(attended.counts()).extracting(Report.Count::of).containsExactlyElementsOf(KINDS);
        assertThat(ReportRules.attended(KINDS, Optional.of(12), counts(3, 9))).isEqualTo(attended);
    }

    @Test
    void who_does_not_know_the_kinds_tells_all_as_one() {
        assertThat(ReportRules.attended(KINDS, Optional.of(7), List.of())).isEqualTo(Report.Attended.of(7));
        assertThat(ReportRules.attended(List.of(), Optional.of(0), List.of())).isEqualTo(Report.Attended.of(0));
    }

    @Test
    void a_wrong_sum_a_missing_kind_and_an_unknown_one_are_refused() {
        assertThat(pointer(KINDS, Optional.of(11), counts(3, 9))).isEqualTo("/persons");
        assertThat(pointer(KINDS, Optional.empty(), List.of(new Report.Count("大人", 3))))
                .isEqualTo("/counts");
        assertThat(pointer(KINDS, Optional.empty(), List.of(new Report.Count("犬", 3))))
                .isEqualTo("/counts");
        assertThat(pointer(List.of(), Optional.empty(), List.of())).isEqualTo("/persons");
        List<Report.Count> twice = List.of(new Report.Count("大人", 3), new Report.Count("大人", 4));
        assertThat(pointer(KINDS, Optional.empty(), twice)).isEqualTo("/counts");
    }

    @Test
    void what_is_not_on_the_lenders_list_cannot_be_ticked() {
        assertThat(ReportRules.checks(List.of("掃除をした", "窓を閉めた"), Set.of("窓を閉めた")))
                .containsExactly(new Report.Check("掃除をした", false), new Report.Check("窓を閉めた", true));
        assertThatThrownBy(() -> ReportRules.checks(List.of("掃除をした"), Set.of("新築した")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_lender_hears_of_trouble_once_however_often_the_report_is_corrected() {
        Report.Said fine = said(Optional.empty());
        Report.Said broken = said(Optional.of("いすが1脚壊れた"));
        assertThat(ReportRules.tellsTrouble(fine, Optional.empty())).isFalse();
        assertThat(ReportRules.tellsTrouble(broken, Optional.empty())).isTrue();
        assertThat(ReportRules.tellsTrouble(broken, Optional.of(fine))).isTrue();
        assertThat(ReportRules.tellsTrouble(broken, Optional.of(broken))).isFalse();
        assertThat(ReportRules.tellsTrouble(said(Optional.of("いすが2脚壊れた")), Optional.of(broken)))
                .isTrue();
        assertThat(ReportRules.tellsTrouble(fine, Optional.of(broken))).isFalse();
    }

    private static Report.Said said(Optional<String> trouble) {
        return new Report.Said(
                Optional.empty(), Report.Attended.of(3), List.of(), trouble, Optional.empty(), OptionalInt.empty());
    }

    private static List<Report.Count> counts(int adults, int children) {
        return List.of(new Report.Count("子ども", children), new Report.Count("大人", adults));
    }

    private static String pointer(List<String> kinds, Optional<Integer> persons, List<Report.Count> counts) {
        try {
            ReportRules.attended(kinds, persons, counts);
            return "accepted";
        } catch (Refused refused) {
            return ((Problem.Invalid) refused.problem()).errors().getFirst().pointer();
        }
    }
}
