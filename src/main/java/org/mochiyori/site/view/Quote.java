package org.mochiyori.site.view;

import java.util.List;
import org.mochiyori.platform.text.Phrase;

/**
 * What it costs and what follows.
 *
 * @param lines each explained; a reduction is negative
 * @param total what is known of it, and whether there is more
 * @param terms deadlines and who decides, as sentences
 * @param refusals why it cannot be had like this; empty if it can
 */
public record Quote(List<Line> lines, Phrase total, List<Phrase> terms, List<Phrase> refusals) {
    public Quote {
        lines = List.copyOf(lines);
        terms = List.copyOf(terms);
        refusals = List.copyOf(refusals);
    }

    /** One explained amount. */
    public record Line(Phrase what, Phrase amount) {}
}
