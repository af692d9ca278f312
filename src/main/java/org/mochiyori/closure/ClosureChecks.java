package org.mochiyori.closure;

import java.time.Duration;
import java.util.List;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Check.Promise;
import org.mochiyori.platform.keeping.RowCheck;

/** What is promised about displaced bookings. */
final class ClosureChecks {
    private ClosureChecks() {}

    static List<Check> all() {
        return List.of(history(), settled(), done(), faults(), whole());
    }

    private static Check history() {
        return RowCheck.of(
                new Promise(
                        "displaced-history",
                        "Whatever was decided about a displaced booking stands in its history.",
                        "Somebody has changed the database by hand, or this is a fault of the program: tell its makers."),
                """
                select format('Of a displaced line of booking %s %s of %s steps are there.', b.number, count(m.sequence),
                    d.sequence) as what, array[d.booking::text, d.line::text] as ids
                from displacements d join bookings b on b.id = d.booking
                left join displacement_moves m on m.displacement = d.id
                group by d.id, b.number having count(m.sequence) <> d.sequence or max(m.sequence) <> d.sequence
                """);
    }

    private static Check settled() {
        return RowCheck.of(
                new Promise(
                        "displaced-settled",
                        "A displaced booking that is told as moved or cancelled is so.",
                        "Look at the booking's page, and settle it with its borrower."),
                """
                select format('Booking %s was to be %s, and its line stands %s.', b.number, d.state, l.state) as what,
                  array[d.booking::text, d.line::text] as ids
                from displacements d join booking_lines l on l.id = d.line join bookings b on b.id = d.booking
                left join booking_lines n on n.id = d.new_line
                where (d.state = 'cancelled' and l.state not in ('declined', 'withdrawn', 'cancelled', 'expired', 'closed'))
                  or (d.state = 'moved' and (n.replaces <> d.line or n.booking <> d.booking))
                """);
    }

    private static Check faults() {
        return RowCheck.of(
                new Promise(
                        "displaced-without-faults",
                        "Decisions about displaced bookings are carried out without faults of the program.",
                        "See the server's log for \"could not be settled\", and tell the makers of the program."),
                """
                select format('The decision about booking %s has failed %s times and is tried again.', b.number, d.attempts) as what,
                  array[d.booking::text, d.line::text] as ids
                from displacements d join bookings b on b.id = d.booking where d.attempts > 0
                union all
                select format('The decision about booking %s could not be carried out and waits for the desk.', b.number),
                  array[d.booking::text, d.line::text]
                from displacements d join bookings b on b.id = d.booking where d.state = 'open' and d.trouble = 'fault'
                """);
    }

    private static Check whole() {
        return RowCheck.of(
                new Promise(
                        "closed-whole",
                        "While a place is closed, each of its spaces is.",
                        "Somebody has changed the database by hand: lift the closing on the place's page and make it anew."),
                """
                select format('Space %s is not under the closing of its place.', l.name) as what,
                  array[l.id::text, b.id::text] as ids
                from blocks b join listings l on l.place = b.place
                join listing_units u on u.listing = l.id
                where b.kind = 'outage' and b.listing is null and b.lifted_at is null and b.to_at > l.created_at
                  and l.kind = 'space' and l.reservation = 'here' and l.state <> 'retired'
                  and not exists (select from block_units k where k.block = b.id and k.unit = u.unit)
                """);
    }

    private static Check done() {
        return RowCheck.late(
                new Promise(
                        "displaced-done",
                        "What was decided about displaced bookings is done within minutes.",
                        "See the server's log for the job \"displaced-bookings\"."),
                Duration.ofMinutes(10),
                """
                select format('%s decisions about displaced bookings wait.', count(*)) as what,
                  (array_agg(d.booking::text))[1:3] as ids
                from displacements d
                join displacement_moves m on m.displacement = d.id and m.sequence = d.sequence
                where d.state = 'planned' and m.at < $1 having count(*) > 0
                """);
    }
}
