package org.mochiyori.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.catalogue.JapaneseText;
import org.mochiyori.kernel.Ids;
import org.mochiyori.listfile.Note;
import org.mochiyori.listfile.Reason;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Tx;

/** Tells which list a file is an issue of, and which of its records were in the issue before. */
final class Issues {
    private static final int MOST_SHOWN = 20;

    private final Db db;
    private final Ids ids;

    Issues(Db db, Ids ids) {
        this.db = db;
        this.ids = ids;
    }

    /**
     * The list that a file is an issue of: one with these columns most of whose records come again, under whatever name; or
     * one of this name. The same name alone, with other columns and other records, is another list.
     */
    String dataset(Import one, String headings, String publisher) {
        String own = one.whose().group().map(group -> group + ":").orElse("");
        String natural = Keys.dataset(own, one.file(), publisher);
        boolean owned = one.whose().group().isPresent() || !publisher.isEmpty();
        List<IssueStore.Issue> earlier = IssueStore.earlier(db, one, headings, natural);
        Optional<String> same = earlier.stream()
                .filter(issue -> isIssue(
                        issue, headings, one.file(), issue.dataset().equals(natural) && (owned || issue.known() > 0)))
                .map(IssueStore.Issue::dataset)
                .findFirst();
        boolean free = earlier.stream().noneMatch(issue -> issue.dataset().equals(natural));
        return same.orElseGet(() -> free ? natural : natural + "#" + ids.next());
    }

    private static boolean isIssue(IssueStore.Issue issue, String headings, String file, boolean named) {
        boolean most = issue.known() * 2 > issue.rows();
        if (issue.headings().equals(headings)) {
            return most || named;
        }
        // A workbook and a text of one list are two sources of the same places, and each has its own next issue.
        return most
                && Keys.ending(issue.file()).equals(Keys.ending(file))
                && Keys.stem(issue.file()).equals(Keys.stem(file));
    }

    /** Settles the keys of all rows. Returns what is to be said of it: which records seem to be gone. */
    Optional<Note> settle(Tx tx, Import one, String dataset) {
        if (!IssueStore.hasIssues(tx, one.whose().hub(), dataset)) {
            return Optional.empty();
        }
        IssueStore.recall(tx, one, dataset);
        List<String> repeated = IssueStore.repeated(tx, one, dataset);
        List<IssueStore.Left> fresh = IssueStore.fresh(tx, one, dataset, repeated);
        List<IssueStore.Left> gone = IssueStore.gone(tx, one, dataset, repeated);
        Map<Reissue.Trace, Reissue.Trace> pairs = Reissue.match(records(fresh), records(gone));
        ArrayNode keys = JsonNodeFactory.instance.arrayNode();
        for (IssueStore.Left left : fresh) {
            Optional<Reissue.Trace> other = Optional.ofNullable(pairs.get(left.record()));
            String plain = dataset + "|" + left.record().identity();
            String key = other.map(Reissue.Trace::ref).orElseGet(() -> left.taken() ? plain + "|" + ids.next() : plain);
            keys.addObject()
                    .put("record", Integer.parseInt(left.record().ref()))
                    .put("source_key", key.equals(plain) ? null : key);
        }
        IssueStore.putKeys(tx, one.id(), keys);
        return gone(gone, pairs);
    }

    /** Notes at the rows that were called otherwise in the issue before. */
    void noteRenamed(Tx tx, Import one, String dataset) {
        ArrayNode notes = JsonNodeFactory.instance.arrayNode();
        IssueStore.renamed(tx, one, dataset).forEach(pair -> {
            if (!JapaneseText.key(pair.name()).equals(JapaneseText.key(pair.before()))) {
                notes.addObject()
                        .put("record", pair.record())
                        .set("problems", EntryJson.notes(List.of(Note.of(Reason.ROW_RENAMED, "from", pair.before()))));
            }
        });
        if (!notes.isEmpty()) {
            IssueStore.addNotes(tx, one.id(), notes);
        }
    }

    private static Optional<Note> gone(List<IssueStore.Left> gone, Map<Reissue.Trace, Reissue.Trace> pairs) {
        List<String> names = new ArrayList<>();
        Set<Reissue.Trace> found = new HashSet<>(pairs.values());
        gone.stream().filter(left -> !found.contains(left.record())).forEach(left -> names.add(left.name()));
        String shown = String.join("、", names.stream().limit(MOST_SHOWN).toList());
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(Note.of(
                        Reason.FILE_RECORDS_GONE,
                        "count",
                        names.size(),
                        "names",
                        names.size() > MOST_SHOWN ? shown + "…" : shown));
    }

    private static List<Reissue.Trace> records(List<IssueStore.Left> some) {
        return some.stream().map(IssueStore.Left::record).toList();
    }
}
