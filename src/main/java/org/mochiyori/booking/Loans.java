package org.mochiyori.booking;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.booking.Booking.Entry;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** What happens to things while they are out. Part of {@link Bookings}. */
public final class Loans {
    private static final int AT_ONCE = 100;

    private final Platform platform;
    private final Renewing renewing;
    private final OwnerHub owners;

    Loans(Platform platform, Renewing renewing, OwnerHub owners) {
        this.platform = platform;
        this.renewing = renewing;
        this.owners = owners;
    }

    /**
     * Which line of which booking, as it was read.
     *
     * @param version of the booking; empty for one who relies on the state alone
     */
    public record At(UUID booking, UUID line, OptionalLong version) {}

    /**
     * Takes some of several things back; they are free for others at once, and the rest is still due.
     *
     * @param count fewer than are out
     * @throws Refused as wrong state where the line is not out; as not allowed for all but the lender
     */
    public Seen takeBack(Tx tx, Caller caller, At at, int count, Moving.Words words) {
        Seen seen = Sight.get(tx, caller, at.booking(), now());
        Entry entry = require(seen, at.line(), Side.LENDER);
        Actor by = Actor.of(caller.person(), entry.line().terms().thing().lender());
        LoanChange change = new LoanChange(at.line(), new LoanChange.PartBack(count), by, words, at.version());
        owners.change(tx, seen.booking(), change);
        return Sight.get(tx, caller, at.booking(), now());
    }

    /** What a loan would be if it lasted until then; has no effect, and does not look whether it is free. */
    public Terms renewed(Sql sql, Seen seen, UUID line, Instant until) {
        Entry entry = seen.booking().find(line).orElseThrow(() -> new Refused(new Problem.NotFound()));
        return renewing.terms(sql, seen.booking(), entry.line().terms(), until);
    }

    /**
     * Why the lender's opening rules refuse that a loan lasts until then: it would be too long, or end on a closed day.
     */
    public Optional<Problem> refusal(Sql sql, Seen seen, UUID line, Instant until) {
        Entry entry = seen.booking().find(line).orElseThrow(() -> new Refused(new Problem.NotFound()));
        return renewing.refusal(sql, seen.booking(), entry.line().terms(), until);
    }

    /**
     * Lets a loan last longer, where nobody else has been promised the thing for that time.
     *
     * @param side for whom the caller does it
     * @throws Refused with {@code Taken} where it is not free; as wrong state where the line is not out
     */
    public Seen renew(Tx tx, Caller caller, At at, Instant until, Side side) {
        Seen seen = Sight.get(tx, caller, at.booking(), now());
        Entry entry = require(seen, at.line(), side);
        if (entry.line().state() != State.OUT) {
            throw new Refused(new Problem.WrongState(entry.line().state().code(), Moved.RENEW));
        }
        Terms old = entry.line().terms();
        Terms longer = renewing.terms(tx, seen.booking(), old, until);
        UUID party = side == Side.LENDER
                ? old.thing().lender()
                : seen.booking().borrower().party();
        owners.change(
                tx,
                seen.booking(),
                new LoanChange(
                        at.line(),
                        new LoanChange.Renewed(
                                longer.window(), longer.price(), longer.taking().during()),
                        Actor.of(caller.person(), party),
                        Moving.Words.NONE,
                        at.version()));
        return Sight.get(tx, caller, at.booking(), now());
    }

    /** Keeps from others what is not back though it is due. Returns how many things that was done for. */
    public int keepLate() {
        int kept = 0;
        for (LoanStore.Late late : LoanStore.listLate(platform.db(), now(), AT_ONCE)) {
            kept += platform.db().inTransaction(tx -> keep(tx, late));
        }
        return kept;
    }

    private int keep(Tx tx, LoanStore.Late late) {
        Booking read = BookingStore.find(tx, late.booking()).orElseThrow(() -> new Refused(new Problem.NotFound()));
        Instant until = LoanRules.keptUntil(late.due(), now(), late.zone());
        LoanChange change = new LoanChange(
                late.line(), new LoanChange.Late(until), Actor.CLOCK, Moving.Words.NONE, OptionalLong.empty());
        try {
            return owners.change(tx, read, change).version() == read.version() ? 0 : 1;
        } catch (Refused meanwhile) {
            // It came back between the look and the lock.
            return 0;
        }
    }

    private static Entry require(Seen seen, UUID line, Side side) {
        Entry entry = seen.entries().stream()
                .filter(one -> one.line().terms().id().equals(line))
                .findFirst()
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
        if (!seen.sidesOf(entry.line()).contains(side)) {
            throw new Refused(new Problem.NotAllowed(SideRules.code(Set.of(side))));
        }
        return entry;
    }

    private Instant now() {
        return platform.clock().instant();
    }
}
