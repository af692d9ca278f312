package org.mochiyori.emergency;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.group.Standing;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;

/**
 * Who may switch a hub's emergency on and off: its operators and officers, and whom they gave the right, such as the head of a
 * 自主防災会.
 */
public final class Switchers {
    private static final Set<StaffRole> GIVING = Set.of(StaffRole.OFFICER, StaffRole.OPERATOR);

    private final Platform platform;

    Switchers(Platform platform) {
        this.platform = platform;
    }

    /** Somebody with the right. */
    public record Switcher(UUID person, String name, Instant since) {}

    /** Those with the right. @throws Refused as not found for all but the hub's staff */
    public List<Switcher> list(Caller caller, String hub) {
        requireReader(platform.db(), caller, hub);
        return SwitcherStore.list(platform.db(), hub);
    }

    /** Gives somebody the right; they keep it where they have it. @throws Refused for all but operators and officers */
    public void give(Tx tx, Caller caller, String hub, UUID person) {
        requireGiver(tx, caller, hub);
        Emergency.Switched by = new Emergency.Switched(caller.person(), now(), Optional.empty());
        if (SwitcherStore.give(tx, platform.ids().next(), hub, person, by)) {
            tell(tx, caller, hub, person, "given");
        }
    }

    /** Takes the right back. @throws Refused as not found where it is not there */
    public void end(Tx tx, Caller caller, String hub, UUID person) {
        requireGiver(tx, caller, hub);
        if (!SwitcherStore.end(tx, hub, person, caller.person(), now())) {
            throw new Refused(new Problem.NotFound());
        }
        tell(tx, caller, hub, person, "ended");
    }

    /** Whether the caller may say who may switch, and what is called back. */
    public boolean mayGive(Caller caller, String hub) {
        return standing(platform.db(), caller).holds(hub, GIVING);
    }

    /** Whether the caller may switch. */
    boolean may(Sql sql, Caller caller, String hub) {
        return standing(sql, caller).holds(hub, GIVING) || SwitcherStore.is(sql, hub, caller.person());
    }

    /** Refuses whoever neither works for the hub nor may switch. */
    void requireReader(Sql sql, Caller caller, String hub) {
        if (!standing(sql, caller).readsAt(hub) && !may(sql, caller, hub)) {
            throw new Refused(new Problem.NotFound());
        }
    }

    /** Refuses whoever may not switch. */
    void requireSwitcher(Sql sql, Caller caller, String hub) {
        requireReader(sql, caller, hub);
        if (!may(sql, caller, hub)) {
            throw new Refused(new Problem.NotAllowed("emergency.switcher"));
        }
    }

    /** Refuses all but operators and officers. */
    void requireGiver(Sql sql, Caller caller, String hub) {
        requireReader(sql, caller, hub);
        if (!standing(sql, caller).holds(hub, GIVING)) {
            throw new Refused(new Problem.NotAllowed("role.officer"));
        }
    }

    private void tell(Tx tx, Caller caller, String hub, UUID person, String what) {
        platform.events()
                .append(
                        tx,
                        Event.of("emergencyright", person, what)
                                .in(hub)
                                .by(caller.person())
                                .with(JsonNodeFactory.instance.objectNode()));
    }

    private Standing standing(Sql sql, Caller caller) {
        return Standings.of(sql, caller.person(), now());
    }

    private Instant now() {
        return platform.clock().instant();
    }
}
