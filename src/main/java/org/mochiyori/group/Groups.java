package org.mochiyori.group;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Page;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.Hubs;
import org.mochiyori.people.Residents;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;

/** The groups of this server and their registration. Whoever calls a changing method has asked {@link Acting}. */
public final class Groups {
    private final Platform platform;
    private final Hubs hubs;
    private final Residents residents;
    private final GroupStore store = new GroupStore();
    private final MemberStore members = new MemberStore();

    Groups(Platform platform, Hubs hubs, Residents residents) {
        this.platform = platform;
        this.hubs = hubs;
        this.residents = residents;
    }

    /** A group. @throws Refused with {@code NotFound} */
    public Group get(UUID id) {
        return find(id).orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    /** A group, in whatever state. */
    public Optional<Group> find(UUID id) {
        return store.find(platform.db(), id);
    }

    /** Those of several groups that exist, by reading. */
    public List<Group> list(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : store.list(platform.db(), List.copyOf(ids));
    }

    /** Groups of a hub, by reading: what a desk sees. */
    public Page<Group> search(GroupQuery query) {
        GroupCursor after = query.cursor().map(GroupCursor::read).orElse(GroupCursor.START);
        List<Group> found = store.search(platform.db(), query, after.key(), after.id(), query.limit() + 1);
        if (found.size() <= query.limit()) {
            return new Page<>(found, Optional.empty());
        }
        List<Group> page = found.subList(0, query.limit());
        return new Page<>(page, Optional.of(GroupCursor.after(page.getLast()).text()));
    }

    /** Whether two groups stand under the same umbrella, the umbrella itself included. */
    public boolean areInOneUnion(UUID one, UUID other) {
        return one.equals(other)
                || union(one).filter(id -> union(other).equals(Optional.of(id))).isPresent();
    }

    /** The 連合会 that a group belongs to, or is. */
    public Optional<UUID> union(UUID id) {
        return find(id).flatMap(group -> group.umbrella()
                .or(() -> group.profile().kind() == Group.Kind.UNION ? Optional.of(id) : Optional.empty()));
    }

    /** How the hub registers groups. */
    public RegistrationTerms terms(String hub) {
        return store.terms(platform.db(), hub);
    }

    /** Sets how the hub registers groups. Registrations already given keep their last day. */
    public void setTerms(Tx tx, String hub, RegistrationTerms terms, UUID by) {
        store.setTerms(tx, hub, terms);
        platform.events()
                .append(
                        tx,
                        Event.of("hub", hub, "registration-terms-changed")
                                .in(hub)
                                .by(by));
    }

    /**
     * What somebody fills in to register a group.
     *
     * @param representative who speaks for it
     * @param umbrella its 連合会, if it has one
     */
    public record Application(
            String hub, Group.Profile profile, UUID representative, Optional<UUID> umbrella, List<RosterEntry> roster) {
        /** Copies the roster. */
        public Application {
            roster = List.copyOf(roster);
        }
    }

    /** Takes an application in; it gets its number and waits for the hub. */
    public Group apply(Tx tx, Application wish, OnBehalf by) {
        requireUnion(wish.hub(), wish.umbrella());
        LocalDate today = hubs.today(wish.hub());
        Group group = new Group(
                platform.ids().next(),
                wish.hub(),
                wish.profile(),
                Group.State.APPLIED,
                store.nextNumber(tx, wish.hub(), GroupRules.fiscalYear(today)),
                Optional.empty(),
                false,
                "",
                wish.umbrella(),
                List.of(),
                platform.clock().instant(),
                1);
        store.insert(tx, group);
        members.put(
                tx,
                new Membership(
                        group.id(), wish.representative(), Membership.Role.REPRESENTATIVE, today, Optional.empty()));
        residents.know(tx, wish.hub(), wish.representative());
        members.replaceRoster(tx, group.id(), wish.roster());
        append(tx, group, "applied", by);
        return group;
    }

    /** Changes what a group tells of itself. @throws Refused with {@code Stale} */
    public Group change(Tx tx, Group was, Group.Profile profile, Optional<UUID> umbrella, OnBehalf by) {
        requireUnion(was.hub(), umbrella);
        if (!store.update(tx, was.id(), was.version(), profile, umbrella)) {
            throw new Refused(new Problem.Stale(String.valueOf(get(was.id()).version())));
        }
        append(tx, was, "changed", by);
        return store.find(tx, was.id()).orElseThrow();
    }

    /**
     * What the hub decides.
     *
     * @param reason as the group will read it; owed where it refuses or ends
     * @param validUntil last day; empty: as the hub's terms say
     */
    public record Verdict(Decision decision, String reason, Optional<LocalDate> validUntil) {
        /** Checks that a reason is given where one is owed. */
        public Verdict {
            if (decision != Decision.APPROVE && reason.isBlank()) {
                throw new IllegalArgumentException("a refusal has a reason");
            }
        }
    }

    /**
     * Decides about a registration. A group that does not meet what the hub asks is taken in only with a reason, which stays on it.
     *
     * @throws Refused with {@code WrongState}, or with the rule that is not met
     */
    public Group decide(Tx tx, UUID id, Verdict verdict, OnBehalf by) {
        Group group = lock(tx, id);
        Group.State state = GroupRules.decide(group.state(), verdict.decision());
        if (state == Group.State.ACTIVE && verdict.reason().isBlank()) {
            GroupRules.unmet(store.terms(tx, group.hub()).asked(), members.roster(tx, id))
                    .ifPresent(problem -> {
                        throw new Refused(problem);
                    });
        }
        Optional<LocalDate> until = state == Group.State.ACTIVE
                ? verdict.validUntil()
                        .or(() -> GroupRules.validUntil(
                                store.terms(tx, group.hub()), hubs.today(group.hub()), Optional.empty()))
                : group.validUntil();
        store.decided(tx, id, state, until, verdict.reason(), platform.clock().instant());
        String kind = switch (verdict.decision()) {
            case APPROVE -> "approved";
            case DECLINE -> "declined";
            case END -> "ended";
        };
        append(tx, group, kind, by);
        return store.find(tx, id).orElseThrow();
    }

    /** The group wishes to go on: noted for the hub. @throws Refused outside the window */
    public Group askRenewal(Tx tx, UUID id, OnBehalf by) {
        Group group = lock(tx, id);
        GroupRules.requireRenewable(group, store.terms(tx, group.hub()), hubs.today(group.hub()));
        Instant now = platform.clock().instant();
        store.askRenewal(tx, id, now);
        append(tx, group, "renewal-asked", by);
        return store.find(tx, id).orElseThrow();
    }

    /**
     * The hub lets a registration go on. It may do so outside the window.
     *
     * @param until last day; empty: as the hub's terms say
     */
    public Group renew(Tx tx, UUID id, Optional<LocalDate> until, OnBehalf by) {
        Group group = lock(tx, id);
        if (group.state() != Group.State.ACTIVE) {
            throw new Refused(new Problem.WrongState(group.state().code(), "renew"));
        }
        Optional<LocalDate> last = until.or(
                () -> GroupRules.validUntil(store.terms(tx, group.hub()), hubs.today(group.hub()), group.validUntil()));
        store.decided(tx, id, Group.State.ACTIVE, last, "", platform.clock().instant());
        append(tx, group, "renewed", by);
        return store.find(tx, id).orElseThrow();
    }

    /** The roster as handed in. */
    public List<RosterEntry> roster(UUID id) {
        return members.roster(platform.db(), id);
    }

    /** Replaces the roster. @throws Refused with {@code Stale} */
    public Group setRoster(Tx tx, UUID id, int version, List<RosterEntry> entries, OnBehalf by) {
        Group group = get(id);
        if (!store.touch(tx, id, version)) {
            throw new Refused(new Problem.Stale(String.valueOf(group.version())));
        }
        members.replaceRoster(tx, id, entries);
        append(tx, group, "roster-changed", by);
        return store.find(tx, id).orElseThrow();
    }

    /**
     * What the hub's rules call a group beside its kind: words of the hub's own.
     *
     * @throws Refused with {@code Stale}
     */
    public Group setClasses(Tx tx, UUID id, int version, List<String> classes, OnBehalf by) {
        Group group = get(id);
        if (!store.setClasses(tx, id, version, classes)) {
            throw new Refused(new Problem.Stale(String.valueOf(group.version())));
        }
        append(tx, group, "classes-changed", by);
        return store.find(tx, id).orElseThrow();
    }

    private Group lock(Tx tx, UUID id) {
        return store.lock(tx, id).orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    private void requireUnion(String hub, Optional<UUID> umbrella) {
        boolean fine = umbrella.map(id -> find(id).filter(group -> group.hub().equals(hub)
                                && group.profile().kind() == Group.Kind.UNION
                                && group.state() == Group.State.ACTIVE)
                        .isPresent())
                .orElse(true);
        if (!fine) {
            throw new Refused(Problem.Invalid.of("/umbrella", "unknown", "a registered union of the same hub"));
        }
    }

    private void append(Tx tx, Group group, String kind, OnBehalf by) {
        platform.events().append(tx, by.sign(Event.of("group", group.id(), kind).in(group.hub())));
    }
}
