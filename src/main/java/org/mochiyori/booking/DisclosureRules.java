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

    /** Said of an approval that was given on the telephone. */
    private static final String BY_PHONE = "by-phone";

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

    /** What the desk wrote down of a call with a person is for those who lend. */
    private static boolean isMemo(Bookings.Passed passed) {
        return passed.reason().filter(BY_PHONE::equals).isPresent();
    }

    private static boolean lends(Bookings.Passed passed, Seen seen) {
        return seen.booking()
                .find(passed.line())
                .filter(entry -> seen.sidesOf(entry.line()).contains(Side.LENDER))
                .isPresent();
    }

    /** A move as the reader may know it: who made it for the borrower is no more told than who borrows. */
    static Bookings.Passed shown(Bookings.Passed move, Seen seen) {
        Bookings.Passed passed = isMemo(move) && !lends(move, seen) ? move.unnoted() : move;
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
