package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * A page of parts: what there is, with what may be done about it, and questions.
 *
 * @param back where one came from
 * @param wrong what could not be done, as sentences
 */
public record SheetView(Phrase title, Optional<Phrase> lead, Optional<Link> back, List<Phrase> wrong, List<Part> parts)
        implements View {
    public SheetView {
        wrong = List.copyOf(wrong);
        parts = List.copyOf(parts);
    }

    /**
     * One part.
     *
     * @param ways where to go on
     * @param moves what may be done about the whole of it
     */
    public record Part(
            Phrase title,
            List<Fact> facts,
            List<Item> items,
            List<Link> ways,
            List<Move> moves,
            Optional<Pictures> pictures) {
        public Part {
            facts = List.copyOf(facts);
            items = List.copyOf(items);
            ways = List.copyOf(ways);
            moves = List.copyOf(moves);
        }

        /** One without pictures. */
        public Part(Phrase title, List<Fact> facts, List<Item> items, List<Link> ways, List<Move> moves) {
            this(title, facts, items, ways, moves, Optional.empty());
        }

        /** A part with a title. */
        public static Part of(String key) {
            return new Part(Phrase.of(key), List.of(), List.of(), List.of(), List.of());
        }

        /** The same with facts. */
        public Part facts(List<Fact> some) {
            return new Part(title, some, items, ways, moves, pictures);
        }

        /** The same with things. */
        public Part items(List<Item> some) {
            return new Part(title, facts, some, ways, moves, pictures);
        }

        /** The same with ways on. */
        public Part ways(List<Link> some) {
            return new Part(title, facts, items, some, moves, pictures);
        }

        /** The same with what may be done. */
        public Part moves(List<Move> some) {
            return new Part(title, facts, items, ways, some, pictures);
        }

        /** The same with pictures. */
        public Part pictures(Pictures some) {
            return new Part(title, facts, items, ways, moves, Optional.of(some));
        }
    }

    /**
     * Pictures of a part.
     *
     * @param shown addresses, the oldest first
     * @param alt what they are, for those who do not see them
     * @param add takes one more, where the reader may
     */
    public record Pictures(List<String> shown, Phrase alt, Optional<Form> add) {
        public Pictures {
            shown = List.copyOf(shown);
        }
    }

    /**
     * One thing of a part.
     *
     * @param href its own page, or empty
     * @param notes about it
     */
    public record Item(Phrase title, String href, List<Phrase> notes, List<Move> moves) {
        public Item {
            notes = List.copyOf(notes);
            moves = List.copyOf(moves);
        }
    }

    @Override
    public String template() {
        return "account/sheet.jte";
    }
}
