package org.mochiyori.platform.db;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One transaction on one connection. */
final class PgTx implements Tx {
    private final SqlConnection connection;
    private final Patience patience;
    private final Statements statements;
    private final List<Runnable> followUps = new ArrayList<>();

    PgTx(SqlConnection connection, Patience patience) {
        this.connection = connection;
        this.patience = patience;
        this.statements = new Statements(connection, patience);
    }

    <T> T run(Function<Tx, T> work) {
        patience.await(connection.query("BEGIN").execute());
        T result;
        try {
            result = work.apply(this);
        } catch (RuntimeException | Error failure) {
            rollBack(failure);
            throw failure;
        }
        commit();
        followUps.forEach(Runnable::run);
        return result;
    }

    private void commit() {
        try {
            patience.await(connection.query("COMMIT").execute());
        } catch (PgException refused) {
            // The server answered, so it did not commit (a deferred constraint, for example).
            throw refused;
        } catch (RuntimeException broken) {
            throw new CommitUnknown(broken);
        }
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
    public void afterCommit(Runnable followUp) {
        followUps.add(followUp);
    }

    @Override
    public <T> List<T> list(String sql, Function<Row, T> mapper, @Nullable Object... arguments) {
        return statements.list(sql, mapper, arguments);
    }

    @Override
    public int update(String sql, @Nullable Object... arguments) {
        return statements.update(sql, arguments);
    }

    @Override
    public void batch(String sql, List<List<@Nullable Object>> arguments) {
        statements.batch(sql, arguments);
    }
}
