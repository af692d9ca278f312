package org.mochiyori.platform.db;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
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
 * One transaction on one connection, taken when something is first waited for. What nobody waits for yet, BEGIN first of
 * all, crosses the wire together with what is: the connection sends in order and the server works in order, so only the
 * waiting is saved.
 */
final class PgTx implements Tx {
    private final Pool pool;
    private final Wire wire;
    private final List<Runnable> followUps = new ArrayList<>();
    private final List<Letter<?>> unsent = new ArrayList<>();
    private final List<Future<?>> unseen = new ArrayList<>();
    private final List<Future<RowSet<Row>>> required = new ArrayList<>();
    private @Nullable Future<SqlConnection> connection;

    PgTx(Pool pool, Wire wire) {
        this.pool = pool;
        this.wire = wire;
    }

    /** What is still to be sent, and who is told of what came of it. */
    private record Letter<T>(Function<SqlConnection, Future<T>> statement, Promise<T> answer) {
        void send(SqlConnection connection) {
            try {
                statement.apply(connection).onComplete(answer);
            } catch (RuntimeException unfit) {
                answer.fail(unfit);
            }
        }
    }

    <T> T run(Function<Tx, T> work) {
        unseen.add(say("BEGIN"));
        T result;
        try {
            result = work.apply(this);
            settle();
        } catch (RuntimeException | Error failure) {
            rollBack(failure);
            throw failure;
        }
        if (connection != null || unsent.size() > 1) {
            commit();
        }
        followUps.forEach(Runnable::run);
        return result;
    }

    /** Waits for what must be so. */
    void settle() {
        required.forEach(this::answer);
    }

    private void commit() {
        Future<?> commit = end("COMMIT");
        Future<SqlConnection> taken = flush();
        try {
            wire.await(commit);
        } catch (RuntimeException broken) {
            if (taken.failed()) {
                throw broken; // before anything was sent
            }
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
        IllegalStateException over = new IllegalStateException("the transaction is over");
        unsent.forEach(letter -> letter.answer().fail(over));
        unsent.clear();
        if (connection == null) {
            return;
        }
        Future<?> rolledBack = end("ROLLBACK");
        flush();
        try {
            wire.await(rolledBack);
        } catch (RuntimeException broken) {
            // A dead connection rolls back by itself; the first failure is the one to tell.
            if (!broken.equals(cause)) {
                cause.addSuppressed(broken);
            }
        }
    }

    @Override
    public Optional<Problem> attempt(Runnable work) {
        unseen.add(say("SAVEPOINT attempt"));
        int before = followUps.size();
        try {
            work.run();
            unseen.add(say("RELEASE SAVEPOINT attempt"));
            return Optional.empty();
        } catch (Refused refused) {
            unseen.add(say("ROLLBACK TO SAVEPOINT attempt"));
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
        return Statements.mapped(answer(write(sql, arguments)), mapper);
    }

    @Override
    public <T> Supplier<List<T>> send(String sql, Function<Row, T> mapper, @Nullable Object... arguments) {
        Future<RowSet<Row>> rows = write(sql, arguments);
        unseen.add(rows);
        return () -> Statements.mapped(answer(rows), mapper);
    }

    @Override
    public int update(String sql, @Nullable Object... arguments) {
        return answer(write(sql, arguments)).rowCount();
    }

    @Override
    public void updateLater(String sql, @Nullable Object... arguments) {
        unseen.add(write(sql, arguments));
    }

    @Override
    public Runnable require(Supplier<? extends RuntimeException> otherwise, String sql, @Nullable Object... arguments) {
        Future<RowSet<Row>> changed = write(sql, arguments)
                .compose(rows ->
                        rows.rowCount() > 0 ? Future.succeededFuture(rows) : Future.failedFuture(otherwise.get()));
        unseen.add(changed);
        required.add(changed);
        return () -> answer(changed);
    }

    @Override
    public void batch(String sql, List<List<@Nullable Object>> arguments) {
        if (!arguments.isEmpty()) {
            answer(write(each -> Statements.sendBatch(each, sql, arguments)));
        }
    }

    private Future<RowSet<Row>> say(String command) {
        return write(each -> each.query(command).execute());
    }

    /** The last command: once it is answered, the connection is given back. */
    private Future<RowSet<Row>> end(String command) {
        return write(each -> each.query(command).execute().onComplete(whatever -> each.close()));
    }

    private Future<RowSet<Row>> write(String sql, @Nullable Object... arguments) {
        return write(each -> Statements.send(each, sql, arguments));
    }

    private <T> Future<T> write(Function<SqlConnection, Future<T>> statement) {
        Letter<T> letter = new Letter<>(statement, Promise.promise());
        unsent.add(letter);
        return letter.answer().future();
    }

    /** Sends what is unsent, all in one task of the event loop; the first time, on a connection taken there. */
    private Future<SqlConnection> flush() {
        Promise<SqlConnection> taking = Promise.promise();
        boolean first = connection == null;
        Future<SqlConnection> taken = connection == null ? taking.future() : connection;
        connection = taken;
        List<Letter<?>> letters = List.copyOf(unsent);
        unsent.clear();
        if (first || !letters.isEmpty()) {
            wire.run(() -> {
                if (first) {
                    pool.getConnection().onComplete(taking);
                }
                taken.onComplete(
                        mine -> letters.forEach(letter -> letter.send(mine)),
                        none -> letters.forEach(letter -> letter.answer().fail(none)));
            });
        }
        return taken;
    }

    /** Waits; the first failure on the way is told, not those that it brought about. */
    private <T> T answer(Future<T> sent) {
        flush();
        T rows;
        try {
            rows = wire.await(sent);
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
            wire.await(failed);
        }
    }
}
