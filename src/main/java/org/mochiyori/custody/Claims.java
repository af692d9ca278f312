package org.mochiyori.custody;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.booking.Bookings;
import org.mochiyori.booking.Line;
import org.mochiyori.booking.Loans;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Side;
import org.mochiyori.booking.State;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;

/** 紛失・破損: reported by either side, claimed by the lender, answered by the borrower, settled by people. Part of {@link Custody}. */
public final class Claims {
    private static final Set<State> USED = EnumSet.of(State.OUT, State.CLOSED);

    private final Platform platform;
    private final Bookings bookings;
    private final News news;

    Claims(Platform platform, Bookings bookings) {
        this.platform = platform;
        this.bookings = bookings;
        this.news = new News(platform.events());
    }

    /** Which claim about what was lent with which booking. */
    public record At(UUID booking, UUID claim) {}

    /** What happened to how many. */
    public record Report(Claim.Kind kind, int count, Optional<String> note) {}

    /**
     * What is done about a claim.
     *
     * @param version of the claim as it was read
     */
    public record Doing(Claim.Move move, Optional<Claim.Demand> demand, Optional<String> note, int version) {}

    /**
     * Reports that something was lost or damaged.
     *
     * @throws Refused as wrong state where it never went out; as invalid for more than were lent
     */
    public Claim report(Tx tx, Caller caller, Loans.At at, Report report) {
        Seen seen = bookings.get(tx, caller, at.booking());
        Line line = Lines.get(seen, at.line());
        Side side = Lines.side(seen, line, CustodyRules.movers(Claim.Move.REPORT));
        boolean used = USED.contains(line.state()) && !(line instanceof Line.Closed closed && closed.noShow());
        if (!used) {
            throw new Refused(new Problem.WrongState(line.state().code(), Claim.Move.REPORT.word()));
        }
        if (report.count() > line.terms().quantity()) {
            throw new Refused(Problem.Invalid.of("/count", "range", "at most as many as were lent"));
        }
        Claim.Step step =
                step(caller, Lines.party(seen, line, side), 1, Claim.Move.REPORT, Optional.empty(), report.note());
        Claim claim =
                new Claim(platform.ids().next(), at.booking(), at.line(), report.kind(), report.count(), List.of(step));
        ClaimStore.insert(tx, claim);
        tell(tx, caller, line, claim, report.kind().word());
        return claim;
    }

    /**
     * Does something about it.
     *
     * @throws Refused as stale where somebody was faster, as wrong state where it may not follow, as not allowed for the
     *     other side
     */
    public Claim move(Tx tx, Caller caller, At at, Doing doing) {
        UUID id = at.claim();
        Claim claim = ClaimStore.findLocked(tx, id)
                .filter(one -> one.booking().equals(at.booking()))
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
        Seen seen = bookings.get(tx, caller, claim.booking());
        Line line = Lines.get(seen, claim.line());
        Side side = Lines.side(seen, line, CustodyRules.movers(doing.move()));
        if (doing.version() != claim.version()) {
            throw new Refused(new Problem.Stale("\"" + claim.version() + "\""));
        }
        if (!CustodyRules.next(claim.state()).contains(doing.move())) {
            throw new Refused(
                    new Problem.WrongState(claim.state().word(), doing.move().word()));
        }
        ClaimStore.insert(
                tx,
                id,
                step(
                        caller,
                        Lines.party(seen, line, side),
                        claim.version() + 1,
                        doing.move(),
                        doing.demand(),
                        doing.note()));
        Claim moved = ClaimStore.find(tx, id).orElseThrow();
        tell(tx, caller, line, moved, "claim-" + moved.state().word());
        return moved;
    }

    /** The claims about lines of a booking that the reader sees. */
    public List<Claim> list(Seen seen) {
        return ClaimStore.list(platform.db(), seen.booking().id()).stream()
                .filter(claim -> seen.sides().containsKey(claim.line()))
                .toList();
    }

    /** What the reader may do about a claim now. */
    public Set<Claim.Move> moves(Seen seen, Claim claim) {
        Set<Side> own = seen.sidesOf(Lines.get(seen, claim.line()));
        Set<Claim.Move> moves = EnumSet.noneOf(Claim.Move.class);
        CustodyRules.next(claim.state()).stream()
                .filter(move -> CustodyRules.movers(move).stream().anyMatch(own::contains))
                .forEach(moves::add);
        return moves;
    }

    private Claim.Step step(
            Caller caller,
            UUID party,
            int sequence,
            Claim.Move move,
            Optional<Claim.Demand> demand,
            Optional<String> note) {
        return new Claim.Step(sequence, now(), move, demand, caller.person(), party, note);
    }

    private void tell(Tx tx, Caller caller, Line line, Claim claim, String what) {
        news.tell(
                tx,
                line.terms(),
                new News.Item(claim.booking(), what).of(claim.id()).by(caller.person()));
    }

    private Instant now() {
        return platform.clock().instant();
    }
}
