package org.mochiyori.group;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.group.OnBehalf.As;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.Hubs;
import org.mochiyori.people.Residents;
import org.mochiyori.people.Roles;
import org.mochiyori.people.Scopes;
import org.mochiyori.platform.db.Db;

/**
 * The one question all features ask: may this caller act for that group or person? Answered from today's rows:
 * a representative who was removed, a helper whose time is over and staff who have left are refused at once.
 */
public final class Acting {
    private final Db db;
    private final Hubs hubs;
    private final Roles roles;
    private final Residents residents;
    private final GroupStore groups = new GroupStore();
    private final MemberStore members = new MemberStore();

    Acting(Db db, Hubs hubs, Roles roles, Residents residents) {
        this.db = db;
        this.hubs = hubs;
        this.roles = roles;
        this.residents = residents;
    }

    /**
     * Acts for a group.
     *
     * @throws Refused with {@code NotFound} if the caller has nothing to do with the group, {@code NotAllowed}
     *     {@code group.role} if not this, and {@code RuleRefuses} {@code group.not-registered} if the group may not
     *     borrow or lend now
     */
    public OnBehalf forGroup(Caller caller, UUID id, Right right) {
        Group group = groups.find(db, id).orElseThrow(() -> new Refused(new Problem.NotFound()));
        As as = as(caller, group, right).orElseThrow(() -> new Refused(refusal(caller, group, right)));
        if (right.needsRegistration() && !group.isRegisteredOn(hubs.today(group.hub()))) {
            throw new Refused(new Problem.RuleRefuses(
                    "group.not-registered", "", Map.of("state", group.state().code())));
        }
        return new OnBehalf(caller.person(), Optional.of(id), Optional.empty(), as);
    }

    /** Whether the caller may do this for the group, registered or not. */
    public boolean may(Caller caller, UUID group, Right right) {
        return groups.find(db, group).flatMap(found -> as(caller, found, right)).isPresent();
    }

    /** Acts for oneself. */
    public OnBehalf forSelf(Caller caller) {
        return new OnBehalf(caller.person(), Optional.empty(), Optional.of(caller.person()), As.SELF);
    }

    /**
     * Acts for a person: oneself, or as somebody of the hub's desk for a person known there.
     *
     * @throws Refused with {@code NotFound} otherwise
     */
    public OnBehalf forPerson(Caller caller, UUID person, String hub) {
        if (caller.person().equals(person)) {
            return forSelf(caller);
        }
        if (!caller.allows(Scopes.DESK) || !roles.isDesk(caller.person(), hub) || !residents.isKnown(person, hub)) {
            throw new Refused(new Problem.NotFound());
        }
        return new OnBehalf(caller.person(), Optional.empty(), Optional.of(person), As.STAFF);
    }

    private Optional<As> as(Caller caller, Group group, Right right) {
        LocalDate today = hubs.today(group.hub());
        if (caller.allows(right.scope())) {
            MemberStore.Ties ties = members.ties(db, group.id(), caller.person());
            Optional<As> member = ties.membership()
                    .filter(membership -> membership.covers(today))
                    .flatMap(membership -> asMember(membership, right));
            if (member.isPresent()) {
                return member;
            }
            if (ties.accompaniments().stream()
                    .filter(one -> one.covers(today))
                    .anyMatch(one -> right == Right.SEE || one.rights().contains(right))) {
                return Optional.of(As.ACCOMPANIER);
            }
        }
        return isStaff(caller, group.hub(), right) ? Optional.of(As.STAFF) : Optional.empty();
    }

    private static Optional<As> asMember(Membership membership, Right right) {
        return switch (membership.role()) {
            case REPRESENTATIVE -> Optional.of(As.REPRESENTATIVE);
            case MEMBER -> right == Right.SEE ? Optional.of(As.MEMBER) : Optional.empty();
        };
    }

    private boolean isStaff(Caller caller, String hub, Right right) {
        UUID person = caller.person();
        boolean reads = right == Right.SEE && caller.allows(Scopes.READ) && roles.isAny(person, hub);
        return reads
                || (caller.allows(Scopes.DESK) && roles.isDesk(person, hub))
                || (caller.allows(Scopes.CURATE) && roles.mayCurate(person, hub));
    }

    private Problem refusal(Caller caller, Group group, Right right) {
        if (right == Right.SEE || as(caller, group, Right.SEE).isEmpty()) {
            return new Problem.NotFound();
        }
        return new Problem.NotAllowed(caller.allows(right.scope()) ? "group.role" : "scope." + right.scope());
    }
}
