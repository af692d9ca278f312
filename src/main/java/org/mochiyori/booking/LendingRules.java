package org.mochiyori.booking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.mochiyori.calendar.Asker;
import org.mochiyori.catalogue.Admission;
import org.mochiyori.catalogue.Audience;
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

    /** The first rule that refuses the line and is not set aside for it. */
    static Optional<Problem> refusal(Assessed line, Assessor.Asking asking, List<Agreement> agreements) {
        AgreementRules.Day today = new AgreementRules.Day(line.offer().date(asking.now()));
        List<Supplier<Optional<Problem>>> rules = List.of(
                () -> lendable(line.offer()),
                () -> active(asking.borrowing()),
                () -> AgreementRules.refusal(line.offer(), asking.borrowing(), agreements, today),
                () -> grouped(line.offer(), asking),
                () -> residents(line.offer(), asking.borrowing()),
                () -> AdmissionRules.refusal(line, asking));
        return rules.stream()
                .flatMap(rule -> rule.get().stream())
                .filter(problem -> !isWaived(problem, line.asker()))
                .findFirst();
    }

    /** Whether a person decides because of what the thing is wanted for. */
    static boolean isDecided(Offer offer, Assessor.Asking asking) {
        return offer.admission(asking.now())
                .filter(admission -> admission.of(asking.request().nature().word()) == Admission.Treatment.DECIDED)
                .isPresent();
    }

    private static boolean isWaived(Problem problem, Asker asker) {
        return problem instanceof RuleRefuses rule && asker.isWaived(rule.rule(), rule.waivedBy());
    }

    private static Optional<Problem> lendable(Offer offer) {
        return offer.listing().isLendable() ? Optional.empty() : refuse("listing.not-lendable", "");
    }

    private static Optional<Problem> active(Borrowing borrowing) {
        return borrowing.group().filter(group -> !group.active()).isPresent()
                ? refuse("group.inactive", DESK)
                : Optional.empty();
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

    /** A person without a group borrows what is lent to individuals, once a desk has checked the address. */
    private static Optional<Problem> grouped(Offer offer, Assessor.Asking asking) {
        Borrowing borrowing = asking.borrowing();
        if (borrowing.group().isPresent()) {
            return Optional.empty();
        }
        Set<Audience> audience = audience(offer);
        boolean lends = audience.isEmpty()
                ? offer.lending(asking.now()).individuals()
                : audience.contains(Audience.INDIVIDUALS);
        if (!lends) {
            return refuse("borrower.group-needed", DESK);
        }
        return borrowing.checkedAt().contains(borrowing.hub())
                ? Optional.empty()
                : refuse("borrower.address-unchecked", "");
    }

    private static Set<Audience> audience(Offer offer) {
        return offer.listing().draft().terms().audience();
    }

    private static Optional<Problem> refuse(String rule, String waivedBy) {
        return Optional.of(new RuleRefuses(rule, waivedBy, Map.of()));
    }
}
