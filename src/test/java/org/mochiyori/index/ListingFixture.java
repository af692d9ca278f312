package org.mochiyori.index;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.index.ListingDocument.Reservation;

/** Listings for tests; sound by default, changed by what a test is about. */
record ListingFixture(
        String name,
        ListingKind kind,
        String kana,
        String text,
        String area,
        Set<String> features,
        int capacity,
        Reservation reservation,
        Set<String> scopes,
        Optional<String> samePlace,
        Optional<ListingDocument.Point> point) {

    static ListingFixture space(String name) {
        return new ListingFixture(
                name,
                ListingKind.SPACE,
                "",
                "",
                "132241",
                Set.of(),
                0,
                Reservation.NONE,
                Set.of(ListingDocument.PUBLIC),
                Optional.empty(),
                Optional.empty());
    }

    static ListingFixture thing(String name, String text) {
        return space(name).of(ListingKind.EQUIPMENT).saying(text);
    }

    static ListingFixture skill(String name, String text) {
        return space(name).of(ListingKind.SKILL).saying(text);
    }

    ListingFixture of(ListingKind other) {
        return new ListingFixture(
                name, other, kana, text, area, features, capacity, reservation, scopes, samePlace, point);
    }

    ListingFixture saying(String other) {
        return new ListingFixture(
                name, kind, kana, other, area, features, capacity, reservation, scopes, samePlace, point);
    }

    ListingFixture read(String other) {
        return new ListingFixture(
                name, kind, other, text, area, features, capacity, reservation, scopes, samePlace, point);
    }

    /** @param code of its area; of several with commas, the first one's list names it */
    ListingFixture in(String code) {
        return new ListingFixture(
                name, kind, kana, text, code, features, capacity, reservation, scopes, samePlace, point);
    }

    ListingFixture with(String feature) {
        return new ListingFixture(
                name, kind, kana, text, area, Set.of(feature), capacity, reservation, scopes, samePlace, point);
    }

    ListingFixture for_(int persons) {
        return new ListingFixture(
                name, kind, kana, text, area, features, persons, reservation, scopes, samePlace, point);
    }

    ListingFixture here() {
        return new ListingFixture(
                name, kind, kana, text, area, features, capacity, Reservation.HERE, scopes, samePlace, point);
    }

    ListingFixture seenBy(String scope) {
        return new ListingFixture(
                name, kind, kana, text, area, features, capacity, reservation, Set.of(scope), samePlace, point);
    }

    ListingFixture sameAs(String key) {
        return new ListingFixture(
                name, kind, kana, text, area, features, capacity, reservation, scopes, Optional.of(key), point);
    }

    ListingFixture at(double lat, double lon) {
        return new ListingFixture(
                name,
                kind,
                kana,
                text,
                area,
                features,
                capacity,
                reservation,
                scopes,
                samePlace,
                Optional.of(new ListingDocument.Point(lat, lon)));
    }

    /** A listing whose id and ordinal are the same number. */
    ListingDocument document(int number) {
        OptionalInt persons = capacity > 0 ? OptionalInt.of(capacity) : OptionalInt.empty();
        return new ListingDocument(
                id(number),
                number,
                "hub",
                kind,
                Optional.empty(),
                new ListingDocument.Names(name, kana, List.of(), text),
                new ListingDocument.Where("", "", Set.of(area.split(",")), Set.of(area.split(",")[0]), point),
                new ListingDocument.Offer("", features, persons, false, reservation, false),
                scopes,
                samePlace,
                Instant.ofEpochSecond(number),
                new ListingDocument.Face(name, "{}"));
    }

    /** The id that has a number. */
    static String id(int number) {
        return new UUID(0, number).toString();
    }

    /** The number that an id has. */
    static int number(String id) {
        return (int) UUID.fromString(id).getLeastSignificantBits();
    }
}
