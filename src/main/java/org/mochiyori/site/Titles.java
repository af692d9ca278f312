package org.mochiyori.site;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Terms;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.platform.text.Named;
import org.mochiyori.platform.text.Phrase;

/**
 * What booked things are called for readers of any language. A booking keeps the name that a thing had when it was asked for;
 * it is said in English while the thing is still called so.
 */
record Titles(Map<UUID, Named> byListing) {
    /** None is said in another language. */
    static final Titles NONE = new Titles(Map.of());

    Titles {
        byListing = Map.copyOf(byListing);
    }

    /** Of all lines of these bookings. */
    static Titles of(Doors doors, Collection<Seen> bookings) {
        return ofThings(
                doors,
                bookings.stream()
                        .flatMap(seen -> seen.entries().stream())
                        .map(entry -> BookingRows.terms(entry).thing()));
    }

    static Titles ofThings(Doors doors, Stream<Terms.Thing> things) {
        return ofListings(doors, things.map(Terms.Thing::listing));
    }

    static Titles ofListings(Doors doors, Stream<UUID> ids) {
        List<UUID> listings = ids.distinct().toList();
        return listings.isEmpty()
                ? NONE
                : new Titles(doors.catalogue().listings().list(listings).stream()
                        .collect(Collectors.toMap(Entry::id, Titles::named, (one, same) -> one)));
    }

    private static Named named(Entry entry) {
        return entry.listing().called();
    }

    /** What a thing is called. */
    Phrase of(Terms.Thing thing) {
        return of(thing.listing(), thing.title());
    }

    /** @param title of the listing when it was asked for */
    Phrase of(UUID listing, String title) {
        return Phrase.literal(
                byListing.getOrDefault(listing, new Named(title, "", "")).asOf(title));
    }

    /** The first thing of a booking that stands, and how many more. */
    Phrase of(Seen seen) {
        List<Booking.Entry> standing = BookingRows.standing(seen);
        Phrase first = of(BookingRows.terms(standing.getFirst()).thing());
        int more = standing.size() - 1;
        return more == 0 ? first : Phrase.of("booking.title-more", "title", first, "n", more);
    }
}
