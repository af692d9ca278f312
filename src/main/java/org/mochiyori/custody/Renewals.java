package org.mochiyori.custody;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.booking.Bookings;
import org.mochiyori.booking.Line;
import org.mochiyori.booking.Loans;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Side;
import org.mochiyori.booking.State;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.catalogue.CustodyTerms;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;

/**
 * 延長: a borrower asks to keep something longer. By the owner's word it is had at once where it is free, or a person decides; a
 * lender may also let it last longer by themselves. Part of {@link Custody}.
 */
public final class Renewals {
    private final Platform platform;
    private final Bookings bookings;
    private final Loans loans;
    private final CatalogueModule catalogue;
    private final News news;

    Renewals(Platform platform, Custody.Doors doors) {
        this.platform = platform;
        this.bookings = doors.bookings();
        this.loans = doors.loans();
        this.catalogue = doors.catalogue();
        this.news = new News(platform.events());
    }

    /**
     * Asks, or as a lender lets it last longer at once.
     *
     * @return what came of it: asked, or granted
     * @throws Refused with {@code Taken} where somebody else has been promised it, {@code renewal.*} by the owner's word, as
     *     wrong state where it is not out or something is asked already
     */
    public Renewal ask(Tx tx, Caller caller, Loans.At at, Instant until, Optional<String> note) {
        Seen seen = bookings.get(tx, caller, at.booking());
        Line line = Lines.get(seen, at.line());
        Side side = Lines.side(seen, line, EnumSet.of(Side.LENDER, Side.BORROWER));
        if (line.state() != State.OUT) {
            throw new Refused(new Problem.WrongState(line.state().code(), "renew"));
        }
        RenewalStore.lock(tx, at.line());
        List<Renewal> before = RenewalStore.list(tx, List.of(at.line()));
        boolean waits = !before.isEmpty() && before.getLast().kind() == Renewal.Kind.ASK;
        // Who asked for the booking asks for this as its borrower, whatever else they are.
        boolean lender = side == Side.LENDER
                && !caller.person().equals(seen.booking().borrower().person());
        if (waits && !lender) {
            throw new Refused(new Problem.WrongState("asked", "renew"));
        }
        CustodyTerms terms =
                Lines.terms(catalogue, tx, line.terms(), platform.clock().instant());
        if (!lender) {
            requireAllowed(tx, seen, line, new Wanted(terms.renewal(), before, until));
        }
        boolean atOnce = lender || terms.renewal().by() == CustodyTerms.Decider.AUTOMATIC;
        Side by = lender ? Side.LENDER : Side.BORROWER;
        if (atOnce) {
            loans.renew(tx, caller, at, until, by);
        }
        Renewal.Kind kind = atOnce ? Renewal.Kind.GRANT : Renewal.Kind.ASK;
        return put(tx, caller, seen, line, new Next(before, kind, until, by, note));
    }

    /**
     * Decides about what was asked; the asker may take it back.
     *
     * @throws Refused as wrong state where nothing is asked, with {@code Taken} where it is free no more
     */
    public Renewal decide(Tx tx, Caller caller, Loans.At at, Renewal.Kind kind, Optional<String> note) {
        Seen seen = bookings.get(tx, caller, at.booking());
        Line line = Lines.get(seen, at.line());
        Side side = kind == Renewal.Kind.WITHDRAW ? Side.BORROWER : Side.LENDER;
        Lines.side(seen, line, Set.of(side));
        RenewalStore.lock(tx, at.line());
        List<Renewal> before = RenewalStore.list(tx, List.of(at.line()));
        if (before.isEmpty() || before.getLast().kind() != Renewal.Kind.ASK) {
            String state = before.isEmpty() ? "none" : before.getLast().kind().word();
            throw new Refused(new Problem.WrongState(state, kind.word()));
        }
        Instant until = before.getLast().until();
        if (kind == Renewal.Kind.GRANT) {
            loans.renew(tx, caller, at, until, side);
        }
        return put(tx, caller, seen, line, new Next(before, kind, until, side, note));
    }

    /** What was asked and decided about lines of a booking that the reader sees, line by line, the oldest first. */
    public List<Renewal> list(Seen seen) {
        return RenewalStore.list(platform.db(), List.copyOf(seen.sides().keySet()));
    }

    private record Wanted(CustodyTerms.Renewal rule, List<Renewal> before, Instant until) {}

    private void requireAllowed(Tx tx, Seen seen, Line line, Wanted wanted) {
        long granted = wanted.before().stream()
                .filter(renewal -> renewal.kind() == Renewal.Kind.GRANT)
                .count();
        Instant due = line.terms().window().until();
        CustodyRules.refusal(wanted.rule(), granted, due, wanted.until())
                .or(() -> loans.refusal(tx, seen, line.terms().id(), wanted.until()))
                .ifPresent(problem -> {
                    throw new Refused(problem);
                });
    }

    private record Next(List<Renewal> before, Renewal.Kind kind, Instant until, Side side, Optional<String> note) {}

    private Renewal put(Tx tx, Caller caller, Seen seen, Line line, Next next) {
        Renewal renewal = new Renewal(
                line.terms().id(),
                next.before().size() + 1,
                platform.clock().instant(),
                next.kind(),
                next.until(),
                caller.person(),
                Lines.party(seen, line, next.side()),
                next.note());
        RenewalStore.insert(tx, renewal);
        news.tell(
                tx,
                line.terms(),
                new News.Item(seen.booking().id(), "renewal-" + next.kind().word()).by(caller.person()));
        return renewal;
    }
}
