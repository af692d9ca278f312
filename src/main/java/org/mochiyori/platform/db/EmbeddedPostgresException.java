package org.mochiyori.platform.db;

/** The embedded server cannot do what was asked; the message says what the operator may do about it. */
public final class EmbeddedPostgresException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EmbeddedPostgresException(String message) {
        super(message);
    }

    EmbeddedPostgresException(String message, Throwable cause) {
        super(message + " (" + cause + ")", cause);
    }
}
