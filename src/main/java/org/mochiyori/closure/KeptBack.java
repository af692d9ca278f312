package org.mochiyori.closure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.booking.Displacing;
import org.mochiyori.closure.Block.Signed;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;

/**
 * Things that a hub keeps back for its own desk to hand out. What is booked stays booked: an emergency recalls it in its own
 * way. Whoever calls has asked whether the person may.
 */
public final class KeptBack {
    private final Platform platform;
    private final Closing closing;

    KeptBack(Platform platform, Displacing displacing) {
        this.platform = platform;
        this.closing = new Closing(platform, displacing);
    }

    /**
     * What is to be kept back.
     *
     * @param reason whoever asks for it reads it
     */
    public record Wanted(String hub, Set<UUID> units, String reason) {
        public Wanted {
            units = Set.copyOf(units);
        }
    }

    /**
     * Keeps units back from this moment on.
     *
     * @return the block, to {@link #end} by
     */
    public UUID begin(Tx tx, UUID person, Wanted wanted) {
        Instant now = platform.clock().instant();
        closing.lock(tx, wanted.units());
        Block block = new Block(
                platform.ids().next(),
                new Block.Scope(Block.Kind.EMERGENCY, wanted.hub(), Optional.empty(), Optional.empty()),
                TimeWindow.openFrom(now),
                wanted.reason(),
                BlockStore.zone(tx, wanted.hub()),
                new Signed(person, now),
                Optional.empty(),
                List.of());
        return closing.make(tx, block, wanted.units(), Map.of()).id();
    }

    /** Lends them again. @throws Refused with {@code WrongState} where that was done already */
    public void end(Tx tx, UUID person, UUID id) {
        Block block = BlockStore.find(tx, id).orElseThrow(() -> new Refused(new Problem.NotFound()));
        closing.lift(tx, block, new Signed(person, platform.clock().instant()));
    }
}
