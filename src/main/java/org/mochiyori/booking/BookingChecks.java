package org.mochiyori.booking;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Check.Promise;
import org.mochiyori.platform.keeping.RowCheck;

/** What is promised about bookings, held against all of them. The states come from the one table. */
final class BookingChecks {
    private static final String BY_HAND =
            "Somebody has changed the database by hand, or this is a fault of the program: tell its makers. Keep a backup"
                    + " as it is; the booking's page and the log of changes show what is known of it.";
    private static final String SETTLE =
            "Call both borrowers; cancel one of the bookings at the desk. Then tell the makers of the program.";

    private BookingChecks() {}

    static List<Check> all() {
        return List.of(capacity(), takings(), sequences(), moves(), audit(), lines(), overdue());
    }

    private static Check capacity() {
        return RowCheck.at(
                new Promise("capacity", "At no instant is more lent of a thing than there is (I1).", SETTLE), """
                with live as (
                  select unit, line, from_at, to_at, amount from occupancies where lapses_at is null or lapses_at > $1
                ), steps as (
                  select unit, from_at as at, amount as by from live
                  union all select unit, to_at, -amount from live
                ), levels as (
                  select unit, at, sum(sum(by)) over (partition by unit order by at) as level from steps group by unit, at
                ), over as (
                  select distinct on (l.unit) l.unit, l.at, l.level, u.capacity
                  from levels l join units u on u.id = l.unit where l.level > u.capacity order by l.unit, l.at
                )
                select format('Of unit %s %s are lent at %s, and there are %s: bookings %s.', o.unit, o.level, o.at, o.capacity,
                    string_agg(b.number, ', ' order by b.number)) as what,
                  array[o.unit::text] || array_agg(bl.booking::text order by b.number) as ids
                from over o
                join live on live.unit = o.unit and live.from_at <= o.at and live.to_at > o.at
                join booking_lines bl on bl.id = live.line join bookings b on b.id = bl.booking
                group by o.unit, o.at, o.level, o.capacity
                """);
    }

    private static Check takings() {
        return RowCheck.at(
                new Promise("takings", "What is taken of each unit is what the bookings on it say.", BY_HAND),
                """
                select format('Booking %s, line %s (%s): it %s of unit %s.', b.number, l.position, l.state,
                    case when t.line is null then 'says that it takes its part, and nothing is taken'
                      when e.line is null then 'takes nothing in this state, and yet something is taken'
                      else 'takes another part or time than it says' end,
                    coalesce(e.unit, t.unit)) as what,
                  array[l.booking::text, l.id::text, coalesce(e.unit, t.unit)::text] as ids
                from (
                  select l.id as line, x.unit, l.foot_from, l.foot_to, l.lapses_at,
                    x.amount - case when l.state = 'out' and x.amount = l.quantity then coalesce(l.returned, 0) else 0 end as amount
                  from booking_lines l, unnest(l.units, l.amounts) as x (unit, amount)
                  where l.state = any ($2) or (l.request_blocks and l.state = any ($3))
                ) e
                full join occupancies t on t.line = e.line and t.unit = e.unit
                join booking_lines l on l.id = coalesce(e.line, t.line)
                join bookings b on b.id = l.booking
                where (e.line is null or t.line is null
                    or (e.amount, e.foot_from, e.foot_to) is distinct from (t.amount, t.from_at, t.to_at)
                    or e.lapses_at is distinct from t.lapses_at)
                  -- What has lapsed counts for nothing, and whoever comes next sweeps it.
                  and coalesce(l.lapses_at > $1, true) and not (e.line is null and coalesce(t.lapses_at <= $1, false))
                """,
                states(state -> state.occupies() == State.Occupies.ALWAYS),
                states(state -> state.occupies() == State.Occupies.BY_SETTING));
    }

    private static Check sequences() {
        return RowCheck.of(
                new Promise(
                        "history",
                        "Each line of a booking has its whole history, and stands where the last move left it (I2, I10).",
                        BY_HAND),
                """
                select format('Booking %s, line %s: of %s moves %s are there, and the last left it %s while it stands %s.',
                    b.number, l.position, l.sequence, coalesce(h.moves, 0), coalesce(last.state, 'nowhere'), l.state) as what,
                  array[l.booking::text, l.id::text] as ids
                from booking_lines l join bookings b on b.id = l.booking
                left join (select line, count(*) as moves, min(sequence) as first, max(sequence) as last
                           from line_moves group by line) h on h.line = l.id
                left join line_moves last on last.line = l.id and last.sequence = l.sequence
                where (h.moves, h.first, h.last) is distinct from (l.sequence::bigint, 1, l.sequence)
                  or last.state is distinct from l.state
                """);
    }

    private static Check moves() {
        return RowCheck.of(
                new Promise(
                        "history-moves", "Every move in a booking's history is one that the table allows.", BY_HAND),
                """
                select format('Booking %s, line %s: move %s was "%s" from %s to %s.', b.number, l.position, m.sequence, m.move,
                    coalesce(m.before, 'nothing'), m.state) as what,
                  array[l.booking::text, l.id::text] as ids
                from (select line, sequence, move, state, lag(state) over (partition by line order by sequence) as before
                      from line_moves) m
                join booking_lines l on l.id = m.line join bookings b on b.id = l.booking
                where coalesce(m.before, '') || ' ' || m.move || ' ' || m.state <> all ($1)
                """,
                (Object) steps());
    }

    private static Check audit() {
        return RowCheck.of(
                new Promise(
                        "history-log",
                        "Every move of a booking is in the log of what happened, by the same person, and none is only there"
                                + " (I2).",
                        BY_HAND),
                """
                select case
                    when m.line is null then format('Booking %s, line %s: the log tells of move %s, which the booking does not have.',
                      e.subject, e.line, e.sequence)
                    else format('Line %s: move %s of its history is %s in the log.', m.line, m.sequence,
                      case when e.line is null then 'missing' else 'told otherwise' end) end as what,
                  array[coalesce(e.subject, m.line::text), coalesce(m.line, e.line)::text] as ids
                from (select subject, (data ->> 'line')::uuid as line, (data ->> 'sequence')::int as sequence,
                        data ->> 'state' as state, actor
                      from events where subject_kind = 'booking' and data ? 'line') e
                full join line_moves m on m.line = e.line and m.sequence = e.sequence
                where e.line is null or m.line is null or (e.state, e.actor) is distinct from (m.state, m.actor)
                """);
    }

    private static Check lines() {
        return RowCheck.of(
                new Promise("booking-parts", "A booking has lines, and both bear the hubs of their groups.", BY_HAND),
                """
                select format('Booking %s has no line.', b.number) as what, array[b.id::text] as ids
                from bookings b where not exists (select from booking_lines l where l.booking = b.id)
                union all
                select format('Booking %s bears the hub %s and its group is of %s.', b.number, b.hub, g.hub), array[b.id::text]
                from bookings b join groups g on g.id = b.group_id where g.hub <> b.hub
                union all
                select format('Booking %s, line %s: it bears the hub %s, its listing is of %s and its lender of %s.', b.number,
                    l.position, l.hub, li.hub, g.hub), array[b.id::text, l.id::text, li.id::text]
                from booking_lines l join bookings b on b.id = l.booking join listings li on li.id = l.listing
                join groups g on g.id = l.lender
                where l.hub <> li.hub or l.hub <> g.hub
                union all
                select format('Booking %s, line %s: it is in place of a line of another booking, or of a later one.', b.number,
                    l.position), array[b.id::text, l.id::text]
                from booking_lines l join bookings b on b.id = l.booking join booking_lines o on o.id = l.replaces
                where o.booking <> l.booking or o.position >= l.position
                """);
    }

    private static Check overdue() {
        return RowCheck.late(
                new Promise(
                        "holds",
                        "What is kept for a borrower, or waits for an answer, ends in time.",
                        "Look into the server's log for the job \"bookings-expired\"."),
                Duration.ofMinutes(10),
                """
                select format('Booking %s, line %s is still %s, which ended at %s.', b.number, l.position, l.state, l.lapses_at)
                    as what, array[l.booking::text, l.id::text] as ids
                from booking_lines l join bookings b on b.id = l.booking where l.lapses_at < $1
                """);
    }

    private static String[] states(Predicate<State> which) {
        return Arrays.stream(State.values()).filter(which).map(State::code).toArray(String[]::new);
    }

    /** All that may stand in a history, as {@code state-before move state-after}; a birth has nothing before. */
    private static String[] steps() {
        return Stream.of(
                        BookingStates.first().stream().map(state -> " " + Moved.ASK + " " + state.code()),
                        Arrays.stream(State.values())
                                .filter(BookingStates::isFinal)
                                .filter(state -> state != State.CLOSED)
                                .map(state -> state.code() + " " + Moved.DROP + " " + state.code()),
                        Arrays.stream(State.values())
                                .filter(state -> !BookingStates.isFinal(state))
                                .map(state -> state.code() + " " + Moved.DESCRIBE + " " + state.code()),
                        Stream.of(Moved.PART, Moved.RENEW, Moved.LATE).map(move -> "out " + move + " out"),
                        BookingStates.steps().stream()
                                .map(step -> step.from().code() + " "
                                        + step.move().code() + " " + step.to().code()))
                .flatMap(steps -> steps)
                .toArray(String[]::new);
    }
}
