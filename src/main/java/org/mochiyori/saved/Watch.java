package org.mochiyori.saved;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.jobs.Change;
import org.mochiyori.platform.jobs.ChangeLog;
import org.mochiyori.search.Alerts;
import org.mochiyori.search.Wanted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All saved searches in this process's memory, in step with the change log. */
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final int PAGE = 1000;
    private static final UUID FIRST = new UUID(0, 0);
    private static final long UNREAD = -1;

    private final Db db;
    private final ChangeLog log;
    private final Alerts alerts;
    private final Map<UUID, Kept> kept = new HashMap<>();
    private final ReentrantLock one = new ReentrantLock();
    private long position = UNREAD;

    Watch(Db db, ChangeLog log, Alerts alerts) {
        this.db = db;
        this.log = log;
        this.alerts = alerts;
    }

    /** What is known of a search without asking the database. */
    record Kept(UUID id, Wanted wanted, Instant since) {}

    /** Brings them up to now. The first time it reads all there are, which may take a minute: do it in no transaction. */
    void catchUp() {
        one.lock();
        try {
            follow();
        } finally {
            one.unlock();
        }
    }

    /** The searches that these listings answer in all but their time, by the id of the listing, as of now or later. */
    Map<UUID, List<Kept>> match(List<Entry> entries) {
        one.lock();
        try {
            follow();
            Map<UUID, List<Kept>> all = new HashMap<>();
            alerts.match(entries)
                    .forEach((listing, ids) -> all.put(
                            listing,
                            ids.stream()
                                    .flatMap(id -> Optional.ofNullable(kept.get(id)).stream())
                                    .toList()));
            return all;
        } finally {
            one.unlock();
        }
    }

    private void follow() {
        if (position == UNREAD) {
            long latest = log.latest();
            readAll();
            position = latest;
        }
        List<Change> changes;
        do {
            changes = log.nextAfter(position, PAGE);
            Set<UUID> touched = new HashSet<>();
            changes.stream()
                    .filter(change -> change.subjectKind().equals(SavedSearches.SUBJECT))
                    .forEach(change -> touched.add(UUID.fromString(change.subject())));
            if (!touched.isEmpty()) {
                take(SavedStore.list(db, touched), touched);
            }
            position = changes.isEmpty() ? position : changes.getLast().n();
        } while (changes.size() == PAGE);
    }

    private void readAll() {
        List<SavedSearch> page;
        UUID after = FIRST;
        do {
            page = SavedStore.listAfter(db, after, PAGE);
            take(page, Set.of());
            after = page.isEmpty() ? after : page.getLast().id();
        } while (page.size() == PAGE);
    }

    /** Takes these, and forgets what was touched and is not among them. */
    private void take(List<SavedSearch> present, Set<UUID> touched) {
        Map<UUID, Wanted> wanted = new HashMap<>();
        Set<UUID> gone = new HashSet<>(touched);
        for (SavedSearch search : present) {
            read(search).ifPresent(read -> {
                wanted.put(search.id(), read);
                kept.put(search.id(), new Kept(search.id(), read, search.created()));
                gone.remove(search.id());
            });
        }
        gone.forEach(kept::remove);
        alerts.remove(gone);
        alerts.put(wanted);
    }

    /** What was fine when it was saved may name an area or a word of the field that has gone since. */
    private Optional<Wanted> read(SavedSearch search) {
        try {
            return Optional.of(alerts.read(search.query()));
        } catch (Refused outdated) {
            LOG.warn("saved search {} cannot be read any more", search.id(), outdated);
            return Optional.empty();
        }
    }
}
