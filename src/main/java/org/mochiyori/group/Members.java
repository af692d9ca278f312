package org.mochiyori.group;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.Hubs;
import org.mochiyori.people.Letter;
import org.mochiyori.people.Letters;
import org.mochiyori.people.Residents;
import org.mochiyori.people.Secrets;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;

/** Who is in which group, and who helps it. */
public final class Members {
    private static final Duration INVITATION = Duration.ofDays(14);

    private final Platform platform;
    private final Hubs hubs;
    private final Residents residents;
    private final Letters letters;
    private final Secrets secrets;
    private final GroupStore groups = new GroupStore();
    private final MemberStore store = new MemberStore();

    Members(Platform platform, Hubs hubs, Residents residents, Letters letters, Secrets secrets) {
        this.platform = platform;
        this.hubs = hubs;
        this.residents = residents;
        this.letters = letters;
        this.secrets = secrets;
    }

    /** The groups that a person is in today. */
    public List<Membership> of(UUID person) {
        return store.ofPerson(platform.db(), person).stream()
                .filter(one -> one.covers(today(one.group())))
                .toList();
    }

    /** All members of a group, representatives first, past and coming ones included. */
    public List<Membership> ofGroup(UUID group) {
        return store.ofGroup(platform.db(), group);
    }

    /** Who speaks for a group today: the one who has done so longest. */
    public Optional<UUID> representative(UUID group) {
        LocalDate today = today(group);
        return ofGroup(group).stream()
                .filter(one -> one.role() == Membership.Role.REPRESENTATIVE && one.covers(today))
                .map(Membership::person)
                .findFirst();
    }

    /** Takes a person into a group, or changes their role. @throws Refused when no representative would be left */
    public Membership put(Tx tx, UUID group, UUID person, Membership.Role role, OnBehalf by) {
        Group locked = lock(tx, group);
        if (role == Membership.Role.MEMBER) {
            requireAnother(tx, locked, person);
        }
        Membership membership = new Membership(group, person, role, hubs.today(locked.hub()), Optional.empty());
        store.put(tx, membership);
        residents.know(tx, locked.hub(), person);
        append(
                tx,
                locked,
                role == Membership.Role.REPRESENTATIVE ? "representative-added" : "member-added",
                by,
                person);
        return membership;
    }

    /** Takes somebody out of a group at once. @throws Refused when no representative would be left */
    public void remove(Tx tx, UUID group, UUID person, OnBehalf by) {
        Group locked = lock(tx, group);
        requireAnother(tx, locked, person);
        if (!store.delete(tx, group, person)) {
            throw new Refused(new Problem.NotFound());
        }
        append(tx, locked, "member-removed", by, person);
    }

    /**
     * One representative makes room for another; the old one has no say from then on.
     *
     * @param stays whether the old one stays as a member
     */
    public void handOver(Tx tx, UUID group, UUID from, UUID to, boolean stays, OnBehalf by) {
        Membership old = store.find(tx, group, from)
                .filter(one -> one.role() == Membership.Role.REPRESENTATIVE)
                .orElseThrow(
                        () -> new Refused(Problem.Invalid.of("/from", "unknown", "a representative of the group")));
        put(tx, group, to, Membership.Role.REPRESENTATIVE, by);
        if (stays) {
            put(tx, group, old.person(), Membership.Role.MEMBER, by);
        } else {
            remove(tx, group, old.person(), by);
        }
    }

    /** Invites whoever reads the mail of an address; the answer tells nothing about who that is. */
    public void invite(Tx tx, UUID group, String mail, Membership.Role role, OnBehalf by) {
        Group locked = lock(tx, group);
        String secret = secrets.draw();
        Instant now = platform.clock().instant();
        store.invite(
                tx,
                Secrets.hash(secret),
                new MemberStore.Invitation(group, role, by.actor()),
                now,
                now.plus(INVITATION));
        letters.send(tx, new Letter.Invitation(mail, locked.name(), new Letter.Link(secret, now.plus(INVITATION))));
        append(tx, locked, "invited", by, by.actor());
    }

    /** Answers an invitation. @throws Refused with {@code NotFound} if it is unknown, used or too old */
    public Membership accept(Tx tx, Caller caller, String secret) {
        MemberStore.Invitation invitation = store.use(
                        tx, Secrets.hash(secret), platform.clock().instant())
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
        Optional<Membership> already = store.find(tx, invitation.group(), caller.person());
        if (already.filter(one -> one.role() == Membership.Role.REPRESENTATIVE).isPresent()) {
            return already.orElseThrow();
        }
        OnBehalf by =
                new OnBehalf(caller.person(), Optional.of(invitation.group()), Optional.empty(), OnBehalf.As.MEMBER);
        return put(tx, invitation.group(), caller.person(), invitation.role(), by);
    }

    /** Who accompanies a group, today and before. */
    public List<Accompaniment> accompanimentsOf(UUID group) {
        return store.accompanimentsOf(platform.db(), group);
    }

    /** Whom somebody accompanies today. */
    public List<Accompaniment> accompaniedBy(UUID helper) {
        return store.accompanimentsBy(platform.db(), helper).stream()
                .filter(one -> one.covers(today(one.group())))
                .toList();
    }

    /**
     * The group lets a helper in. The helper is of an intermediary of the same hub.
     *
     * @throws Refused with {@code Invalid} if the helper is of none
     */
    public Accompaniment consent(Tx tx, Accompaniment wish, OnBehalf by) {
        Group group = lock(tx, wish.group());
        if (!store.isOfIntermediary(tx, group.hub(), wish.helper())) {
            throw new Refused(
                    Problem.Invalid.of("/helper", "unknown", "somebody of an intermediary organisation of this hub"));
        }
        store.insert(tx, wish);
        append(tx, group, "accompanied", by, wish.helper());
        return wish;
    }

    /** Takes a consent back at once: by the group, its hub, or the helper. */
    public void revoke(Tx tx, UUID group, UUID id, OnBehalf by) {
        if (!store.revoke(tx, group, id, platform.clock().instant())) {
            throw new Refused(new Problem.NotFound());
        }
        append(tx, lock(tx, group), "accompaniment-revoked", by, by.actor());
    }

    private LocalDate today(UUID group) {
        return hubs.today(groups.find(platform.db(), group).orElseThrow().hub());
    }

    private Group lock(Tx tx, UUID group) {
        return groups.lock(tx, group).orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    private void requireAnother(Tx tx, Group group, UUID person) {
        LocalDate today = hubs.today(group.hub());
        List<UUID> speaking = store.ofGroup(tx, group.id()).stream()
                .filter(one -> one.role() == Membership.Role.REPRESENTATIVE && one.covers(today))
                .map(Membership::person)
                .toList();
        if (speaking.equals(List.of(person))) {
            throw new Refused(new Problem.RuleRefuses("group.last-representative", "", Map.of()));
        }
    }

    private void append(Tx tx, Group group, String kind, OnBehalf by, UUID person) {
        var data = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        data.put("person", person.toString());
        platform.events()
                .append(
                        tx,
                        by.sign(Event.of("group", group.id(), kind)
                                .in(group.hub())
                                .with(data)));
    }
}
