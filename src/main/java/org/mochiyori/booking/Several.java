package org.mochiyori.booking;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.group.Standing;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** What is asked about several bookings that belong together, such as the dates of a series. Part of {@link Bookings}. */
public final class Several {
    private final Platform platform;
    private final Assessor assessor;

    Several(Platform platform, Assessor assessor) {
        this.platform = platform;
        this.assessor = assessor;
    }

    /**
     * Begins to measure wishes of one borrower for the same things, one after the other.
     *
     * @param first what is the same in all of them, and the first one's lines
     * @throws Refused where the caller may not ask for the borrower, or there is no such thing
     */
    public InTurn inTurn(Sql sql, Caller caller, Wish first) {
        return new InTurn(
                sql,
                assessor,
                first,
                Bookings.asked(sql, caller, first, platform.clock().instant()).asking());
    }

    /** The bookings of a series that concern the caller, by date. */
    public List<Seen> list(Sql sql, Caller caller, UUID series) {
        Standing standing = Standings.of(sql, caller.person(), platform.clock().instant());
        return BookingStore.listSeries(sql, series).stream()
                .flatMap(booking -> Sight.of(sql, standing, booking).stream())
                .toList();
    }

    /**
     * Keeps others away from all that several bookings take, and from further wishes of their borrowers, before the first of
     * them is changed: whoever changes several in one transaction would else wait in a ring with others.
     */
    public void lock(Tx tx, Collection<Seen> several) {
        several.stream()
                .map(seen -> seen.booking().borrower())
                .distinct()
                .sorted(Comparator.comparing(Booking.Borrower::party))
                .forEach(borrower -> QuotaStore.lock(tx, borrower));
        Occupancy.lock(
                tx,
                several.stream()
                        .flatMap(seen -> seen.booking().entries().stream())
                        .flatMap(entry -> entry.line().terms().taking().amounts().keySet().stream())
                        .collect(Collectors.toSet()));
    }
}
