package org.mochiyori.dues;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.mochiyori.kernel.Yen;

/**
 * Something that the desk has added to the price of a line, or let off.
 *
 * @param yen below zero for a {@link Kind#WAIVER}, and for it only
 * @param hours of an overrun
 * @param note why
 */
public record Charge(
        UUID id, UUID line, Instant at, Kind kind, Yen yen, OptionalInt hours, UUID by, Optional<String> note) {
    /** What it is. */
    public enum Kind {
        /** 超過: hours beyond the time booked, by the lender's tariff. */
        OVERRUN,
        /** Cleaning, a broken cup: an amount that the lender says. */
        OTHER,
        /** 取消料 where the lender decides in each case. */
        CANCELLATION,
        /** Let off. */
        WAIVER;

        /** The word in JSON and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of this word. */
        public static Optional<Kind> find(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst();
        }
    }
}
