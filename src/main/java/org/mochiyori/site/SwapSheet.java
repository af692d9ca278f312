package org.mochiyori.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Terms;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Fact;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.SheetView;
import org.mochiyori.site.view.SheetView.Part;

/** The second look before something else is taken in place of what was booked: what would change, and what would not. */
final class SwapSheet {
    private final Doors doors;

    SwapSheet(Doors doors) {
        this.doors = doors;
    }

    /** What would come of a line; {@code take} makes it so. */
    SheetView of(Seen seen, Terms now, Terms then, Move take) {
        return sheet(
                seen,
                now,
                List.of(),
                List.of(Part.of("booking.swap-changes")
                        .facts(facts(now, then))
                        .ways(List.of(new Link(
                                Phrase.of(
                                        "booking.swap-listing",
                                        "title",
                                        titles(then).of(then.thing())),
                                "/listings/" + then.thing().listing())))
                        .moves(List.of(take))));
    }

    /** It cannot be had any more. */
    SheetView refused(Seen seen, Terms now, Phrase why) {
        return sheet(seen, now, List.of(why), List.of());
    }

    private SheetView sheet(Seen seen, Terms now, List<Phrase> wrong, List<Part> parts) {
        return new SheetView(
                Phrase.of("booking.swap-title", "title", titles(now).of(now.thing())),
                wrong.isEmpty() ? Optional.of(Phrase.of("booking.swap-lead")) : Optional.empty(),
                Optional.of(new Link(
                        Phrase.of("booking.request-back"),
                        "/bookings/" + seen.booking().id())),
                wrong,
                parts);
    }

    private List<Fact> facts(Terms now, Terms then) {
        Names names = Names.of(doors, List.of(now.thing().lender(), then.thing().lender()));
        List<Fact> facts = new ArrayList<>();
        // Two things may bear one name.
        facts.add(new Fact(
                Phrase.of("booking.swap-thing"),
                Phrase.of(
                        "booking.swap-other",
                        "now",
                        titles(now).of(now.thing()),
                        "then",
                        titles(then).of(then.thing()))));
        facts.add(fact("booking.swap-place", place(now), place(then)));
        facts.add(fact(
                "booking.fact-lender",
                Phrase.literal(names.get(now.thing().lender())),
                Phrase.literal(names.get(then.thing().lender()))));
        facts.add(fact("booking.swap-when", when(now), when(then)));
        if (now.quantity() > 1 || then.quantity() > 1) {
            facts.add(fact("booking.quantity", count(now), count(then)));
        }
        facts.add(fact("booking.swap-price", price(now), price(then)));
        return facts;
    }

    private Titles titles(Terms terms) {
        return Titles.ofThings(doors, Stream.of(terms.thing()));
    }

    private static Fact fact(String label, Phrase now, Phrase then) {
        return new Fact(
                Phrase.of(label),
                now.equals(then)
                        ? Phrase.of("booking.swap-same", "what", then)
                        : Phrase.of("booking.swap-other", "now", now, "then", then));
    }

    /** Where it is fetched or used; of what has no place of its own its lender tells. */
    private Phrase place(Terms terms) {
        UUID listing = terms.thing().listing();
        return doors.catalogue()
                .listings()
                .get(doors.platform().db(), listing)
                .place()
                .map(place -> Phrase.literal(place.name()))
                .orElse(Phrase.of("booking.swap-place-none"));
    }

    private static Phrase when(Terms terms) {
        return Phrase.of("booking.span", "span", BookingRows.span(terms));
    }

    private static Phrase count(Terms terms) {
        return Phrase.literal(String.valueOf(terms.quantity()));
    }

    private static Phrase price(Terms terms) {
        return Quotes.amount(terms.price().total(), terms.price().isComplete());
    }
}
