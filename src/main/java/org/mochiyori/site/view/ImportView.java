package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * What an import would do, row by row.
 *
 * @param counts rows read, repaired, refused, blank
 * @param apply takes it over, if it has not been
 * @param undo takes it back, if it has been
 */
public record ImportView(
        String file,
        Phrase format,
        List<Fact> counts,
        List<Row> rows,
        Pager pager,
        Optional<Move> apply,
        Optional<Move> undo)
        implements View {
    public ImportView {
        counts = List.copyOf(counts);
        rows = List.copyOf(rows);
    }

    /** One row of the file. */
    public record Row(int number, String name, Status.Tone tone, Phrase state, List<Phrase> problems) {
        public Row {
            problems = List.copyOf(problems);
        }
    }

    @Override
    public String template() {
        return "intake/preview.jte";
    }
}
