package org.mochiyori.platform.db;

import java.time.Duration;

/**
 * How long statements may take.
 *
 * @param name of our sessions, as the database lists them
 * @param statement the longest of one statement, on the server
 */
record Patience(String name, Duration statement) {
    /** For what a person waits for. */
    static final Patience USUAL = new Patience("mochiyori", Duration.ofSeconds(30));
    /** For what reads whole tables. */
    static final Patience LONG = new Patience("mochiyori-keeping", Duration.ofHours(6));

    private static final Duration MARGIN = Duration.ofSeconds(5);

    /** How long a caller waits for an answer: the server gives up before. */
    Duration answer() {
        return statement.plus(MARGIN);
    }
}
