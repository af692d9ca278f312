package org.mochiyori.booking;

import static org.mochiyori.booking.OccupancyStore.at;
import static org.mochiyori.booking.OccupancyStore.instant;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** What a borrower has already, where a lender has set limits; nobody else pays for these statements. */
final class QuotaStore {
    private static final Set<State> COUNTED =
            EnumSet.of(State.REQUESTED, State.HELD, State.CONFIRMED, State.OUT, State.CLOSED);

    private QuotaStore() {}

    /**
     * Lets one wish at a time of this borrower pass: held to the end of the transaction. It comes before the locks of units, in
     * every transaction, so that nobody waits in a ring.
     */
    static void lock(Tx tx, Booking.Borrower borrower) {
        tx.updateLater(
                "select pg_advisory_xact_lock(hashtextextended($1, 220))",
                borrower.party().toString());
    }

    /** The lines of a borrower that count at hubs, but for those that leave: those that begin in a time, and all that are not over yet. */
    static List<QuotaRules.Counted> list(Sql sql, Assessor.Asking asking, Collection<String> hubs, TimeWindow within) {
        Booking.Borrower borrower = asking.borrower();
        Instant now = asking.now();
        return sql
                .list(
                        """
                select l.listing, li.place, l.hub, l.from_at, l.to_at, l.quantity, l.state, l.lapses_at
                from bookings b join booking_lines l on l.booking = b.id join listings li on li.id = l.listing
                where %s = $1 and l.hub = any ($2) and l.state = any ($3)
                  and ((l.from_at >= $4 and l.from_at < $5) or l.to_at > $6) and l.id <> all ($7)
                """.formatted(borrower.group().isPresent() ? "b.group_id" : "b.group_id is null and b.person"),
                        QuotaStore::counted,
                        borrower.party(),
                        hubs.toArray(String[]::new),
                        Arrays.stream(State.values())
                                .filter(COUNTED::contains)
                                .map(State::code)
                                .toArray(String[]::new),
                        at(within.from()),
                        at(within.until()),
                        at(now),
                        asking.leaving().toArray(UUID[]::new))
                .stream()
                .filter(line ->
                        line.lapsesAt().filter(end -> !now.isBefore(end)).isEmpty())
                .toList();
    }

    private static QuotaRules.Counted counted(Row row) {
        UUID place = row.getUUID("place");
        return new QuotaRules.Counted(
                new QuotaRules.Where(row.getUUID("listing"), Optional.ofNullable(place), row.getString("hub")),
                new TimeWindow(instant(row, "from_at"), instant(row, "to_at")),
                row.getInteger("quantity"),
                State.of(row.getString("state")),
                Optional.ofNullable(row.getOffsetDateTime("lapses_at")).map(java.time.OffsetDateTime::toInstant));
    }
}
