package org.mochiyori.search;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.group.Right;
import org.mochiyori.group.Standing;
import org.mochiyori.group.Standings;
import org.mochiyori.index.ListingDocument;
import org.mochiyori.kernel.Caller;
import org.mochiyori.platform.db.Recent;
import org.mochiyori.platform.db.Sql;

/** Who may find what: names that a listing bears and an asker holds. One in common is enough. */
final class Scopes {
    private static final String GROUPS = "groups";

    private final Sql sql;
    private final InstantSource clock;
    private final Recent<UUID, Standing> recent;

    Scopes(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
        this.recent = new Recent<>(clock);
    }

    /** Something has changed that may have changed what somebody is. */
    void forget() {
        recent.forget();
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
        return caller.flatMap(who ->
                        recent.find(who.person(), person -> Optional.of(Standings.of(sql, person, clock.instant()))))
                .map(Scopes::of)
                .orElse(Set.of(ListingDocument.PUBLIC));
    }

    /** Those of a person, read now. */
    static Set<String> of(Sql sql, UUID person, Instant now) {
        return of(Standings.of(sql, person, now));
    }

    /** Those of a group: what each of its members may find by being one. */
    static Set<String> ofGroup(Sql sql, UUID id, Instant now) {
        Optional<Standing.Registered> group = Standings.findGroup(sql, id, now);
        Set<UUID> all = new HashSet<>();
        group.filter(Standing.Registered::active).ifPresent(active -> {
            all.add(id);
            active.umbrella().ifPresent(all::add);
        });
        Set<String> scopes = sharing(all);
        group.ifPresent(one -> scopes.add(inside(id)));
        return scopes;
    }

    private static Set<String> of(Standing standing) {
        // A union above one's own group shares with it; it does not let it look inside.
        Set<String> scopes = sharing(standing.groupsAndUmbrellas());
        standing.ties().keySet().stream()
                .filter(group -> standing.sees(group, Right.LIST))
                .forEach(group -> scopes.add(inside(group)));
        standing.offices().keySet().forEach(hub -> scopes.add(staff(hub)));
        return scopes;
    }

    private static Set<String> sharing(Set<UUID> groups) {
        Set<String> scopes = new HashSet<>(Set.of(ListingDocument.PUBLIC));
        if (!groups.isEmpty()) {
            scopes.add(GROUPS);
        }
        groups.forEach(group -> scopes.add(under(group)));
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
