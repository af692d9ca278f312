package org.mochiyori.booking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.booking.Booking.Entry;
import org.mochiyori.booking.Wish.WishLine;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Problem.RuleRefuses;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;

/**
 * What a booking is for and how many come, said anew. What a person has agreed to because of it is theirs to change. Part of
 * {@link Bookings}.
 */
public final class Describing {
    private final Platform platform;
    private final Assessor assessor;
    private final OwnerHub owners;

    Describing(Platform platform, Assessor assessor, OwnerHub owners) {
        this.platform = platform;
        this.assessor = assessor;
        this.owners = owners;
    }

    /**
     * Other words for a booking.
     *
     * @param purpose empty where it stays
     * @param persons empty where it stays
     * @param version of the booking as it was read; empty for one who relies on the state alone
     */
    public record Words(Optional<String> purpose, OptionalInt persons, Moving.Words said, OptionalLong version) {}

    /**
     * As an owner's hub is asked for it.
     *
     * @param request purpose and persons as they become
     * @param expected the version the caller has read
     */
    record Described(Booking.Request request, Actor by, Moving.Words said, OptionalLong expected) {}

    /**
     * Says anew what a booking is for, or how many come.
     *
     * @throws Refused as wrong state where nothing of it stands, by {@code change.decided} where a person has agreed to what
     *     was said before, by the lender's rule where so many may not come
     */
    public Seen describe(Tx tx, Caller caller, UUID id, Words words) {
        Instant now = platform.clock().instant();
        Seen read = Sight.get(tx, caller, id, now);
        List<Line> standing = read.booking().entries().stream()
                .map(Entry::line)
                .filter(Describing::isStanding)
                .toList();
        require(read, standing);
        Booking.Request before = read.booking().request();
        Booking.Request request = new Booking.Request(
                words.purpose().orElse(before.purpose()),
                words.persons().isPresent() ? words.persons() : before.persons(),
                before.channel(),
                before.nature());
        requireAdmitted(tx, caller, read.booking(), request);
        owners.describe(
                tx,
                read.booking(),
                new Described(
                        request,
                        Actor.of(caller.person(), read.booking().borrower().party()),
                        words.said(),
                        words.version()));
        return Sight.get(tx, caller, id, now);
    }

    static boolean isStanding(Line line) {
        return switch (line.state()) {
            case REQUESTED, HELD, CONFIRMED, OUT -> true;
            case CLOSED, DECLINED, WITHDRAWN, CANCELLED, EXPIRED -> false;
        };
    }

    private static void require(Seen read, List<Line> standing) {
        if (standing.isEmpty()) {
            throw new Refused(new Problem.WrongState(read.booking().state().code(), Moved.DESCRIBE));
        }
        if (read.booking().entries().stream()
                .noneMatch(entry -> read.sidesOf(entry.line()).contains(Side.BORROWER))) {
            throw new Refused(new Problem.NotAllowed("side.borrower"));
        }
        boolean agreed = standing.stream()
                .filter(line -> !read.sidesOf(line).contains(Side.LENDER))
                .anyMatch(line -> line.terms().conditions().byPerson() && line.state() != State.REQUESTED);
        if (agreed) {
            throw new Refused(new RuleRefuses("change.decided", "desk", Map.of()));
        }
    }

    /** Only whether so many may come: what has been asked for in time stays asked for in time. */
    private void requireAdmitted(Tx tx, Caller caller, Booking booking, Booking.Request request) {
        List<Terms> standing = booking.entries().stream()
                .map(Entry::line)
                .filter(Describing::isStanding)
                .map(Line::terms)
                .toList();
        Wish wish = Wish.by(
                booking.borrower(),
                request,
                standing.stream()
                        .map(terms -> new WishLine(
                                terms.thing().listing(), terms.window(), terms.quantity(), terms.optional()))
                        .toList());
        Set<UUID> own = standing.stream().map(Terms::id).collect(Collectors.toSet());
        Assessor.Asking asking = Bookings.asked(
                        tx, caller, wish, platform.clock().instant())
                .asking()
                .leaving(own);
        assessor.assess(tx, wish, asking, assessor.send(tx, wish)).stream()
                .flatMap(line -> line.problem().stream())
                .filter(problem ->
                        problem instanceof RuleRefuses rule && rule.rule().equals("admission.persons"))
                .findFirst()
                .ifPresent(problem -> {
                    throw new Refused(problem);
                });
    }
}
