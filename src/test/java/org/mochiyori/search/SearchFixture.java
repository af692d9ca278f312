package org.mochiyori.search;

import org.mochiyori.support.TestHub;

/** Brings searches of a test's server to a known moment. */
public final class SearchFixture {
    private SearchFixture() {}

    /** Returns when the index and the completions hold all that has committed. */
    public static void catchUp(TestHub server) {
        server.numberChanges();
        server.features().search().catchUp();
        server.features().search().renewSuggestions();
    }
}
