package org.mochiyori.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mochiyori.calendar.Hours;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Slots;
import org.mochiyori.calendar.Validity;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Lending;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.WritingView;

/** The screens a listing is written on, with what each says now. */
final class ListingParts {
    private final Doors doors;

    ListingParts(Doors doors) {
        this.doors = doors;
    }

    List<WritingView.Part> parts(Entry entry, String path) {
        Listing listing = entry.listing();
        Map<String, Optional<Phrase>> told = new LinkedHashMap<>();
        told.put("name", Optional.of(Phrase.literal(listing.name())));
        told.put("thing", Cards.size(listing.draft().thing()));
        told.put("place", entry.place().map(place -> Phrase.literal(place.name())));
        if (!WritingPages.isSkill(entry)) {
            told.put("times", opening(listing).on(today(listing)).map(ListingParts::times));
        }
        told.put("fee", Cards.fee(listing));
        told.put("lending", Optional.of(lending(listing)));
        told.put("features", count(listing.draft().features().size()));
        told.put("photos", count(listing.photos().size()));
        List<WritingView.Part> parts = new ArrayList<>();
        told.forEach((name, now) -> parts.add(new WritingView.Part(
                Phrase.of("lend.part-" + name),
                name.equals("photos") ? "/listings/" + entry.id() + "/photos" : path + name,
                now)));
        parts.add(new WritingView.Part(
                Phrase.of("rule.link"),
                "/listings/" + entry.id() + "/rules",
                Optional.of(Phrase.of("rule.link-told"))));
        if (!WritingPages.isSkill(entry)) {
            parts.add(new WritingView.Part(
                    Phrase.of("outside.title"),
                    OutsidePages.path(entry.id()),
                    count(doors.outside().calendars().count(entry.id()))));
        }
        return parts;
    }

    /** The rules that hold: the listing's own, its place's or its hub's. */
    Validity<Opening> opening(Listing listing) {
        return doors.catalogue().rules().openings(doors.platform().db(), listing);
    }

    Lending lendingRule(Listing listing) {
        return doors.catalogue().rules().lending(doors.platform().db(), listing, today(listing));
    }

    LocalDate today(Listing listing) {
        return doors.people().hubs().today(listing.hub());
    }

    private Phrase lending(Listing listing) {
        return Phrase.of("lend.told-" + lendingRule(listing).decision().name().toLowerCase(java.util.Locale.ROOT));
    }

    private static Phrase times(Opening opening) {
        String hours = opening.times().week().days().values().stream()
                .findFirst()
                .map(List::getFirst)
                .map(Hours::toString)
                .orElse("");
        String way = switch (opening.slots()) {
            case Slots.Grid grid -> "hours";
            case Slots.Bands bands -> "bands";
            case Slots.Days days -> "days";
            case Slots.Months months -> "months";
        };
        return Phrase.of("lend.told-times", "hours", hours, "way", Phrase.of("lend.way-" + way));
    }

    private static Optional<Phrase> count(int n) {
        return n == 0 ? Optional.empty() : Optional.of(Phrase.of("lend.many", "n", n));
    }
}
