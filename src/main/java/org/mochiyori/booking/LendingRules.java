package org.mochiyori.booking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.catalogue.Audience;
import org.mochiyori.catalogue.Lending;
import org.mochiyori.group.Right;
import org.mochiyori.group.Standing;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Problem.RuleRefuses;

/** Who may borrow what: each rule a small function, the first that refuses is named. Pure. */
final class LendingRules {
    /** The class of who borrows from another hub (市外). */
    static final String OUTSIDE = "outside";
    /** The class of every group. */
    static final String GROUP = "group";
    /** The class of persons without a group. */
    static final String INDIVIDUAL = "individual";

    private static final String DESK = "desk";

    private LendingRules() {}

    /**
     * Who wants to borrow.
     *
     * @param hub the borrower's hub
     * @param group empty for a person
     * @param checkedAt hubs whose desk has checked the person's address
     */
    record Borrowing(String hub, Optional<Standing.Registered> group, Set<String> checkedAt) {
        /** By what rules of this hub may mean the borrower, the most telling first. */
        List<String> classesAt(String lendingHub) {
            List<String> classes = new ArrayList<>();
            if (!hub.equals(lendingHub)) {
                classes.add(OUTSIDE);
            }
            group.ifPresent(known -> {
                // What another hub calls a group says nothing here.
                if (known.hub().equals(lendingHub)) {
                    classes.addAll(known.classes());
                }
                classes.add(known.kind().code());
            });
            classes.add(group.isPresent() ? GROUP : INDIVIDUAL);
            return classes;
        }
    }

    static Optional<Problem> refusal(
            Offer offer, Lending lending, Borrowing borrowing, List<Agreement> agreements, AgreementRules.Day day) {
        if (!offer.listing().isLendable()) {
            return refuse("listing.not-lendable", "");
        }
        if (borrowing.group().isPresent() && !borrowing.group().get().active()) {
            return refuse("group.inactive", DESK);
        }
        Optional<Problem> between = AgreementRules.refusal(offer, borrowing, agreements, day);
        if (between.isPresent()) {
            return between;
        }
        return borrowing.group().isPresent() ? residents(offer, borrowing) : individual(offer, lending, borrowing);
    }

    /** Whether the listing is for the borrower's eyes at all; what is not looks as if it did not exist. */
    static boolean isVisible(Offer offer, Borrowing borrowing, Standing standing) {
        if (offer.listing().group().filter(id -> standing.sees(id, Right.LIST)).isPresent()
                || standing.readsAt(offer.listing().hub())) {
            return true;
        }
        Optional<UUID> umbrella = borrowing.group().flatMap(Standing.Registered::umbrella);
        return switch (offer.listing().draft().access().visibility()) {
            case PUBLIC -> true;
            case GROUPS -> borrowing.group().isPresent();
            case UNION ->
                umbrella.isPresent()
                        && umbrella.equals(
                                offer.entry().lender().flatMap(org.mochiyori.catalogue.Entry.Lender::umbrella));
            case PRIVATE -> false;
        };
    }

    private static Optional<Problem> residents(Offer offer, Borrowing borrowing) {
        boolean only = audience(offer).contains(Audience.RESIDENTS);
        return only && !borrowing.hub().equals(offer.listing().hub())
                ? refuse("borrower.residents", DESK)
                : Optional.empty();
    }

    private static Optional<Problem> individual(Offer offer, Lending lending, Borrowing borrowing) {
        Set<Audience> audience = audience(offer);
        boolean lends = audience.isEmpty() ? lending.individuals() : audience.contains(Audience.INDIVIDUALS);
        if (!lends) {
            return refuse("borrower.group-needed", DESK);
        }
        return borrowing.checkedAt().contains(borrowing.hub())
                ? residents(offer, borrowing)
                : refuse("borrower.address-unchecked", DESK);
    }

    private static Set<Audience> audience(Offer offer) {
        return offer.listing().draft().terms().audience();
    }

    private static Optional<Problem> refuse(String rule, String waivedBy) {
        return Optional.of(new RuleRefuses(rule, waivedBy, Map.of()));
    }
}
