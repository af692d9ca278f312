package org.mochiyori.command;

import org.mochiyori.platform.db.Archive;

/** How backup and restore tell how far they have come. */
final class RowsTold {
    static final Archive.Progress ON_TERMINAL = (table, rows) -> System.err.printf("%-28s %,14d%n", table, rows);

    private RowsTold() {}
}
