package org.mochiyori.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.mochiyori.booking.State;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.TimeWindow;

/** When a borrower is told how to get in. Pure. */
final class AccessRules {
    private AccessRules() {}

    /** Whether a borrower may read what to do: once it is agreed. */
    static boolean isAgreed(State state) {
        return state == State.CONFIRMED || state == State.OUT;
    }

    /** The time in which the secret is told: from a little before the use to its end. */
    static TimeWindow told(TimeWindow use, Duration lead) {
        return new TimeWindow(use.from().minus(lead), use.until());
    }

    /** Why the secret is not told now; empty where it is. */
    static Optional<Problem> refusal(State state, TimeWindow told, Instant now) {
        if (!isAgreed(state)) {
            return Optional.of(new Problem.WrongState(state.code(), "look"));
        }
        boolean open = !now.isBefore(told.from()) && now.isBefore(told.until());
        return open
                ? Optional.empty()
                : Optional.of(new Problem.RuleRefuses(
                        "access.window",
                        "",
                        Map.of(
                                "from",
                                told.from().toString(),
                                "to",
                                told.until().toString())));
    }
}
