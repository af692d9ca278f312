package org.mochiyori.booking;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
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
                ? other(sql, standing, wish.person().get(), now)
                : self(standing);
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

    private static Found self(Standing standing) {
        String hub = standing.checkedAt().stream()
                .sorted()
                .findFirst()
                .orElseThrow(() ->
                        new Refused(new Problem.RuleRefuses("borrower.address-unchecked", "desk", java.util.Map.of())));
        return new Found(
                standing,
                new Booking.Borrower(hub, Optional.empty(), standing.person()),
                new LendingRules.Borrowing(hub, Optional.empty(), standing.checkedAt()),
                false);
    }

    /** The desk books for a person it knows: one whose address it has checked. */
    private static Found other(Sql sql, Standing standing, UUID person, Instant now) {
        Standing borrower = Standings.of(sql, person, now);
        String hub = borrower.checkedAt().stream()
                .filter(standing::actsAt)
                .sorted()
                .findFirst()
                .orElseThrow(() -> unknown("/person", "nobody whose address your desk has checked"));
        return new Found(
                standing,
                new Booking.Borrower(hub, Optional.empty(), person),
                new LendingRules.Borrowing(hub, Optional.empty(), borrower.checkedAt()),
                true);
    }

    private static Refused unknown(String pointer, String detail) {
        return new Refused(Problem.Invalid.of(pointer, "unknown", detail));
    }
}
