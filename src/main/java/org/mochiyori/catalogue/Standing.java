package org.mochiyori.catalogue;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;

/** Who is what today: the catalogue's and the curators' questions to people and groups. */
public interface Standing {
    /** What a person is to a group. */
    enum Part {
        /** Speaks for it: its representative, or somebody who accompanies it (伴走) with the right to list. */
        SPEAKS,
        /** Belongs to it, without speaking for it. */
        BELONGS
    }

    /**
     * A group that may lend.
     *
     * @param active whether its registration is in force today
     */
    record Group(UUID id, String hub, boolean active, Optional<UUID> umbrella) {}

    /** A group by id. */
    Optional<Group> findGroup(Sql sql, UUID group);

    /** What the person is to the group today. */
    Optional<Part> findPart(Sql sql, UUID person, UUID group);

    /** Whether the person holds one of these offices of the hub today. */
    boolean isStaff(Sql sql, UUID person, String hub, Set<String> roles);

    /** The active groups that the person belongs to or speaks for, and the umbrellas above them. */
    Set<UUID> groupsAndUmbrellas(Sql sql, UUID person);
}
