package org.mochiyori.index;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexReader.CacheKey;
import org.apache.lucene.search.Query;

/**
 * What was found of common words, for the next who asks for them: a segment never changes, and what is free or may be seen
 * is asked beside it each time. As much as a part of the memory holds; what nobody has asked for longest goes first.
 */
final class KnownWorths {
    private static final int SHARE = 16;
    /** What fewer listings than one in so many meet is found again soon, and would take as much room as all else. */
    private static final int RARE = 512;
    /** A segment of so few listings takes no room. */
    private static final int FEW = 1 << 16;

    private final long most = Runtime.getRuntime().maxMemory() / SHARE;
    private final Map<Asked, Worths> known = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<CacheKey> watched = new HashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private long held;

    private record Asked(CacheKey segment, Query question) {}

    Optional<Worths> find(CacheKey segment, Query question) {
        lock.lock();
        try {
            return Optional.ofNullable(known.get(new Asked(segment, question)));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Keeps what was found, if that is worth it.
     *
     * @param listings of the segment
     */
    void keep(IndexReader.CacheHelper segment, Query question, Worths found, int listings) {
        if (listings > FEW && found.count() * (long) RARE < listings) {
            return;
        }
        lock.lock();
        try {
            Worths before = known.put(new Asked(segment.getKey(), question), found);
            held += found.bytes() - (before == null ? 0 : before.bytes());
            Iterator<Worths> oldest = known.values().iterator();
            while (held > most && oldest.hasNext()) {
                held -= oldest.next().bytes();
                oldest.remove();
            }
            if (watched.add(segment.getKey())) {
                segment.addClosedListener(this::forget);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A segment that was merged into another, or is read no more. */
    private void forget(CacheKey segment) {
        lock.lock();
        try {
            watched.remove(segment);
            known.entrySet().removeIf(each -> {
                boolean gone = each.getKey().segment().equals(segment);
                held -= gone ? each.getValue().bytes() : 0;
                return gone;
            });
        } finally {
            lock.unlock();
        }
    }
}
