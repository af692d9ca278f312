package org.mochiyori.catalogue;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem.NotAllowed;
import org.mochiyori.kernel.Problem.NotFound;
import org.mochiyori.kernel.Problem.RuleRefuses;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.db.Sql;

/** Who may see and write what in the catalogue; asked anew at each request. */
final class Gate {
    /** Staff who act for lenders and mend imported records. */
    static final Set<String> WRITERS = Set.of("curator", "desk", "operator");
    /** Staff who see what is not public. */
    static final Set<String> READERS = Set.of("curator", "desk", "operator", "officer");

    private final Standing standing;

    Gate(Standing standing) {
        this.standing = standing;
    }

    /**
     * The group that the caller may lend for.
     *
     * @throws Refused as not found for strangers, as not allowed for members who do not speak for it
     */
    Standing.Group lender(Sql sql, Caller caller, UUID group) {
        Standing.Group found = standing.findGroup(sql, group).orElseThrow(Gate::absent);
        requireVoice(sql, caller, found);
        if (!found.active()) {
            throw new Refused(new RuleRefuses("group.inactive", "desk", java.util.Map.of()));
        }
        return found;
    }

    /** Like {@link #lender}, also for a group whose registration has ended. */
    void requireVoice(Sql sql, Caller caller, Standing.Group group) {
        if (standing.isStaff(sql, caller.person(), group.hub(), WRITERS)) {
            return;
        }
        Optional<Standing.Part> part = standing.findPart(sql, caller.person(), group.id());
        if (part.isEmpty()) {
            throw absent();
        }
        if (part.get() != Standing.Part.SPEAKS) {
            throw new Refused(new NotAllowed("role.representative"));
        }
    }

    /** Refuses those who may not write this thing of a hub, with or without a group behind it. */
    void requireWriter(Sql sql, Caller caller, String hub, Optional<UUID> group) {
        if (group.isPresent()) {
            requireVoice(sql, caller, standing.findGroup(sql, group.get()).orElseThrow(Gate::absent));
        } else {
            requireStaff(sql, caller, hub, WRITERS);
        }
    }

    /** Refuses, as not found, all but staff of the hub. */
    void requireStaff(Sql sql, Caller caller, String hub, Set<String> roles) {
        if (!standing.isStaff(sql, caller.person(), hub, roles)) {
            throw absent();
        }
    }

    /** Refuses, as not found, all who neither belong to the group nor are staff of its hub. */
    void requireMember(Sql sql, Caller caller, UUID group) {
        Standing.Group found = standing.findGroup(sql, group).orElseThrow(Gate::absent);
        if (standing.findPart(sql, caller.person(), group).isEmpty()
                && !standing.isStaff(sql, caller.person(), found.hub(), READERS)) {
            throw absent();
        }
    }

    /** Whether this listing is more than its public face to the caller: own group's, or own hub's for staff. */
    boolean isInside(Sql sql, Optional<Caller> caller, Listing listing) {
        if (caller.isEmpty()) {
            return false;
        }
        UUID person = caller.get().person();
        return listing.group()
                        .flatMap(group -> standing.findPart(sql, person, group))
                        .isPresent()
                || standing.isStaff(sql, person, listing.hub(), READERS);
    }

    /** Whether somebody outside may see it. */
    boolean isOpenTo(Sql sql, Optional<Caller> caller, Entry entry) {
        if (entry.listing().status().state() != ListingState.PUBLISHED) {
            return false;
        }
        return switch (entry.listing().draft().access().visibility()) {
            case PUBLIC -> true;
            case GROUPS -> caller.isPresent() && !groups(sql, caller.get()).isEmpty();
            case UNION ->
                caller.isPresent()
                        && entry.lender()
                                .flatMap(Entry.Lender::umbrella)
                                .filter(groups(sql, caller.get())::contains)
                                .isPresent();
            case PRIVATE -> false;
        };
    }

    private Set<UUID> groups(Sql sql, Caller caller) {
        return standing.groupsAndUmbrellas(sql, caller.person());
    }

    static Refused absent() {
        return new Refused(new NotFound());
    }
}
