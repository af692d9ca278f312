package org.mochiyori.booking;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mochiyori.kernel.Problem;

/** Whether a live agreement between two hubs covers a line. Pure. */
final class AgreementRules {
    private AgreementRules() {}

    /** What day it is; a type of its own so that it is not taken for the day of use. */
    record Day(LocalDate today) {}

    /** Refuses a line of another hub that no live agreement covers, with the code of the reason. */
    static Optional<Problem> refusal(
            Offer offer, LendingRules.Borrowing borrowing, List<Agreement> agreements, Day day) {
        if (isAtHome(offer, borrowing)) {
            return Optional.empty();
        }
        List<Agreement> between = between(offer, borrowing, agreements);
        if (between.isEmpty()) {
            return refuse("agreement.none");
        }
        List<Agreement> live = between.stream().filter(a -> isLive(a, day)).toList();
        if (live.isEmpty()) {
            return refuse("agreement.not-in-force");
        }
        List<Agreement> ofCategory =
                live.stream().filter(a -> coversCategory(a, offer)).toList();
        if (ofCategory.isEmpty()) {
            return refuse("agreement.category");
        }
        return ofCategory.stream().anyMatch(a -> coversBorrower(a, borrowing))
                ? Optional.empty()
                : refuse("agreement.audience");
    }

    /** The agreement a line goes by; empty at home. */
    static Optional<Agreement> covering(
            Offer offer, LendingRules.Borrowing borrowing, List<Agreement> agreements, Day day) {
        return isAtHome(offer, borrowing)
                ? Optional.empty()
                : between(offer, borrowing, agreements).stream()
                        .filter(a -> isLive(a, day) && coversCategory(a, offer) && coversBorrower(a, borrowing))
                        .findFirst();
    }

    static boolean isLive(Agreement agreement, Day day) {
        return agreement.state() == Agreement.Status.AGREED && agreement.term().covers(day.today());
    }

    private static boolean isAtHome(Offer offer, LendingRules.Borrowing borrowing) {
        return offer.listing().hub().equals(borrowing.hub());
    }

    private static List<Agreement> between(Offer offer, LendingRules.Borrowing borrowing, List<Agreement> agreements) {
        return agreements.stream()
                .filter(a -> a.between().owner().equals(offer.listing().hub())
                        && a.between().borrower().equals(borrowing.hub()))
                .toList();
    }

    private static boolean coversCategory(Agreement agreement, Offer offer) {
        List<String> categories = agreement.scope().categories();
        String kind = offer.listing().kind().word();
        return categories.isEmpty()
                || categories.contains(kind)
                || categories.contains(offer.listing().draft().category());
    }

    private static boolean coversBorrower(Agreement agreement, LendingRules.Borrowing borrowing) {
        return borrowing.group().isPresent()
                || agreement.scope().audience() == Agreement.Audience.GROUPS_AND_INDIVIDUALS;
    }

    private static Optional<Problem> refuse(String code) {
        return Optional.of(new Problem.NotAllowed(code));
    }
}
