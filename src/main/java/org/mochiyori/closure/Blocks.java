package org.mochiyori.closure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mochiyori.booking.Displacing;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.catalogue.Listings;
import org.mochiyori.closure.Block.Displaced;
import org.mochiyori.closure.Block.Signed;
import org.mochiyori.group.Group;
import org.mochiyori.group.Standing;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/**
 * 行政使用: the municipality's officers close spaces of its own for a time, with a reason. They see first what is booked then
 * and decide about each line, or leave it to the desk; whoever asks from now on is refused.
 */
public final class Blocks {
    /** The longest block. */
    public static final Duration LONGEST = Duration.ofDays(400);

    private static final Set<StaffRole> STAFF = Set.of(StaffRole.values());
    private static final Set<StaffRole> BLOCKING = Set.of(StaffRole.OFFICER, StaffRole.OPERATOR);
    private static final int EXPLAINED = 20;

    private final Platform platform;
    private final Listings listings;
    private final Displacing displacing;
    private final Closing closing;

    Blocks(Platform platform, Listings listings, Displacing displacing) {
        this.platform = platform;
        this.listings = listings;
        this.displacing = displacing;
        this.closing = new Closing(platform, displacing);
    }

    /**
     * A block as asked for.
     *
     * @param reason 1 to 300 characters, which borrowers read
     * @param decided what shall become of lines that it displaces, by line
     * @param others what shall become of the rest; empty: somebody decides later
     */
    public record Wanted(
            UUID listing,
            TimeWindow during,
            String reason,
            Map<UUID, Decision> decided,
            Optional<Decision.Cancel> others) {
        public Wanted {
            decided = Map.copyOf(decided);
        }

        /** With nothing decided yet. */
        public Wanted(UUID listing, TimeWindow during, String reason) {
            this(listing, during, reason, Map.of(), Optional.empty());
        }

        private Map<UUID, Decision> plans(List<Displaced> lines) {
            return lines.stream()
                    .filter(line -> decided.containsKey(line.line()) || others.isPresent())
                    .filter(line -> decided.containsKey(line.line()) || isMovable(line))
                    .collect(Collectors.toMap(
                            Displaced::line,
                            line -> Optional.ofNullable(decided.get(line.line()))
                                    .orElseGet(others::orElseThrow)));
        }
    }

    /** Something a block would displace, and where it could go; of many, only the first are looked after so far. */
    public record Preview(Displaced line, Optional<Displacing.Ways> ways) {}

    /**
     * What a block would displace. Changes nothing.
     *
     * @throws Refused as {@link #make} does
     */
    public List<Preview> preview(Caller caller, UUID id, TimeWindow during) {
        Entry entry = own(platform.db(), caller, id);
        Instant now = platform.clock().instant();
        requireTime(during, now);
        Set<UUID> units = units(entry.listing());
        List<Displaced> lines = BlockStore.under(platform.db(), units, during, now);
        Displacing.Closing closed = new Displacing.Closing(units, during);
        return IntStream.range(0, lines.size())
                .mapToObj(i -> new Preview(
                        lines.get(i),
                        i < EXPLAINED && isMovable(lines.get(i))
                                ? Optional.of(displacing.ways(caller.person(), at(lines.get(i)), closed))
                                : Optional.empty()))
                .toList();
    }

    /**
     * Closes a space of the municipality's for a time. What was decided about lines is done right after, each by itself; where
     * it does not work out, the line waits for somebody.
     *
     * @return the block with what is booked under it, as it was
     * @throws Refused as not found for all but the hub's staff, as not allowed for those who are not its officers and for
     *     spaces of others, as invalid for a time that is over or longer than {@link #LONGEST}
     */
    public Block make(Tx tx, Caller caller, Wanted wanted) {
        Entry entry = own(tx, caller, wanted.listing());
        Listing listing = entry.listing();
        Instant now = platform.clock().instant();
        requireTime(wanted.during(), now);
        Set<UUID> units = units(listing);
        closing.lock(tx, units);
        List<Displaced> lines = BlockStore.under(tx, units, wanted.during(), now);
        Block block = new Block(
                platform.ids().next(),
                new Block.Scope(Block.Kind.OFFICIAL, listing.hub(), Optional.of(listing.id()), Optional.empty()),
                wanted.during(),
                wanted.reason(),
                entry.hub().zone(),
                new Signed(caller.person(), now),
                Optional.empty(),
                lines);
        return closing.make(tx, block, units, wanted.plans(lines));
    }

    /** Blocks on a listing's units, lifted ones too, the latest time first. @throws Refused as not found for all but staff */
    public List<Block> list(Caller caller, UUID id) {
        Listing listing = listings.get(platform.db(), id).listing();
        requireStaff(platform.db(), caller, listing.hub());
        return withDisplaced(
                platform.db(),
                BlockStore.list(platform.db(), units(listing)),
                platform.clock().instant());
    }

    /**
     * Gives the time back.
     *
     * @throws Refused with {@code WrongState} where it is lifted already, as not found for all but the hub's staff
     */
    public Block lift(Tx tx, Caller caller, UUID id) {
        Block read = BlockStore.find(tx, id).orElseThrow(() -> new Refused(new Problem.NotFound()));
        String hub = read.scope().hub();
        requireStaff(tx, caller, hub);
        switch (read.scope().kind()) {
            case OFFICIAL -> requireOfficer(tx, caller, hub);
            case WEATHER, DISASTER -> DayClosures.requireDesk(standing(tx, caller), hub);
            // It ends with the emergency.
            case EMERGENCY -> throw new Refused(new Problem.WrongState("emergency", "lift"));
        }
        return closing.lift(
                tx, read, new Signed(caller.person(), platform.clock().instant()));
    }

    /** One with what is still to be settled under it. @throws Refused as not found for all but staff */
    public Block get(Caller caller, UUID id) {
        Block block = BlockStore.find(platform.db(), id).orElseThrow(() -> new Refused(new Problem.NotFound()));
        requireStaff(platform.db(), caller, block.scope().hub());
        return withDisplaced(platform.db(), List.of(block), platform.clock().instant())
                .getFirst();
    }

    /** Why the caller may not block this listing; empty for one who may. */
    public Optional<Problem> refusal(Caller caller, Entry entry) {
        if (!standing(platform.db(), caller).holds(entry.listing().hub(), BLOCKING)) {
            return Optional.of(new Problem.NotAllowed("role.officer"));
        }
        return isOwn(platform.db(), entry.listing())
                ? Optional.empty()
                : Optional.of(new Problem.NotAllowed("block.public-space"));
    }

    /** Whether the page of blocks of this listing says something to the caller: what is closed, or why it cannot be. */
    public boolean concerns(Caller caller, Entry entry) {
        Standing standing = standing(platform.db(), caller);
        String hub = entry.listing().hub();
        return isOwn(platform.db(), entry.listing())
                ? standing.holds(hub, STAFF)
                : entry.listing().kind() == ListingKind.SPACE && standing.holds(hub, Set.of(StaffRole.OFFICER));
    }

    static List<Block> withDisplaced(Sql sql, List<Block> blocks, Instant now) {
        Map<UUID, List<Displaced>> displaced = blocks.isEmpty()
                ? Map.of()
                : BlockStore.unsettled(sql, blocks.stream().map(Block::id).toList(), now);
        return blocks.stream()
                .map(block -> block.displacing(displaced.getOrDefault(block.id(), List.of())))
                .toList();
    }

    static Displacing.At at(Displaced line) {
        return new Displacing.At(line.booking(), line.line());
    }

    private static boolean isMovable(Displaced line) {
        return DisplacementRules.refusal(Displacement.State.OPEN, line.state(), new Decision.Cancel())
                .isEmpty();
    }

    private Entry own(Sql sql, Caller caller, UUID id) {
        Entry entry = listings.get(sql, id);
        requireOfficer(sql, caller, entry.listing().hub());
        if (!isOwn(sql, entry.listing())) {
            throw new Refused(new Problem.NotAllowed("block.public-space"));
        }
        return entry;
    }

    private void requireStaff(Sql sql, Caller caller, String hub) {
        if (!standing(sql, caller).holds(hub, STAFF)) {
            throw new Refused(new Problem.NotFound());
        }
    }

    private void requireOfficer(Sql sql, Caller caller, String hub) {
        requireStaff(sql, caller, hub);
        if (!standing(sql, caller).holds(hub, BLOCKING)) {
            throw new Refused(new Problem.NotAllowed("role.officer"));
        }
    }

    private static void requireTime(TimeWindow during, Instant now) {
        if (!during.until().isAfter(now)) {
            throw new Refused(Problem.Invalid.of("/to", "past", "later than now"));
        }
        if (during.length().compareTo(LONGEST) > 0) {
            throw new Refused(Problem.Invalid.of("/to", "range", "400 days after from at most"));
        }
    }

    /** A space that the municipality itself lends here. */
    private static boolean isOwn(Sql sql, Listing listing) {
        return listing.kind() == ListingKind.SPACE
                && !listing.units().isEmpty()
                && listing.group()
                        .flatMap(group -> Standings.findKind(sql, group))
                        .filter(kind -> kind == Group.Kind.PUBLIC)
                        .isPresent();
    }

    private static Set<UUID> units(Listing listing) {
        return listing.units().stream().map(Listing.UnitShare::unit).collect(Collectors.toUnmodifiableSet());
    }

    private Standing standing(Sql sql, Caller caller) {
        return Standings.of(sql, caller.person(), platform.clock().instant());
    }
}
