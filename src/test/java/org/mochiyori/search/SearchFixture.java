package org.mochiyori.search;

import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.jobs.Sequencer;
import org.mochiyori.support.TestHub;

/** Brings searches of a test's server to a known moment. */
public final class SearchFixture {
    private SearchFixture() {}

    /** Returns when the index and the completions hold all that has committed. */
    public static void catchUp(TestHub server) {
        Db db = server.features().platform().db();
        Sequencer sequencer = new Sequencer(db);
        // The server's own sequencer may be at it too; whoever is first numbers.
        while (db.get("select exists (select from events_unnumbered) as more", row -> row.getBoolean("more"))) {
            sequencer.run();
        }
        server.features().search().catchUp();
        server.features().search().renewSuggestions();
    }
}
