package org.mochiyori.platform.keeping;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Sql;

/**
 * Rows of one table that go, or lose a part, when their time is over. Counting and taking away share one condition, so
 * that what a dry run tells is what happens.
 */
public final class RowTerm implements Term {
    private static final int BATCH = 5000;

    private final String name;
    private final String sentence;
    private final TemporalAmount kept;
    private final Rows rows;

    private RowTerm(String name, String sentence, TemporalAmount kept, Rows rows) {
        this.name = name;
        this.sentence = sentence;
        this.kept = kept;
        this.rows = rows;
    }

    /**
     * Which rows, and what becomes of them.
     *
     * @param act {@code delete from t} or {@code update t set …}
     * @param condition over the alias {@code t}; {@code $1} is the moment before which things are due
     */
    private record Rows(String table, String act, String condition) {}

    /** What is kept for how long; say next what becomes of it. */
    public static Named of(String name, String sentence, TemporalAmount kept) {
        return new Named(name, sentence, kept);
    }

    /** A term of which only the rows are missing. */
    public record Named(String name, String sentence, TemporalAmount kept) {
        /** Rows {@code t} that go. */
        public RowTerm delete(String table, String condition) {
            return new RowTerm(name, sentence, kept, new Rows(table, "delete from " + table + " t", condition));
        }

        /** Rows {@code t} that stay and lose a part; afterwards the condition must no longer hold for them. */
        public RowTerm clear(String table, String change, String condition) {
            return new RowTerm(
                    name, sentence, kept, new Rows(table, "update " + table + " t set " + change, condition));
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    @Override
    public long due(Sql sql, Instant now) {
        return sql.get(
                "select count(*) as n from " + rows.table() + " t where " + rows.condition(),
                row -> row.getLong("n"),
                before(now));
    }

    @Override
    public int end(Db db, Instant now) {
        // Another process may be at it too: each takes rows that the other has not locked.
        return db.update(
                rows.act() + " where t.ctid = any (array(select t.ctid from " + rows.table() + " t where "
                        + rows.condition() + " limit " + BATCH + " for update of t skip locked))",
                before(now));
    }

    private OffsetDateTime before(Instant now) {
        return now.atOffset(ZoneOffset.UTC).minus(kept);
    }
}
