package org.mochiyori.closure;

import java.util.Set;
import java.util.UUID;
import org.mochiyori.booking.Displacing;
import org.mochiyori.booking.Outage;
import org.mochiyori.booking.Outages;
import org.mochiyori.booking.Seen;
import org.mochiyori.dues.Dues;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.db.Tx;

/**
 * What becomes of bookings for which things out of service are missing: their lender gives something equal or another time, or
 * calls them off. A line of which nothing is decided stays promised; its borrower is told, and may choose by themselves.
 */
public final class Substitutes {
    private static final String REASON = Displacing.REASON + "outage";

    private final Outages outages;
    private final Displacing displacing;
    private final Dues dues;

    Substitutes(Outages outages, Displacing displacing, Dues dues) {
        this.outages = outages;
        this.displacing = displacing;
        this.dues = dues;
    }

    /** A line that an outage leaves without things. */
    public record At(UUID outage, UUID line) {}

    /** Refuses as not found whoever does not lend what is out of service. */
    void requireOutage(Tx tx, Caller caller, UUID id) {
        outages.requireLender(tx, caller, id);
    }

    /** Where a line could go that {@link Outages} told to the lender. */
    public Displacing.Ways ways(Caller caller, Outage.Affected line) {
        // What is out of service counts as used already: no more has to be left out.
        Displacing.Closing nothing = new Displacing.Closing(Set.of(), line.window());
        return displacing.ways(caller.person(), new Displacing.At(line.booking(), line.line()), nothing);
    }

    /**
     * Moves a line, calls it off, or has it stay; it costs the borrower no more than before, and nothing where it is called off.
     *
     * @return the outage with what is still without things
     * @throws Refused as not found for strangers and for lines that lack nothing
     */
    public Outage decide(Tx tx, Caller caller, At at, Decision decision) {
        Outage outage = outages.get(tx, caller, at.outage());
        Displacing.At line = outage.affected().stream()
                .filter(one -> one.line().equals(at.line()))
                .findFirst()
                .map(one -> new Displacing.At(one.booking(), one.line()))
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
        Displacing.Cause cause = new Displacing.Cause(caller.person(), REASON, outage.reason());
        switch (decision) {
            case Decision.Cancel cancel -> displacing.end(tx, line, cause);
            case Decision.Move move -> displacing.move(tx, line, elsewhere(tx, line, move), cause);
            case Decision.Keep keep -> outages.keep(tx, caller, outage, at.line(), keep.note());
        }
        return outages.get(tx, caller, at.outage());
    }

    private Displacing.Elsewhere elsewhere(Tx tx, Displacing.At line, Decision.Move move) {
        Seen seen = displacing.whole(tx, line.booking());
        return new Displacing.Elsewhere(move.listing(), move.window(), dues.findOwed(tx, seen, line.line()));
    }
}
