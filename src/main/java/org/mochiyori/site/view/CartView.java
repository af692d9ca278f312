package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * Several things asked for in one go: all or none.
 *
 * @param items in the order they were gathered
 * @param wrong why it cannot be sent like this, as sentences
 * @param form who asks and for what
 * @param quote what it costs together, without the lines that cannot be had
 */
public record CartView(List<Item> items, List<Phrase> wrong, Form form, Optional<Quote> quote) implements View {
    public CartView {
        items = List.copyOf(items);
        wrong = List.copyOf(wrong);
    }

    /**
     * One thing.
     *
     * @param times when, as sentences; several where a person is asked for help, the one wished for most first
     * @param href its page
     * @param price empty where it cannot be had
     * @param refusals why it cannot be had like this
     * @param instead what would work, each in one tap
     * @param waiver for those who may set aside what refuses it
     * @param change address of its form, filled in
     */
    public record Item(
            Line line,
            List<Phrase> times,
            String href,
            Optional<Phrase> price,
            List<Phrase> refusals,
            List<Move> instead,
            Optional<Move> waiver,
            String change,
            Move remove) {
        public Item {
            times = List.copyOf(times);
            refusals = List.copyOf(refusals);
            instead = List.copyOf(instead);
        }
    }

    @Override
    public String template() {
        return "booking/cart.jte";
    }
}
