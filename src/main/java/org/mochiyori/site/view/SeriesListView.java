package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/** Series of a group, or of all for which the reader borrows. */
public record SeriesListView(List<Row> rows, Pager pager) implements View {
    public SeriesListView {
        rows = List.copyOf(rows);
    }

    /**
     * One series.
     *
     * @param next the first use that is not over
     */
    public record Row(Phrase title, String href, String purpose, Phrase rule, Phrase summary, Optional<Phrase> next) {}

    @Override
    public String template() {
        return "series/list.jte";
    }
}
