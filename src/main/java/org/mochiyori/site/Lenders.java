package org.mochiyori.site;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.group.Accompaniment;
import org.mochiyori.group.Group;
import org.mochiyori.group.Membership;
import org.mochiyori.group.Right;
import org.mochiyori.kernel.Caller;
import org.mochiyori.people.Hub;
import org.mochiyori.people.StaffRole;
import org.mochiyori.people.StaffTerm;

/** For whom the reader may lend: their groups, those they accompany, and whom a desk serves just now. */
final class Lenders {
    private final Doors doors;

    Lenders(Doors doors) {
        this.doors = doors;
    }

    /** The groups, the one that is served first. */
    List<Group> groups(Visit visit) {
        Caller caller = visit.caller();
        Set<UUID> ids = new LinkedHashSet<>();
        served(visit).ifPresent(ids::add);
        doors.groups().members().of(caller.person()).stream()
                .filter(one -> one.role() == Membership.Role.REPRESENTATIVE)
                .map(Membership::group)
                .forEach(ids::add);
        doors.groups().members().accompaniedBy(caller.person()).stream()
                .filter(one -> one.rights().contains(Right.LIST))
                .map(Accompaniment::group)
                .forEach(ids::add);
        List<Group> found = new ArrayList<>(doors.groups().groups().list(ids));
        Optional<UUID> first = served(visit);
        found.sort(java.util.Comparator.comparing(group -> !first.equals(Optional.of(group.id()))));
        return found;
    }

    /** The hubs whose lists the reader curates. */
    List<Hub> curated(Caller caller) {
        return doors.people().roles().current(caller.person()).stream()
                .filter(term -> term.role() == StaffRole.CURATOR || term.role() == StaffRole.OPERATOR)
                .map(StaffTerm::hub)
                .distinct()
                .flatMap(hub -> doors.people().hubs().find(hub).stream())
                .toList();
    }

    private Optional<UUID> served(Visit visit) {
        return ActingFor.of(visit)
                .filter(party -> party.startsWith("group:"))
                .flatMap(party -> Borrowing.read(party).group())
                .filter(group -> doors.groups().acting().may(visit.caller(), group, Right.LIST));
    }
}
