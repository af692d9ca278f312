package org.mochiyori.site.view;

import java.time.LocalDate;
import java.util.List;
import org.mochiyori.platform.text.Phrase;

/**
 * The desk's day on one page.
 *
 * @param find what was typed to find a group, by kana or phone
 */
public record DeskView(
        LocalDate today, String find, List<Group> found, List<Item> goingOut, List<Item> comingBack, List<Item> late)
        implements View {
    public DeskView {
        found = List.copyOf(found);
        goingOut = List.copyOf(goingOut);
        comingBack = List.copyOf(comingBack);
        late = List.copyOf(late);
    }

    /** A group to book for. */
    public record Group(String name, String reading, String phone, String bookFor) {}

    /** One thing to hand over or take back, with its one tap. */
    public record Item(BookingRow row, Phrase amount, Phrase time, Move move) {}

    @Override
    public String template() {
        return "desk/today.jte";
    }
}
