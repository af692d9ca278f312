package org.mochiyori.booking;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.booking.Agreement.DataItem;

/** What a lender is told of who borrows. Pure. */
final class DisclosureRules {
    private static final Set<State> AGREED = EnumSet.of(State.CONFIRMED, State.OUT, State.CLOSED);
    private static final Set<DataItem> CONTACT = EnumSet.of(DataItem.PHONE, DataItem.MAIL);

    private DisclosureRules() {}

    /**
     * Inside a hub everything, between hubs what the agreements list; ways to reach somebody only once a line stands.
     *
     * @param home the borrower's hub
     * @param lines those for the reader's eyes
     * @param agreements between their hubs and the borrower's, in any state: a running loan outlives its agreement
     */
    static Set<DataItem> told(String home, List<Line> lines, List<Agreement> agreements) {
        Set<DataItem> told = EnumSet.noneOf(DataItem.class);
        if (lines.stream().anyMatch(line -> line.terms().thing().hub().equals(home))) {
            told.addAll(EnumSet.allOf(DataItem.class));
        }
        agreements.stream()
                .filter(agreement ->
                        agreement.state() == Agreement.Status.AGREED || agreement.state() == Agreement.Status.ENDED)
                .forEach(agreement -> told.addAll(agreement.scope().dataItems()));
        if (lines.stream().noneMatch(line -> AGREED.contains(line.state()))) {
            told.removeAll(CONTACT);
        }
        return told;
    }

    /** A move as the reader may know it: who made it for the borrower is no more told than who borrows. */
    static Bookings.Passed shown(Bookings.Passed passed, Seen seen) {
        Booking.Borrower borrower = seen.booking().borrower();
        Optional<UUID> party = Optional.of(borrower.party());
        boolean forBorrower = passed.onBehalfOf().or(passed::actor).equals(party)
                || passed.actor().equals(Optional.of(borrower.person()));
        if (!forBorrower) {
            return passed;
        }
        return new Bookings.Passed(
                passed.line(),
                passed.sequence(),
                passed.at(),
                passed.move(),
                passed.state(),
                passed.actor().filter(person -> seen.told().contains(DataItem.PERSON_NAME)),
                passed.onBehalfOf().filter(id -> seen.namesBorrower()),
                passed.reason(),
                passed.note());
    }
}
