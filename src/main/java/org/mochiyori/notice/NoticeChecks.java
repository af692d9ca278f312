package org.mochiyori.notice;

import java.time.Duration;
import java.util.List;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Check.Promise;
import org.mochiyori.platform.keeping.RowCheck;

/** What is promised about letters. */
final class NoticeChecks {
    private NoticeChecks() {}

    static List<Check> all() {
        return List.of(outbox());
    }

    private static Check outbox() {
        return RowCheck.late(
                new Promise(
                        "outbox",
                        "Letters leave within half an hour, or within hours when the mail server hesitates.",
                        "See whether the settings still name a mail server (mail.host), and the server's log for the job"
                                + " \"mail\"."),
                Duration.ofMinutes(30),
                """
                select format('%s letters should have gone, the first since %s.', count(*), min(created_at)) as what,
                  (array_agg(id::text order by created_at))[1:3] as ids
                from letters
                where state = 'waiting' and (next_at < $1 or created_at < $1 - interval '6 hours') having count(*) > 0
                """);
    }
}
