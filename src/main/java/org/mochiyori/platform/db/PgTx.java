package org.mochiyori.platform.db;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;

/**
 * One transaction on one connection. What nobody waits for yet, BEGIN first of all, crosses the wire together with the next
 * statement: the connection sends in order and the server works in order, so only the waiting is saved.
 */
final class PgTx implements Tx {
    private final SqlConnection connection;
    private final Patience patience;
    private final Statements statements;
    private final List<Runnable> followUps = new ArrayList<>();
    private final List<Future<?>> unseen = new ArrayList<>();
    private final List<Future<RowSet<Row>>> required = new ArrayList<>();

    PgTx(SqlConnection connection, Patience patience) {
        this.connection = connection;
        this.patience = patience;
        this.statements = new Statements(connection, patience);
    }

    <T> T run(Function<Tx, T> work) {
        unseen.add(connection.query("BEGIN").execute());
        T result;
        try {
            result = work.apply(this);
            settle();
        } catch (RuntimeException | Error failure) {
            rollBack(failure);
            throw failure;
        }
        commit();
        followUps.forEach(Runnable::run);
        return result;
    }

    /** Waits for what must be so. */
    void settle() {
        required.forEach(this::answer);
    }

    private void commit() {
        Future<?> commit = connection.query("COMMIT").execute();
        try {
            patience.await(commit);
        } catch (RuntimeException broken) {
            throw refused(broken).orElseGet(() -> new CommitUnknown(broken));
        }
        // After a statement that failed, COMMIT rolls back and does not call that an error.
        seen();
    }

    /**
     * The failure that tells for sure that nothing was committed: of a statement before, or the server's answer to COMMIT
     * (a deferred constraint, for example). A server that is going down tells nothing for sure.
     */
    private Optional<RuntimeException> refused(RuntimeException atCommit) {
        for (Future<?> each : unseen) {
            if (each.failed() && each.cause() instanceof PgException refused && !Outage.isOutage(refused)) {
                return Optional.of(refused);
            }
        }
        return atCommit instanceof PgException && !Outage.isOutage(atCommit) ? Optional.of(atCommit) : Optional.empty();
    }

    private void rollBack(Throwable cause) {
        try {
            patience.await(connection.query("ROLLBACK").execute());
        } catch (RuntimeException broken) {
            // A dead connection rolls back by itself; the first failure is the one to tell.
            cause.addSuppressed(broken);
        }
    }

    @Override
    public Optional<Problem> attempt(Runnable work) {
        unseen.add(connection.query("SAVEPOINT attempt").execute());
        int before = followUps.size();
        try {
            work.run();
            unseen.add(connection.query("RELEASE SAVEPOINT attempt").execute());
            return Optional.empty();
        } catch (Refused refused) {
            unseen.add(connection.query("ROLLBACK TO SAVEPOINT attempt").execute());
            followUps.subList(before, followUps.size()).clear();
            return Optional.of(refused.problem());
        }
    }

    @Override
    public void afterCommit(Runnable followUp) {
        followUps.add(followUp);
    }

    @Override
    public <T> List<T> list(String sql, Function<Row, T> mapper, @Nullable Object... arguments) {
        return Statements.mapped(answer(statements.send(sql, arguments)), mapper);
    }

    @Override
    public <T> Supplier<List<T>> send(String sql, Function<Row, T> mapper, @Nullable Object... arguments) {
        Future<RowSet<Row>> sent = statements.send(sql, arguments);
        unseen.add(sent);
        return () -> Statements.mapped(answer(sent), mapper);
    }

    @Override
    public int update(String sql, @Nullable Object... arguments) {
        return answer(statements.send(sql, arguments)).rowCount();
    }

    @Override
    public void updateLater(String sql, @Nullable Object... arguments) {
        unseen.add(statements.send(sql, arguments));
    }

    @Override
    public Runnable require(Supplier<? extends RuntimeException> otherwise, String sql, @Nullable Object... arguments) {
        Future<RowSet<Row>> changed = statements
                .send(sql, arguments)
                .compose(rows ->
                        rows.rowCount() > 0 ? Future.succeededFuture(rows) : Future.failedFuture(otherwise.get()));
        unseen.add(changed);
        required.add(changed);
        return () -> answer(changed);
    }

    @Override
    public void batch(String sql, List<List<@Nullable Object>> arguments) {
        if (!arguments.isEmpty()) {
            answer(statements.sendBatch(sql, arguments));
        }
    }

    /** Waits; the first failure on the way is told, not those that it brought about. */
    private RowSet<Row> answer(Future<RowSet<Row>> sent) {
        RowSet<Row> rows;
        try {
            rows = patience.await(sent);
        } catch (RuntimeException last) {
            seen();
            throw last;
        }
        seen();
        return rows;
    }

    /** All that was sent before an answer has been answered before it. */
    private void seen() {
        Future<?> failed = null;
        for (Iterator<Future<?>> each = unseen.iterator(); each.hasNext(); ) {
            Future<?> sent = each.next();
            if (sent.isComplete()) {
                each.remove();
                failed = failed == null && sent.failed() ? sent : failed;
            }
        }
        if (failed != null) {
            patience.await(failed);
        }
    }
}
