package org.mochiyori.people;

import java.time.Duration;
import java.util.List;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Check.Promise;
import org.mochiyori.platform.keeping.RowCheck;

/** What is promised about people and their accounts. */
final class PeopleChecks {
    private PeopleChecks() {}

    static List<Check> all() {
        return List.of(letters());
    }

    private static Check letters() {
        return RowCheck.late(
                new Promise(
                        "account-letters",
                        "Whoever asks for an account or a new password gets a letter within minutes.",
                        "Look into the server's log for the job \"account-letters\"."),
                Duration.ofMinutes(10),
                """
                select format('%s requests for an account or a password have waited for their letter since %s.', count(*),
                    min(requested_at)) as what, (array_agg(id::text))[1:3] as ids
                from (select id, requested_at from registrations where token_hash is null
                      union all select id, requested_at from reset_requests) waiting
                where requested_at < $1 having count(*) > 0
                """);
    }
}
