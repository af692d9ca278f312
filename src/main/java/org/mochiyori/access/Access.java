package org.mochiyori.access;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.TimeWindow;

/**
 * How the borrower of one line gets in.
 *
 * @param title of what is booked
 * @param told when the secret is told, if there is one
 * @param open whether it is told now
 */
public record Access(UUID line, String title, Key key, Optional<TimeWindow> told, boolean open, ZoneId zone) {
    /**
     * The secret, for one look.
     *
     * @param until when it is told no longer
     */
    public record Secret(String text, Instant until) {
        @Override
        public String toString() {
            return "Secret[]"; // its text belongs in no log
        }
    }
}
