package org.mochiyori.site.view;

import java.util.List;

/** What the reader's groups lend, in whatever state. */
public record LendingView(List<Item> items, Pager pager) implements View {
    public LendingView {
        items = List.copyOf(items);
    }

    /** One listing. */
    public record Item(String href, String title, Kind kind, String group, Status status) {}

    @Override
    public String template() {
        return "catalogue/lending.jte";
    }
}
