package org.mochiyori.search;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Standing;
import org.mochiyori.index.ListingDocument;
import org.mochiyori.kernel.Caller;
import org.mochiyori.people.Roles;
import org.mochiyori.people.StaffTerm;
import org.mochiyori.platform.db.Sql;

/** Who may find what: names that a listing bears and an asker holds. One in common is enough. */
final class Scopes {
    private static final String GROUPS = "groups";

    private final Sql sql;
    private final Standing standing;
    private final Roles roles;

    Scopes(Sql sql, Standing standing, Roles roles) {
        this.sql = sql;
        this.standing = standing;
        this.roles = roles;
    }

    /** Those of a published listing. */
    static Set<String> of(Entry entry) {
        Set<String> scopes = new HashSet<>();
        switch (entry.listing().draft().access().visibility()) {
            case PUBLIC -> {
                return Set.of(ListingDocument.PUBLIC);
            }
            case GROUPS -> scopes.add(GROUPS);
            case UNION -> entry.lender().flatMap(Entry.Lender::umbrella).ifPresent(id -> scopes.add(under(id)));
            case PRIVATE -> {}
        }
        scopes.add(staff(entry.listing().hub()));
        entry.listing().group().ifPresent(group -> scopes.add(inside(group)));
        return scopes;
    }

    /** Those of an asker today. */
    Set<String> of(Optional<Caller> caller) {
        Set<String> scopes = new HashSet<>(Set.of(ListingDocument.PUBLIC));
        caller.map(Caller::person).ifPresent(person -> {
            Set<UUID> groups = standing.groupsAndUmbrellas(sql, person);
            if (!groups.isEmpty()) {
                scopes.add(GROUPS);
            }
            groups.forEach(group -> {
                scopes.add(under(group));
                // An umbrella above one's own group shares with it; it does not let it look inside.
                standing.findPart(sql, person, group).ifPresent(part -> scopes.add(inside(group)));
            });
            roles.current(person).stream().map(StaffTerm::hub).forEach(hub -> scopes.add(staff(hub)));
        });
        return scopes;
    }

    private static String under(UUID umbrella) {
        return "under:" + umbrella;
    }

    private static String inside(UUID group) {
        return "inside:" + group;
    }

    private static String staff(String hub) {
        return "staff:" + hub;
    }
}
