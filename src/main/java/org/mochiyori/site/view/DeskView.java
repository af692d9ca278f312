package org.mochiyori.site.view;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * The desk's day on one page.
 *
 * @param find what was typed to find a group, by kana or phone
 * @param undelivered mail that never arrived, about which somebody should telephone
 * @param emergency that things are called back, while they are
 */
public record DeskView(
        LocalDate today,
        String find,
        List<Group> found,
        List<Item> goingOut,
        List<Item> comingBack,
        List<Item> late,
        List<Letter> undelivered,
        Optional<Phrase> emergency)
        implements View {
    public DeskView {
        found = List.copyOf(found);
        goingOut = List.copyOf(goingOut);
        comingBack = List.copyOf(comingBack);
        late = List.copyOf(late);
        undelivered = List.copyOf(undelivered);
    }

    /** A group to book for. */
    public record Group(String name, String reading, String phone, String bookFor) {}

    /**
     * One thing to hand over or take back, with its one tap.
     *
     * @param amount how many, of things that are counted
     * @param part the way to count, where only some of several may have come back
     */
    public record Item(BookingRow row, Optional<Phrase> amount, Phrase time, Move move, Optional<Link> part) {}

    /**
     * A letter that never arrived.
     *
     * @param why as a sentence
     * @param moves send it again, or take it off the list
     */
    public record Letter(String to, String subject, LocalDateTime at, Phrase why, List<Move> moves) {
        public Letter {
            moves = List.copyOf(moves);
        }
    }

    @Override
    public String template() {
        return "desk/today.jte";
    }
}
