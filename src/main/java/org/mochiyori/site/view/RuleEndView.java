package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * What comes of ending a rule, before it ends.
 *
 * @param back to the rule as it is
 * @param warning why it is shown once more
 * @param lead what holds then
 * @param told the same in words
 * @param examples what comes of it
 * @param says the sentences that borrowers read then
 * @param form ends it
 */
public record RuleEndView(
        Phrase title,
        Link back,
        Optional<Phrase> warning,
        Phrase lead,
        List<RuleView.Told> told,
        List<RuleView.Example> examples,
        List<Phrase> says,
        Form form)
        implements View {
    public RuleEndView {
        told = List.copyOf(told);
        examples = List.copyOf(examples);
        says = List.copyOf(says);
    }

    @Override
    public String template() {
        return "catalogue/ruleEnd.jte";
    }
}
