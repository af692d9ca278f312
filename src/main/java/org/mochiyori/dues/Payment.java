package org.mochiyori.dues;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Yen;

/**
 * Money that changed hands at the desk.
 *
 * @param number of the receipt
 * @param lender whose money it is
 * @param deposit 保証金, not part of the price
 * @param yen below zero where it was paid back
 * @param note what the desk wrote beside it
 */
public record Payment(
        UUID id,
        String number,
        UUID booking,
        UUID lender,
        Instant at,
        boolean deposit,
        Yen yen,
        Method method,
        UUID by,
        Optional<String> note) {
    /** How it was paid. */
    public enum Method {
        CASH,
        TRANSFER,
        /** 証紙. */
        STAMPS,
        OTHER;

        /** The word in JSON and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of this word. */
        public static Optional<Method> find(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst();
        }
    }
}
