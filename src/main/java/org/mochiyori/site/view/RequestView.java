package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * The form for asking for something.
 *
 * @param lines what has been chosen so far
 * @param quote what it costs, once it has been worked out
 * @param refusals why it cannot be had like this; empty if it can, or has not been asked yet
 * @param instead what is free instead
 * @param waiver for those who may set aside what refuses it
 * @param again where the same is asked for again and again; empty for what is not
 */
public record RequestView(
        String title,
        String back,
        List<Line> lines,
        Form form,
        Optional<Quote> quote,
        List<Phrase> refusals,
        List<Link> instead,
        Optional<Move> waiver,
        Optional<String> again)
        implements View {
    public RequestView {
        lines = List.copyOf(lines);
        refusals = List.copyOf(refusals);
        instead = List.copyOf(instead);
    }

    /** The same form, refused: without a price, which nobody could pay. */
    public RequestView refused(List<Phrase> why, List<Link> alternatives) {
        return new RequestView(title, back, lines, form, Optional.empty(), why, alternatives, waiver, again);
    }

    /** The same with the way past the rule. */
    public RequestView waiving(Optional<Move> move) {
        return new RequestView(title, back, lines, form, quote, refusals, instead, move, again);
    }

    @Override
    public String template() {
        return "booking/request.jte";
    }
}
