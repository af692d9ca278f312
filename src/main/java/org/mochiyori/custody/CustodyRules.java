package org.mochiyori.custody;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.booking.Side;
import org.mochiyori.catalogue.CustodyTerms;
import org.mochiyori.dues.Demand;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.Yen;

/** What may be put down, asked and answered. Pure. */
final class CustodyRules {
    private CustodyRules() {}

    /** The owner's list, ticked; what is not on it cannot be ticked. */
    static List<Handing.Check> checks(List<String> checklist, Collection<String> ticked) {
        if (!checklist.containsAll(ticked)) {
            throw new Refused(Problem.Invalid.of("/checks", "unknown", "what is on the owner's list"));
        }
        return checklist.stream()
                .map(text -> new Handing.Check(text, ticked.contains(text)))
                .toList();
    }

    /** How many are handed over: all that were booked, if nobody says otherwise. */
    static int handed(Optional<Integer> count, int booked) {
        int handed = count.orElse(booked);
        if (handed < 1 || handed > booked) {
            throw new Refused(Problem.Invalid.of("/count", "range", "1 to " + booked + ", which were booked"));
        }
        return handed;
    }

    /**
     * What comes back.
     *
     * @param count back with this
     * @param lost that will not come back
     * @param closes nothing is out any more
     */
    record Back(int count, int lost, boolean closes) {}

    /** All that is out comes back, if nobody says otherwise; what is lost is told with the last of it. */
    static Back back(Optional<Integer> count, int lost, int out) {
        int back = count.orElse(out - lost);
        if (back < 0 || lost < 0 || back + lost < 1 || back + lost > out) {
            throw new Refused(Problem.Invalid.of("/count", "range", "together with what is lost, 1 to " + out));
        }
        boolean closes = back + lost == out;
        if (lost > 0 && !closes) {
            throw new Refused(
                    Problem.Invalid.of("/lost", "range", "what is lost is told when nothing else is out any more"));
        }
        return new Back(back, lost, closes);
    }

    /** Whether the other side is asked for a word: of a room that was opened or left, without anything to tell, it is not. */
    static boolean asks(String kind, List<Handing.Check> checks, Optional<String> note) {
        return !kind.equals("space") || !checks.isEmpty() || note.isPresent();
    }

    /** Refuses a second word, and a first one after the time for it. */
    static void requireOpen(Handing handing, Instant now) {
        boolean over = !now.isBefore(handing.answerBy());
        if (handing.answer().isPresent() || over) {
            String state = handing.answer().map(answer -> answer.word().word()).orElse(Handing.Word.SILENT.word());
            throw new Refused(new Problem.WrongState(state, "answer"));
        }
    }

    /** Why a loan may not last until then by the owner's word; empty where it may, or a person decides. */
    static Optional<Problem> refusal(CustodyTerms.Renewal rule, long granted, Instant due, Instant until) {
        if (rule.by() == CustodyTerms.Decider.NEVER) {
            return Optional.of(new Problem.RuleRefuses("renewal.never", "lender", Map.of()));
        }
        if (granted >= rule.times()) {
            return Optional.of(new Problem.RuleRefuses("renewal.times", "lender", Map.of("most", rule.times())));
        }
        return Duration.between(due, until).compareTo(Duration.ofDays(rule.days())) > 0
                ? Optional.of(new Problem.RuleRefuses("renewal.days", "lender", Map.of("most", rule.days())))
                : Optional.empty();
    }

    /** Who may make a move about a claim. */
    static Set<Side> movers(Claim.Move move) {
        return switch (move) {
            case REPORT -> EnumSet.of(Side.LENDER, Side.BORROWER);
            case CLAIM, SETTLE -> EnumSet.of(Side.LENDER);
            case AGREE, CONTEST -> EnumSet.of(Side.BORROWER);
        };
    }

    /**
     * The amounts that a claim has put on the borrower's account. One stays, agreed to and settled, until the lender wants
     * something else or nothing, or the borrower does not agree.
     */
    static List<Demand> demands(Claim claim) {
        Demand.Kind kind = switch (claim.kind()) {
            case LOST -> Demand.Kind.LOST;
            case DAMAGED -> Demand.Kind.DAMAGED;
        };
        List<Demand> demands = new ArrayList<>();
        for (Claim.Step step : claim.moves()) {
            Optional<Yen> yen = step.demand().flatMap(Claim.Demand::yen);
            if (yen.isPresent()) {
                demands.add(new Demand(
                        claim.line(),
                        kind,
                        claim.count(),
                        yen.get(),
                        step.at(),
                        claim.moves().stream()
                                .filter(later -> later.sequence() > step.sequence())
                                .filter(later -> later.move() == Claim.Move.CLAIM || later.move() == Claim.Move.CONTEST)
                                .map(Claim.Step::at)
                                .findFirst()));
            }
        }
        return demands;
    }

    /** The moves that may follow. */
    static Set<Claim.Move> next(Claim.State state) {
        return switch (state) {
            case REPORTED -> EnumSet.of(Claim.Move.CLAIM, Claim.Move.SETTLE);
            case CLAIMED -> EnumSet.of(Claim.Move.CLAIM, Claim.Move.AGREE, Claim.Move.CONTEST, Claim.Move.SETTLE);
            case CONTESTED -> EnumSet.of(Claim.Move.CLAIM, Claim.Move.SETTLE);
            case AGREED -> EnumSet.of(Claim.Move.CLAIM, Claim.Move.SETTLE);
            case SETTLED -> EnumSet.noneOf(Claim.Move.class);
        };
    }
}
