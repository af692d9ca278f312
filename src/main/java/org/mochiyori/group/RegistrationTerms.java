package org.mochiyori.group;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a hub registers groups.
 *
 * @param renewalDays renewal opens so many days before the end
 * @param graceDays and stays open so many days after it
 * @param asked what a roster must show
 */
public record RegistrationTerms(Validity validity, int renewalDays, int graceDays, Asked asked) {
    /** What a hub has that has not said otherwise: to 31 March, renewed from two months before to one after. */
    public static final RegistrationTerms USUAL = new RegistrationTerms(Validity.FISCAL_YEAR, 60, 30);

    /** That asks nothing of rosters. */
    public RegistrationTerms(Validity validity, int renewalDays, int graceDays) {
        this(validity, renewalDays, graceDays, Asked.NOTHING);
    }

    /**
     * What a hub asks of a group before it registers it (登録の要件).
     *
     * @param members on the roster at least
     * @param halfLocal at least half of them live, work or learn here (在住・在勤・在学)
     * @param adult somebody of age on it answers for the group
     */
    public record Asked(int members, boolean halfLocal, boolean adult) {
        /** No roster is asked for. */
        public static final Asked NOTHING = new Asked(0, false, false);

        public Asked {
            if (members < 0 || members > RosterEntry.MOST) {
                throw new IllegalArgumentException("0 to " + RosterEntry.MOST + " members");
            }
        }
    }

    /** Checks the bounds. */
    public RegistrationTerms {
        if (renewalDays < 0 || renewalDays > 366 || graceDays < 0 || graceDays > 366) {
            throw new IllegalArgumentException("0 to 366 days");
        }
    }

    /** Until when a registration counts. */
    public enum Validity {
        /** To the 31 March that comes. */
        FISCAL_YEAR("fiscal-year"),
        /** A year from the day it is given. */
        YEAR("year"),
        /** Until it is ended. */
        OPEN("open");

        private final String code;

        Validity(String code) {
            this.code = code;
        }

        /** As in the API and the database. */
        public String code() {
            return code;
        }

        static Optional<Validity> find(String code) {
            return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
        }
    }
}
