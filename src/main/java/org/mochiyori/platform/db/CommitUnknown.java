package org.mochiyori.platform.db;

/**
 * The connection broke while COMMIT was under way: the transaction may stand or not. Whoever sent an
 * idempotency key is answered from the key's row; nobody repeats the work blindly.
 */
public final class CommitUnknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommitUnknown(Throwable cause) {
        super("the connection broke at COMMIT", cause);
    }
}
