package org.mochiyori.site.view;

import java.util.List;
import org.mochiyori.platform.text.Phrase;

/** 届いた申し込み: what the lender must answer, the oldest first. */
public record InboxView(List<Item> waiting, List<BookingRow> settled) implements View {
    public InboxView {
        waiting = List.copyOf(waiting);
        settled = List.copyOf(settled);
    }

    /** One request, with what decides it. */
    public record Item(BookingRow row, String purpose, Phrase persons, Phrase since) {}

    @Override
    public String template() {
        return "lender/inbox.jte";
    }
}
