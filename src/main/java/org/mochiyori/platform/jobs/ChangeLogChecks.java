package org.mochiyori.platform.jobs;

import java.time.Duration;
import java.util.List;
import org.mochiyori.platform.db.AppRole;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Check.Promise;
import org.mochiyori.platform.keeping.Examination;
import org.mochiyori.platform.keeping.RowCheck;

/** What is promised about the log of what happened. */
public final class ChangeLogChecks {
    private static final String TAMPERED =
            "Somebody has changed the database by hand. Keep a copy of it as it is, and restore the last clean backup.";

    private ChangeLogChecks() {}

    /** All of them. */
    public static List<Check> all() {
        return List.of(numbers(), chain(), new Rights(), unnumbered(), readers());
    }

    private static Check numbers() {
        return RowCheck.of(
                new Promise("log-numbers", "The log of what happened is numbered without a gap.", TAMPERED), """
                select format('The log goes from number %s to %s.', before, n) as what, array[n::text] as ids
                from (select n, lag(n, 1, 0::bigint) over (order by n) as before from event_numbers) numbers
                where n <> before + 1
                union all
                select 'An event is neither numbered nor waiting for its number.', array[e.id::text]
                from events e
                where not exists (select from event_numbers n where n.event = e.id)
                  and not exists (select from events_unnumbered u where u.event = e.id)
                union all
                select format('The reader %s has come to number %s, which the log does not have.', r.name, r.n), array[r.name]
                from readers r where r.n > (select coalesce(max(n), 0) from event_numbers)
                """);
    }

    private static Check chain() {
        return RowCheck.of(
                new Promise("log-chain", "No row of the log was changed after it was numbered (hash chain).", TAMPERED),
                """
                select format('Event number %%s is not what was numbered, or the one before it is not.', n) as what,
                  array[n::text, event::text] as ids
                from (select n.n, n.event, n.hash, e.id,
                        lag(n.hash, 1, decode(repeat('00', 32), 'hex')) over (order by n.n) as before,
                        %s as line
                      from event_numbers n left join events e on e.id = n.event) chain
                where id is null or hash <> sha256(before || convert_to(event || '|' || line, 'UTF8'))
                """.formatted(Sequencer.LINE));
    }

    private static Check unnumbered() {
        return RowCheck.late(
                new Promise(
                        "log-waiting",
                        "What happens gets its number within minutes.",
                        "Look into the server's log for the job \"sequencer\"."),
                Duration.ofMinutes(10),
                """
                select format('%s events have waited for their number since %s.', count(*), min(e.at)) as what,
                  (array_agg(e.id::text order by e.at))[1:3] as ids
                from events_unnumbered u join events e on e.id = u.event where e.at < $1 having count(*) > 0
                """);
    }

    private static Check readers() {
        return RowCheck.late(
                new Promise(
                        "log-readers",
                        "Whoever follows the log has worked on all that is older than an hour.",
                        "Look into the server's log for the job of that name; it stops before what it cannot do."),
                Duration.ofHours(1),
                """
                select format('The reader %s stands before number %s of %s.', r.name, r.n + 1, n.at) as what,
                  array[r.name] as ids
                from readers r, lateral (
                  select e.at from event_numbers n join events e on e.id = n.event
                  where n.n > r.n order by n.n limit 1) n
                where n.at < $1
                """);
    }

    /** Who works as the owner of the tables may do everything; that is the operator's choice, and said. */
    private static final class Rights implements Check {
        private static final Promise PROMISE = new Promise(
                "log-rights",
                "The server can neither change nor delete what has happened.",
                "Start the server once: it gives these rights back at each start.");

        @Override
        public Promise promise() {
            return PROMISE;
        }

        @Override
        public void look(Examination examination) {
            boolean owner = examination.sql().get("""
                            select bool_or(pg_has_role(current_user, relowner, 'usage')) as owner from pg_class
                            where relname = 'events' and relnamespace = 'public'::regnamespace
                            """, row -> row.getBoolean("owner"));
            if (owner) {
                examination.note("The server works as the owner of its tables and so could rewrite what has happened;"
                        + " the setting database-migration is for keeping the two apart.");
                return;
            }
            RowCheck.of(PROMISE, """
                    select format('The role %s may %s in the table %s.', current_user, lower(p), t) as what, array[t] as ids
                    from unnest($1::text[]) t, unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) p
                    where has_table_privilege(t, p)
                    """, (Object) AppRole.HISTORY.toArray(String[]::new))
                    .look(examination);
        }
    }
}
