package org.mochiyori.site.view;

import java.util.List;
import org.mochiyori.platform.text.Phrase;

/**
 * A group's page.
 *
 * @param notes who accompanies it, until when its registration runs
 * @param ways where to keep it, for who may
 */
public record GroupView(
        String name,
        String reading,
        String about,
        List<Fact> facts,
        List<Phrase> notes,
        List<Card> listings,
        List<Link> ways)
        implements View {
    public GroupView {
        facts = List.copyOf(facts);
        notes = List.copyOf(notes);
        listings = List.copyOf(listings);
        ways = List.copyOf(ways);
    }

    @Override
    public String template() {
        return "group/group.jte";
    }
}
