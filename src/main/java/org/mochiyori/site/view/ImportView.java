package org.mochiyori.site.view;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.text.Phrase;

/**
 * What an import would do, is doing or has done, row by row.
 *
 * @param whose the hub or group it is for
 * @param progress how far it is, while something is going on
 * @param notes on the file as a whole: why it is refused, which lines were passed over
 * @param filters all rows, or those of one result, with their counts
 * @param outcome what came of it, once it has been applied or undone
 * @param moves what may be done now
 */
public record ImportView(
        String file,
        Phrase whose,
        Status status,
        Optional<Progress> progress,
        List<Phrase> notes,
        List<Chip> filters,
        List<Fact> outcome,
        List<Row> rows,
        Pager pager,
        List<Move> moves)
        implements View {
    public ImportView {
        notes = List.copyOf(notes);
        filters = List.copyOf(filters);
        outcome = List.copyOf(outcome);
        rows = List.copyOf(rows);
        moves = List.copyOf(moves);
    }

    /**
     * How far.
     *
     * @param of the last record; 0 where it is not known yet
     * @param again address that tells anew
     */
    public record Progress(int done, int of, String again) {}

    /**
     * One row of the file.
     *
     * @param facts what was understood of it
     * @param notes what was put right, left out or refused, and why
     * @param listing what it has become
     */
    public record Row(
            int number,
            String name,
            Status.Tone tone,
            Phrase state,
            List<Phrase> facts,
            List<Phrase> notes,
            Optional<Link> listing) {
        public Row {
            facts = List.copyOf(facts);
            notes = List.copyOf(notes);
        }
    }

    @Override
    public String template() {
        return "intake/preview.jte";
    }
}
