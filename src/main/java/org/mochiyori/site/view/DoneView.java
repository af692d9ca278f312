package org.mochiyori.site.view;

import java.util.List;
import org.mochiyori.platform.text.Phrase;

/**
 * What has just been done, or how things stand, and where to go on.
 *
 * @param ways the first is the main one
 */
public record DoneView(Phrase title, Phrase text, List<Fact> facts, List<Link> ways) implements View {
    public DoneView {
        facts = List.copyOf(facts);
        ways = List.copyOf(ways);
    }

    @Override
    public String template() {
        return "account/done.jte";
    }
}
