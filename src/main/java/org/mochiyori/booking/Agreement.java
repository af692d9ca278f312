package org.mochiyori.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * 連携設定: what one hub lends to the groups of another, decided by two named persons.
 *
 * @param between who lends to whom
 * @param scope what and how
 * @param term from when until when
 * @param state where it stands
 * @param signed who did what when
 * @param version rises with each change; the ETag
 */
public record Agreement(UUID id, Between between, Scope scope, Term term, Status state, Signed signed, int version) {

    /** The hub that lends and the hub whose groups borrow. */
    public record Between(String owner, String borrower) {
        public Between {
            if (owner.equals(borrower)) {
                throw new IllegalArgumentException("a hub needs no agreement with itself");
            }
        }
    }

    /**
     * What is lent and how.
     *
     * @param categories concept ids; empty for all
     * @param audience who may borrow
     * @param byPerson a person decides on every request, whatever the listing says
     * @param answerHours how long that may take
     * @param dataItems what of the borrower the lender sees once it is agreed
     */
    public record Scope(
            List<String> categories, Audience audience, boolean byPerson, int answerHours, Set<DataItem> dataItems) {
        public Scope {
            categories = List.copyOf(categories);
            dataItems = Set.copyOf(dataItems);
            if (answerHours < 1 || answerHours > 720) {
                throw new IllegalArgumentException("an answer takes 1 to 720 hours");
            }
        }
    }

    /** Who may borrow under it. */
    public enum Audience {
        GROUPS,
        GROUPS_AND_INDIVIDUALS
    }

    /** A piece of the borrower's data. */
    public enum DataItem {
        GROUP_NAME,
        PERSON_NAME,
        PHONE,
        MAIL
    }

    /**
     * From one day to another, both in.
     *
     * @param until empty for no end
     */
    public record Term(LocalDate from, Optional<LocalDate> until) {
        public Term {
            if (until.isPresent() && until.get().isBefore(from)) {
                throw new IllegalArgumentException("an agreement ends after it begins");
            }
        }

        /** Whether it holds on a day. */
        public boolean covers(LocalDate day) {
            return !day.isBefore(from) && until.map(last -> !day.isAfter(last)).orElse(true);
        }
    }

    /** Where it stands. */
    public enum Status {
        PROPOSED,
        AGREED,
        DECLINED,
        ENDED
    }

    /**
     * Who did what when.
     *
     * @param decided by somebody of the other hub
     */
    public record Signed(Signature proposed, Optional<Signature> decided, Optional<Signature> ended) {}

    /** A person and a time. */
    public record Signature(UUID person, Instant at) {}
}
