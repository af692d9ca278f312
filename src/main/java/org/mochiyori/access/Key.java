package org.mochiyori.access;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * How one gets into a place, or at a thing. It never carries the secret itself.
 *
 * @param scope whose it is
 * @param instruction what a borrower does; read once a booking is agreed
 * @param secret whether there is one
 * @param lead how long before the use the secret is told
 * @param version rises with each change; the ETag
 */
public record Key(UUID id, Scope scope, Method method, String instruction, boolean secret, Duration lead, int version) {
    /** Whose it is: a listing's own, or that of all listings of a place which have none. */
    public sealed interface Scope {
        /** Its id. */
        UUID id();

        /** Of one listing. */
        record OfListing(UUID id) implements Scope {}

        /** Of a place. */
        record OfPlace(UUID id) implements Scope {}
    }

    /** How one gets in. */
    public enum Method {
        /** The key lies at the staffed desk. */
        DESK,
        /** A caretaker or neighbour hands it over. */
        CARETAKER,
        /** A box with a code. */
        KEYBOX,
        /** A lock with a code. */
        SMARTLOCK,
        /** Somebody is there and opens. */
        STAFF;

        /** Its name in the API and the database. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Method of(String code) {
            return Arrays.stream(values())
                    .filter(method -> method.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no method " + code));
        }
    }

    /**
     * As a lender writes it.
     *
     * @param secret empty: what there was stays; {@code Optional} of an empty text: there is none any more
     */
    public record Draft(Method method, String instruction, Optional<String> secret, Duration lead) {
        @Override
        public String toString() {
            return "Draft[" + method + "]"; // carries a secret
        }
    }
}
