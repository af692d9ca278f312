package org.mochiyori.booking;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a person may do today, read anew for each request.
 *
 * @param person who
 * @param groups the person's groups, each with what the person may do for it: {@code book}, {@code list}, or nothing but see
 * @param offices roles by hub
 * @param checkedAt hubs whose desk has checked the person's address
 */
record Party(UUID person, Map<UUID, Set<String>> groups, Map<String, Set<String>> offices, Set<String> checkedAt) {
    private static final Set<String> ACTING = Set.of("desk", "curator", "operator");

    Party {
        groups = Map.copyOf(groups);
        offices = Map.copyOf(offices);
        checkedAt = Set.copyOf(checkedAt);
    }

    /**
     * A group that may borrow.
     *
     * @param active its registration is in force today
     */
    record Group(UUID id, String hub, boolean active, Optional<UUID> umbrella) {}

    /** Whether the person borrows for the group: its representative, or somebody whom it lets do so. */
    boolean borrowsFor(UUID group) {
        return groups.getOrDefault(group, Set.of()).contains("book");
    }

    /** Whether the person lends for the group. */
    boolean lendsFor(UUID group) {
        return groups.getOrDefault(group, Set.of()).contains("list");
    }

    boolean belongsTo(UUID group) {
        return groups.containsKey(group);
    }

    /** Whether the person acts for the hub's groups and people. */
    boolean actsAt(String hub) {
        return offices.getOrDefault(hub, Set.of()).stream().anyMatch(ACTING::contains);
    }

    /** Whether the person may read the hub's business. */
    boolean readsAt(String hub) {
        return offices.containsKey(hub);
    }
}
