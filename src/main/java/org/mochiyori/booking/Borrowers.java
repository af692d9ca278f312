package org.mochiyori.booking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.group.Right;
import org.mochiyori.group.Standing;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.db.Sql;

/** For whom a wish is, and whether the caller may ask for them. */
final class Borrowers {
    private Borrowers() {}

    /**
     * The answer.
     *
     * @param byStaff the caller is staff of the borrower's hub and asks for somebody else
     */
    record Found(Standing standing, Booking.Borrower borrower, LendingRules.Borrowing borrowing, boolean byStaff) {}

    static Found find(Sql sql, Caller caller, Wish wish, Instant now) {
        Standing standing = Standings.of(sql, caller.person(), now);
        if (wish.group().isPresent()) {
            return group(sql, standing, wish.group().get(), now);
        }
        return wish.person().filter(person -> !person.equals(caller.person())).isPresent()
                ? other(sql, standing, wish, now)
                : self(sql, standing, wish);
    }

    private static Found group(Sql sql, Standing standing, UUID id, Instant now) {
        Standing.Registered group = standing.findGroup(id)
                .or(() -> Standings.findGroup(sql, id, now))
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
        boolean speaks = standing.may(id, Right.BOOK);
        boolean staff = standing.actsAt(group.hub());
        if (!speaks && !staff) {
            throw new Refused(standing.belongsTo(id) ? new Problem.NotAllowed("group.role") : new Problem.NotFound());
        }
        return new Found(
                standing,
                new Booking.Borrower(group.hub(), Optional.of(id), standing.person()),
                new LendingRules.Borrowing(group.hub(), Optional.of(group), standing.checkedAt()),
                !speaks);
    }

    private static Found self(Sql sql, Standing standing, Wish wish) {
        String hub = hub(sql, standing.checkedAt(), wish)
                .orElseThrow(() ->
                        new Refused(new Problem.RuleRefuses("borrower.address-unchecked", "", java.util.Map.of())));
        return new Found(
                standing,
                new Booking.Borrower(hub, Optional.empty(), standing.person()),
                new LendingRules.Borrowing(hub, Optional.empty(), standing.checkedAt()),
                false);
    }

    /** The desk books for a person it knows: one whose address it has checked. */
    private static Found other(Sql sql, Standing standing, Wish wish, Instant now) {
        UUID person = wish.person().orElseThrow();
        Standing borrower = Standings.of(sql, person, now);
        Set<String> served =
                borrower.checkedAt().stream().filter(standing::actsAt).collect(Collectors.toSet());
        String hub = hub(sql, served, wish)
                .orElseThrow(() -> unknown("/person", "nobody whose address your desk has checked"));
        return new Found(
                standing,
                new Booking.Borrower(hub, Optional.empty(), person),
                new LendingRules.Borrowing(hub, Optional.empty(), borrower.checkedAt()),
                true);
    }

    /** Whoever is known at several hubs borrows at the one that lends, where it knows them. */
    private static Optional<String> hub(Sql sql, Set<String> known, Wish wish) {
        List<UUID> listings = wish.lines().stream().map(Wish.WishLine::listing).toList();
        return known.size() < 2
                ? known.stream().findFirst()
                : BookingStore.findHub(sql, listings, known)
                        .or(() -> known.stream().sorted().findFirst());
    }

    private static Refused unknown(String pointer, String detail) {
        return new Refused(Problem.Invalid.of(pointer, "unknown", detail));
    }
}
