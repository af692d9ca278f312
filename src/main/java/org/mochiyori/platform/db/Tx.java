package org.mochiyori.platform.db;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mochiyori.kernel.Problem;

/**
 * Statements inside one open transaction. Whoever takes a {@code Tx} neither commits nor rolls back:
 * that is for {@link Db#inTransaction} alone.
 */
public interface Tx extends Sql {
    /**
     * Changes rows without waiting for it. Whether it could be done is known when somebody waits for a later statement,
     * at the latest when the transaction commits: it never commits without.
     */
    void updateLater(String sql, @Nullable Object... arguments);

    /**
     * The same for a statement that must change a row, or all else is in vain: where it changes none, whoever waits for the
     * next answer gets the failure, and nothing is committed.
     *
     * @return to be run by one who must know now
     */
    Runnable require(Supplier<? extends RuntimeException> otherwise, String sql, @Nullable Object... arguments);

    /**
     * Does something that may be refused. What it did until it was refused is undone, and the transaction goes on; the
     * answer is the refusal. Any other failure ends the transaction as ever.
     */
    Optional<Problem> attempt(Runnable work);

    /**
     * Something to do in this process once the transaction has committed and before the caller is
     * answered, such as telling the search what is free now. It must not fail; the database is right
     * without it.
     */
    void afterCommit(Runnable followUp);
}
