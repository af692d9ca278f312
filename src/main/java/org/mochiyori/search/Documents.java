package org.mochiyori.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mochiyori.catalogue.Concepts;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Fee;
import org.mochiyori.catalogue.LabelLanguage;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.catalogue.Municipalities;
import org.mochiyori.catalogue.Municipality;
import org.mochiyori.catalogue.Place;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.catalogue.Wording;
import org.mochiyori.index.ListingDocument;
import org.mochiyori.index.ListingDocument.Face;
import org.mochiyori.index.ListingDocument.Names;
import org.mochiyori.index.ListingDocument.Offer;
import org.mochiyori.index.ListingDocument.Point;
import org.mochiyori.index.ListingDocument.Reservation;
import org.mochiyori.index.ListingDocument.Where;

/** Makes index documents of listings. */
final class Documents {
    private final Concepts concepts;
    private final Municipalities municipalities;

    Documents(Concepts concepts, Municipalities municipalities) {
        this.concepts = concepts;
        this.municipalities = municipalities;
    }

    /** All of these, with the numbers that they bear. */
    List<ListingDocument> all(List<Entry> entries, FreeBoard board) {
        return entries.stream()
                .map(entry -> of(entry, board.number(entry.id())))
                .toList();
    }

    ListingDocument of(Entry entry, int ordinal) {
        Listing listing = entry.listing();
        ListingDraft draft = listing.draft();
        return new ListingDocument(
                listing.id().toString(),
                ordinal,
                listing.hub(),
                kind(draft.thing()),
                Optional.of(draft.category()).filter(id -> concepts.find(id).isPresent()),
                names(entry),
                where(entry),
                offer(entry),
                Scopes.of(entry),
                Optional.empty(),
                newest(listing.status().dates()),
                new Face(listing.name(), Faces.write(entry)));
    }

    private static ListingKind kind(Thing thing) {
        return switch (thing) {
            case Thing.Space space -> ListingKind.SPACE;
            case Thing.Equipment pool -> ListingKind.EQUIPMENT;
            case Thing.Skill skill -> ListingKind.SKILL;
        };
    }

    /** A room is called by its building too: 第1会議室 is many, 関戸公民館 第1会議室 is one. */
    private Names names(Entry entry) {
        Wording wording = entry.listing().draft().wording();
        String building = building(entry);
        List<String> also = new ArrayList<>();
        if (!building.isEmpty()) {
            also.add(wording.name());
        }
        withoutArea(entry).ifPresent(also::add);
        wording.translations().values().stream()
                .map(Wording.Translation::name)
                .filter(name -> !name.isBlank())
                .forEach(also::add);
        String name = building.isEmpty() ? wording.name() : building + " " + wording.name();
        return new Names(name, building.isEmpty() ? wording.kana() : "", also, description(entry));
    }

    /** 長浜市立南中学校 is 南中学校 to those who live there. */
    private Optional<String> withoutArea(Entry entry) {
        String name = entry.listing().name();
        return entry.place()
                .flatMap(place -> municipalities.find(place.draft().at().municipality()))
                .map(Municipality::name)
                .filter(name::startsWith)
                .map(area ->
                        name.substring(area.length()).replaceFirst("^[立営]", "").strip())
                .filter(rest -> rest.length() > 2);
    }

    /** The place of a room whose name does not say it already. */
    private static String building(Entry entry) {
        boolean room = entry.listing().draft().thing() instanceof Thing.Space;
        return entry.place()
                .map(Place::name)
                .filter(place -> room && !entry.listing().name().contains(place))
                .orElse("");
    }

    private String description(Entry entry) {
        ListingDraft draft = entry.listing().draft();
        Wording wording = draft.wording();
        Stream<String> skill = draft.thing() instanceof Thing.Skill known
                ? Stream.of(known.forWhom(), known.days(), known.reach())
                : Stream.empty();
        Stream<String> translated = wording.translations().values().stream().map(Wording.Translation::description);
        Stream<String> words = Stream.concat(Stream.of(draft.category()), draft.features().stream())
                .flatMap(id -> concepts.find(id).stream())
                .map(concept -> concept.label(LabelLanguage.JA));
        return Stream.of(
                        Stream.of(wording.description(), wording.easy(), wording.kana()),
                        Stream.of(draft.terms().conditions(), draft.terms().hints()),
                        skill,
                        translated,
                        words)
                .flatMap(texts -> texts)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private Where where(Entry entry) {
        String site = entry.place()
                .map(Place::name)
                .filter(name -> !name.equals(entry.listing().name()))
                .orElse("");
        String address =
                entry.place().map(place -> place.draft().at().address()).orElse("");
        Set<String> areas = new LinkedHashSet<>();
        entry.place().map(place -> place.draft().at()).ifPresent(at -> {
            areas.addAll(municipalities.listUpward(at.municipality()));
            at.areaCodes().forEach(code -> areas.addAll(municipalities.listUpward(code)));
        });
        Optional<Point> point =
                entry.place().flatMap(place -> place.draft().point()).map(at -> new Point(at.lat(), at.lon()));
        Set<String> lists = entry.place()
                .map(place -> Set.copyOf(place.draft().at().areaCodes()))
                .orElse(Set.of());
        return new Where(site, address, areas, lists, point);
    }

    private Offer offer(Entry entry) {
        ListingDraft draft = entry.listing().draft();
        OptionalInt capacity =
                draft.thing() instanceof Thing.Space space && space.capacity().isPresent()
                        ? OptionalInt.of(space.capacity().get())
                        : OptionalInt.empty();
        OptionalInt quantity =
                draft.thing() instanceof Thing.Equipment pool ? OptionalInt.of(pool.quantity()) : OptionalInt.empty();
        return new Offer(
                entry.lender().map(Entry.Lender::name).orElse(""),
                Set.copyOf(draft.features()),
                capacity,
                quantity,
                fromYen(draft.terms().fee()),
                reservation(draft),
                entry.listing().status().picked());
    }

    private static OptionalLong fromYen(Fee fee) {
        return switch (fee) {
            case Fee.Free free -> OptionalLong.of(0);
            case Fee.Charged charged ->
                charged.rates().stream()
                        .mapToLong(rate -> rate.amount().value())
                        .min();
            case Fee.Unknown unknown -> OptionalLong.empty();
        };
    }

    private static Reservation reservation(ListingDraft draft) {
        return switch (draft.access().reservation()) {
            case HERE -> Reservation.HERE;
            case ELSEWHERE -> Reservation.ELSEWHERE;
            case NONE -> Reservation.NONE;
        };
    }

    private static Instant newest(Listing.Dates dates) {
        return dates.published().orElse(dates.created());
    }
}
