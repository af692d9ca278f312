package org.mochiyori.booking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.group.Standing;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.db.Sql;

/** Bookings as one person sees them today. */
final class Sight {
    private Sight() {}

    /** A booking for the caller's eyes. @throws Refused as not found where it is not */
    static Seen get(Sql sql, Caller caller, UUID id, Instant now) {
        Standing standing = Standings.of(sql, caller.person(), now);
        return BookingStore.find(sql, id)
                .flatMap(booking -> of(sql, standing, booking))
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    /** What somebody sees of a booking; empty for strangers. */
    static Optional<Seen> of(Sql sql, Standing standing, Booking booking) {
        Map<UUID, Set<Side>> sides = SideRules.sides(standing, booking);
        return sides.isEmpty()
                ? Optional.empty()
                : Optional.of(new Seen(booking, sides, told(sql, standing, booking, sides)));
    }

    private static Set<Agreement.DataItem> told(
            Sql sql, Standing standing, Booking booking, Map<UUID, Set<Side>> sides) {
        Booking.Borrower borrower = booking.borrower();
        if (SideRules.readsAsBorrower(standing, borrower)) {
            return Set.of(Agreement.DataItem.values());
        }
        List<Line> lines = booking.entries().stream()
                .map(Booking.Entry::line)
                .filter(line -> sides.containsKey(line.terms().id()))
                .toList();
        Set<String> abroad = lines.stream()
                .map(line -> line.terms().thing().hub())
                .filter(hub -> !hub.equals(borrower.hub()))
                .collect(Collectors.toSet());
        List<Agreement> agreements =
                abroad.isEmpty() ? List.of() : AgreementStore.listBetween(sql, abroad, borrower.hub());
        return DisclosureRules.told(borrower.hub(), lines, agreements);
    }
}
