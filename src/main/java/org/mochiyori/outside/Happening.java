package org.mochiyori.outside;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * An event of a calendar, or one occurrence of it that differs.
 *
 * @param uid the same for an event and its occurrences
 * @param rules by which it comes again
 * @param also further beginnings
 * @param except beginnings that are left out
 * @param instead of which occurrence it stands, if of one
 * @param busy whether it takes anybody's time
 */
record Happening(
        String uid,
        Moment start,
        Duration length,
        List<String> rules,
        List<Moment> also,
        List<Moment> except,
        Optional<Moment> instead,
        boolean busy) {
    Happening {
        rules = List.copyOf(rules);
        also = List.copyOf(also);
        except = List.copyOf(except);
    }

    /**
     * A point in time as a calendar says it.
     *
     * @param wholeDay a day, of which this is the beginning
     */
    record Moment(LocalDateTime local, ZoneId zone, boolean wholeDay) {
        Instant instant() {
            return local.atZone(zone).toInstant();
        }

        /** The same on the clock of another zone. */
        LocalDateTime in(ZoneId other) {
            return wholeDay ? local : LocalDateTime.ofInstant(instant(), other);
        }
    }
}
