package org.mochiyori.site;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Terms;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Wording;
import org.mochiyori.platform.text.Language;
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
        List<UUID> listings = things.map(Terms.Thing::listing).distinct().toList();
        return listings.isEmpty()
                ? NONE
                : new Titles(doors.catalogue().listings().list(listings).stream()
                        .collect(Collectors.toMap(Entry::id, Titles::named, (one, same) -> one)));
    }

    private static Named named(Entry entry) {
        Wording wording = entry.listing().draft().wording();
        String english = Optional.ofNullable(wording.translations().get(Language.EN.code()))
                .map(Wording.Translation::name)
                .orElse("");
        return new Named(wording.name(), "", english);
    }

    /** What a thing is called. */
    Phrase of(Terms.Thing thing) {
        return Phrase.literal(Optional.ofNullable(byListing.get(thing.listing()))
                .filter(named -> named.name().equals(thing.title()))
                .orElseGet(() -> new Named(thing.title(), "", "")));
    }

    /** The first thing of a booking that stands, and how many more. */
    Phrase of(Seen seen) {
        List<Booking.Entry> standing = BookingRows.standing(seen);
        Phrase first = of(BookingRows.terms(standing.getFirst()).thing());
        int more = standing.size() - 1;
        return more == 0 ? first : Phrase.of("booking.title-more", "title", first, "n", more);
    }
}
