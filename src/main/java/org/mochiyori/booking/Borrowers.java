package org.mochiyori.booking;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
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
    record Found(Party party, Booking.Borrower borrower, LendingRules.Borrowing borrowing, boolean byStaff) {}

    static Found find(Sql sql, Caller caller, Wish wish, Instant now) {
        Party party = PartyStore.get(sql, caller.person(), now);
        if (wish.group().isPresent()) {
            return group(sql, party, wish.group().get(), now);
        }
        return wish.person().filter(person -> !person.equals(caller.person())).isPresent()
                ? other(sql, party, wish.person().get(), now)
                : self(party);
    }

    private static Found group(Sql sql, Party party, UUID id, Instant now) {
        Party.Group group = PartyStore.findGroup(sql, id, now).orElseThrow(() -> new Refused(new Problem.NotFound()));
        boolean speaks = party.borrowsFor(id);
        boolean staff = party.actsAt(group.hub());
        if (!speaks && !staff) {
            throw new Refused(party.belongsTo(id) ? new Problem.NotAllowed("group.role") : new Problem.NotFound());
        }
        return new Found(
                party,
                new Booking.Borrower(group.hub(), Optional.of(id), party.person()),
                new LendingRules.Borrowing(group.hub(), Optional.of(group), party.checkedAt()),
                !speaks);
    }

    private static Found self(Party party) {
        String hub = party.checkedAt().stream()
                .sorted()
                .findFirst()
                .orElseThrow(() ->
                        new Refused(new Problem.RuleRefuses("borrower.address-unchecked", "desk", java.util.Map.of())));
        return new Found(
                party,
                new Booking.Borrower(hub, Optional.empty(), party.person()),
                new LendingRules.Borrowing(hub, Optional.empty(), party.checkedAt()),
                false);
    }

    /** The desk books for a person it knows: one whose address it has checked. */
    private static Found other(Sql sql, Party party, UUID person, Instant now) {
        Party borrower = PartyStore.get(sql, person, now);
        String hub = borrower.checkedAt().stream()
                .filter(party::actsAt)
                .sorted()
                .findFirst()
                .orElseThrow(() -> unknown("/person", "nobody whose address your desk has checked"));
        return new Found(
                party,
                new Booking.Borrower(hub, Optional.empty(), person),
                new LendingRules.Borrowing(hub, Optional.empty(), borrower.checkedAt()),
                true);
    }

    private static Refused unknown(String pointer, String detail) {
        return new Refused(Problem.Invalid.of(pointer, "unknown", detail));
    }
}
