package org.mochiyori.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Concepts;

class EmergencyRulesTest {
    private static final Concepts CONCEPTS = Concepts.bundled();

    @Test
    void the_usual_kinds_are_all_known_and_what_is_below_them_comes_along() {
        assertThat(EmergencyRules.USUAL)
                .allSatisfy(kind -> assertThat(CONCEPTS.find(kind)).isPresent());
        assertThat(EmergencyRules.kinds(List.of(), CONCEPTS))
                .containsAll(EmergencyRules.USUAL)
                .contains("one-touch-tent");
    }

    @Test
    void a_hub_that_chooses_has_only_what_it_chose() {
        assertThat(EmergencyRules.kinds(List.of("tent", "gone"), CONCEPTS))
                .contains("tent", "one-touch-tent")
                .doesNotContain("generator", "gone");
    }
}
