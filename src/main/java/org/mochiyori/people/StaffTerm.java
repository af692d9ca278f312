package org.mochiyori.people;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody in a role of a hub, for a time.
 *
 * @param since first day in office, by the hub's calendar
 * @param until last day in office; empty: open
 */
public record StaffTerm(String hub, UUID person, StaffRole role, LocalDate since, Optional<LocalDate> until) {
    /** Checks the order of the days. */
    public StaffTerm {
        if (until.isPresent() && until.get().isBefore(since)) {
            throw new IllegalArgumentException("a term ends after it begins");
        }
    }

    /** Whether this is somebody's office on that day. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(since) && until.map(last -> !day.isAfter(last)).orElse(true);
    }
}
