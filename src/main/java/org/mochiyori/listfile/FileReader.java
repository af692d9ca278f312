package org.mochiyori.listfile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mochiyori.catalogue.Municipalities;
import org.mochiyori.catalogue.Municipality;

/**
 * Bytes in, understood records out: recognises by content what a file is and reads it record by record, so that
 * memory stays flat however long it is. Stateless between files and safe to share.
 */
public final class FileReader {
    /** A JSON file may hold its first member late: so many rows are looked at before the layout is settled. */
    private static final int ROWS_FOR_LAYOUT = 20;

    private final Context.Lists lists = Context.Lists.bundled();
    private final Headings headings = Headings.bundled();
    private final NameReader names = new NameReader();
    private final Limits limits;

    /** A reader that keeps to the limits. */
    public FileReader(Limits limits) {
        this.limits = limits;
    }

    /**
     * Reads a file. A file that cannot be read ends in a report with its refusal, never in an exception.
     *
     * @param file its bytes; the name is only a hint at the municipality
     * @param sink takes the entries in order; it may throw to stop
     * @throws IOException if the bytes cannot be fetched
     */
    public FileReport read(SourceFile file, Consumer<Entry> sink) throws IOException {
        Facts facts = new Facts();
        Reading reading = new Reading(file, facts, sink);
        try {
            TableReader.Recipe recipe = new TableReader.Recipe(headings, limits, facts);
            switch (Sniffer.recognise(file, limits)) {
                case TEXT_TABLE -> CsvTable.read(file, recipe, reading::row);
                case WORKBOOK -> WorkbookTable.read(file, recipe, reading::row);
                case JSON -> JsonTable.read(file, recipe, reading::row);
            }
            reading.settle();
            return reading.report();
        } catch (Unreadable refused) {
            return new FileReport(
                    file.name(),
                    Optional.of(refused.note()),
                    Optional.empty(),
                    about(facts, Optional.empty()),
                    FileReport.Counts.NONE,
                    facts.notes());
        }
    }

    private static FileReport.About about(Facts facts, Optional<String> publisher) {
        return new FileReport.About(
                facts.encoding(),
                publisher,
                facts.said("attribution_name"),
                facts.said("license"),
                facts.said("download_from"),
                facts.headings());
    }

    /** One file on its way: waits for some rows, settles what the columns mean, then reads row by row. */
    private final class Reading {
        private final SourceFile file;
        private final Facts facts;
        private final Consumer<Entry> sink;
        private final List<RawRow> waiting = new ArrayList<>();
        private Optional<Context> context = Optional.empty();
        private Optional<RowReader> reader = Optional.empty();
        private FileReport.Counts counts = FileReport.Counts.NONE;

        Reading(SourceFile file, Facts facts, Consumer<Entry> sink) {
            this.file = file;
            this.facts = facts;
            this.sink = sink;
        }

        void row(RawRow row) {
            if (reader.isPresent()) {
                accept(reader.get().read(row));
                return;
            }
            waiting.add(row);
            if (waiting.size() >= ROWS_FOR_LAYOUT) {
                settle();
            }
        }

        private void settle() {
            if (reader.isPresent()) {
                return;
            }
            List<String> known = new ArrayList<>(facts.headings());
            waiting.forEach(row -> known.addAll(row.cells().keySet()));
            List<String> distinct = known.stream().distinct().toList();
            if (!headings.namesThings(distinct)) {
                throw new Unreadable(Reason.FILE_NO_NAME_COLUMN, "seen", Tidy.shown(String.join(", ", distinct)));
            }
            Columns columns = new Columns(headings, distinct);
            Context settled = new Context(columns.layout(), columns, limits, lists, publisher());
            RowReader rows = new RowReader(settled, names);
            context = Optional.of(settled);
            reader = Optional.of(rows);
            waiting.forEach(row -> accept(rows.read(row)));
            waiting.clear();
        }

        private void accept(Entry entry) {
            counts = counts.plus(entry.state());
            sink.accept(entry);
        }

        /** What the file says about its publisher, else a code its name begins with. */
        private Optional<String> publisher() {
            Municipalities all = lists.municipalities();
            return all.locate(facts.said("attribution_name"), "")
                    .map(found -> found.municipality())
                    .map(Municipality::code)
                    .or(() -> codeAtStart(facts.said("name")))
                    .or(() -> codeAtStart(file.name()));
        }

        private Optional<String> codeAtStart(String text) {
            return text.matches("(?s)[0-9]{6}(?![0-9]).*")
                    ? lists.municipalities().readCode(text.substring(0, 6), "")
                    : Optional.empty();
        }

        FileReport report() {
            List<String> unread = reader.map(RowReader::unread).orElse(List.of());
            if (!unread.isEmpty()) {
                facts.note(Note.of(Reason.FILE_COLUMNS_UNREAD, "columns", String.join(", ", unread)));
            }
            Optional<String> publisher = context.flatMap(Context::publisher);
            return new FileReport(
                    file.name(),
                    Optional.empty(),
                    context.map(Context::layout),
                    about(facts, publisher),
                    counts,
                    facts.notes());
        }
    }
}
