package org.mochiyori.platform.db;

/** The database could not be asked, or did not answer in time. */
public final class ConnectionLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConnectionLost(Throwable cause) {
        super("no answer from the database", cause);
    }
}
