package org.mochiyori.intake;

import java.time.Instant;
import java.util.Map;

/**
 * One batch done.
 *
 * @param position its last record
 * @param until how long nobody else may go on with the run
 * @param outcomes how many records came to which outcome
 */
record Step(int position, Instant until, Map<String, Integer> outcomes) {
    Step {
        outcomes = Map.copyOf(outcomes);
    }

    int count(String outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }
}
