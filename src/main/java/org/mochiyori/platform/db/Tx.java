package org.mochiyori.platform.db;

/**
 * Statements inside one open transaction. Whoever takes a {@code Tx} neither commits nor rolls back:
 * that is for {@link Db#inTransaction} alone.
 */
public interface Tx extends Sql {
    /**
     * Something to do in this process once the transaction has committed and before the caller is
     * answered, such as telling the search what is free now. It must not fail; the database is right
     * without it.
     */
    void afterCommit(Runnable followUp);
}
