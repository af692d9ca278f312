package org.mochiyori.platform.jobs;

import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Sql;

/** The numbered change log, for reading. */
public final class ChangeLog {
    private final Db db;

    /** Over one database. */
    public ChangeLog(Db db) {
        this.db = db;
    }

    /** The next changes after a number, in order, at most {@code limit}. */
    public List<Change> listAfter(long n, int limit) {
        return listAfter(db, n, limit);
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

    static List<Change> listAfter(Sql sql, long n, int limit) {
        return sql.list(SELECT + "where n.n > $1 order by n.n limit $2", Change::from, n, limit);
    }

    static Optional<Long> position(Sql sql, String reader) {
        return sql.find("select n from readers where name = $1 for update", row -> row.getLong("n"), reader);
    }

    private static final String SELECT = """
            select n.n, e.at, e.hub, e.subject_kind, e.subject, e.kind, e.actor, e.on_behalf_of, e.data
            from event_numbers n join events e on e.id = n.event
            """;
}
