package org.mochiyori.platform.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The pool of connections. Used directly, each statement is its own transaction; {@link
 * #inTransaction} makes several one.
 *
 * <p>Every wait is bounded twice: here, and on the server by {@code statement_timeout}, because giving
 * up the wait does not stop the statement.
 */
public final class Db implements Sql, AutoCloseable {
    private static final Duration LOCK = Duration.ofSeconds(10);

    private final Pool pool;
    private final Wire wire;

    // What is asked through the pool by a thread that holds a transaction runs on that transaction's connection:
    // sixteen transactions that each wait for a second connection would wait for each other.
    @SuppressWarnings("ThreadLocalUsage") // one per database, and a process has one
    private final ThreadLocal<@Nullable PgTx> open = new ThreadLocal<>();

    private Db(Pool pool, Wire wire) {
        this.pool = pool;
        this.wire = wire;
    }

    /**
     * Opens a pool; no connection is made before the first statement.
     *
     * @param size the most connections at once
     */
    public static Db open(Vertx vertx, DbAddress address, int size) {
        return open(vertx, address, size, Patience.USUAL);
    }

    /** Opens a pool for work that reads whole tables, under a name of its own on the database's list of sessions. */
    public static Db openForLong(Vertx vertx, DbAddress address, int size) {
        return open(vertx, address, size, Patience.LONG);
    }

    private static Db open(Vertx vertx, DbAddress address, int size, Patience patience) {
        PgConnectOptions connection = new PgConnectOptions()
                .setHost(address.sockets().map(Path::toString).orElse(address.host()))
                .setPort(address.port())
                .setDatabase(address.database())
                .setUser(address.user())
                .setPassword(address.password())
                // Off by default, and worth a factor of four (one select: 5,400/s without, 24,000/s with).
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(512)
                .addProperty("application_name", patience.name())
                .addProperty(
                        "statement_timeout", String.valueOf(patience.statement().toMillis()))
                .addProperty("lock_timeout", String.valueOf(LOCK.toMillis()))
                .addProperty("idle_in_transaction_session_timeout", "60000")
                .addProperty("TimeZone", "UTC");
        PoolOptions options = new PoolOptions()
                .setMaxSize(size)
                .setShared(true)
                .setName(patience.name() + "-" + address.port() + "-" + address.database())
                .setConnectionTimeout((int) LOCK.toSeconds())
                .setConnectionTimeoutUnit(TimeUnit.SECONDS);
        Pool pool = PgBuilder.pool()
                .with(options)
                .connectingTo(connection)
                .using(vertx)
                .build();
        return new Db(pool, new Wire(vertx, patience.answer()));
    }

    /**
     * Runs the work in one transaction: committed when it returns, rolled back when it throws.
     *
     * @throws CommitUnknown if the connection broke at COMMIT: it may have happened or not
     */
    public <T> T inTransaction(Function<Tx, T> work) {
        PgTx outer = open.get();
        if (outer != null) {
            // This one commits by itself, so the other must be sure by now that it is not in vain.
            outer.settle();
        }
        PgTx tx = new PgTx(pool, wire);
        open.set(tx);
        try {
            return tx.run(work);
        } finally {
            open.set(outer);
        }
    }

    @Override
    public <T> List<T> list(String sql, Function<Row, T> mapper, @Nullable Object... arguments) {
        PgTx tx = open.get();
        return tx == null
                ? Statements.mapped(wire.await(begin(sql, arguments)), mapper)
                : tx.list(sql, mapper, arguments);
    }

    /** Each on a connection of its own: they are worked off beside each other. */
    @Override
    public <T> Supplier<List<T>> send(String sql, Function<Row, T> mapper, @Nullable Object... arguments) {
        PgTx tx = open.get();
        if (tx != null) {
            return tx.send(sql, mapper, arguments);
        }
        Future<RowSet<Row>> rows = begin(sql, arguments);
        return () -> Statements.mapped(wire.await(rows), mapper);
    }

    @Override
    public int update(String sql, @Nullable Object... arguments) {
        PgTx tx = open.get();
        return tx == null ? wire.await(begin(sql, arguments)).rowCount() : tx.update(sql, arguments);
    }

    @Override
    public void batch(String sql, List<List<@Nullable Object>> arguments) {
        inTransaction(tx -> {
            tx.batch(sql, arguments);
            return arguments.size();
        });
    }

    /** Why the database does not answer now; empty when it does. */
    public Optional<String> outage() {
        try {
            wire.await(begin("select 1"));
            return Optional.empty();
        } catch (RuntimeException down) {
            return Optional.of("the database does not answer");
        }
    }

    /** Gives the connections back. */
    @Override
    public void close() {
        wire.await(pool.close());
        wire.close();
    }

    private Future<RowSet<Row>> begin(String sql, @Nullable Object... arguments) {
        return wire.begin(() -> Statements.send(pool, sql, arguments));
    }
}
