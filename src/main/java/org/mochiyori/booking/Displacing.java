package org.mochiyori.booking;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.mochiyori.booking.Booking.Entry;
import org.mochiyori.booking.Wish.WishLine;
import org.mochiyori.group.Standing;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/**
 * What a closed time asks of bookings: the locks of units, and lines that go elsewhere or end without their borrower's doing.
 * Whoever calls has asked whether the person may; here only the table of states is asked.
 */
public final class Displacing {
    /** Reasons of moves made here begin so; they cost the borrower nothing and are told in words of their own. */
    public static final String REASON = "closed-";

    private final Platform platform;
    private final Assessor assessor;
    private final OwnerHub owners;
    private final Consumer<Set<UUID>> changedUnits;

    Displacing(Platform platform, Assessor assessor, OwnerHub owners, Consumer<Set<UUID>> changedUnits) {
        this.platform = platform;
        this.assessor = assessor;
        this.owners = owners;
        this.changedUnits = changedUnits;
    }

    /** A line of a booking. */
    public record At(UUID booking, UUID line) {}

    /**
     * A time from which units are kept.
     *
     * @param units may be none: then nothing is left out
     */
    public record Closing(Set<UUID> units, TimeWindow during) {
        public Closing {
            units = Set.copyOf(units);
        }

        boolean meets(Terms terms) {
            return during.overlaps(terms.taking().during())
                    && terms.taking().amounts().keySet().stream().anyMatch(units::contains);
        }
    }

    /**
     * Why a line goes.
     *
     * @param by who decided it
     * @param code begins with {@link #REASON}
     * @param words what people read of it
     */
    public record Cause(UUID by, String code, String words) {
        Moving.Words said() {
            return new Moving.Words(Optional.of(code), Optional.of(words), OptionalInt.empty());
        }
    }

    /**
     * Where a line shall go.
     *
     * @param most what the borrower owes for the new one at most: what the old one would have cost
     */
    public record Elsewhere(UUID listing, TimeWindow window, Optional<Yen> most) {}

    /**
     * Where a line could go.
     *
     * @param places equal things of the same lender that are free at the same time
     * @param times when the same thing is free near that time
     */
    public record Ways(List<Terms> places, List<TimeWindow> times) {
        public Ways {
            places = List.copyOf(places);
            times = List.copyOf(times);
        }
    }

    /** Waits for the locks of units, which end with the transaction; take them once, all together. */
    public void lock(Tx tx, Set<UUID> units) {
        if (OccupancyStore.lock(tx, units).get().size() != units.size()) {
            throw new IllegalStateException("a unit of a listing is missing");
        }
    }

    /** Says that units under their locks have been closed or opened. */
    public void changed(Tx tx, Set<UUID> units) {
        BookingStore.raiseVersions(tx, units);
        tx.afterCommit(() -> changedUnits.accept(units));
    }

    /** A booking as those see it who answer for all of it. @throws Refused as not found */
    public Seen whole(Sql sql, UUID id) {
        Booking booking = BookingStore.find(sql, id).orElseThrow(() -> new Refused(new Problem.NotFound()));
        Map<UUID, Set<Side>> sides = new HashMap<>();
        booking.entries().forEach(entry -> sides.put(entry.line().terms().id(), EnumSet.of(Side.LENDER)));
        return new Seen(booking, sides, EnumSet.allOf(Agreement.DataItem.class));
    }

    /**
     * Ends a line for its lender: declined, given up or cancelled, as the state allows.
     *
     * @throws Refused with {@code WrongState} where it is out or over
     */
    public void end(Tx tx, At at, Cause cause) {
        Booking read = whole(tx, at.booking()).booking();
        Line line = entry(read, at.line()).line();
        Move move = switch (line.state()) {
            case REQUESTED -> Move.DECLINE;
            // The borrower had it for the asking; it is taken from them before they have said yes.
            case HELD -> Move.WITHDRAW;
            case CONFIRMED, OUT, CLOSED, DECLINED, WITHDRAWN, CANCELLED, EXPIRED -> Move.CANCEL;
        };
        Actor lender = Actor.of(cause.by(), line.terms().thing().lender());
        owners.move(tx, read, new Moving(move, Set.of(at.line()), lender, cause.said(), OptionalLong.empty()));
    }

    /**
     * Puts another line in the place of one, agreed as far as the old one was, and free to be called off to the end.
     *
     * @return the new line
     * @throws Refused with the rule that refuses it, or {@code Taken}
     */
    public UUID move(Tx tx, At at, Elsewhere to, Cause cause) {
        Booking read = whole(tx, at.booking()).booking();
        Terms old = entry(read, at.line()).line().terms();
        Set<String> extras = to.listing().equals(old.thing().listing()) ? assessor.extras(tx, old) : Set.of();
        WishLine wanted = new WishLine(to.listing(), to.window(), old.quantity(), old.optional(), extras);
        Wish wish = Wish.by(read.borrower(), read.request(), List.of(wanted));
        Assessor.Wished wished = assessor.send(tx, wish);
        Assessor.Asking asking = asking(tx, cause.by(), read).leaving(Set.of(at.line()));
        Assessed line = assessor.assess(tx, wish, asking, wished).getFirst();
        line.problem().ifPresent(problem -> {
            throw new Refused(RefusalJson.of(line.terms(), problem));
        });
        if (!line.terms().thing().lender().equals(old.thing().lender())) {
            throw new Refused(new Problem.RuleRefuses("closure.other-lender", "", Map.of()));
        }
        State state = entry(read, at.line()).line().state();
        Terms terms = DisplacingRules.inPlaceOf(state, line.terms(), to.most());
        Actor lender = Actor.of(cause.by(), old.thing().lender());
        Replacing replacing = new Replacing(at.line(), terms, lender, cause.said(), OptionalLong.empty());
        owners.replace(tx, read, replacing);
        return terms.id();
    }

    /** Where a line could go, as somebody of its lender's hub may offer it. */
    public Ways ways(UUID by, At at, Closing closing) {
        Sql sql = platform.db();
        Booking read = whole(sql, at.booking()).booking();
        Terms old = entry(read, at.line()).line().terms();
        Assessor.Asking asking = asking(sql, by, read).leaving(Set.of(at.line()));
        List<WishLine> equal = EqualStore.list(
                        sql, old, at.booking(), read.request().persons())
                .stream()
                .map(listing -> new WishLine(listing, old.window(), old.quantity(), old.optional()))
                .toList();
        List<Terms> places = equal.isEmpty()
                ? List.of()
                : assessor
                        .possible(sql, Wish.by(read.borrower(), read.request(), equal), asking, Wish.MOST_LINES)
                        .stream()
                        .filter(terms ->
                                terms.thing().lender().equals(old.thing().lender()))
                        .filter(terms -> !closing.meets(terms))
                        .limit(5)
                        .toList();
        WishLine same = new WishLine(old.thing().listing(), old.window(), old.quantity(), old.optional());
        return new Ways(
                places, assessor.times(sql, Wish.by(read.borrower(), read.request(), List.of(same)), asking, closing));
    }

    private Assessor.Asking asking(Sql sql, UUID by, Booking booking) {
        Instant now = platform.clock().instant();
        Standing standing = Standings.of(sql, by, now);
        Booking.Borrower borrower = booking.borrower();
        LendingRules.Borrowing borrowing = borrower.group().isPresent()
                ? new LendingRules.Borrowing(
                        borrower.hub(),
                        Standings.findGroup(sql, borrower.group().get(), now),
                        Set.of())
                : new LendingRules.Borrowing(
                        borrower.hub(),
                        Optional.empty(),
                        Standings.of(sql, borrower.person(), now).checkedAt());
        return new Assessor.Asking(standing, borrower, borrowing, booking.request(), true, now, Set.of());
    }

    private static Entry entry(Booking booking, UUID line) {
        return booking.find(line).orElseThrow(() -> new Refused(new Problem.NotFound()));
    }
}
