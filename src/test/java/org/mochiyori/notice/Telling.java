package org.mochiyori.notice;

import org.mochiyori.support.TestHub;

/** What the clock of a server does about notices and letters, done now. */
public final class Telling {
    private Telling() {}

    /** Tells all that has happened so far, and sends the letters. */
    public static void tell(TestHub server) {
        server.numberChanges();
        NoticeModule notice = server.features().notice();
        notice.follow();
        notice.send();
    }

    /** Tells what is due at the present moment of the server's clock. */
    public static void remind(TestHub server) {
        server.features().notice().remind();
        server.features().notice().send();
    }
}
