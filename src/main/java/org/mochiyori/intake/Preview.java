package org.mochiyori.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.mochiyori.listfile.Entry;
import org.mochiyori.listfile.FileReader;
import org.mochiyori.listfile.FileReport;
import org.mochiyori.listfile.Note;
import org.mochiyori.listfile.SourceFile;
import org.mochiyori.platform.db.Db;

/** Reads a file through and keeps, record by record, what was understood. May be repeated from the start. */
final class Preview {
    private static final int BATCH = 500;

    private final Db db;
    private final FileReader reader;
    private final Drafts drafts;
    private final Issues issues;
    private final Joints joints;

    Preview(Tools tools) {
        this.db = tools.platform().db();
        this.reader = tools.reader();
        this.drafts = tools.drafts();
        this.joints = new Joints(tools);
        this.issues = new Issues(db, tools.platform().ids());
    }

    /** Ends with the import previewed or refused; {@code tick} is told the last record of each batch. */
    void run(Import one, Consumer<Integer> tick) {
        IntakeStore.forgetRows(db, one.id());
        Rows rows = new Rows(one, tick);
        FileReport report = read(reader, IntakeStore.file(db, one.id()), rows::add);
        if (report.refusal().isPresent()) {
            IntakeStore.forgetRows(db, one.id());
            IntakeStore.readThrough(db, one.id(), Import.State.REFUSED, facts(report, notes(report), ""));
            return;
        }
        rows.flush();
        db.inTransaction(tx -> {
            String dataset = issues.dataset(
                    one, Keys.headings(report), report.about().publisher().orElse(""));
            List<Note> notes = notes(report);
            issues.settle(tx, one, dataset).ifPresent(notes::add);
            issues.noteRenamed(tx, one, dataset);
            joints.note(tx, one);
            IntakeStore.readThrough(tx, one.id(), Import.State.PREVIEWED, facts(report, notes, dataset));
            return dataset;
        });
    }

    private static List<Note> notes(FileReport report) {
        List<Note> notes = new ArrayList<>(report.notes());
        report.refusal().ifPresent(note -> notes.add(0, note));
        return notes;
    }

    static FileReport read(FileReader reader, SourceFile file, Consumer<Entry> sink) {
        try {
            return reader.read(file, sink);
        } catch (IOException impossible) {
            throw new UncheckedIOException("the bytes are in memory", impossible);
        }
    }

    private static ObjectNode facts(FileReport report, List<Note> notes, String dataset) {
        FileReport.Counts counts = report.counts();
        ObjectNode facts = JsonNodeFactory.instance
                .objectNode()
                .put("headings", Keys.headings(report))
                .put("dataset", dataset)
                .put("title", EntryJson.clean(report.about().dataset()))
                .put("licence", EntryJson.clean(report.about().licence()))
                .put("credit", EntryJson.clean(report.about().attribution()))
                .put("n_rows", counts.rows())
                .put("n_read", counts.read())
                .put("n_repaired", counts.repaired())
                .put("n_refused", counts.refused())
                .put("n_blank", counts.blank());
        facts.set("notes", EntryJson.notes(notes));
        return facts;
    }

    /** Gathers rows and writes them by the hundred. */
    private final class Rows {
        private final Import one;
        private final Consumer<Integer> tick;
        private ArrayNode waiting = JsonNodeFactory.instance.arrayNode();
        private int last;

        Rows(Import one, Consumer<Integer> tick) {
            this.one = one;
            this.tick = tick;
        }

        void add(Entry entry) {
            waiting.add(EntryJson.row(entry, drafts, one.whose().group().isPresent()));
            last = entry.record();
            if (waiting.size() >= BATCH) {
                flush();
            }
        }

        void flush() {
            if (!waiting.isEmpty()) {
                IntakeStore.putRows(db, one.id(), waiting);
                waiting = JsonNodeFactory.instance.arrayNode();
                tick.accept(last);
            }
        }
    }
}
