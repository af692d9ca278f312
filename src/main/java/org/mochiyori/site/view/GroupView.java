package org.mochiyori.site.view;

import java.util.List;
import org.mochiyori.platform.text.Phrase;

/**
 * A group's page.
 *
 * @param notes who accompanies it, until when its registration runs
 */
public record GroupView(
        String name, String reading, String about, List<Fact> facts, List<Phrase> notes, List<Card> listings)
        implements View {
    public GroupView {
        facts = List.copyOf(facts);
        notes = List.copyOf(notes);
        listings = List.copyOf(listings);
    }

    @Override
    public String template() {
        return "group/group.jte";
    }
}
