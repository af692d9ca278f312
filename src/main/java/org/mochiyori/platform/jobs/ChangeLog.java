package org.mochiyori.platform.jobs;

import java.util.List;
import java.util.stream.Stream;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Sql;

/**
 * The numbered change log, for reading. Whoever {@link #nextAfter follows} it reads what the others of this process have just
 * read out of memory, and out of the database only what has come since.
 */
public final class ChangeLog {
    /** What a busy server writes while its slowest follower rests. */
    private static final int KEPT = 8192;

    private final Db db;
    private final RecentChanges recent = new RecentChanges(KEPT);

    /** Over one database. */
    public ChangeLog(Db db) {
        this.db = db;
    }

    /** The next changes after a number as the database has them, in order, at most {@code limit}. */
    public List<Change> listAfter(long n, int limit) {
        return read(db, n, limit);
    }

    /** The same for those who follow. */
    public List<Change> nextAfter(long n, int limit) {
        return nextAfter(db, n, limit);
    }

    /** The number of the latest change; 0 when nothing has happened yet. */
    public long latest() {
        return db.get("select coalesce(max(n), 0) as n from event_numbers", row -> row.getLong("n"));
    }

    /** What happened to one thing, oldest first. */
    public List<Change> listOf(String subjectKind, String subject) {
        return db.list(
                SELECT + "where e.subject_kind = $1 and e.subject = $2 order by n.n",
                Change::from,
                subjectKind,
                subject);
    }

    /** The same on a follower's own connection. */
    List<Change> nextAfter(Sql sql, long n, int limit) {
        List<Change> known = recent.after(n, limit);
        if (known.size() == limit) {
            return known;
        }
        List<Change> fresh = read(sql, known.isEmpty() ? n : known.getLast().n(), limit - known.size());
        recent.add(fresh);
        return Stream.concat(known.stream(), fresh.stream()).toList();
    }

    private static List<Change> read(Sql sql, long n, int limit) {
        return sql.list(SELECT + "where n.n > $1 order by n.n limit $2", Change::from, n, limit);
    }

    Db db() {
        return db;
    }

    private static final String SELECT = """
            select n.n, e.at, e.hub, e.subject_kind, e.subject, e.kind, e.actor, e.on_behalf_of, e.data
            from event_numbers n join events e on e.id = n.event
            """;
}
