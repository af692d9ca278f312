package org.mochiyori.booking;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.booking.Wish.WishLine;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/**
 * Wishes of one borrower for the same things at several times, each measured as if those kept before it were booked: what
 * is told is what would come of asking for them one by one. Without effect. Part of {@link Bookings}; for one thread.
 */
public final class InTurn {
    private final Sql sql;
    private final Assessor assessor;
    private final Wish same;
    private final Assessor.Asking asking;
    private final Map<UUID, Offer> offers;
    private Coming coming = Coming.NOTHING;

    InTurn(Sql sql, Assessor assessor, Wish same, Assessor.Asking asking) {
        this.sql = sql;
        this.assessor = assessor;
        this.same = same;
        this.asking = asking;
        this.offers = assessor.offers(sql, same);
        WishRules.requireKnown(same, Assessor.visible(offers, asking));
    }

    /** The clock of who lends the first thing: its days and hours are meant. */
    public ZoneId zone() {
        return offer(same.lines().getFirst()).entry().hub().zone();
    }

    /**
     * Keeps all others away from these things, and other wishes of the same borrower, until the transaction ends: what is
     * measured then is what is booked.
     */
    public void lock(Tx tx) {
        QuotaStore.lock(tx, asking.borrower());
        Set<UUID> units = new HashSet<>();
        same.lines()
                .forEach(line ->
                        units.addAll(offer(line).amounts(line.quantity()).keySet()));
        Occupancy.lock(tx, units);
    }

    private Offer offer(WishLine line) {
        return Optional.ofNullable(offers.get(line.listing())).orElseThrow();
    }

    /** One of the wishes, measured. */
    public Measured measure(List<WishLine> lines) {
        List<Assessed> assessed =
                assessor.assess(sql, same.with(lines), asking.after(coming), Assessor.Wished.of(offers));
        return new Measured(assessed, Bookings.quote(assessed, asking.now()));
    }

    /** From now on this one is had. */
    public void keep(Measured measured) {
        for (Assessed line : measured.lines) {
            if (line.problem().isEmpty()) {
                coming = coming.and(
                        line,
                        measured.quote.lines().get(line.terms().position()).state());
            }
        }
    }

    /** What would come of a wish. */
    public static final class Measured {
        private final List<Assessed> lines;
        private final Quote quote;

        private Measured(List<Assessed> lines, Quote quote) {
            this.lines = lines;
            this.quote = quote;
        }

        /** Line by line. */
        public Quote quote() {
            return quote;
        }
    }
}
