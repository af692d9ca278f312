package org.mochiyori.booking;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mochiyori.catalogue.Admission;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Problem.RuleRefuses;

/** Who may borrow, and for what, where the lender has said so. Pure. */
final class AdmissionRules {
    private AdmissionRules() {}

    static Optional<Problem> refusal(Assessed line, Assessor.Asking asking) {
        return line.offer().admission(asking.now()).flatMap(rule -> refusal(rule, line, asking.request()));
    }

    private static Optional<Problem> refusal(Admission rule, Assessed line, Booking.Request request) {
        String waivedBy = rule.waivedBy().code();
        if (!rule.admits(line.asker())) {
            List<String> admitted = rule.classes().stream().sorted().toList();
            return Optional.of(new RuleRefuses("admission.class", waivedBy, Map.of("classes", admitted)));
        }
        String nature = request.nature().word();
        if (rule.of(nature) == Admission.Treatment.REFUSED) {
            return Optional.of(new RuleRefuses("admission.purpose", waivedBy, Map.of("nature", nature)));
        }
        int persons = request.persons().orElse(0);
        return rule.most() > 0 && persons > rule.most()
                ? Optional.of(
                        new RuleRefuses("admission.persons", waivedBy, Map.of("most", rule.most(), "asked", persons)))
                : Optional.empty();
    }
}
