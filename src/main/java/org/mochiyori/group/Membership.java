package org.mochiyori.group;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A person in a group.
 *
 * @param since first day
 * @param until last day; empty: open
 */
public record Membership(UUID group, UUID person, Role role, LocalDate since, Optional<LocalDate> until) {
    /** Checks the order of the days. */
    public Membership {
        if (until.isPresent() && until.get().isBefore(since)) {
            throw new IllegalArgumentException("a membership ends after it begins");
        }
    }

    /** Whether it counts on that day. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(since) && until.map(last -> !day.isAfter(last)).orElse(true);
    }

    /** What a member may do. */
    public enum Role {
        /** Acts for the group in everything. A group may have several. */
        REPRESENTATIVE("representative"),
        /** Sees what the group does. */
        MEMBER("member");

        private final String code;

        Role(String code) {
            this.code = code;
        }

        /** As in the API and the database. */
        public String code() {
            return code;
        }

        static Role of(String code) {
            return code.equals(REPRESENTATIVE.code) ? REPRESENTATIVE : MEMBER;
        }
    }
}
