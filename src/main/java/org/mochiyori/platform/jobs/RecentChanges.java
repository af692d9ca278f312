package org.mochiyori.platform.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The end of the change log as far as it has been read: without gaps, and as changes never change, true for ever. */
final class RecentChanges {
    private final int most;
    private final Lock lock = new ReentrantLock();
    private final List<Change> changes = new ArrayList<>();

    /** @param most how many are kept; twice as many for a while */
    RecentChanges(int most) {
        this.most = most;
    }

    /** What is known to come next after a number, at most so many; nothing where that is not known. */
    List<Change> after(long n, int limit) {
        lock.lock();
        try {
            if (changes.isEmpty() || n + 1 < changes.getFirst().n() || n >= last()) {
                return List.of();
            }
            int from = (int) (n + 1 - changes.getFirst().n());
            return List.copyOf(changes.subList(from, Math.min(changes.size(), from + limit)));
        } finally {
            lock.unlock();
        }
    }

    /** Takes in what was read one after the other; what is older than all that is known is left. */
    void add(List<Change> read) {
        lock.lock();
        try {
            if (read.isEmpty() || (!changes.isEmpty() && read.getLast().n() <= last())) {
                return;
            }
            if (changes.isEmpty() || read.getFirst().n() > last() + 1) {
                changes.clear();
                changes.addAll(read);
            } else {
                changes.addAll(read.subList((int) (last() + 1 - read.getFirst().n()), read.size()));
            }
            if (changes.size() > 2 * most) {
                changes.subList(0, changes.size() - most).clear();
            }
        } finally {
            lock.unlock();
        }
    }

    private long last() {
        return changes.getLast().n();
    }
}
