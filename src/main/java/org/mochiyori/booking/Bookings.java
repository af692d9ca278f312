package org.mochiyori.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.group.Standing;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Page;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/**
 * The front door: wishes become bookings, and bookings move.
 *
 * <p>Changing methods work on the transaction they are given and on nothing else, so that many at once never wait for each
 * other's connections.
 */
public final class Bookings {
    private final Platform platform;
    private final Assessor assessor;
    private final OwnerHub owners;
    private volatile Handed handed = Handed.NOBODY;

    Bookings(Platform platform, Assessor assessor, OwnerHub owners) {
        this.platform = platform;
        this.assessor = assessor;
        this.owners = owners;
    }

    /** What would come of a wish now, without effect. @throws Refused where the caller may not ask for the borrower */
    public Quote quote(Caller caller, Wish wish) {
        Sql sql = platform.db();
        Assessor.Wished wished = assessor.send(sql, wish);
        Asked asked = asked(sql, caller, wish, now());
        List<Assessed> lines = assessor.assess(sql, wish, asked.asking(), wished);
        return quote(lines, asked.asking().now());
    }

    static Quote quote(List<Assessed> lines, Instant now) {
        List<Terms> had = lines.stream()
                .filter(line -> line.problem().isEmpty())
                .map(Assessed::terms)
                .toList();
        return new Quote(lines.stream().map(line -> quoted(line, had, now)).toList());
    }

    /**
     * Books all lines, or none but for optional ones.
     *
     * @throws Refused with the refusal of the first line that cannot be had: {@code Taken} or {@code RuleRefuses} naming the
     *     line and what is free instead, {@code NotAllowed} where no agreement covers another hub's thing
     */
    public Seen place(Tx tx, Caller caller, Wish wish) {
        Assessor.Wished wished = assessor.send(tx, wish);
        Asked asked = asked(tx, caller, wish, now());
        Instant now = asked.asking().now();
        List<Assessed> lines = assessor.assess(tx, wish, asked.asking(), wished);
        Map<Integer, String> without = new HashMap<>();
        for (Assessed line : lines) {
            line.problem().ifPresent(problem -> {
                if (!line.terms().optional()) {
                    throw new Refused(RefusalJson.of(line.terms(), problem));
                }
                without.put(line.terms().position(), RefusalJson.code(problem));
            });
        }
        Order order = new Order(
                platform.ids().next(),
                asked.borrower(),
                asked.request(),
                Actor.of(caller.person(), asked.borrower().party()),
                lines.stream().map(Assessed::terms).toList(),
                without,
                wish.occurrence(),
                asked.asking().standing().desks());
        try {
            Booking booking = owners.take(tx, order);
            lines.stream()
                    .filter(line -> !line.waivers().isEmpty() && line.problem().isEmpty())
                    .forEach(line ->
                            WaiverStore.use(tx, line.waivers(), line.terms().id()));
            return Sight.of(tx, asked.asking().standing(), booking).orElseThrow();
        } catch (Refused refused) {
            throw new Refused(explained(tx, refused.problem(), lines, now));
        }
    }

    /** A booking that concerns the caller. @throws Refused as not found where it does not */
    public Seen get(Caller caller, UUID id) {
        return Sight.get(platform.db(), caller, id, now());
    }

    /** The same within a transaction. */
    public Seen get(Tx tx, Caller caller, UUID id) {
        return Sight.get(tx, caller, id, now());
    }

    /** How lines of a booking that somebody has read came to be cancelled. */
    public List<CalledOff> calledOff(Sql sql, Seen seen) {
        return BookingListStore.listCalledOff(sql, seen.booking().id());
    }

    /** What the reader of a booking may know of who borrows: names, and how to reach them. */
    public Map<Agreement.DataItem, String> borrower(Seen seen) {
        Map<Agreement.DataItem, String> all =
                new HashMap<>(DisclosureStore.get(platform.db(), seen.booking().borrower()));
        all.keySet().retainAll(seen.told());
        return all;
    }

    /** Bookings of one side, the newest first. */
    public Page<Seen> list(Caller caller, Filter filter) {
        Standing standing = Standings.of(platform.db(), caller.person(), now());
        List<UUID> ids = BookingListStore.list(platform.db(), standing, filter);
        List<UUID> page = ids.size() > filter.limit() ? ids.subList(0, filter.limit()) : ids;
        List<Seen> seen = BookingStore.list(platform.db(), page).stream()
                .flatMap(booking -> Sight.of(platform.db(), standing, booking).stream())
                .toList();
        return new Page<>(
                seen, ids.size() > page.size() ? Optional.of(page.getLast().toString()) : Optional.empty());
    }

    /**
     * What a desk has in its hands: bookings with a line of the hub that is out, or agreed and beginning before a moment.
     *
     * @throws Refused as not found for all but the hub's staff
     */
    public List<Seen> due(Caller caller, String hub, Instant before) {
        return listAt(caller, hub, BookingListStore.listDue(platform.db(), hub, before));
    }

    /** Some bookings as a hub's desk sees them, in the order of the ids. @throws Refused as not found for all but its staff */
    public List<Seen> listAt(Caller caller, String hub, List<UUID> ids) {
        Standing standing = Standings.of(platform.db(), caller.person(), now());
        if (!standing.readsAt(hub)) {
            throw new Refused(new Problem.NotFound());
        }
        return BookingStore.list(platform.db(), ids).stream()
                .flatMap(booking -> Sight.of(platform.db(), standing, booking).stream())
                .toList();
    }

    /**
     * What happened at a hub's desk within a time: the bookings of its things that moved, and those moves, oldest first.
     *
     * @throws Refused as not found for all but the hub's staff
     */
    public Day day(Caller caller, String hub, TimeWindow within) {
        Standing standing = Standings.of(platform.db(), caller.person(), now());
        if (!standing.readsAt(hub)) {
            throw new Refused(new Problem.NotFound());
        }
        List<Passed> moves = BookingListStore.listMoves(platform.db(), hub, within);
        List<UUID> ids = BookingListStore.bookingsOf(
                platform.db(), moves.stream().map(Passed::line).distinct().toList());
        List<Seen> seen = BookingStore.list(platform.db(), ids).stream()
                .flatMap(booking -> Sight.of(platform.db(), standing, booking).stream())
                .toList();
        Map<UUID, Seen> byLine = new HashMap<>();
        seen.forEach(one -> one.sides().keySet().forEach(line -> byLine.put(line, one)));
        return new Day(
                seen,
                moves.stream()
                        .flatMap(move -> Optional.ofNullable(byLine.get(move.line())).stream()
                                .map(one -> DisclosureRules.shown(move, one)))
                        .toList());
    }

    /** The bookings that moved, and their moves. */
    public record Day(List<Seen> bookings, List<Passed> moves) {
        public Day {
            bookings = List.copyOf(bookings);
            moves = List.copyOf(moves);
        }
    }

    /**
     * Makes a move: on one line, or on every line where it is legal for the caller now.
     *
     * @throws Refused with {@code WrongState} and the present state, {@code Stale}, {@code NotAllowed} for those who see but
     *     may not, as not found for strangers; as invalid where a public facility declines and does not say why
     */
    public Seen move(Tx tx, Caller caller, UUID id, Step step) {
        boolean counted = step.move() == Move.RETURN && step.words().returned().isPresent();
        return counted ? takeBack(tx, caller, id, step) : move(tx, caller, id, step, handed);
    }

    /** What was counted is back; what is still out stays out until it is back too, or is told as lost. */
    private Seen takeBack(Tx tx, Caller caller, UUID id, Step step) {
        Seen read = Sight.get(tx, caller, id, now());
        List<Line> lines = targets(read, step);
        if (lines.size() > 1) {
            throw new Refused(Problem.Invalid.of("/line", "required", "which of several things was counted"));
        }
        int count = step.words().returned().orElseThrow();
        if (!(lines.getFirst() instanceof Line.Out out) || count >= out.left()) {
            return move(tx, caller, id, step, handed);
        }
        if (count == 0) {
            throw new Refused(Problem.Invalid.of("/returned", "range", "1 to " + out.left() + ", which are out"));
        }
        Actor by = actor(caller, read, lines, Move.RETURN);
        LoanChange change =
                new LoanChange(out.terms().id(), new LoanChange.PartBack(count), by, step.words(), step.version());
        Booking changed = owners.change(tx, read.booking(), change);
        Seen seen =
                Sight.of(tx, Standings.of(tx, caller.person(), now()), changed).orElseThrow();
        handed.handed(tx, caller, out, seen, step);
        return seen;
    }

    /** The same by the feature that notes itself what was handed over and taken back. */
    public Seen moveNoted(Tx tx, Caller caller, UUID id, Step step) {
        return move(tx, caller, id, step, Handed.NOBODY);
    }

    /** Lets a feature note each hand-over and return that is one of {@link #move}. */
    public void onHanded(Handed listener) {
        handed = listener;
    }

    private Seen move(Tx tx, Caller caller, UUID id, Step step, Handed listener) {
        Seen read = Sight.get(tx, caller, id, now());
        Standing standing = Standings.of(tx, caller.person(), now());
        List<Line> lines = targets(read, step);
        if (step.move() == Move.CLOSE) {
            lines.forEach(this::requireEnded);
        }
        if (step.move() == Move.DECLINE && step.words().isSilent() && isAnyPublic(tx, lines)) {
            throw new Refused(Problem.Invalid.of("/note", "required", "why, as a public facility has to say"));
        }
        Set<UUID> ids = lines.stream().map(line -> line.terms().id()).collect(Collectors.toSet());
        Moving moving =
                new Moving(step.move(), ids, actor(caller, read, lines, step.move()), step.words(), step.version());
        Seen moved =
                Sight.of(tx, standing, owners.move(tx, read.booking(), moving)).orElseThrow();
        if (step.move() == Move.HAND_OVER || step.move() == Move.RETURN) {
            lines.forEach(line -> listener.handed(tx, caller, line, moved, step));
        }
        return moved;
    }

    /** Whether the reader, to decline what waits for them, has to say why: refusing a public facility is an act of an authority. */
    public boolean declinesWithReason(Seen seen) {
        List<Line> lines = seen.entries().stream()
                .map(Booking.Entry::line)
                .filter(line -> seen.moves(line).contains(Move.DECLINE))
                .toList();
        return isAnyPublic(platform.db(), lines);
    }

    private static boolean isAnyPublic(Sql sql, List<Line> lines) {
        List<UUID> lenders = lines.stream()
                .map(line -> line.terms().thing())
                .filter(thing -> thing.kind().equals("space"))
                .map(Terms.Thing::lender)
                .distinct()
                .toList();
        return !lenders.isEmpty() && BookingListStore.isAnyPublic(sql, lenders);
    }

    /** Ends what has waited too long. Returns how many bookings were touched. */
    public int expire() {
        return platform.db().inTransaction(tx -> owners.expire(tx, 50));
    }

    /** What happened to the lines of a booking that are for the caller's eyes, oldest first. */
    public List<Passed> history(Caller caller, UUID id) {
        Seen seen = get(caller, id);
        return BookingListStore.history(platform.db(), seen.sides().keySet()).stream()
                .map(passed -> DisclosureRules.shown(passed, seen))
                .toList();
    }

    /**
     * One move of the past.
     *
     * @param move its code; {@code ask} for the birth
     * @param actor empty for the clock
     */
    public record Passed(
            UUID line,
            int sequence,
            Instant at,
            String move,
            State state,
            Optional<UUID> actor,
            Optional<UUID> onBehalfOf,
            Optional<String> reason,
            Optional<String> note) {
        /** The same without what was written beside it. */
        Passed unnoted() {
            return new Passed(line, sequence, at, move, state, actor, onBehalfOf, reason, Optional.empty());
        }
    }

    /**
     * A move as asked for.
     *
     * @param line empty for every line where it is legal for the caller
     * @param version of the booking as it was read; empty for one who relies on the state alone, which every move checks
     */
    public record Step(Move move, Optional<UUID> line, Moving.Words words, OptionalLong version) {}

    /**
     * Which bookings.
     *
     * @param side what the caller is to them: borrower, lender, or staff of a hub concerned
     * @param group only those of this group
     * @param state only those with a line in this state
     * @param before an id of an earlier page
     */
    public record Filter(As side, Optional<UUID> group, Optional<State> state, Optional<UUID> before, int limit) {}

    /** What somebody is to a booking. */
    public enum As {
        BORROWER,
        LENDER,
        HUB
    }

    record Asked(Booking.Borrower borrower, Booking.Request request, Assessor.Asking asking) {}

    static Asked asked(Sql sql, Caller caller, Wish wish, Instant now) {
        Borrowers.Found found = Borrowers.find(sql, caller, wish, now);
        boolean atDesk = found.byStaff();
        Booking.Request request = atDesk ? wish.request().by("desk") : wish.request();
        return new Asked(
                found.borrower(),
                request,
                new Assessor.Asking(
                        found.standing(), found.borrower(), found.borrowing(), request, atDesk, now, Set.of()));
    }

    private List<Line> targets(Seen read, Step step) {
        List<Line> lines = read.entries().stream()
                .map(Booking.Entry::line)
                .filter(line -> step.line().isEmpty()
                        || step.line().get().equals(line.terms().id()))
                .toList();
        if (lines.isEmpty()) {
            throw new Refused(new Problem.NotFound());
        }
        Set<Side> movers = SideRules.movers(step.move());
        List<Line> own = lines.stream()
                .filter(line -> read.sidesOf(line).stream().anyMatch(movers::contains))
                .toList();
        if (own.isEmpty()) {
            throw new Refused(new Problem.NotAllowed(SideRules.code(movers)));
        }
        List<Line> possible =
                own.stream().filter(line -> isLegal(line, step.move())).toList();
        List<Line> legal = step.move() == Move.CONFIRM ? wanted(read, possible) : possible;
        if (legal.isEmpty()) {
            throw new Refused(BookingRules.wrongState(own.getFirst(), step.move()));
        }
        return legal;
    }

    /** Who confirms the whole means what still speaks for a part of it, not what another line has taken the place of. */
    private static List<Line> wanted(Seen read, List<Line> possible) {
        List<Line> heads = Parts.of(read.booking()).heads().stream()
                .filter(head -> !head.outcome().dropped())
                .map(Booking.Entry::line)
                .filter(line -> !(line instanceof Line.Expired expired) || expired.wasHeld())
                .filter(possible::contains)
                .toList();
        return heads.isEmpty() ? possible : heads;
    }

    /** As far as can be seen before the locks: a hold whose time is over counts as expired. */
    private boolean isLegal(Line line, Move move) {
        State state = BookingRules.isOver(line, now()) ? State.EXPIRED : line.state();
        return BookingStates.find(state, move).isPresent();
    }

    private void requireEnded(Line line) {
        if (now().isBefore(line.terms().window().until())) {
            throw new Refused(new Problem.RuleRefuses(
                    "close.before-end", "", Map.of("line", BookingJson.reference(line.terms()))));
        }
    }

    /** Whoever may make the move for both sides makes it for the borrower only where they asked themselves. */
    private static Actor actor(Caller caller, Seen read, List<Line> lines, Move move) {
        Line first = lines.getFirst();
        Booking.Borrower borrower = read.booking().borrower();
        Set<Side> own = read.sidesOf(first);
        Set<Side> movers = SideRules.movers(move);
        boolean lends = own.contains(Side.LENDER) && movers.contains(Side.LENDER);
        boolean asks = own.contains(Side.BORROWER) && movers.contains(Side.BORROWER);
        boolean borrows = asks && (!lends || caller.person().equals(borrower.person()));
        return Actor.of(
                caller.person(),
                borrows ? borrower.party() : first.terms().thing().lender());
    }

    private static Quote.QuotedLine quoted(Assessed line, List<Terms> had, Instant now) {
        Line born = BookingRules.born(line.terms(), had, now);
        boolean atOnce = born.state() == State.HELD
                && had.stream().map(Terms::conditions).noneMatch(other -> other.byPerson() || other.borrowerConfirms());
        return atOnce
                ? new Quote.QuotedLine(line.terms(), line.problem(), State.CONFIRMED, Optional.empty())
                : new Quote.QuotedLine(line.terms(), line.problem(), born.state(), born.lapsesAt());
    }

    /** A line that was free when it was measured and taken when it was locked. */
    private Problem explained(Tx tx, Problem problem, List<Assessed> lines, Instant now) {
        if (!(problem instanceof Problem.Taken taken) || !(taken.data().get("lines") instanceof List<?> positions)) {
            return problem;
        }
        List<Problem> all = new ArrayList<>();
        for (Assessed line : lines) {
            if (positions.contains(line.terms().position())) {
                all.add(RefusalJson.of(line.terms(), assessor.taken(tx, line, now)));
            }
        }
        return all.isEmpty() ? problem : all.getFirst();
    }

    private Instant now() {
        return platform.clock().instant();
    }
}
