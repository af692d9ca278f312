package org.mochiyori.group;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * 伴走: somebody of an intermediary acts for a group, by its consent.
 *
 * @param organisation for whom the helper comes, as shown on the group's page
 * @param rights for what: {@code BOOK}, {@code LIST}, {@code KEEP}
 * @param consentedBy the representative who agreed
 * @param since first day
 * @param until last day
 * @param revoked whether it was taken back before
 */
public record Accompaniment(
        UUID id,
        UUID group,
        UUID helper,
        String organisation,
        Set<Right> rights,
        UUID consentedBy,
        LocalDate since,
        LocalDate until,
        boolean revoked) {
    /** Checks rights and days. */
    public Accompaniment {
        rights = Set.copyOf(rights);
        if (rights.isEmpty() || !Right.LENDABLE.containsAll(rights)) {
            throw new IllegalArgumentException("an accompaniment is for one or more of " + Right.LENDABLE);
        }
        if (until.isBefore(since)) {
            throw new IllegalArgumentException("an accompaniment ends after it begins");
        }
    }

    /** Whether it counts on that day. */
    public boolean covers(LocalDate day) {
        return !revoked && !day.isBefore(since) && !day.isAfter(until);
    }
}
