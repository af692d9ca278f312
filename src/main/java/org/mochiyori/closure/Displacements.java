package org.mochiyori.closure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.booking.Displacing;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.State;
import org.mochiyori.closure.Displacement.Status;
import org.mochiyori.dues.Dues;
import org.mochiyori.group.Right;
import org.mochiyori.group.Standing;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.Yen;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Outage;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 押し出された予約: what was booked in a time that has been closed. Each line stays a task of the desk until somebody has decided
 * and it is done.
 *
 * <p>A decision is a row first. It is carried out afterwards, one line in one transaction, so that a crash or a second server
 * finds it again and nobody does it twice; what cannot be done comes back as a task with the reason.
 */
public final class Displacements {
    private static final Set<StaffRole> SETTLING =
            Set.of(StaffRole.OFFICER, StaffRole.OPERATOR, StaffRole.DESK, StaffRole.CURATOR);
    private static final Duration REFUNDS = Duration.ofDays(400);
    private static final int MOST = 500;
    private static final int BATCH = 50;
    private static final int MOST_ATTEMPTS = 5;
    private static final String FAULT = "fault";
    private static final Logger LOG = LoggerFactory.getLogger(Displacements.class);

    private final Platform platform;
    private final Displacing displacing;
    private final Dues dues;
    private final Counter faults;

    Displacements(Platform platform, Displacing displacing, Dues dues) {
        this.platform = platform;
        this.displacing = displacing;
        this.dues = dues;
        this.faults = platform.metrics().counter("mochiyori.displacements.faults");
    }

    /** Money to give back for a line that was displaced. */
    public record Refund(Displacement of, Yen yen) {}

    /** What a hub has to settle, in the order of the times. @throws Refused as not found for all but its staff */
    public List<Displacement> list(Caller caller, String hub) {
        requireStaff(platform.db(), caller, hub);
        return DisplacementStore.listOpen(platform.db(), hub, now(), MOST);
    }

    /** What the caller may decide about of one block now: as its hub's desk all, as a lender what it lends. */
    public List<Displacement> listOpen(Caller caller, Block block) {
        Standing standing = standing(platform.db(), caller);
        return DisplacementStore.listOpenOf(platform.db(), block.id(), now(), MOST).stream()
                .filter(one -> settles(standing, one))
                .toList();
    }

    /**
     * Money that the desk has received for displaced lines and not yet given back whole, the longest first.
     *
     * @throws Refused as not found for all but the hub's staff
     */
    public List<Refund> refunds(Caller caller, String hub) {
        requireStaff(platform.db(), caller, hub);
        return DisplacementStore.listCancelledPaid(platform.db(), hub, now().minus(REFUNDS)).stream()
                .map(one -> new Refund(one, refund(one)))
                .filter(refund -> refund.yen().value() > 0)
                .toList();
    }

    /** One of them. @throws Refused as not found for all but the hub's staff and who lends it */
    public Displacement get(Caller caller, UUID id) {
        Displacement found =
                DisplacementStore.find(platform.db(), id).orElseThrow(() -> new Refused(new Problem.NotFound()));
        requireSight(standing(platform.db(), caller), found);
        return found;
    }

    /** Where it could go. @throws Refused as {@link #get} does */
    public Displacing.Ways ways(Caller caller, UUID id) {
        Displacement one = get(caller, id);
        // The block lies already: what it closes is not offered anyway.
        Displacing.Closing none = new Displacing.Closing(Set.of(), one.block().during());
        return displacing.ways(caller.person(), Blocks.at(one.line()), none);
    }

    /**
     * Decides about one. To keep it takes effect at once, all else right after.
     *
     * @param version as it was read
     * @throws Refused with {@code Stale} where somebody was faster, {@code WrongState} where it is decided
     */
    public Displacement decide(Tx tx, Caller caller, UUID id, long version, Decision decision) {
        Displacement read = DisplacementStore.lock(tx, id).orElseThrow(() -> new Refused(new Problem.NotFound()));
        requireSettling(standing(tx, caller), read);
        if (read.version() != version) {
            throw new Refused(new Problem.Stale("\"" + read.version() + "\""));
        }
        DisplacementRules.refusal(read.status().state(), read.line().state(), decision)
                .ifPresent(problem -> {
                    throw new Refused(problem);
                });
        Optional<UUID> actor = Optional.of(caller.person());
        if (decision instanceof Decision.Keep keep) {
            step(tx, new DisplacementStore.Step(read, "keep", actor, settled(Displacement.State.KEPT), keep.note()));
        } else {
            Status planned = new Status(
                    Displacement.State.PLANNED, Optional.of(decision), actor, Optional.empty(), Optional.empty());
            step(tx, new DisplacementStore.Step(read, "plan", actor, planned, Optional.empty()));
        }
        return DisplacementStore.find(tx, id).orElseThrow();
    }

    /** Carries out what was decided; another server may do so at the same time. Returns how many were settled. */
    public int settle() {
        int settled = 0;
        List<UUID> planned = DisplacementStore.listPlanned(platform.db(), now(), BATCH);
        for (UUID id : planned) {
            settled += settle(id) ? 1 : 0;
        }
        return settled;
    }

    private boolean settle(UUID id) {
        try {
            return platform.db().inTransaction(tx -> carryOut(tx, id));
        } catch (Refused refused) {
            String trouble = DisplacementRules.trouble(refused.problem());
            return platform.db().inTransaction(tx -> fail(tx, id, trouble));
        } catch (RuntimeException fault) {
            if (Outage.isOutage(fault)) {
                throw fault;
            }
            // A fault of ours with one must not hold up the others, each time anew.
            faults.increment();
            LOG.warn("displacement {} could not be settled", id, fault);
            putOff(id);
            return false;
        }
    }

    /** Tried again later, a few times; then somebody has to decide again. */
    private void putOff(UUID id) {
        int attempts = platform.db().inTransaction(tx -> {
            int soFar = DisplacementStore.countAttempt(tx, id);
            DisplacementStore.putOff(tx, id, now().plus(DisplacementRules.pause(soFar)));
            return soFar;
        });
        if (attempts >= MOST_ATTEMPTS) {
            platform.db().inTransaction(tx -> fail(tx, id, FAULT));
        }
    }

    private boolean carryOut(Tx tx, UUID id) {
        Optional<Displacement> claimed = DisplacementStore.claim(tx, id);
        if (claimed.isEmpty()) {
            return false;
        }
        Displacement one = claimed.get();
        Optional<UUID> actor = one.status().planner();
        if (one.block().lifted().isPresent() || isOver(one.line().state())) {
            step(
                    tx,
                    new DisplacementStore.Step(
                            one, "go", Optional.empty(), settled(Displacement.State.GONE), Optional.empty()));
            return true;
        }
        Displacing.Cause cause = new Displacing.Cause(
                actor.orElseThrow(),
                DisplacementRules.reason(one.block().scope().kind()),
                one.block().reason());
        switch (one.status().plan().orElseThrow()) {
            case Decision.Cancel cancel -> {
                displacing.end(tx, Blocks.at(one.line()), cause);
                step(
                        tx,
                        new DisplacementStore.Step(
                                one, "cancel", actor, settled(Displacement.State.CANCELLED), Optional.empty()));
            }
            case Decision.Move move -> {
                UUID line = displacing.move(tx, Blocks.at(one.line()), elsewhere(tx, one, move), cause);
                Status moved = new Status(
                        Displacement.State.MOVED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(line));
                step(tx, new DisplacementStore.Step(one, "move", actor, moved, Optional.empty()));
            }
            case Decision.Keep keep -> throw new IllegalStateException("to keep a line is never planned");
        }
        return true;
    }

    /** What could not be done is a task again, with the reason. */
    private boolean fail(Tx tx, UUID id, String trouble) {
        DisplacementStore.claim(tx, id).ifPresent(one -> {
            Status open = new Status(
                    Displacement.State.OPEN,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(trouble),
                    Optional.empty());
            step(tx, new DisplacementStore.Step(one, "fail", Optional.empty(), open, Optional.empty()));
        });
        return false;
    }

    private Displacing.Elsewhere elsewhere(Tx tx, Displacement one, Decision.Move move) {
        Seen seen = displacing.whole(tx, one.line().booking());
        return new Displacing.Elsewhere(
                move.listing(),
                move.window(),
                dues.findOwed(tx, seen, one.line().line()));
    }

    private void step(Tx tx, DisplacementStore.Step step) {
        DisplacementStore.step(tx, step, now());
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("block", step.from().block().id().toString())
                .put("booking", step.from().line().booking().toString())
                .put("line", step.from().line().line().toString())
                .put("state", step.to().state().code());
        step.to().newLine().ifPresent(line -> data.put("newLine", line.toString()));
        step.to().trouble().ifPresent(code -> data.put("trouble", code));
        Event event = Event.of("displacement", step.from().id(), step.move())
                .in(step.from().block().scope().hub())
                .with(data);
        platform.events().append(tx, step.actor().map(event::by).orElse(event));
    }

    private Yen refund(Displacement one) {
        Seen seen = displacing.whole(platform.db(), one.line().booking());
        UUID lender = seen.booking()
                .find(one.line().line())
                .orElseThrow()
                .line()
                .terms()
                .thing()
                .lender();
        long over = dues.list(seen).stream()
                .filter(account -> account.lender().equals(lender) && account.isComplete())
                .mapToLong(account -> -account.balance().value())
                .sum();
        return new Yen(Math.max(0, over));
    }

    private static Status settled(Displacement.State state) {
        return new Status(state, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static boolean isOver(State line) {
        return line.occupies() == State.Occupies.NEVER;
    }

    private void requireStaff(Sql sql, Caller caller, String hub) {
        if (!standing(sql, caller).readsAt(hub)) {
            throw new Refused(new Problem.NotFound());
        }
    }

    private static void requireSight(Standing standing, Displacement one) {
        if (!BlockRights.sees(standing, one.block().scope().hub(), one.line())) {
            throw new Refused(new Problem.NotFound());
        }
    }

    private static void requireSettling(Standing standing, Displacement one) {
        requireSight(standing, one);
        if (!settles(standing, one)) {
            throw new Refused(new Problem.NotAllowed("role.desk"));
        }
    }

    private static boolean settles(Standing standing, Displacement one) {
        return standing.holds(one.block().scope().hub(), SETTLING)
                || standing.may(one.line().lender(), Right.LIST);
    }

    private Standing standing(Sql sql, Caller caller) {
        return Standings.of(sql, caller.person(), now());
    }

    private Instant now() {
        return platform.clock().instant();
    }
}
