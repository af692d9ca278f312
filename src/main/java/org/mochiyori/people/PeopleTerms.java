package org.mochiyori.people;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.RowTerm;
import org.mochiyori.platform.keeping.Term;

/** What is kept of people for a time only. */
final class PeopleTerms {
    private PeopleTerms() {}

    static List<Term> all(Periods periods, Leaving leaving) {
        return List.of(
                new Unused(periods.contacts(), leaving),
                RowTerm.of("sessions", "Sessions go when they have ended.", Period.ZERO)
                        .delete("sessions", "t.expires_at < $1"),
                RowTerm.of(
                                "registrations",
                                "Accounts asked for and never confirmed go when their link ends.",
                                Period.ZERO)
                        .delete("registrations", "t.expires_at < $1"),
                RowTerm.of("links", "One-time links go 30 days after their end.", Period.ofDays(30))
                        .delete("one_time_links", "t.expires_at < $1"),
                RowTerm.of("tokens", "Access tokens go 90 days after their end.", Period.ofDays(90))
                        .delete("access_tokens", "least(t.revoked_at, t.expires_at) < $1"),
                // They count for an hour; a day is kept, so that an attack can be looked into.
                RowTerm.of("sign-in-failures", "Failed sign-ins go after a day.", Period.ofDays(1))
                        .delete("sign_in_failures", "t.at < $1"),
                RowTerm.of(
                                "known-addresses",
                                "Where somebody signed in from goes after 90 days.",
                                SignInLimits.KNOWN_FOR)
                        .delete("known_addresses", "t.seen_at < $1"));
    }

    /** People whom nobody needs any more. */
    private record Unused(Period kept, Leaving leaving) implements Term {
        @Override
        public String name() {
            return "people";
        }

        @Override
        public String sentence() {
            return "Names and ways to reach people go " + kept.getYears() + " years after their last use.";
        }

        @Override
        public long due(Sql sql, Instant now) {
            return leaving.countUnused(sql, before(now));
        }

        @Override
        public int end(Db db, Instant now) {
            return leaving.forgetUnused(before(now));
        }

        private Instant before(Instant now) {
            return now.atOffset(ZoneOffset.UTC).minus(kept).toInstant();
        }
    }
}
