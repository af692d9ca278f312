package org.mochiyori.closure;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.catalogue.Place;
import org.mochiyori.closure.Block.Displaced;
import org.mochiyori.group.Group;
import org.mochiyori.group.Right;
import org.mochiyori.group.Standing;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.db.Sql;

/**
 * Who closes a space and for what, and who reads of the bookings under it: the municipality's officers for 行政使用 of its own
 * spaces; whoever keeps a space, or a whole place, for repairs. A lender reads of the lines that it lends, the hub's staff of all.
 */
final class BlockRights {
    private static final Set<StaffRole> STAFF = Set.of(StaffRole.values());
    private static final Set<StaffRole> BLOCKING = Set.of(StaffRole.OFFICER, StaffRole.OPERATOR);

    private BlockRights() {}

    /** What somebody may close a listing for; nothing for those who may not. */
    static Set<Block.Kind> kinds(Sql sql, Standing standing, Listing listing) {
        Set<Block.Kind> kinds = EnumSet.noneOf(Block.Kind.class);
        if (!isClosable(listing)) {
            return kinds;
        }
        if (isOfficer(standing, listing.hub()) && isPublic(sql, listing)) {
            kinds.add(Block.Kind.OFFICIAL);
        }
        if (standing.keeps(listing.hub(), listing.group())) {
            kinds.add(Block.Kind.OUTAGE);
        }
        return kinds;
    }

    /** Refuses who may not close a listing for this; as not found who may not even know of it. */
    static void requireKind(Sql sql, Standing standing, Listing listing, Block.Kind kind) {
        requireReader(standing, listing);
        if (!kinds(sql, standing, listing).contains(kind)) {
            throw new Refused(
                    kind == Block.Kind.OUTAGE ? repairRefusal(standing, listing) : refusal(standing, listing.hub()));
        }
    }

    /** Refuses whoever may not close a whole place for repairs; as not found who may not even know of its bookings. */
    static void requireKeeper(Standing standing, Place place) {
        requireReader(standing, place);
        if (!keeps(standing, place)) {
            throw new Refused(new Problem.NotAllowed("side.lender"));
        }
    }

    /** Refuses as not found whoever neither keeps a place nor works at its hub. */
    static void requireReader(Standing standing, Place place) {
        if (!isStaff(standing, place.hub()) && !keeps(standing, place)) {
            throw new Refused(new Problem.NotFound());
        }
    }

    /** Who stands behind a place lends all its rooms; the desk acts for them. */
    static boolean keeps(Standing standing, Place place) {
        return standing.keeps(place.hub(), place.claimedBy());
    }

    /** Why somebody may not close a space for the municipality. */
    static Problem refusal(Standing standing, String hub) {
        return new Problem.NotAllowed(isOfficer(standing, hub) ? "block.public-space" : "role.officer");
    }

    private static Problem repairRefusal(Standing standing, Listing listing) {
        return standing.keeps(listing.hub(), listing.group())
                ? Problem.Invalid.of("/kind", "kind", "a space; of things so many are out of service")
                : new Problem.NotAllowed("side.lender");
    }

    /** Refuses as not found whoever neither keeps a listing nor works at its hub. */
    static void requireReader(Standing standing, Listing listing) {
        if (!isStaff(standing, listing.hub()) && !standing.keeps(listing.hub(), listing.group())) {
            throw new Refused(new Problem.NotFound());
        }
    }

    static void requireStaff(Standing standing, String hub) {
        if (!isStaff(standing, hub)) {
            throw new Refused(new Problem.NotFound());
        }
    }

    static void requireOfficer(Standing standing, String hub) {
        if (!isOfficer(standing, hub)) {
            throw new Refused(new Problem.NotAllowed("role.officer"));
        }
    }

    /** Whether somebody may know of a line that lies under a block of a hub. */
    static boolean sees(Standing standing, String hub, Displaced line) {
        return isStaff(standing, hub) || standing.may(line.lender(), Right.LIST);
    }

    static boolean isStaff(Standing standing, String hub) {
        return standing.holds(hub, STAFF);
    }

    static boolean isOfficer(Standing standing, String hub) {
        return standing.holds(hub, BLOCKING);
    }

    /** A space that the municipality itself lends here. */
    static boolean isPublic(Sql sql, Listing listing) {
        Optional<Group.Kind> kind = listing.group().flatMap(group -> Standings.findKind(sql, group));
        return isClosable(listing) && kind.filter(Group.Kind.PUBLIC::equals).isPresent();
    }

    private static boolean isClosable(Listing listing) {
        return listing.kind() == ListingKind.SPACE && !listing.units().isEmpty();
    }
}
