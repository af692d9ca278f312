package org.mochiyori.group;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;

/**
 * Today's standing of people and groups, each in one query on the caller's own connection: a booking under way must not wait
 * for a second connection, or sixteen of them would wait for each other.
 */
public final class Standings {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private Standings() {}

    /** All that one person is at this moment. A person without any part in anything is no error. */
    public static Standing of(Sql sql, UUID person, Instant now) {
        return StandingStore.get(sql, person, today(now));
    }

    /** A group, registered or not. */
    public static Optional<Standing.Registered> findGroup(Sql sql, UUID group, Instant now) {
        return StandingStore.findGroup(sql, group, today(now));
    }

    /** What kind of group it is. */
    public static Optional<Group.Kind> findKind(Sql sql, UUID group) {
        return StandingStore.findKind(sql, group);
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, JAPAN);
    }
}
