package org.mochiyori.closure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.booking.Displacing;
import org.mochiyori.closure.Block.Displaced;
import org.mochiyori.closure.Block.Signed;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;

/**
 * How times are closed and opened, whoever does it and whatever for.
 *
 * <p>A block comes and goes under the locks of its units, like a booking: of a block and a booking that race, the later one
 * sees the earlier.
 */
final class Closing {
    private final Platform platform;
    private final Displacing displacing;

    Closing(Platform platform, Displacing displacing) {
        this.platform = platform;
        this.displacing = displacing;
    }

    /** Waits for the locks of the units; first of all, and once in a transaction. */
    void lock(Tx tx, Set<UUID> units) {
        displacing.lock(tx, units);
    }

    /**
     * Writes a block, the units locked, with what it displaces.
     *
     * @param decided what shall become of lines, by line; the others wait for somebody
     */
    Block make(Tx tx, Block block, Set<UUID> units, Map<UUID, Decision> decided) {
        BlockStore.insert(tx, block, units);
        UUID maker = block.made().person();
        List<Displacement> displaced = block.displaced().stream()
                .map(line -> {
                    Optional<Decision> plan = Optional.ofNullable(decided.get(line.line()));
                    plan.flatMap(one -> DisplacementRules.refusal(Displacement.State.OPEN, line.state(), one))
                            .ifPresent(problem -> {
                                throw new Refused(problem);
                            });
                    return displacement(block, line, plan, maker);
                })
                .toList();
        DisplacementStore.insertAll(tx, displaced);
        long open = displaced.stream().filter(Displacement::isOpen).count();
        changed(tx, block, units, told(block, "made", maker, open));
        return block;
    }

    /** Gives the time back. @throws Refused with {@code WrongState} where it is lifted already */
    Block lift(Tx tx, Block read, Signed signed) {
        if (read.isOfMany()) {
            BlockStore.lockSpaces(tx, read.scope().hub());
        }
        Set<UUID> units = BlockStore.units(tx, read.id());
        lock(tx, units);
        if (!BlockStore.lift(tx, read.id(), signed)) {
            throw new Refused(new Problem.WrongState("lifted", "lift"));
        }
        Block lifted = read.liftedBy(signed);
        changed(tx, lifted, units, told(lifted, "lifted", signed.person(), 0));
        return lifted;
    }

    private Displacement displacement(Block block, Displaced line, Optional<Decision> plan, UUID maker) {
        boolean kept = plan.filter(Decision.Keep.class::isInstance).isPresent();
        Optional<Decision> still = plan.filter(one -> !kept);
        Displacement.State state = kept
                ? Displacement.State.KEPT
                : still.isPresent() ? Displacement.State.PLANNED : Displacement.State.OPEN;
        return new Displacement(
                platform.ids().next(),
                block,
                line,
                new Displacement.Status(state, still, still.map(one -> maker), Optional.empty(), Optional.empty()),
                1);
    }

    private void changed(Tx tx, Block block, Set<UUID> units, Told told) {
        ObjectNode data = told.data();
        if (block.scope().listing().isEmpty()) {
            // Other processes look at these anew.
            ArrayNode listings = data.putArray("listings");
            BlockStore.listings(tx, units).forEach(listings::add);
        }
        platform.events().append(tx, told.event().in(block.scope().hub()).with(data));
        displacing.changed(tx, units);
    }

    private record Told(Event event, ObjectNode data) {}

    /** @param open lines about which somebody has to decide */
    private static Told told(Block block, String what, UUID by, long open) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("kind", block.scope().kind().code())
                .put("from", block.during().from().toString())
                .put("displaced", open);
        if (!block.during().isOpen()) {
            data.put("to", block.during().until().toString());
        }
        block.scope().place().ifPresent(place -> data.put("place", place.toString()));
        block.scope().listing().ifPresent(listing -> data.put("listing", listing.toString()));
        return new Told(Event.of("block", block.id(), what).by(by), data);
    }
}
