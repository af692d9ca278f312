package org.mochiyori.custody;

import org.mochiyori.Features;

/** What the clock of a server does about hand-over and return, done now. */
public final class CustodyJobs {
    private CustodyJobs() {}

    /** Ends silences and warns of what is late or out of service. */
    public static void run(Features features) {
        features.custody().custody().endSilence();
        features.custody().custody().warn();
    }
}
