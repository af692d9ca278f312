package org.mochiyori.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * What came of the use of one line.
 *
 * @param sequence from 1; the last report of a line counts, the others are what it corrects
 * @param by who wrote it down
 * @param onBehalfOf the group or person it was written for; empty in reports of old
 * @param photos ids of pictures of the line, the oldest first, also of those added before it was corrected
 */
public record Report(
        UUID booking,
        UUID line,
        int sequence,
        Instant at,
        Said said,
        UUID by,
        Optional<UUID> onBehalfOf,
        List<UUID> photos) {
    public Report {
        photos = List.copyOf(photos);
    }

    /**
     * What is reported.
     *
     * @param usedFor in somebody's words
     * @param attended how many were there
     * @param checks the lender's list as it was then
     * @param trouble what is broken, dirty, or was found, in somebody's words
     * @param remarks in somebody's words
     * @param minutes how long it took, of people's help only
     */
    public record Said(
            Optional<String> usedFor,
            Attended attended,
            List<Check> checks,
            Optional<String> trouble,
            Optional<String> remarks,
            OptionalInt minutes) {
        public Said {
            checks = List.copyOf(checks);
            if (minutes.isPresent() && minutes.getAsInt() < 1) {
                throw new IllegalArgumentException("nobody helps for no time");
            }
        }
    }

    /**
     * How many were there.
     *
     * @param persons all together, 0 or more
     * @param counts by the kinds that the lender counts; empty where all are counted as one
     */
    public record Attended(int persons, List<Count> counts) {
        public Attended {
            counts = List.copyOf(counts);
            if (persons < 0) {
                throw new IllegalArgumentException("no fewer than nobody");
            }
            if (!counts.isEmpty() && counts.stream().mapToInt(Count::n).sum() != persons) {
                throw new IllegalArgumentException("the kinds add up to all");
            }
        }

        /** Counted as one. */
        public static Attended of(int persons) {
            return new Attended(persons, List.of());
        }
    }

    /** So many people of a kind: 大人 12. */
    public record Count(String of, int n) {
        public Count {
            if (n < 0) {
                throw new IllegalArgumentException("no fewer than nobody");
            }
        }
    }

    /** One thing of the lender's list, and whether it was done. */
    public record Check(String text, boolean ok) {}
}
