package org.mochiyori.platform.jobs;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.db.Tx;

/**
 * Follows the change log for work whose result lies in the database, such as messages to people: the
 * work and the reader's place are one transaction, so each change is worked on exactly once, whichever
 * process does it.
 */
public final class ChangeReader {
    private static final int BATCH = 1000;

    private final ChangeLog log;
    private final String name;
    private final Work work;
    private final int batch;

    /** What to do with the next changes, in the transaction that moves the reader past them. */
    @FunctionalInterface
    public interface Work {
        /** Takes them in their order, at least one. Throws to stop before the first; they come again. */
        void take(Tx tx, List<Change> changes);
    }

    /**
     * A reader that starts with the first change ever.
     *
     * @param name its name in the table {@code readers}, fixed for ever
     */
    public ChangeReader(ChangeLog log, String name, Work work) {
        this(log, name, BATCH, work);
    }

    /**
     * The same for work that takes its time.
     *
     * @param batch how many changes at most in one transaction, which is ended if it stands still for a minute
     */
    public ChangeReader(ChangeLog log, String name, int batch, Work work) {
        this.log = log;
        this.name = name;
        this.batch = batch;
        this.work = work;
    }

    /** Works on all that is there. Returns how many changes it took. */
    public int run() {
        int total = 0;
        int taken;
        do {
            taken = log.db().inTransaction(this::takeSome);
            total += taken;
        } while (taken == batch);
        return total;
    }

    private int takeSome(Tx tx) {
        long n = position(tx).or(() -> begin(tx)).orElseThrow();
        List<Change> changes = log.nextAfter(tx, n, batch);
        if (!changes.isEmpty()) {
            work.take(tx, changes);
            tx.update(
                    "update readers set n = $2 where name = $1",
                    name,
                    changes.getLast().n());
        }
        return changes.size();
    }

    private Optional<Long> position(Tx tx) {
        return tx.find("select n from readers where name = $1 for update", row -> row.getLong("n"), name);
    }

    private Optional<Long> begin(Tx tx) {
        tx.update("insert into readers (name, n) values ($1, 0) on conflict do nothing", name);
        return position(tx);
    }
}
