package org.mochiyori.booking;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.mochiyori.booking.Block.Displaced;
import org.mochiyori.booking.Block.Signed;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.catalogue.Listings;
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
import org.mochiyori.platform.jobs.Event;

/**
 * 行政使用: the municipality's officers close spaces of its own for a time, with a reason. What is booked already stays booked
 * and is listed, so that the desk can settle it with the people; whoever asks from now on is refused.
 *
 * <p>A block comes and goes under the locks of its units, like a booking: of a block and a booking that race, the later one
 * sees the earlier.
 */
public final class Blocks {
    /** The longest block. */
    public static final Duration LONGEST = Duration.ofDays(400);

    private static final Set<StaffRole> STAFF = Set.of(StaffRole.values());
    private static final Set<StaffRole> BLOCKING = Set.of(StaffRole.OFFICER, StaffRole.OPERATOR);

    private final Platform platform;
    private final Listings listings;
    private final Consumer<Set<UUID>> changedUnits;

    Blocks(Platform platform, Listings listings, Consumer<Set<UUID>> changedUnits) {
        this.platform = platform;
        this.listings = listings;
        this.changedUnits = changedUnits;
    }

    /**
     * A block as asked for.
     *
     * @param reason 1 to 300 characters, which borrowers read
     */
    public record Wanted(UUID listing, TimeWindow during, String reason) {}

    /**
     * Closes a space of the municipality's for a time.
     *
     * @return the block with what is booked under it, untouched
     * @throws Refused as not found for all but the hub's staff, as not allowed for those who are not its officers and for
     *     spaces of others, as invalid for a time that is over or longer than {@link #LONGEST}
     */
    public Block make(Tx tx, Caller caller, Wanted wanted) {
        Entry entry = listings.get(tx, wanted.listing());
        Listing listing = entry.listing();
        requireOfficer(tx, caller, listing.hub());
        if (!isOwn(tx, listing)) {
            throw new Refused(new Problem.NotAllowed("block.public-space"));
        }
        Instant now = platform.clock().instant();
        requireTime(wanted.during(), now);
        Set<UUID> units = units(listing);
        lock(tx, units);
        Block block = new Block(
                platform.ids().next(),
                listing.id(),
                wanted.during(),
                wanted.reason(),
                entry.hub().zone(),
                new Signed(caller.person(), now),
                Optional.empty(),
                List.of());
        BlockStore.insert(tx, listing.hub(), block, units);
        Block made = withDisplaced(tx, List.of(block), now).getFirst();
        changed(
                tx,
                made,
                Event.of("block", made.id(), "made").by(caller.person()).in(listing.hub()),
                units);
        return made;
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
        String hub = listings.get(tx, read.listing()).listing().hub();
        requireOfficer(tx, caller, hub);
        Set<UUID> units = BlockStore.units(tx, id);
        lock(tx, units);
        Signed signed = new Signed(caller.person(), platform.clock().instant());
        if (!BlockStore.lift(tx, id, signed)) {
            throw new Refused(new Problem.WrongState("lifted", "lift"));
        }
        Block lifted = read.liftedBy(signed);
        changed(tx, lifted, Event.of("block", id, "lifted").by(caller.person()).in(hub), units);
        return lifted;
    }

    /** The listing through which a block was made. @throws Refused as not found for all but staff */
    public UUID listing(Caller caller, UUID id) {
        Block block = BlockStore.find(platform.db(), id).orElseThrow(() -> new Refused(new Problem.NotFound()));
        requireStaff(
                platform.db(),
                caller,
                listings.get(platform.db(), block.listing()).listing().hub());
        return block.listing();
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

    /** Waits for the locks of the units, which end with the transaction. */
    private static void lock(Tx tx, Set<UUID> units) {
        if (OccupancyStore.lock(tx, units).get().size() != units.size()) {
            throw new IllegalStateException("a unit of a listing is missing");
        }
    }

    private static List<Block> withDisplaced(Sql sql, List<Block> blocks, Instant now) {
        Map<UUID, List<Displaced>> displaced = blocks.isEmpty() ? Map.of() : BlockStore.displaced(sql, blocks, now);
        return blocks.stream()
                .map(block -> block.displacing(displaced.getOrDefault(block.id(), List.of())))
                .toList();
    }

    private void changed(Tx tx, Block block, Event event, Set<UUID> units) {
        BookingStore.raiseVersions(tx, units);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("listing", block.listing().toString())
                .put("from", block.during().from().toString())
                .put("to", block.during().until().toString())
                .put("displaced", block.displaced().size());
        platform.events().append(tx, event.with(data));
        tx.afterCommit(() -> changedUnits.accept(units));
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
