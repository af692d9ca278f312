package org.mochiyori.booking;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.mochiyori.booking.Booking.Entry;
import org.mochiyori.booking.Wish.WishLine;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** What the borrower changes of a booking that is there: another line in place of one, or none. Part of {@link Bookings}. */
public final class LineChanges {
    private static final int SUBSTITUTES = 5;
    private static final int LOST = 3;

    private final Platform platform;
    private final Assessor assessor;
    private final OwnerHub owners;
    private final Outages outages;

    LineChanges(Platform platform, Assessor assessor, OwnerHub owners, Outages outages) {
        this.outages = outages;
        this.platform = platform;
        this.assessor = assessor;
        this.owners = owners;
    }

    /**
     * What is wanted in place of a line.
     *
     * @param line the old one
     * @param wanted the same thing or another; optional as the old one was, whatever it says
     * @param version of the booking as it was read; empty for one who relies on the state alone
     */
    public record Change(UUID line, WishLine wanted, Moving.Words words, OptionalLong version) {}

    /**
     * Asks for another line in place of one that was lost, or that shall be other. Where nobody decides, the new one is kept
     * at once and the old one goes with it; where a person decides anew, what was kept or agreed stays until they agree.
     *
     * @throws Refused with the rule that refuses the new line, or {@code Taken} and what is free instead
     */
    public Seen replace(Tx tx, Caller caller, UUID id, Change change) {
        Seen read = Sight.get(tx, caller, id, now());
        Measured measured = measured(tx, caller, read, change);
        Assessed line = measured.line();
        Replacing replacing = new Replacing(
                change.line(),
                line.terms(),
                Actor.of(caller.person(), read.booking().borrower().party()),
                change.words(),
                change.version());
        try {
            Booking changed = owners.replace(tx, read.booking(), replacing);
            WaiverStore.use(tx, line.waivers(), line.terms().id());
            return Sight.of(tx, measured.asking().standing(), changed).orElseThrow();
        } catch (Refused refused) {
            throw refused.problem() instanceof Problem.Taken
                    ? new Refused(RefusalJson.of(line.terms(), assessor.taken(tx, line, now())))
                    : refused;
        }
    }

    /**
     * What {@link #replace} would make of a line, without effect.
     *
     * @throws Refused as it does
     */
    public Terms quote(Caller caller, Seen seen, Change change) {
        return measured(platform.db(), caller, seen, change).line().terms();
    }

    private record Measured(Assessor.Asking asking, Assessed line) {}

    private Measured measured(Sql sql, Caller caller, Seen read, Change change) {
        Entry old = own(read, change.line());
        WishLine wanted = change.wanted();
        Wish wish = Wish.by(
                read.booking().borrower(),
                read.booking().request(),
                List.of(new WishLine(
                        wanted.listing(),
                        wanted.window(),
                        wanted.quantity(),
                        old.line().terms().optional(),
                        wanted.extras(),
                        wanted.candidates())));
        Assessor.Wished wished = assessor.send(sql, wish);
        Bookings.Asked asked = Bookings.asked(sql, caller, wish, now());
        Assessor.Asking asking = asked.asking().leaving(Set.of(change.line()));
        Assessed line = assessor.assess(sql, wish, asking, wished).getFirst();
        line.problem().ifPresent(problem -> {
            throw new Refused(RefusalJson.of(line.terms(), problem));
        });
        return new Measured(asking, line);
    }

    /**
     * When what is wanted in place of a line could be had near its time, as it looks to who may change it.
     *
     * @throws Refused as not found, or not allowed for those who may not change it
     */
    public List<TimeWindow> times(Sql sql, Caller caller, Seen seen, Change change) {
        own(seen, change.line());
        Wish wish = Wish.by(seen.booking().borrower(), seen.booking().request(), List.of(change.wanted()));
        Assessor.Asking asking =
                Bookings.asked(sql, caller, wish, now()).asking().leaving(Set.of(change.line()));
        return assessor.times(
                sql,
                wish,
                asking,
                new Displacing.Closing(Set.of(), change.wanted().window()));
    }

    /**
     * Goes on without a line.
     *
     * @throws Refused as wrong state where the line is agreed or not needed, or nothing else would remain
     */
    public Seen drop(Tx tx, Caller caller, UUID id, UUID line, Dropping dropping) {
        Seen read = Sight.get(tx, caller, id, now());
        own(read, line);
        Actor by = Actor.of(caller.person(), read.booking().borrower().party());
        Moving moving = new Moving(Move.WITHDRAW, Set.of(line), by, dropping.words(), dropping.version());
        owners.drop(tx, read.booking(), moving);
        return Sight.get(tx, caller, id, now());
    }

    /** What is said with it, and the version of the booking as it was read. */
    public record Dropping(Moving.Words words, OptionalLong version) {}

    /**
     * Equal things that are free in the window of a line the lender did not give, or will hardly be able to give, by line; only for the borrower, who may
     * take one with {@link #replace}.
     */
    public Map<UUID, List<Terms>> substitutes(Caller caller, Seen seen) {
        Sql sql = platform.db();
        Map<UUID, List<Terms>> found = new HashMap<>();
        Map<UUID, Integer> missing = outages.missing(sql, seen.booking());
        Stream.concat(
                        Parts.of(seen.booking()).lost().stream().filter(entry -> isLendersDoing(sql, entry)),
                        seen.entries().stream()
                                .filter(entry ->
                                        missing.containsKey(entry.line().terms().id())))
                .filter(entry -> seen.sidesOf(entry.line()).contains(Side.BORROWER))
                .filter(entry -> now().isBefore(entry.line().terms().window().from()))
                .limit(LOST)
                .forEach(entry -> found.put(entry.line().terms().id(), equals(caller, seen.booking(), entry)));
        return found;
    }

    /** What a line was asked for with on top, as far as its lender still offers it: whoever changes its time keeps that. */
    public Set<String> extras(Terms terms) {
        return assessor.extras(platform.db(), terms);
    }

    /**
     * Equal things that could be had in place of a line that still waits, for who may change it.
     *
     * @throws Refused as not found, or not allowed for those who may not change it
     */
    public List<Terms> alternatives(Caller caller, Seen seen, UUID line) {
        return equals(caller, seen.booking(), own(seen, line));
    }

    /** Not what the borrower gave back of their own will. */
    private static boolean isLendersDoing(Sql sql, Entry entry) {
        return switch (entry.line().state()) {
            case DECLINED, EXPIRED -> true;
            case CANCELLED, WITHDRAWN ->
                BookingListStore.history(sql, List.of(entry.line().terms().id()))
                        .getLast()
                        .onBehalfOf()
                        .filter(entry.line().terms().thing().lender()::equals)
                        .isPresent();
            case REQUESTED, HELD, CONFIRMED, OUT, CLOSED -> false;
        };
    }

    private List<Terms> equals(Caller caller, Booking booking, Entry lost) {
        Terms terms = lost.line().terms();
        List<WishLine> lines = EqualStore.list(
                        platform.db(), terms, booking.id(), booking.request().persons())
                .stream()
                .map(listing -> new WishLine(listing, terms.window(), terms.quantity(), terms.optional(), Set.of()))
                .toList();
        if (lines.isEmpty()) {
            return List.of();
        }
        Wish wish = Wish.by(booking.borrower(), booking.request(), lines);
        Bookings.Asked asked = Bookings.asked(platform.db(), caller, wish, now());
        return assessor.possible(platform.db(), wish, asked.asking(), SUBSTITUTES);
    }

    private static Entry own(Seen read, UUID line) {
        Entry entry = read.entries().stream()
                .filter(one -> one.line().terms().id().equals(line))
                .findFirst()
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
        if (!read.sidesOf(entry.line()).contains(Side.BORROWER)) {
            throw new Refused(new Problem.NotAllowed("side.borrower"));
        }
        return entry;
    }

    private Instant now() {
        return platform.clock().instant();
    }
}
