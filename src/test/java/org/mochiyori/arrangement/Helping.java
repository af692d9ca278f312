package org.mochiyori.arrangement;

import org.mochiyori.Features;
import org.mochiyori.support.TestHub;

/** What the clock of a server does about people's help, done now. */
public final class Helping {
    private Helping() {}

    /** Tells all that has happened so far, and does what is due at the present moment of the server's clock. */
    public static void run(TestHub server) {
        server.numberChanges();
        due(server.features());
    }

    /** Does what is due by what has been numbered so far. */
    public static void due(Features features) {
        features.arrangement().run();
    }
}
