package org.mochiyori.report;

import org.mochiyori.support.TestHub;

/** What the clock and the change log bring about for reports, done now. */
public final class Reporting {
    private Reporting() {}

    /** Asks for what is over, and notes what is to be told. */
    public static void run(TestHub server) {
        server.numberChanges();
        server.features().report().run();
    }
}
