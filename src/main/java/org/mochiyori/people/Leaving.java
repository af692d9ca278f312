package org.mochiyori.people;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;
import org.mochiyori.platform.web.Api;

/**
 * Seeing what is kept of oneself, and leaving. Whoever has left is out of every page, search and letter at once; the
 * bookings stay with their groups, and the log of what happened names an id only.
 */
public final class Leaving {
    private static final int PAGE = 500;
    private static final int BATCH = 100;

    private final Platform platform;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Tokens tokens;
    private final List<Belongings> belongings;
    private final LeavingStore store = new LeavingStore();
    private final PeopleStore people = new PeopleStore();

    Leaving(Platform platform, Doors doors, List<Belongings> belongings) {
        this.platform = platform;
        this.signIn = doors.signIn();
        this.sessions = doors.sessions();
        this.tokens = doors.tokens();
        this.belongings = List.copyOf(belongings);
        if (belongings.stream().map(Belongings::name).distinct().count() < belongings.size()) {
            throw new IllegalArgumentException("two features would write one part of what a person takes away");
        }
    }

    /** What lets a person in, and is closed behind them. */
    record Doors(SignIn signIn, Sessions sessions, Tokens tokens) {}

    /** Mounts the JSON routes. */
    public void mount(Api api) {
        new LeavingRoutes(this).mount(api);
    }

    /** Everything kept of a person, for them to take away. */
    public ObjectNode export(UUID person) {
        Db db = platform.db();
        Person self = people.list(db, List.of(person)).stream()
                .findFirst()
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.put("exportedAt", platform.clock().instant().toString());
        all.set("person", PeopleJson.person(self));
        store.export(db, person).properties().forEach(part -> all.set(part.getKey(), part.getValue()));
        belongings.forEach(each -> all.set(each.name(), each.export(person)));
        return all;
    }

    /**
     * Lets a person leave, for good.
     *
     * @param password theirs, asked once more: it cannot be undone
     * @param address where the request came from
     * @throws Refused when the password is wrong, or something of theirs is still under way
     */
    public void withdraw(UUID id, String password, String address) {
        signIn.prove(id, password, address);
        platform.db().inTransaction(tx -> {
            Person person = people.list(tx, List.of(id)).stream()
                    .findFirst()
                    .orElseThrow(() -> new Refused(new Problem.NotFound()));
            store.lock(tx, id);
            objection(tx, id).ifPresent(problem -> {
                throw new Refused(problem);
            });
            erase(tx, person);
            platform.events().append(tx, Event.of("person", id, "withdrawn").by(id));
            return id;
        });
    }

    /** Why this person cannot leave now, if there is a reason. */
    public Optional<Problem> objection(Sql sql, UUID person) {
        return belongings.stream()
                .flatMap(each -> each.objection(sql, person).stream())
                .findFirst();
    }

    /** How many people nobody has needed since then. */
    long countUnused(Sql sql, Instant since) {
        long count = 0;
        Optional<UUID> after = Optional.empty();
        List<UUID> page;
        do {
            page = store.listUnseen(sql, since, after, PAGE);
            count += unused(sql, page, since).size();
            after = page.isEmpty() ? after : Optional.of(page.getLast());
        } while (page.size() == PAGE);
        return count;
    }

    /** Forgets some of the people nobody has needed since then. Returns how many; 0 when there are none left. */
    int forgetUnused(Instant since) {
        Optional<UUID> after = Optional.empty();
        List<UUID> page;
        do {
            page = store.listUnseen(platform.db(), since, after, PAGE);
            List<UUID> some =
                    unused(platform.db(), page, since).stream().limit(BATCH).toList();
            if (!some.isEmpty()) {
                return platform.db().inTransaction(tx -> forget(tx, some, since));
            }
            after = page.isEmpty() ? after : Optional.of(page.getLast());
        } while (page.size() == PAGE);
        return 0;
    }

    private int forget(Tx tx, List<UUID> some, Instant since) {
        some.forEach(id -> store.lock(tx, id));
        // Looked at once more under the locks: somebody may just have come back.
        List<UUID> still = unused(tx, store.stillUnseen(tx, some, since), since);
        people.list(tx, still).forEach(person -> {
            erase(tx, person);
            platform.events().append(tx, Event.of("person", person.id(), "forgotten"));
        });
        return still.size();
    }

    private List<UUID> unused(Sql sql, List<UUID> some, Instant since) {
        if (some.isEmpty()) {
            return some;
        }
        Set<UUID> used = new HashSet<>();
        belongings.forEach(each -> used.addAll(each.inUse(sql, some, since)));
        return some.stream().filter(id -> !used.contains(id)).toList();
    }

    private void erase(Tx tx, Person person) {
        belongings.forEach(each -> each.erase(tx, person));
        sessions.endAll(tx, person.id());
        tokens.endAll(tx, person.id());
        store.erase(tx, person, platform.clock().instant());
    }
}
