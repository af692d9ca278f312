package org.mochiyori.saved;

import org.mochiyori.support.TestHub;

/** Has a test's server look at once at what saved searches find. */
public final class SavedFixture {
    private SavedFixture() {}

    /** Returns when all that has committed has been looked at and told, if it is to be told now. */
    public static void run(TestHub server) {
        server.numberChanges();
        server.features().saved().run();
    }
}
