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
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.catalogue.Listings;
import org.mochiyori.catalogue.Place;
import org.mochiyori.catalogue.Places;
import org.mochiyori.closure.Block.Displaced;
import org.mochiyori.closure.Block.Signed;
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
 * Spaces closed for a time, with a reason: by the municipality's officers for 行政使用 of its own, by whoever keeps one for
 * repairs, or all spaces of their place at once. They see first what is booked then and decide about each line, or leave it to
 * the desk; whoever asks from now on is refused. Of pools of things only so many are missing, which {@link
 * org.mochiyori.booking.Outages} counts.
 */
public final class Blocks {
    /** The longest block. */
    public static final Duration LONGEST = Duration.ofDays(400);

    private static final int EXPLAINED = 20;

    private final Platform platform;
    private final Listings listings;
    private final Places places;
    private final Displacing displacing;
    private final Closing closing;

    Blocks(Platform platform, CatalogueModule catalogue, Displacing displacing) {
        this.platform = platform;
        this.listings = catalogue.listings();
        this.places = catalogue.places();
        this.displacing = displacing;
        this.closing = new Closing(platform, displacing);
    }

    /**
     * A block as asked for.
     *
     * @param target one space, or for repairs all spaces of a place
     * @param kind for the municipality, or for repairs
     * @param during for repairs the end may be open
     * @param reason 1 to 300 characters, which borrowers read
     * @param decided what shall become of lines that it displaces, by line
     * @param others what shall become of the rest; empty: somebody decides later
     */
    public record Wanted(
            Target target,
            Block.Kind kind,
            TimeWindow during,
            String reason,
            Map<UUID, Decision> decided,
            Optional<Decision.Cancel> others) {
        public Wanted {
            decided = Map.copyOf(decided);
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
     * What a block would displace, as far as the caller may know of it. Changes nothing.
     *
     * @throws Refused as {@link #make} does
     */
    public List<Preview> preview(Caller caller, Target target, Block.Kind kind, TimeWindow during) {
        Sql sql = platform.db();
        Standing standing = standing(sql, caller);
        Closed closed = closed(sql, standing, target, kind);
        Instant now = platform.clock().instant();
        requireTime(kind, during, now);
        List<Displaced> lines =
                seen(standing, closed.scope().hub(), BlockStore.under(sql, closed.units(), during, now));
        Displacing.Closing without = new Displacing.Closing(closed.units(), during);
        return IntStream.range(0, lines.size())
                .mapToObj(i -> new Preview(
                        lines.get(i),
                        i < EXPLAINED && isMovable(lines.get(i))
                                ? Optional.of(displacing.ways(caller.person(), at(lines.get(i)), without))
                                : Optional.empty()))
                .toList();
    }

    /**
     * Closes a space, or all spaces of a place, for a time. What was decided about lines is done right after, each by itself; where it does not work out,
     * the line waits for somebody.
     *
     * @return the block with what is booked under it, as it was, as far as the caller may know of it
     * @throws Refused as not found for all but the hub's staff and who lends it, as not allowed for 行政使用 by those who are no
     *     officers and of spaces of others, as invalid for a time that is over or longer than {@link #LONGEST}; nobody needs to
     *     know when repairs end
     */
    public Block make(Tx tx, Caller caller, Wanted wanted) {
        Standing standing = standing(tx, caller);
        Closed closed = closed(tx, standing, wanted.target(), wanted.kind());
        String hub = closed.scope().hub();
        if (wanted.target() instanceof Target.Building) {
            // Read again once nobody brings spaces any more.
            BlockStore.lockSpaces(tx, hub);
            closed = closed(tx, standing, wanted.target(), wanted.kind());
        }
        Instant now = platform.clock().instant();
        requireTime(wanted.kind(), wanted.during(), now);
        closing.lock(tx, closed.units());
        List<Displaced> lines = BlockStore.under(tx, closed.units(), wanted.during(), now);
        Block block = new Block(
                platform.ids().next(),
                closed.scope(),
                wanted.during(),
                wanted.reason(),
                BlockStore.zone(tx, hub),
                new Signed(caller.person(), now),
                Optional.empty(),
                lines);
        List<Displaced> own = seen(standing, hub, lines);
        return closing.make(tx, block, closed.units(), wanted.plans(own)).displacing(own);
    }

    /** What is closed, for those who may. */
    private record Closed(Block.Scope scope, Set<UUID> units) {}

    private Closed closed(Sql sql, Standing standing, Target target, Block.Kind kind) {
        return switch (target) {
            case Target.Space space -> {
                Listing listing = listings.get(sql, space.id()).listing();
                BlockRights.requireKind(sql, standing, listing, kind);
                Optional<UUID> through = Optional.of(listing.id());
                yield new Closed(new Block.Scope(kind, listing.hub(), through, Optional.empty()), units(listing));
            }
            case Target.Building building -> {
                Place place = places.get(sql, building.id());
                BlockRights.requireKeeper(standing, place);
                Set<UUID> units = BlockStore.allSpaces(sql, place.id());
                if (kind != Block.Kind.OUTAGE || units.isEmpty()) {
                    throw new Refused(Problem.Invalid.of("/kind", "kind", "repairs of a place that lends spaces"));
                }
                Optional<UUID> all = Optional.of(place.id());
                yield new Closed(new Block.Scope(kind, place.hub(), Optional.empty(), all), units);
            }
        };
    }

    /**
     * Blocks on a listing's units, or those of a whole place; lifted ones too, the latest first.
     *
     * @throws Refused as not found for all but the hub's staff and who lends it
     */
    public List<Block> list(Caller caller, Target target) {
        Sql sql = platform.db();
        Standing standing = standing(sql, caller);
        return switch (target) {
            case Target.Space space -> {
                Listing listing = listings.get(sql, space.id()).listing();
                BlockRights.requireReader(standing, listing);
                yield seen(standing, BlockStore.list(sql, units(listing)));
            }
            case Target.Building building -> {
                BlockRights.requireReader(standing, places.get(sql, building.id()));
                yield seen(standing, BlockStore.listOfPlace(sql, building.id()));
            }
        };
    }

    /**
     * Gives the time back.
     *
     * @throws Refused with {@code WrongState} where it is lifted already; as not found for those who may not {@link #get} it
     */
    public Block lift(Tx tx, Caller caller, UUID id) {
        Standing standing = standing(tx, caller);
        Block read = read(tx, standing, id);
        String hub = read.scope().hub();
        switch (read.scope().kind()) {
            case OFFICIAL -> BlockRights.requireOfficer(standing, hub);
            case OUTAGE -> requireRepairs(tx, standing, target(read));
            case WEATHER, DISASTER -> DayClosures.requireDesk(standing, hub);
            // It ends with the emergency.
            case EMERGENCY -> throw new Refused(new Problem.WrongState("emergency", "lift"));
        }
        return closing.lift(
                tx, read, new Signed(caller.person(), platform.clock().instant()));
    }

    /**
     * One with what is still to be settled under it.
     *
     * @throws Refused as not found for all but the hub's staff and who lends the space
     */
    public Block get(Caller caller, UUID id) {
        Standing standing = standing(platform.db(), caller);
        return seen(standing, List.of(read(platform.db(), standing, id))).getFirst();
    }

    /** What a block is for; empty where there is none. */
    Optional<Block.Kind> findKind(Sql sql, UUID id) {
        return BlockStore.find(sql, id).map(block -> block.scope().kind());
    }

    /** What closes a space until nobody knows when; everybody may know of it, but not of the bookings under it. */
    public Optional<Block> findOpen(Listing listing) {
        return listing.kind() == ListingKind.SPACE && !listing.units().isEmpty()
                ? BlockStore.findOpen(platform.db(), units(listing))
                : Optional.empty();
    }

    /** What the caller may close this listing for. */
    public Set<Block.Kind> kinds(Caller caller, Entry entry) {
        return BlockRights.kinds(platform.db(), standing(platform.db(), caller), entry.listing());
    }

    /** Whether the caller may close all spaces of this place for repairs. */
    public boolean mayClose(Caller caller, Place place) {
        Sql sql = platform.db();
        return BlockRights.keeps(standing(sql, caller), place)
                && !BlockStore.allSpaces(sql, place.id()).isEmpty();
    }

    /** Why the caller may not close this listing; empty for one who may, for whatever it is. */
    public Optional<Problem> refusal(Caller caller, Entry entry) {
        Standing standing = standing(platform.db(), caller);
        return BlockRights.kinds(platform.db(), standing, entry.listing()).isEmpty()
                ? Optional.of(BlockRights.refusal(standing, entry.listing().hub()))
                : Optional.empty();
    }

    /** Whether the page of blocks of this listing says something to the caller: what is closed, or why it cannot be. */
    public boolean concerns(Caller caller, Entry entry) {
        Sql sql = platform.db();
        Standing standing = standing(sql, caller);
        Listing listing = entry.listing();
        return listing.kind() == ListingKind.SPACE
                && (!BlockRights.kinds(sql, standing, listing).isEmpty()
                        || standing.holds(listing.hub(), Set.of(StaffRole.OFFICER))
                        || (BlockRights.isStaff(standing, listing.hub()) && BlockRights.isPublic(sql, listing)));
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

    private Block read(Sql sql, Standing standing, UUID id) {
        Block block = BlockStore.find(sql, id).orElseThrow(() -> new Refused(new Problem.NotFound()));
        if (block.isOfBuilding()) {
            BlockRights.requireReader(
                    standing, places.get(sql, block.scope().place().orElseThrow()));
        } else if (block.scope().listing().isPresent()) {
            UUID listing = block.scope().listing().get();
            BlockRights.requireReader(standing, listings.get(sql, listing).listing());
        } else {
            BlockRights.requireStaff(standing, block.scope().hub());
        }
        return block;
    }

    private void requireRepairs(Sql sql, Standing standing, Target target) {
        switch (target) {
            case Target.Space space ->
                BlockRights.requireKind(
                        sql, standing, listings.get(sql, space.id()).listing(), Block.Kind.OUTAGE);
            case Target.Building building -> BlockRights.requireKeeper(standing, places.get(sql, building.id()));
        }
    }

    private static Target target(Block block) {
        return block.scope()
                .listing()
                .<Target>map(Target.Space::new)
                .orElseGet(() -> new Target.Building(block.scope().place().orElseThrow()));
    }

    private List<Block> seen(Standing standing, List<Block> blocks) {
        return withDisplaced(platform.db(), blocks, platform.clock().instant()).stream()
                .map(block -> block.displacing(seen(standing, block.scope().hub(), block.displaced())))
                .toList();
    }

    private static List<Displaced> seen(Standing standing, String hub, List<Displaced> lines) {
        return lines.stream()
                .filter(line -> BlockRights.sees(standing, hub, line))
                .toList();
    }

    private static void requireTime(Block.Kind kind, TimeWindow during, Instant now) {
        if (!during.until().isAfter(now)) {
            throw new Refused(Problem.Invalid.of("/to", "past", "later than now"));
        }
        if (during.isOpen() && kind != Block.Kind.OUTAGE) {
            throw new Refused(Problem.Invalid.of("/to", "required", "when it ends, which only repairs may leave open"));
        }
        if (!during.isOpen() && during.length().compareTo(LONGEST) > 0) {
            throw new Refused(Problem.Invalid.of("/to", "range", "400 days after from at most"));
        }
    }

    private static Set<UUID> units(Listing listing) {
        return listing.units().stream().map(Listing.UnitShare::unit).collect(Collectors.toUnmodifiableSet());
    }

    private Standing standing(Sql sql, Caller caller) {
        return Standings.of(sql, caller.person(), platform.clock().instant());
    }
}
