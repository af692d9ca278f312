package org.mochiyori.access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.access.Key.Scope;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.Bookings;
import org.mochiyori.booking.Line;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Terms;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.Listings;
import org.mochiyori.catalogue.Place;
import org.mochiyori.catalogue.Places;
import org.mochiyori.group.Right;
import org.mochiyori.group.Standing;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;

/**
 * The front door to how one gets in. The secret is told to the borrower of an agreed line from a little before the use to its
 * end, and to the lender's officers; each time it is noted who looked.
 */
public final class Keys {
    private final Platform platform;
    private final Listings listings;
    private final Places places;
    private final Bookings bookings;

    Keys(Platform platform, Listings listings, Places places, Bookings bookings) {
        this.platform = platform;
        this.listings = listings;
        this.places = places;
        this.bookings = bookings;
    }

    /** A key as its lender's officers see it. @throws Refused as not found for all others */
    public Optional<Key> find(Caller caller, Scope scope) {
        requireOfficer(platform.db(), caller, scope);
        return AccessStore.find(platform.db(), scope);
    }

    /** Whether the caller is one of those officers. */
    public boolean mayWrite(Caller caller, Scope scope) {
        return isOfficer(Standings.of(platform.db(), caller.person(), now()), owner(platform.db(), scope));
    }

    /**
     * Writes how one gets in.
     *
     * @param version as it was read; 0 where there was none
     * @throws Refused as not found for all but the lender's officers, with {@code Stale} where somebody was faster
     */
    public Key put(Tx tx, Caller caller, Scope scope, long version, Key.Draft draft) {
        String hub = requireOfficer(tx, caller, scope);
        Optional<Key> read = AccessStore.find(tx, scope);
        long present = read.map(Key::version).orElse(0);
        boolean written = version == present
                && (read.isPresent()
                        ? AccessStore.update(tx, read.get(), draft)
                        : AccessStore.insert(tx, platform.ids().next(), hub, scope, draft));
        if (!written) {
            throw new Refused(new Problem.Stale("\"" + present + "\""));
        }
        Key key = AccessStore.find(tx, scope).orElseThrow();
        String what = read.isEmpty() ? "set" : draft.secret().isPresent() ? "secret" : "words";
        AccessStore.changed(tx, key, caller.person(), what, now());
        tell(
                tx,
                Event.of("access", key.id(), what.equals("set") ? "set" : "changed")
                        .in(hub)
                        .by(caller.person()),
                key);
        return key;
    }

    /** The secret, for an officer of the lender's. @throws Refused as not found where there is none, or for all others */
    public Access.Secret look(Tx tx, Caller caller, Scope scope) {
        String hub = requireOfficer(tx, caller, scope);
        Key key = AccessStore.find(tx, scope).orElseThrow(() -> new Refused(new Problem.NotFound()));
        return reveal(tx, caller, key, Optional.empty(), new Told(hub, now()));
    }

    /** Who has read the secret, the last first. @throws Refused as not found for all but the lender's officers */
    public List<Look> looks(Caller caller, Scope scope) {
        return find(caller, scope)
                .map(key -> AccessStore.looks(platform.db(), key.id()))
                .orElse(List.of());
    }

    /** How to get in, for each agreed line of a booking that the reader borrows or lends and of which somebody has written it. */
    public List<Access> list(Caller caller, UUID booking) {
        Seen seen = bookings.get(caller, booking);
        Standing standing = Standings.of(platform.db(), caller.person(), now());
        List<Access> all = new ArrayList<>();
        for (Booking.Entry entry : seen.entries()) {
            Line line = entry.line();
            if (AccessRules.isAgreed(line.state()) && concerns(standing, seen, line.terms())) {
                AccessStore.findNearest(platform.db(), line.terms().thing().listing())
                        .map(key -> access(line, key))
                        .ifPresent(all::add);
            }
        }
        return all;
    }

    /**
     * The secret for one line.
     *
     * @throws Refused as not found for strangers and where there is none, with {@code access.window} outside its time
     */
    public Access.Secret look(Tx tx, Caller caller, UUID booking, UUID lineId) {
        Seen seen = bookings.get(tx, caller, booking);
        Line line = seen.entries().stream()
                .map(Booking.Entry::line)
                .filter(one -> one.terms().id().equals(lineId))
                .findFirst()
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
        Standing standing = Standings.of(tx, caller.person(), now());
        if (!concerns(standing, seen, line.terms())) {
            throw new Refused(new Problem.NotAllowed("side.borrower"));
        }
        Key key = AccessStore.findNearest(tx, line.terms().thing().listing())
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
        TimeWindow told = AccessRules.told(line.terms().window(), key.lead());
        AccessRules.refusal(line.state(), told, now()).ifPresent(problem -> {
            throw new Refused(problem);
        });
        return reveal(
                tx,
                caller,
                key,
                Optional.of(lineId),
                new Told(line.terms().thing().hub(), told.until()));
    }

    /** In whose hub, and until when. */
    private record Told(String hub, Instant until) {}

    private Access.Secret reveal(Tx tx, Caller caller, Key key, Optional<UUID> line, Told told) {
        String secret = AccessStore.findSecret(tx, key.id()).orElseThrow(() -> new Refused(new Problem.NotFound()));
        AccessStore.looked(tx, platform.ids().next(), key, line, new AccessStore.Looker(caller.person(), now()));
        tell(tx, Event.of("access", key.id(), "looked").in(told.hub()).by(caller.person()), key);
        return new Access.Secret(secret, told.until());
    }

    private Access access(Line line, Key key) {
        TimeWindow told = AccessRules.told(line.terms().window(), key.lead());
        boolean open = AccessRules.refusal(line.state(), told, now()).isEmpty();
        return new Access(
                line.terms().id(),
                line.terms().thing().title(),
                key,
                key.secret() ? Optional.of(told) : Optional.empty(),
                key.secret() && open,
                line.terms().thing().zone());
    }

    /** Who borrows it or books for the group that does, and the lender's officers; the borrower's hub is neither. */
    private static boolean concerns(Standing standing, Seen seen, Terms terms) {
        Booking.Borrower borrower = seen.booking().borrower();
        boolean borrows = borrower.group().isPresent()
                ? standing.may(borrower.group().get(), Right.BOOK)
                : standing.person().equals(borrower.person());
        return borrows
                || standing.may(terms.thing().lender(), Right.LIST)
                || standing.actsAt(terms.thing().hub());
    }

    /** Returns the hub. */
    private String requireOfficer(Sql sql, Caller caller, Scope scope) {
        Owner owner = owner(sql, scope);
        if (!isOfficer(Standings.of(sql, caller.person(), now()), owner)) {
            throw new Refused(new Problem.NotFound());
        }
        return owner.hub();
    }

    private Owner owner(Sql sql, Scope scope) {
        return switch (scope) {
            case Scope.OfListing one -> {
                Listing listing = listings.get(sql, one.id()).listing();
                yield new Owner(listing.hub(), listing.group());
            }
            case Scope.OfPlace one -> {
                Place place = places.get(sql, one.id());
                yield new Owner(place.hub(), place.claimedBy());
            }
        };
    }

    private static boolean isOfficer(Standing standing, Owner owner) {
        return standing.keeps(owner.hub(), owner.group());
    }

    private record Owner(String hub, Optional<UUID> group) {}

    private void tell(Tx tx, Event event, Key key) {
        platform.events()
                .append(
                        tx,
                        event.with(JsonNodeFactory.instance
                                .objectNode()
                                .put(
                                        key.scope() instanceof Scope.OfPlace ? "place" : "listing",
                                        key.scope().id().toString())
                                .put("version", key.version())));
    }

    private Instant now() {
        return platform.clock().instant();
    }
}
