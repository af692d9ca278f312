package org.mochiyori.catalogue;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.group.Right;
import org.mochiyori.group.Standing;
import org.mochiyori.group.Standing.Registered;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem.NotAllowed;
import org.mochiyori.kernel.Problem.NotFound;
import org.mochiyori.kernel.Problem.RuleRefuses;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.db.Sql;

/** Who may see and write what in the catalogue; asked anew at each request. */
final class Gate {
    /** Staff who act for lenders and mend imported records. */
    static final Set<StaffRole> WRITERS = Set.of(StaffRole.CURATOR, StaffRole.DESK, StaffRole.OPERATOR);
    /** Staff who see what is not public. */
    static final Set<StaffRole> READERS = Set.of(StaffRole.values());

    private final InstantSource clock;

    Gate(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The group that the caller may lend for.
     *
     * @throws Refused as not found for strangers, as not allowed for members who do not speak for it
     */
    Registered lender(Sql sql, Caller caller, UUID group) {
        Registered found = group(sql, group);
        requireVoice(sql, caller, found);
        if (!found.active()) {
            throw new Refused(new RuleRefuses("group.inactive", "desk", Map.of()));
        }
        return found;
    }

    /** Like {@link #lender}, also for a group whose registration has ended. */
    void requireVoice(Sql sql, Caller caller, Registered group) {
        Standing standing = standing(sql, caller);
        if (isVoice(standing, group)) {
            return;
        }
        if (!standing.belongsTo(group.id())) {
            throw absent();
        }
        throw new Refused(new NotAllowed("role.representative"));
    }

    private static boolean isVoice(Standing standing, Registered group) {
        return standing.holds(group.hub(), WRITERS) || standing.may(group.id(), Right.LIST);
    }

    /** Whether the caller may write this thing of a hub, with or without a group behind it. */
    boolean isWriter(Sql sql, Caller caller, String hub, Optional<UUID> group) {
        Standing standing = standing(sql, caller);
        return group.map(id -> isVoice(standing, group(sql, id))).orElseGet(() -> standing.holds(hub, WRITERS));
    }

    /** Refuses those who may not write this thing of a hub, with or without a group behind it. */
    void requireWriter(Sql sql, Caller caller, String hub, Optional<UUID> group) {
        if (group.isPresent()) {
            requireVoice(sql, caller, group(sql, group.get()));
        } else {
            requireStaff(sql, caller, hub, WRITERS);
        }
    }

    /** Refuses, as not found, all but staff of the hub. */
    void requireStaff(Sql sql, Caller caller, String hub, Set<StaffRole> roles) {
        if (!isStaff(sql, caller, hub, roles)) {
            throw absent();
        }
    }

    boolean isStaff(Sql sql, Caller caller, String hub, Set<StaffRole> roles) {
        return standing(sql, caller).holds(hub, roles);
    }

    /** Refuses, as not found, all who neither are of the group, or lend for it, nor are staff of its hub. */
    void requireMember(Sql sql, Caller caller, UUID group) {
        Registered found = group(sql, group);
        Standing standing = standing(sql, caller);
        if (!standing.sees(group, Right.LIST) && !standing.holds(found.hub(), READERS)) {
            throw absent();
        }
    }

    /** Whether this listing is more than its public face to the caller: own group's, or own hub's for staff. */
    boolean isInside(Sql sql, Optional<Caller> caller, Listing listing) {
        return isInside(sql, caller, listing.hub(), listing.group());
    }

    /** Whether the caller is of the group behind something, or lends for it, or is staff of its hub. */
    boolean isInside(Sql sql, Optional<Caller> caller, String hub, Optional<UUID> group) {
        if (caller.isEmpty()) {
            return false;
        }
        return isInside(standing(sql, caller.get()), hub, group);
    }

    /** Whether the caller may see it: what is open to them, and what is their own. */
    boolean isVisible(Sql sql, Optional<Caller> caller, Entry entry) {
        if (caller.isEmpty()) {
            return isOpenTo(Optional.empty(), entry);
        }
        Standing standing = standing(sql, caller.get());
        Listing listing = entry.listing();
        return isOpenTo(Optional.of(standing), entry) || isInside(standing, listing.hub(), listing.group());
    }

    private static boolean isInside(Standing standing, String hub, Optional<UUID> group) {
        return group.filter(id -> standing.sees(id, Right.LIST)).isPresent() || standing.holds(hub, READERS);
    }

    /** Whether somebody outside, of this standing if they are known, may see it. */
    private static boolean isOpenTo(Optional<Standing> outsider, Entry entry) {
        if (entry.listing().status().state() != ListingState.PUBLISHED) {
            return false;
        }
        Set<UUID> groups = outsider.map(Standing::groupsAndUmbrellas).orElse(Set.of());
        return switch (entry.listing().draft().access().visibility()) {
            case PUBLIC -> true;
            case GROUPS -> !groups.isEmpty();
            case UNION ->
                entry.lender()
                        .flatMap(Entry.Lender::umbrella)
                        .filter(groups::contains)
                        .isPresent();
            case PRIVATE -> false;
        };
    }

    private Standing standing(Sql sql, Caller caller) {
        return Standings.of(sql, caller.person(), clock.instant());
    }

    private Registered group(Sql sql, UUID id) {
        return Standings.findGroup(sql, id, clock.instant()).orElseThrow(Gate::absent);
    }

    static Refused absent() {
        return new Refused(new NotFound());
    }
}
