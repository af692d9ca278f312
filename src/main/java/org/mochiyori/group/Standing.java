package org.mochiyori.group;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mochiyori.people.StaffRole;

/**
 * What a person is today: to groups, to hubs, and to the server. Asked anew for each request, never kept.
 *
 * @param person who
 * @param ties the groups that the person is a member of or accompanies
 * @param offices roles by hub
 * @param checkedAt hubs whose desk has checked the person's address
 * @param operator whether the person runs the server
 */
public record Standing(
        UUID person,
        Map<UUID, Tie> ties,
        Map<String, Set<StaffRole>> offices,
        Set<String> checkedAt,
        boolean operator) {
    private static final Set<StaffRole> ACTING = Set.of(StaffRole.DESK, StaffRole.CURATOR, StaffRole.OPERATOR);

    public Standing {
        ties = Map.copyOf(ties);
        offices = Map.copyOf(offices);
        checkedAt = Set.copyOf(checkedAt);
    }

    /**
     * To one group.
     *
     * @param rights what the person may do for it; a plain member only sees
     * @param member of the group itself, not only somebody who accompanies it
     */
    public record Tie(Registered group, Set<Right> rights, boolean member) {
        public Tie {
            rights = Set.copyOf(rights);
        }

        Tie and(Tie other) {
            return new Tie(
                    group,
                    Stream.concat(rights.stream(), other.rights.stream()).collect(Collectors.toSet()),
                    member || other.member);
        }
    }

    /**
     * A group as those see it who lend to it or borrow from it.
     *
     * @param active whether its registration is in force today
     * @param umbrella the union (連合会) it belongs to, or itself if it is one
     * @param kind what kind of group it is
     * @param classes what its hub's rules call it beside its kind
     */
    public record Registered(
            UUID id, String hub, boolean active, Optional<UUID> umbrella, Group.Kind kind, List<String> classes) {
        public Registered {
            classes = List.copyOf(classes);
        }
    }

    /** Whether the person may do this for the group: its representative, or somebody whom it lets do so. */
    public boolean may(UUID group, Right right) {
        Tie tie = ties.get(group);
        return tie != null && (right == Right.SEE || tie.rights().contains(right));
    }

    /** The group, if the person is of it. */
    public Optional<Registered> findGroup(UUID group) {
        return Optional.ofNullable(ties.get(group)).map(Tie::group);
    }

    /** Whether the person is of the group, with a say or without. */
    public boolean belongsTo(UUID group) {
        return may(group, Right.SEE);
    }

    /** Whether the person is a member of the group: who accompanies it is none. */
    public boolean isMember(UUID group) {
        Tie tie = ties.get(group);
        return tie != null && tie.member();
    }

    /**
     * Whether the person sees what of the group belongs to this errand: its members see all, who accompanies it what it
     * asked them to do.
     */
    public boolean sees(UUID group, Right errand) {
        Tie tie = ties.get(group);
        return tie != null && (tie.member() || tie.rights().contains(errand));
    }

    /** Whether the person holds one of these roles in the hub; who runs the server is operator of each. */
    public boolean holds(String hub, Set<StaffRole> roles) {
        return (operator && roles.contains(StaffRole.OPERATOR))
                || offices.getOrDefault(hub, Set.of()).stream().anyMatch(roles::contains);
    }

    /** Whether the person acts for the hub's groups and people. To run the server is not enough. */
    public boolean actsAt(String hub) {
        return offices.getOrDefault(hub, Set.of()).stream().anyMatch(ACTING::contains);
    }

    /**
     * Whether the person keeps what is lent at a hub: in the name of who lends it, or at the hub's desk.
     *
     * @param lender empty for what nobody has claimed yet
     */
    public boolean keeps(String hub, Optional<UUID> lender) {
        return actsAt(hub) || lender.filter(group -> may(group, Right.LIST)).isPresent();
    }

    /** The hubs for whose groups and people the person acts. */
    public Set<String> desks() {
        return offices.keySet().stream().filter(this::actsAt).collect(Collectors.toSet());
    }

    /** Whether the person may read the hub's business. To run the server is not enough. */
    public boolean readsAt(String hub) {
        return offices.containsKey(hub);
    }

    /**
     * The registered groups that the person is of or borrows for, and the unions above them: those that share among
     * themselves.
     */
    public Set<UUID> groupsAndUmbrellas() {
        return ties.values().stream()
                .map(Tie::group)
                .filter(Registered::active)
                .filter(group -> sees(group.id(), Right.BOOK))
                .flatMap(group -> Stream.concat(Stream.of(group.id()), group.umbrella().stream()))
                .collect(Collectors.toSet());
    }
}
