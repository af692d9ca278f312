package org.mochiyori.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Listings;
import org.mochiyori.index.ListingIndex;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.jobs.Change;
import org.mochiyori.platform.jobs.ChangeLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this process's index in step with the catalogue: opens it, fills it when it is missing, broken or another
 * database's, and follows the change log from the number that it holds. One step at a time, whoever asks for it.
 */
final class IndexKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);
    private static final int BATCH = 500;
    private static final Duration COMMIT = Duration.ofSeconds(30);

    private final Sources sources;
    private final SearchPool pool;
    private final IndexHome home;
    private final FreeBoard board;
    private final KeptFreeTime freeTime;
    private final ReentrantLock step = new ReentrantLock();
    private final Filling filling;
    private final AtomicLong turn = new AtomicLong();

    private volatile @Nullable ListingIndex serving;
    private volatile Instant asOf = Instant.EPOCH;
    private volatile boolean stopping;
    private volatile boolean wantsRebuild;
    private Position position = Position.START;
    private Instant committed = Instant.EPOCH;

    IndexKeeper(Sources sources, SearchPool pool, IndexHome home, FreeBoard board) {
        this.sources = sources;
        this.pool = pool;
        this.home = home;
        this.board = board;
        this.freeTime = new KeptFreeTime(pool, home, board, sources.clock());
        this.filling = new Filling(sources, pool, home, board);
    }

    /** What the index is made from. */
    record Sources(
            Listings listings, ChangeLog log, Documents documents, Scopes scopes, java.time.InstantSource clock) {}

    /** Up to which change the index knows. */
    record Position(long change, String mark) {
        static final Position START = new Position(0, "");

        static Position of(Change change) {
            return new Position(change.n(), change.at() + " " + change.subject() + " " + change.kind());
        }
    }

    /** Whether there is an index that answers. */
    boolean isServing() {
        return serving != null;
    }

    /** The index that answers. @throws Refused as unavailable while there is none yet */
    ListingIndex serving() {
        ListingIndex index = serving;
        if (index == null) {
            throw new Refused(new Problem.Unavailable("search", Duration.ofSeconds(2)));
        }
        return index;
    }

    /** The moment whose truth the index holds at least. */
    Instant asOf() {
        return asOf;
    }

    /** How many listings the index that is being filled has taken in so far. */
    long filled() {
        return filling.filled();
    }

    /** Brings the index up to what the change log says now; opens or fills it first where needed. */
    void catchUp() {
        step.lock();
        try {
            if (serving == null) {
                open();
            } else if (wantsRebuild) {
                rebuild();
            }
            follow();
        } finally {
            step.unlock();
        }
    }

    /** Has the index built anew beside the one that answers, with the next step. */
    void reindex() {
        wantsRebuild = true;
    }

    /** The index that answers, if there is one yet. */
    Optional<ListingIndex> findServing() {
        return Optional.ofNullable(serving);
    }

    /** Another number whenever what is findable may have changed. */
    long turn() {
        return turn.get();
    }

    /** Ids that only one of index and catalogue has; nothing when all is well. */
    Set<String> differences() {
        Set<String> differing = new TreeSet<>();
        ListingIndex index = serving();
        pool.run(() -> index.each(kept -> differing.add(kept.id())));
        filling.eachPage(page -> page.forEach(entry -> {
            String id = entry.id().toString();
            if (!differing.remove(id)) {
                differing.add(id);
            }
        }));
        return differing;
    }

    /** Begins nothing more; a filling under way ends at its next page. */
    void stop() {
        stopping = true;
        filling.stop();
    }

    /** Writes what is known and closes. */
    void close() {
        stop();
        step.lock();
        try {
            ListingIndex index = serving;
            serving = null;
            if (index != null) {
                pool.run(() -> {
                    index.commit(position.change(), position.mark());
                    index.close();
                });
                freeTime.keepIfReached(position);
            }
        } finally {
            step.unlock();
        }
    }

    private void open() {
        Optional<ListingIndex> found = pool.ask(home::open);
        Optional<Long> change = found.flatMap(ListingIndex::change);
        if (found.isPresent() && change.isPresent() && isOurs(found.get(), change.get())) {
            ListingIndex index = found.get();
            position = new Position(change.get(), index.mark());
            learn(index);
            serving = index;
            LOG.info("search index opened at change {}", position.change());
            return;
        }
        found.ifPresent(foreign -> pool.run(foreign::close));
        rebuild();
    }

    /** Takes over the numbers that the index bears, and what can be applied for here. */
    private void learn(ListingIndex index) {
        Optional<Position> kept = freeTime.restore(one -> one.change() <= position.change() && isOurs(one));
        // What was kept with the index's last commit knows the same numbers.
        if (kept.isEmpty() || !kept.get().equals(position)) {
            pool.run(() -> index.eachNumber((id, ordinal) -> board.learn(UUID.fromString(id), ordinal)));
        }
        if (kept.isPresent()) {
            replay(kept.get());
        } else {
            readAll(index);
        }
    }

    /** What has changed since the free time was kept, up to what the index holds. */
    private void replay(Position since) {
        Position at = since;
        List<Change> changes = sources.log().listAfter(at.change(), BATCH);
        while (!changes.isEmpty() && at.change() < position.change()) {
            Touched touched = touched(changes);
            board.usedElsewhere(touched.used());
            takeIn(touched.listings());
            at = Position.of(changes.getLast());
            changes = sources.log().listAfter(at.change(), BATCH);
        }
        board.refresh();
    }

    private List<Entry> takeIn(Set<UUID> listings) {
        List<Entry> present =
                listings.isEmpty() ? List.of() : sources.listings().forIndex(listings);
        Set<UUID> gone = new HashSet<>(listings);
        present.forEach(entry -> {
            gone.remove(entry.id());
            board.ordinal(entry);
        });
        gone.forEach(board::forget);
        return present;
    }

    private void readAll(ListingIndex index) {
        List<UUID> here = new ArrayList<>();
        pool.run(() -> index.each(kept -> {
            if (kept.here()) {
                here.add(UUID.fromString(kept.id()));
            }
        }));
        for (int from = 0; from < here.size(); from += BATCH) {
            board.read(sources.listings().forIndex(here.subList(from, Math.min(here.size(), from + BATCH))));
        }
    }

    /** Whether the change it ends with is the same in our log. */
    private boolean isOurs(ListingIndex index, long change) {
        return isOurs(new Position(change, index.mark()));
    }

    private boolean isOurs(Position last) {
        return last.change() == 0
                || sources.log().listAfter(last.change() - 1, 1).stream()
                        .map(Position::of)
                        .anyMatch(last::equals);
    }

    private void rebuild() {
        wantsRebuild = false;
        Instant begun = sources.clock().instant();
        Position from = sources.log().listAfter(sources.log().latest() - 1, 1).stream()
                .map(Position::of)
                .findFirst()
                .orElse(Position.START);
        Optional<ListingIndex> next = filling.make(from);
        if (next.isEmpty()) {
            return;
        }
        ListingIndex before = serving;
        position = from;
        serving = next.get();
        turn.incrementAndGet();
        asOf = begun;
        freeTime.keep(position);
        LOG.info("search index filled with {} listings", filling.filled());
        pool.run(() -> {
            if (before != null) {
                before.close();
            }
            home.keepOnlyNewest();
        });
    }

    private void follow() {
        ListingIndex index = serving;
        while (index != null && !stopping) {
            Instant now = sources.clock().instant();
            List<Change> changes = sources.log().nextAfter(position.change(), BATCH);
            if (!changes.isEmpty()) {
                sources.scopes().forget();
                take(index, changes);
                position = Position.of(changes.getLast());
            }
            if (changes.size() < BATCH) {
                asOf = now;
                commitNowAndThen(index, now);
                return;
            }
        }
    }

    private void take(ListingIndex index, List<Change> changes) {
        Touched touched = touched(changes);
        board.usedElsewhere(touched.used());
        if (!touched.listings().isEmpty()) {
            Set<UUID> gone = new HashSet<>(touched.listings());
            List<Entry> present = takeIn(touched.listings());
            present.forEach(entry -> gone.remove(entry.id()));
            turn.incrementAndGet();
            pool.run(() -> {
                index.put(sources.documents().all(present, board));
                index.remove(gone.stream().map(UUID::toString).toList());
                index.refresh();
            });
        }
    }

    /** Listings that have changed, and those of which uses were taken or given back. */
    private record Touched(Set<UUID> listings, Set<UUID> used) {}

    private Touched touched(List<Change> changes) {
        Touched touched = new Touched(new HashSet<>(), new HashSet<>());
        for (Change change : changes) {
            switch (change.subjectKind()) {
                case "listing" -> touched.listings().add(UUID.fromString(change.subject()));
                case "booking", "block", "outsidecalendar" -> {
                    String listing = change.data().path("listing").asText();
                    if (!listing.isEmpty()) {
                        touched.used().add(UUID.fromString(listing));
                    }
                    // A closed day or an emergency is about many.
                    change.data().path("listings").forEach(one -> touched.used().add(UUID.fromString(one.asText())));
                }
                case "group" ->
                    sources.listings().listOfGroup(UUID.fromString(change.subject())).stream()
                            .map(Entry::id)
                            .forEach(touched.listings()::add);
                default -> {}
            }
        }
        return touched;
    }

    private void commitNowAndThen(ListingIndex index, Instant now) {
        boolean due = now.isAfter(committed.plus(COMMIT));
        if (due && position.change() > index.change().orElse(-1L)) {
            pool.run(() -> index.commit(position.change(), position.mark()));
            committed = now;
            freeTime.keepNowAndThen(position, now);
        }
    }
}
