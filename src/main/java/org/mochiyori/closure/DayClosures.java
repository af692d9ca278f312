package org.mochiyori.closure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mochiyori.booking.Displacing;
import org.mochiyori.booking.State;
import org.mochiyori.catalogue.Places;
import org.mochiyori.closure.Block.Displaced;
import org.mochiyori.closure.Block.Signed;
import org.mochiyori.group.Standing;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/**
 * 荒天・災害による休館: the desk closes a place, or all of its hub, for a day. All that is booked there then is called off in one
 * act, for nothing; spaces cannot be asked for on that day any more. What is out already waits for somebody.
 */
public final class DayClosures {
    private static final int MOST_DAYS = 60;

    private final Platform platform;
    private final Places places;
    private final Closing closing;

    DayClosures(Platform platform, Places places, Displacing displacing) {
        this.platform = platform;
        this.places = places;
        this.closing = new Closing(platform, displacing);
    }

    /**
     * A day to close.
     *
     * @param place empty for all of the hub
     * @param kind weather or disaster
     * @param reason 1 to 300 characters, which borrowers read
     */
    public record Wanted(String hub, Optional<UUID> place, LocalDate day, Block.Kind kind, String reason) {}

    /** What closing a day would call off. */
    public record Preview(ZoneId zone, List<Displaced> lines) {}

    /** What closing a day would call off; changes nothing. @throws Refused as {@link #close} does */
    public Preview preview(Caller caller, String hub, Optional<UUID> place, LocalDate day) {
        require(platform.db(), caller, hub, place);
        TimeWindow during = window(platform.db(), hub, day);
        Set<UUID> units = BlockStore.spaces(platform.db(), hub, place);
        Block.Scope scope = new Block.Scope(Block.Kind.WEATHER, hub, Optional.empty(), place);
        return new Preview(BlockStore.zone(platform.db(), hub), lines(platform.db(), scope, units, during));
    }

    /**
     * Closes a day.
     *
     * @return the block with what is called off right after, each line by itself
     * @throws Refused as not found for all but the hub's staff, as not allowed for those who do not stand at its desk, as there
     *     already where the day is closed
     */
    public Block close(Tx tx, Caller caller, Wanted wanted) {
        require(tx, caller, wanted.hub(), wanted.place());
        TimeWindow during = window(tx, wanted.hub(), wanted.day());
        Block.Scope scope = new Block.Scope(wanted.kind(), wanted.hub(), Optional.empty(), wanted.place());
        BlockStore.lockSpaces(tx, wanted.hub());
        Set<UUID> units = BlockStore.spaces(tx, wanted.hub(), wanted.place());
        closing.lock(tx, units);
        if (BlockStore.isClosed(tx, scope, during.from())) {
            throw new Refused(new Problem.Exists("closure.day"));
        }
        List<Displaced> lines = lines(tx, scope, units, during);
        Map<UUID, Decision> cancel = lines.stream()
                .filter(line -> line.state() != State.OUT)
                .collect(Collectors.toMap(Displaced::line, line -> new Decision.Cancel()));
        Block block = new Block(
                platform.ids().next(),
                scope,
                during,
                wanted.reason(),
                BlockStore.zone(tx, wanted.hub()),
                new Signed(caller.person(), platform.clock().instant()),
                Optional.empty(),
                lines);
        return closing.make(tx, block, units, cancel);
    }

    /** Days on which a hub or one of its places was closed, the latest first. @throws Refused as not found for all but staff */
    public List<Block> list(Caller caller, String hub) {
        if (!standing(platform.db(), caller).readsAt(hub)) {
            throw new Refused(new Problem.NotFound());
        }
        return Blocks.withDisplaced(
                platform.db(),
                BlockStore.listDays(platform.db(), hub),
                platform.clock().instant());
    }

    /** Names of places of a hub that lend spaces here, in their order. @throws Refused as not found for all but staff */
    public Map<UUID, String> places(Caller caller, String hub) {
        if (!standing(platform.db(), caller).readsAt(hub)) {
            throw new Refused(new Problem.NotFound());
        }
        return BlockStore.places(platform.db(), hub);
    }

    static void requireDesk(Standing standing, String hub) {
        if (!standing.actsAt(hub)) {
            throw new Refused(standing.readsAt(hub) ? new Problem.NotAllowed("role.desk") : new Problem.NotFound());
        }
    }

    /** Rooms that are used then, and of all else what begins on the day: a loan of a week outlasts a day of rain. */
    private List<Displaced> lines(Sql sql, Block.Scope scope, Set<UUID> units, TimeWindow during) {
        Instant now = platform.clock().instant();
        List<Displaced> lines = new ArrayList<>(BlockStore.under(sql, units, during, now));
        lines.addAll(BlockStore.beginning(sql, scope, during, now));
        return List.copyOf(lines.stream()
                .collect(Collectors.toMap(Displaced::line, Function.identity(), (a, b) -> a, LinkedHashMap::new))
                .values());
    }

    private void require(Sql sql, Caller caller, String hub, Optional<UUID> place) {
        requireDesk(standing(sql, caller), hub);
        if (place.isPresent() && !places.get(sql, place.get()).hub().equals(hub)) {
            throw new Refused(Problem.Invalid.of("/place", "unknown", "a place of this hub"));
        }
    }

    private TimeWindow window(Sql sql, String hub, LocalDate day) {
        ZoneId zone = BlockStore.zone(sql, hub);
        LocalDate today = LocalDate.ofInstant(platform.clock().instant(), zone);
        if (day.isBefore(today) || day.isAfter(today.plusDays(MOST_DAYS))) {
            throw new Refused(Problem.Invalid.of("/day", "range", "from today to 60 days ahead"));
        }
        return new TimeWindow(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private Standing standing(Sql sql, Caller caller) {
        return Standings.of(sql, caller.person(), platform.clock().instant());
    }
}
