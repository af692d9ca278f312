package org.mochiyori.notice;

import java.time.ZoneOffset;
import org.mochiyori.platform.db.Db;
import org.mochiyori.support.TestHub;

/** What the clock of a server does about notices and letters, done now. */
public final class Telling {
    private Telling() {}

    /** Tells all that has happened so far, and sends the letters. */
    public static void tell(TestHub server) {
        server.numberChanges();
        NoticeModule notice = server.features().notice();
        notice.follow();
        send(server);
    }

    /** Tells what is due at the present moment of the server's clock. */
    public static void remind(TestHub server) {
        server.features().notice().remind();
        send(server);
    }

    /** Returns when no letter is due any more: the server's own timer may be sending some at the same time. */
    private static void send(TestHub server) {
        Db db = server.features().platform().db();
        do {
            server.features().notice().send();
        } while (db.get(
                "select exists (select from letters where state = 'waiting' and next_at <= $1) as more",
                row -> row.getBoolean("more"),
                server.features().platform().clock().instant().atOffset(ZoneOffset.UTC)));
    }
}
