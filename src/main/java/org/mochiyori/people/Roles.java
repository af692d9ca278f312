package org.mochiyori.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Recent;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;

/**
 * Who works for which hub, by today's rows. Each question is answered anew: a role that was taken away is gone
 * at once in this process and within five seconds in others, whatever session or page is still open.
 */
public final class Roles {
    // The server itself is of no hub; its operators' days are Japan's.
    private static final ZoneId SERVER = ZoneId.of("Asia/Tokyo");

    private final Platform platform;
    private final StaffStore store = new StaffStore();
    private final Recent<UUID, Offices> recent;

    Roles(Platform platform) {
        this.platform = platform;
        this.recent = new Recent<>(platform.clock());
    }

    /** A person's terms, each with the time zone of its hub, and whether they run the server. */
    record Offices(List<StaffTerm> terms, Map<String, ZoneId> zones, Optional<Term> server) {
        Offices {
            terms = List.copyOf(terms);
            zones = Map.copyOf(zones);
        }
    }

    /** From one day to another, both in. */
    record Term(LocalDate since, Optional<LocalDate> until) {}

    /** Whether this person decides what the hub publishes. */
    public boolean mayCurate(UUID person, String hub) {
        return has(person, hub, StaffRole.CURATOR);
    }

    /** Whether this person serves at the hub's desk. */
    public boolean isDesk(UUID person, String hub) {
        return has(person, hub, StaffRole.DESK);
    }

    /** Whether this person runs the hub, as its operator or as the server's. */
    public boolean isOperator(UUID person, String hub) {
        return has(person, hub, StaffRole.OPERATOR) || isOperator(person);
    }

    /** Whether this person runs the server. */
    public boolean isOperator(UUID person) {
        LocalDate today = LocalDate.ofInstant(platform.clock().instant(), SERVER);
        return offices(person)
                .server()
                .filter(term -> !today.isBefore(term.since())
                        && term.until().map(last -> !today.isAfter(last)).orElse(true))
                .isPresent();
    }

    /** Whether this person may act for the hub's groups and residents: desk or curator. */
    public boolean isStaff(UUID person, String hub) {
        return isDesk(person, hub) || mayCurate(person, hub);
    }

    /** Whether this person has any role in the hub today. */
    public boolean isAny(UUID person, String hub) {
        return isOperator(person)
                || current(person).stream().anyMatch(term -> term.hub().equals(hub));
    }

    /** The roles that a person holds today, in any hub. */
    public List<StaffTerm> current(UUID person) {
        Offices offices = offices(person);
        Instant now = platform.clock().instant();
        return offices.terms().stream()
                .filter(term -> {
                    ZoneId zone = offices.zones().getOrDefault(term.hub(), SERVER);
                    return term.covers(LocalDate.ofInstant(now, zone));
                })
                .toList();
    }

    /** All terms of a hub, past and future included. */
    public List<StaffTerm> ofHub(String hub) {
        return store.ofHub(platform.db(), hub);
    }

    /** Gives somebody a role, or changes its days. */
    public void appoint(Tx tx, StaffTerm term, Optional<UUID> by) {
        store.put(tx, term);
        append(tx, term.hub(), term.person(), term.role(), "appointed", by);
    }

    /** Takes a role away at once. @throws Refused with {@code NotFound} if it is not held */
    public void dismiss(Tx tx, String hub, UUID person, StaffRole role, UUID by) {
        if (!store.delete(tx, hub, person, role)) {
            throw new Refused(new Problem.NotFound());
        }
        append(tx, hub, person, role, "dismissed", Optional.of(by));
    }

    /** Makes somebody run this server. Only the command line does so. */
    public void appointOperator(Tx tx, UUID person, LocalDate since) {
        store.putOperator(tx, person, since);
        platform.events().append(tx, Event.of("operator", person, "appointed"));
        tx.afterCommit(recent::forget);
    }

    private void append(Tx tx, String hub, UUID person, StaffRole role, String kind, Optional<UUID> by) {
        var data = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        data.put("role", role.code());
        Event event = Event.of("staff", person, kind).in(hub).with(data);
        platform.events().append(tx, by.map(event::by).orElse(event));
        tx.afterCommit(recent::forget);
    }

    private boolean has(UUID person, String hub, StaffRole role) {
        return current(person).stream().anyMatch(term -> term.hub().equals(hub) && term.role() == role);
    }

    private Offices offices(UUID person) {
        return recent.find(person, key -> Optional.of(store.offices(platform.db(), key)))
                .orElseThrow();
    }
}
