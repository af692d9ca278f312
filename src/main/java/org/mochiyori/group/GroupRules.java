package org.mochiyori.group;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mochiyori.group.Group.State;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;

/** What may happen to a registration, and for how long it counts. */
final class GroupRules {
    private static final int APRIL = 4;

    private GroupRules() {}

    /** The state after a decision. @throws Refused with {@code WrongState} */
    static State decide(State state, Decision decision) {
        boolean legal = switch (state) {
            case APPLIED -> decision != Decision.END;
            case ACTIVE -> decision == Decision.END;
            // A refused or ended group may be taken in after all.
            case DECLINED, ENDED -> decision == Decision.APPROVE;
        };
        if (!legal) {
            throw new Refused(new Problem.WrongState(state.code(), decision.code()));
        }
        return switch (decision) {
            case APPROVE -> State.ACTIVE;
            case DECLINE -> State.DECLINED;
            case END -> State.ENDED;
        };
    }

    /**
     * The last day of a registration that is given on a day. Where the end of the fiscal year is so near that
     * renewal is open already, it counts for the year after.
     *
     * @param before the last day of the registration that is renewed
     */
    static Optional<LocalDate> validUntil(RegistrationTerms terms, LocalDate today, Optional<LocalDate> before) {
        return switch (terms.validity()) {
            case OPEN -> Optional.empty();
            case FISCAL_YEAR -> Optional.of(endOfFiscalYear(today.plusDays(terms.renewalDays())));
            case YEAR ->
                Optional.of(before.filter(last -> !last.isBefore(today))
                        .map(last -> last.plusYears(1))
                        .orElseGet(() -> today.plusYears(1).minusDays(1)));
        };
    }

    /** What a hub asks of a roster and does not find there, the first of it; the desk may register the group all the same. */
    static Optional<Problem> unmet(RegistrationTerms.Asked asked, List<RosterEntry> roster) {
        if (roster.size() < asked.members()) {
            return Optional.of(new Problem.RuleRefuses(
                    "group.members", "desk", Map.of("least", asked.members(), "have", roster.size())));
        }
        long locals = roster.stream()
                .filter(entry -> entry.tie() != RosterEntry.Tie.NONE)
                .count();
        if (asked.halfLocal() && 2 * locals < roster.size()) {
            return Optional.of(new Problem.RuleRefuses(
                    "group.locals", "desk", Map.of("least", (roster.size() + 1) / 2, "have", locals)));
        }
        return asked.adult() && roster.stream().noneMatch(RosterEntry::adult)
                ? Optional.of(new Problem.RuleRefuses("group.adult", "desk", Map.of()))
                : Optional.empty();
    }

    /** Refuses a renewal outside its window. */
    static void requireRenewable(Group group, RegistrationTerms terms, LocalDate today) {
        LocalDate last = group.validUntil()
                .filter(day -> group.state() == State.ACTIVE)
                .orElseThrow(
                        () -> new Refused(new Problem.WrongState(group.state().code(), "renew")));
        LocalDate opens = last.minusDays(terms.renewalDays());
        LocalDate closes = last.plusDays(terms.graceDays());
        if (today.isBefore(opens) || today.isAfter(closes)) {
            throw new Refused(new Problem.RuleRefuses(
                    "group.renewal-window", "desk", Map.of("opens", opens.toString(), "closes", closes.toString())));
        }
    }

    /** The fiscal year, April to March, that a day belongs to. */
    static int fiscalYear(LocalDate day) {
        return day.getMonthValue() >= APRIL ? day.getYear() : day.getYear() - 1;
    }

    /** A number people can read out: year and four digits. */
    static String number(int fiscalYear, int n) {
        return "%d-%04d".formatted(fiscalYear, n);
    }

    private static LocalDate endOfFiscalYear(LocalDate day) {
        return LocalDate.of(fiscalYear(day) + 1, 3, 31);
    }
}
