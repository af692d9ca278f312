package org.mochiyori.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Listings;
import org.mochiyori.index.Kept;
import org.mochiyori.index.WrittenIndex;
import org.mochiyori.platform.jobs.Change;
import org.mochiyori.platform.jobs.ChangeLog;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Examination;

/**
 * Holds the index on disk against the catalogue, also beside the server that writes it: what changed after the index
 * was last written is the server's to catch up with.
 */
final class IndexCheck implements Check {
    private static final Promise PROMISE = new Promise(
            "search-index",
            "Search finds the published listings, all of them and as they are (I7).",
            "Have the index made anew: stop the server, ./mochiyori reindex, start it.");
    private static final Duration LATE = Duration.ofMinutes(10);
    private static final int PAGE = 500;

    private final Listings listings;
    private final ChangeLog log;
    private final Documents documents;
    private final Path folder;

    IndexCheck(Listings listings, ChangeLog log, Documents documents, Path folder) {
        this.listings = listings;
        this.log = log;
        this.documents = documents;
        this.folder = folder;
    }

    @Override
    public Promise promise() {
        return PROMISE;
    }

    @Override
    public void look(Examination examination) {
        Optional<WrittenIndex> written;
        try {
            written = WrittenIndex.read(IndexHome.folders(folder));
        } catch (IOException broken) {
            examination.found("The index in " + folder + " cannot be read.", List.of());
            return;
        }
        if (written.isEmpty()) {
            examination.note(
                    "There is no search index in " + folder + " to look at; a server makes it when it starts.");
        } else if (isOurs(written.get())) {
            compare(written.get(), examination);
        } else {
            examination.note("The search index in " + folder
                    + " is of another database or an earlier state of it; a server makes it anew when it starts.");
        }
    }

    private void compare(WrittenIndex index, Examination examination) {
        Map<String, String> differing = differences(index);
        Set<String> later = changedSince(index.change(), examination);
        differing.keySet().removeAll(later);
        differing.forEach((id, how) -> examination.found("Listing " + id + " " + how + ".", List.of(id)));
    }

    private Map<String, String> differences(WrittenIndex index) {
        Map<String, Kept> left = new HashMap<>(index.listings());
        Map<String, String> differing = new HashMap<>();
        Optional<UUID> after = Optional.empty();
        List<Entry> page;
        do {
            page = listings.snapshot(after, PAGE);
            for (Entry entry : page) {
                String id = entry.id().toString();
                Optional<Kept> kept = Optional.ofNullable(left.remove(id));
                if (kept.isEmpty()) {
                    differing.put(id, "is published and not in the index");
                } else if (!kept.get().isOf(documents.of(entry, kept.get().ordinal()))) {
                    differing.put(id, "is in the index as it was before");
                }
            }
            after = page.isEmpty() ? after : Optional.of(page.getLast().id());
        } while (page.size() == PAGE);
        left.keySet().forEach(id -> differing.put(id, "is in the index and not published"));
        return differing;
    }

    private boolean isOurs(WrittenIndex index) {
        return index.change() == 0
                || log.listAfter(index.change() - 1, 1).stream()
                        .map(IndexKeeper.Position::of)
                        .anyMatch(found -> found.equals(new IndexKeeper.Position(index.change(), index.mark())));
    }

    /** Listings that changes after a number touch; tells if one of them should long be in the index. */
    private Set<String> changedSince(long number, Examination examination) {
        Set<String> touched = new HashSet<>();
        boolean late = false;
        long n = number;
        List<Change> some;
        do {
            some = log.listAfter(n, PAGE);
            for (Change change : some) {
                Set<String> its = touchedBy(change);
                late |= !its.isEmpty() && change.at().isBefore(examination.now().minus(LATE));
                touched.addAll(its);
                n = change.n();
            }
        } while (some.size() == PAGE);
        if (late && examination.serving()) {
            examination.found(
                    "The index stands at change " + number + " of " + n + " and does not follow.",
                    List.of(String.valueOf(number)));
        }
        return touched;
    }

    private Set<String> touchedBy(Change change) {
        Set<String> touched = new HashSet<>();
        if (change.subjectKind().equals("listing")) {
            touched.add(change.subject());
        } else if (change.subjectKind().equals("group")) {
            listings.listOfGroup(UUID.fromString(change.subject()))
                    .forEach(entry -> touched.add(entry.id().toString()));
        }
        return touched;
    }
}
