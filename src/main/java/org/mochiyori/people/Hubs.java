package org.mochiyori.people;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Recent;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;

/** The hubs of this server. */
public final class Hubs {
    private final Platform platform;
    private final HubStore store = new HubStore();
    private final StaffStore staff = new StaffStore();
    private final Recent<String, Hub> recent;

    Hubs(Platform platform) {
        this.platform = platform;
        this.recent = new Recent<>(platform.clock());
    }

    /** A hub. @throws Refused with {@code NotFound} */
    public Hub get(String id) {
        return find(id).orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    /** A hub of this server, read at most five seconds ago. */
    public Optional<Hub> find(String id) {
        return recent.find(id, key -> store.find(platform.db(), key));
    }

    /** All hubs of this server, by name. */
    public List<Hub> list() {
        return store.list(platform.db());
    }

    /** What day it is there. */
    public LocalDate today(String hub) {
        return LocalDate.ofInstant(platform.clock().instant(), get(hub).zone());
    }

    /** What is still to be set before it opens. */
    public List<Hub.Check> checklist(String hub) {
        LocalDate today = today(hub);
        Set<StaffRole> held = staff.ofHub(platform.db(), hub).stream()
                .filter(term -> term.covers(today))
                .map(StaffTerm::role)
                .collect(Collectors.toSet());
        return get(hub).checklist(held);
    }

    /**
     * Makes an empty hub, ready for imports.
     *
     * @param by a server operator; empty on the command line
     * @throws Refused with {@code Exists} {@code hub.exists}, or {@code Invalid} for an id of another shape
     */
    public Hub create(Tx tx, String id, Hub.Profile profile, Optional<UUID> by) {
        if (!Hub.isId(id)) {
            throw new Refused(
                    Problem.Invalid.of("/id", "value", "2 to 40 of a-z, 0-9 and minus, beginning with a letter"));
        }
        if (!store.insert(tx, id, profile, platform.clock().instant().atOffset(ZoneOffset.UTC))) {
            throw new Refused(new Problem.Exists("hub.exists"));
        }
        Event created = Event.of("hub", id, "created").in(id);
        platform.events().append(tx, by.map(created::by).orElse(created));
        return new Hub(id, profile, 1);
    }

    /** Changes what a hub tells of itself. @throws Refused with {@code Stale} */
    public Hub change(Tx tx, String id, int version, Hub.Profile profile, UUID by) {
        if (!store.update(tx, id, version, profile)) {
            throw new Refused(new Problem.Stale(
                    String.valueOf(store.find(tx, id).map(Hub::version).orElse(0))));
        }
        platform.events().append(tx, Event.of("hub", id, "changed").in(id).by(by));
        tx.afterCommit(recent::forget);
        return new Hub(id, profile, version + 1);
    }
}
