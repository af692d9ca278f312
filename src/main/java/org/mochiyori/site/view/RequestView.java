package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;

/**
 * The form for asking for something.
 *
 * @param lines what has been chosen so far
 * @param quote what it costs, once it has been worked out
 */
public record RequestView(String title, String back, List<Line> lines, Form form, Optional<Quote> quote)
        implements View {
    public RequestView {
        lines = List.copyOf(lines);
    }

    @Override
    public String template() {
        return "booking/request.jte";
    }
}
