package org.mochiyori.platform;

/**
 * The threads of the system that carry virtual threads. Searches compute on them, as many at once as there are processors, and
 * may wait for pages of the index; twice as many carriers as processors leave the others to everybody else, among whom the
 * system shares its processors fairly.
 */
public final class Carriers {
    static final String SETTING = "jdk.virtualThreadScheduler.parallelism";

    private Carriers() {}

    /** Asks for so many, unless somebody has said how many on the command line. Works until the first virtual thread begins. */
    public static void prepare() {
        if (System.getProperty(SETTING) == null) {
            System.setProperty(SETTING, String.valueOf(2 * Runtime.getRuntime().availableProcessors()));
        }
    }
}
