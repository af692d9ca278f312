package org.mochiyori.notice;

/** What the clock does for messages, when a test wants it done now. */
public final class NoticeJobs {
    private NoticeJobs() {}

    /** Tells what has happened and what the clock has to tell; the letters go out with the server's own timer. */
    public static void run(NoticeModule notice) {
        notice.follow();
        notice.remind();
    }
}
