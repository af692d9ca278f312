package org.mochiyori.site;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mochiyori.catalogue.Concepts;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Fee;
import org.mochiyori.catalogue.LabelLanguage;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.catalogue.Place;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.catalogue.Wording;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Card;
import org.mochiyori.site.view.Kind;
import org.mochiyori.site.view.Reservation;

/** A listing as a card, in the reader's language where it speaks it. */
final class Cards {
    private final Concepts concepts;

    Cards(Concepts concepts) {
        this.concepts = concepts;
    }

    /** The card. */
    Card of(Entry entry, Language language) {
        Listing listing = entry.listing();
        return new Card(
                "/listings/" + listing.id(),
                title(listing, language),
                kind(listing.kind()),
                reservation(listing.reservation()),
                place(entry, language),
                facts(listing, language),
                Optional.empty(),
                Optional.empty(),
                listing.photos().stream().findFirst().map(photo -> "/media/" + photo.hash()));
    }

    /** Its name in the reader's language, else as the lender writes it. */
    static String title(Listing listing, Language language) {
        return translation(listing, language)
                .map(Wording.Translation::name)
                .filter(name -> !name.isBlank())
                .orElse(listing.name());
    }

    /** What it says of itself in the reader's language, else as the lender writes it. */
    static String about(Listing listing, Language language) {
        Wording wording = listing.draft().wording();
        if (language == Language.EASY && !wording.easy().isBlank()) {
            return wording.easy();
        }
        return translation(listing, language)
                .map(Wording.Translation::description)
                .filter(text -> !text.isBlank())
                .orElse(wording.description());
    }

    /** A word of the field as pages print it; empty for an id that is none. */
    Optional<Phrase> label(String concept, Language language) {
        LabelLanguage label = switch (language) {
            case JA -> LabelLanguage.JA;
            case EASY -> LabelLanguage.EASY;
            case EN -> LabelLanguage.EN;
        };
        return concepts.find(concept).map(found -> Phrase.literal(found.label(label)));
    }

    /** The kind as pages show it. */
    static Kind kind(ListingKind kind) {
        return switch (kind) {
            case SPACE -> Kind.SPACE;
            case EQUIPMENT -> Kind.EQUIPMENT;
            case SKILL -> Kind.SKILL;
        };
    }

    /** What it costs in one phrase; empty when nothing is known. */
    static Optional<Phrase> fee(Listing listing) {
        return switch (listing.draft().terms().fee()) {
            case Fee.Free free -> Optional.of(Phrase.of("listing.fee-free"));
            case Fee.Charged charged ->
                Optional.of(
                        charged.rates().size() == 1
                                ? rate(charged.rates().getFirst())
                                : Phrase.of(
                                        "listing.fee-from",
                                        "rate",
                                        rate(charged.rates().getFirst())));
            case Fee.Unknown unknown ->
                Optional.of(listing.draft().terms().feeText())
                        .filter(text -> !text.isBlank() && text.length() <= 40)
                        .map(Phrase::literal);
        };
    }

    /** A rate: 1時間 300円. */
    static Phrase rate(Fee.Rate rate) {
        Phrase amount =
                Phrase.of("listing.per-" + rate.per().word().toLowerCase(java.util.Locale.ROOT), "yen", rate.amount());
        return rate.label().isBlank()
                ? amount
                : Phrase.of("listing.rate-of", "what", LentWords.band(rate.label()), "rate", amount);
    }

    private List<Phrase> facts(Listing listing, Language language) {
        List<Phrase> facts = new ArrayList<>();
        label(listing.draft().category(), language).ifPresent(facts::add);
        size(listing.draft().thing()).ifPresent(facts::add);
        fee(listing).ifPresent(facts::add);
        return facts;
    }

    /** How many or how large; empty where it is not known. */
    static Optional<Phrase> size(Thing thing) {
        return switch (thing) {
            case Thing.Space space -> space.capacity().map(n -> Phrase.of("listing.capacity", "n", n));
            case Thing.Equipment pool ->
                Optional.of(
                        Phrase.of("listing.quantity", "n", pool.quantity(), "unit", LentWords.counter(pool.unit())));
            case Thing.Skill skill ->
                Optional.of(skill.days()).filter(text -> !text.isBlank()).map(Phrase::literal);
        };
    }

    /** Square metres without zeros at the end. */
    static String area(BigDecimal area) {
        return area.stripTrailingZeros().toPlainString();
    }

    private static Optional<Wording.Translation> translation(Listing listing, Language language) {
        return Optional.ofNullable(listing.draft().wording().translations().get(language.code()));
    }

    /** Where it is: the name of the place, unless it is the listing's own, and the address. */
    private static String place(Entry entry, Language language) {
        Optional<Place> place = entry.place();
        if (place.isEmpty()) {
            return entry.lender()
                    .map(Entry.Lender::name)
                    .orElse(entry.hub().called().in(language));
        }
        String address = place.get().draft().at().address();
        String name = place.get().name();
        boolean same = name.equals(entry.listing().name());
        return (same ? "" : name) + (same || address.isBlank() ? "" : " ") + address;
    }

    private static Reservation reservation(org.mochiyori.catalogue.Reservation reservation) {
        return switch (reservation) {
            case HERE -> Reservation.HERE;
            case ELSEWHERE -> Reservation.ELSEWHERE;
            case NONE -> Reservation.NONE;
        };
    }
}
