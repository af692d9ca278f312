package org.mochiyori.search;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.index.ListingIndex;

/**
 * Makes an index of all that is published, and reads what is in use of it. The database reads the next page meanwhile, and
 * two threads make documents of the pages before: all of the machine is at it.
 */
final class Filling {
    private static final int PAGE = 500;

    private final IndexKeeper.Sources sources;
    private final SearchPool pool;
    private final IndexHome home;
    private final FreeBoard board;
    private final AtomicLong filled = new AtomicLong();
    private volatile boolean stopping;

    Filling(IndexKeeper.Sources sources, SearchPool pool, IndexHome home, FreeBoard board) {
        this.sources = sources;
        this.pool = pool;
        this.home = home;
        this.board = board;
    }

    /** How many listings it has taken in so far. */
    long filled() {
        return filled.get();
    }

    /** Ends at the next page. */
    void stop() {
        stopping = true;
    }

    /**
     * An index of all there is, written, or nothing when told to stop. When it fails, its folder is free again.
     *
     * @param from up to which change it knows at least
     */
    Optional<ListingIndex> make(IndexKeeper.Position from) {
        filled.set(0);
        ListingIndex next = pool.ask(home::begin);
        boolean whole = false;
        try {
            SearchPool.Line indexing = pool.new Line();
            eachPage(page -> {
                board.read(page);
                indexing.add(() -> next.add(sources.documents().all(page, board)));
                filled.addAndGet(page.size());
            });
            indexing.end();
            if (!stopping) {
                pool.run(() -> {
                    next.commit(from.change(), from.mark());
                    next.refresh();
                });
                whole = true;
            }
        } finally {
            if (!whole) {
                pool.run(next::discard);
            }
        }
        return whole ? Optional.of(next) : Optional.empty();
    }

    /** Calls with all that is published, page by page; while one is looked at, the next is read. */
    void eachPage(Consumer<List<Entry>> reader) {
        List<Entry> page =
                sources.listings().sendSnapshot(Optional.empty(), PAGE).get();
        while (!page.isEmpty() && !stopping) {
            Optional<UUID> last = Optional.of(page.getLast().id());
            Supplier<List<Entry>> next =
                    page.size() < PAGE ? List::of : sources.listings().sendSnapshot(last, PAGE);
            reader.accept(page);
            page = next.get();
        }
    }
}
