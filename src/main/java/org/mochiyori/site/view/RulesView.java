package org.mochiyori.site.view;

import java.util.List;
import org.mochiyori.platform.text.Phrase;

/**
 * The kinds of rules of a hub, a place or a listing.
 *
 * @param subject whose they are
 * @param above the pages of what is above it
 */
public record RulesView(Phrase subject, Link back, List<Kind> kinds, List<Link> above) implements View {
    public RulesView {
        kinds = List.copyOf(kinds);
        above = List.copyOf(above);
    }

    /**
     * One kind.
     *
     * @param told who has said what holds
     */
    public record Kind(Phrase title, String href, Phrase told) {}

    @Override
    public String template() {
        return "catalogue/rules.jte";
    }
}
