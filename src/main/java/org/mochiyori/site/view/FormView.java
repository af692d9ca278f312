package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * A page that is one form: signing in, registering, one question a screen.
 *
 * @param lead what it is for, and what the answers are used for
 * @param step which of how many, where there are several
 * @param others what else one may want instead
 */
public record FormView(Phrase title, Phrase lead, Optional<Step> step, Form form, List<Link> others) implements View {
    public FormView {
        others = List.copyOf(others);
    }

    /**
     * How far one is.
     *
     * @param back address of the question before
     */
    public record Step(int number, int of, Optional<String> back) {}

    @Override
    public String template() {
        return "account/form.jte";
    }
}
