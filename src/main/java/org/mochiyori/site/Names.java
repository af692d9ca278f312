package org.mochiyori.site;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.group.Group;
import org.mochiyori.people.Person;

/** Names of groups and people by id, read together, and of what they book. */
record Names(Map<UUID, String> byId, Titles titles) {
    Names {
        byId = Map.copyOf(byId);
    }

    /** Of these groups and people; whoever is no more has no name. */
    static Names of(Doors doors, Collection<UUID> ids) {
        Set<UUID> distinct = ids.stream().collect(Collectors.toUnmodifiableSet());
        Map<UUID, String> names = new HashMap<>();
        for (Group group : doors.groups().groups().list(distinct)) {
            names.put(group.id(), group.name());
        }
        Set<UUID> others =
                distinct.stream().filter(id -> !names.containsKey(id)).collect(Collectors.toUnmodifiableSet());
        for (Person person : doors.people().people().list(others)) {
            names.put(person.id(), person.name());
        }
        return new Names(names, Titles.NONE);
    }

    /** The same, with what things are called. */
    Names with(Titles called) {
        return new Names(byId, called);
    }

    /** The name, or empty. */
    String get(UUID id) {
        return byId.getOrDefault(id, "");
    }
}
