package org.mochiyori.platform.keeping;

import java.time.Instant;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Sql;

/** Something that is kept for a time only. What has happened stays: figures and ids, without anybody's name. */
public interface Term {
    /** Short and fixed, such as {@code letters}. */
    String name();

    /** What goes, and when. */
    String sentence();

    /** How many are due now; nothing is changed. */
    long due(Sql sql, Instant now);

    /** Takes away some of what is due, few enough for one transaction. Returns how many; 0 when none is left. */
    int end(Db db, Instant now);
}
