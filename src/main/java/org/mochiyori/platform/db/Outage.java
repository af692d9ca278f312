package org.mochiyori.platform.db;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;

/** Tells a database that cannot answer now from a statement that is wrong. */
public final class Outage {
    private Outage() {}

    /**
     * Whether the same request may succeed later: no connection, a server that starts or stops, no room, or
     * a wait that grew too long.
     */
    public static boolean isOutage(Throwable failure) {
        return switch (failure) {
            case PgException answer -> isOutage(answer.getSqlState());
            case CommitUnknown unknown -> true;
            case ConnectionLost lost -> true;
            // The client's words for a connection that went away under a statement.
            case VertxException closed -> true;
            default -> false;
        };
    }

    // https://www.postgresql.org/docs/18/errcodes-appendix.html
    private static boolean isOutage(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P0") || state.equals("55P03");
    }
}
