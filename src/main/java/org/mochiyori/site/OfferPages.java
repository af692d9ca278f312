package org.mochiyori.site;

import java.util.List;
import java.util.Optional;
import org.mochiyori.arrangement.Offers;
import org.mochiyori.booking.Seen;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.site.view.Fact;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Move;

/** On the page of a booking: the time that the person asked has offered instead, taken with one button. */
final class OfferPages {
    private final Doors doors;

    OfferPages(Doors doors) {
        this.doors = doors;
    }

    /** Before the moves of a booking, which would take "take-offer" for one. */
    void mount(PageRouter pages) {
        pages.post("/bookings/:id/take-offer", this::take);
    }

    List<Offers.Offer> list(Seen seen) {
        return doors.arrangement().offers().list(seen);
    }

    /** A button for each time that the reader may take. */
    static List<Move> moves(Seen seen, List<Offers.Offer> offers, Titles titles) {
        return offers.stream()
                .flatMap(offer -> offer.window().stream().map(window -> move(seen, offer, window, titles)))
                .toList();
    }

    /** That somebody has named other times in words: the desk goes on from there. */
    static List<Fact> facts(List<Offers.Offer> offers, Titles titles) {
        return offers.stream()
                .filter(offer -> offer.window().isEmpty())
                .map(offer -> new Fact(titles.of(offer.terms().thing()), Phrase.of("arrangement.other-times-offered")))
                .toList();
    }

    private static Move move(Seen seen, Offers.Offer offer, TimeWindow window, Titles titles) {
        Span when = Span.of(window, offer.terms().thing().zone());
        return new Move(
                "/bookings/" + seen.booking().id() + "/take-offer",
                Phrase.of("arrangement.take", "when", when),
                true,
                Optional.of(Phrase.of(
                        "arrangement.take-lead", "what", titles.of(offer.terms().thing()))),
                List.of(Field.hidden("sounding", offer.sounding().toString())));
    }

    private Reply take(Visit visit) {
        var sounding =
                new FormInput(visit.typed()).id("sounding").orElseThrow(() -> new Refused(new Problem.NotFound()));
        doors.platform().db().inTransaction(tx -> doors.arrangement().offers().take(tx, visit.caller(), sounding));
        return Reply.go("/bookings/" + visit.id());
    }
}
