package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * Hand-over and return of one booking, for both sides.
 *
 * @param back the booking's page
 * @param code what the borrower shows; empty for others
 * @param wrong what could not be done, as sentences
 * @param moves what the reader may do now
 */
public record CustodyView(
        String number,
        String back,
        List<Phrase> wrong,
        Optional<Code> code,
        List<Item> items,
        List<Move> moves,
        List<Entry> records)
        implements View {
    public CustodyView {
        wrong = List.copyOf(wrong);
        items = List.copyOf(items);
        moves = List.copyOf(moves);
        records = List.copyOf(records);
    }

    /**
     * The code.
     *
     * @param image address of the QR code
     * @param typed the short one
     */
    public record Code(String image, String typed, Move renew) {}

    /**
     * One line.
     *
     * @param told how many are out, what is late or missing
     * @param other where one acts on it, unless the moves of the page are its own
     */
    public record Item(Line line, List<Phrase> told, Optional<Link> other) {
        public Item {
            told = List.copyOf(told);
        }
    }

    /**
     * Something that was put down.
     *
     * @param told one sentence each
     * @param photos addresses of pictures
     * @param upload takes one more
     * @param way where one goes on from it
     */
    public record Entry(
            Phrase what, List<Phrase> told, List<String> photos, Optional<Form> upload, Optional<Link> way) {
        public Entry {
            told = List.copyOf(told);
            photos = List.copyOf(photos);
        }
    }

    @Override
    public String template() {
        return "booking/custody.jte";
    }
}
