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
 * @param quote what it would cost, where that is said before the button
 * @param back where one came from, for whom the form is not what they want
 */
public record FormView(
        Phrase title,
        Phrase lead,
        Optional<Step> step,
        Form form,
        List<Link> others,
        Optional<Quote> quote,
        Optional<Link> back)
        implements View {
    public FormView {
        others = List.copyOf(others);
    }

    /** Without a price, as nearly all are. */
    public FormView(Phrase title, Phrase lead, Optional<Step> step, Form form, List<Link> others) {
        this(title, lead, step, form, others, Optional.empty(), Optional.empty());
    }

    /** The same with a price before the button. */
    public FormView costing(Quote price) {
        return new FormView(title, lead, step, form, others, Optional.of(price), back);
    }

    /** The same with a way back. */
    public FormView from(Link page) {
        return new FormView(title, lead, step, form, others, quote, Optional.of(page));
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
