package org.mochiyori.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mochiyori.catalogue.ConceptKind;
import org.mochiyori.catalogue.Concepts;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.PlaceDraft;
import org.mochiyori.catalogue.Reservation;
import org.mochiyori.catalogue.Visibility;
import org.mochiyori.catalogue.WebAddress;
import org.mochiyori.catalogue.Wording;
import org.mochiyori.listfile.Kind;
import org.mochiyori.listfile.Understood;

/** Writes what was understood of a record in the words of the catalogue. Pure; what is not said stays unsaid. */
final class Drafts {
    private static final List<ConceptKind> PLACES = List.of(ConceptKind.PLACE, ConceptKind.SPACE);
    private static final List<ConceptKind> ROOMS = List.of(ConceptKind.SPACE, ConceptKind.PLACE);

    private final ConceptWords words;

    Drafts(Concepts concepts) {
        this.words = new ConceptWords(concepts);
    }

    /** The listing; {@code here} where a group stands behind it, so that one applies here. */
    ListingDraft listing(Understood one, boolean here) {
        Reservation reservation = here ? Reservation.HERE : elsewhere(one);
        return new ListingDraft(
                Optional.empty(),
                wording(one),
                category(one),
                features(one),
                Offers.thing(one),
                Offers.terms(one, reservation == Reservation.ELSEWHERE ? page(one) : ""),
                new ListingDraft.Access(reservation, Visibility.PUBLIC));
    }

    /** The place that the record itself is. */
    PlaceDraft place(Understood one) {
        return new PlaceDraft(
                one.names().name(),
                one.names().kana().orElse(""),
                category(one),
                where(one),
                point(one),
                new PlaceDraft.Office(phone(one), page(one), hours(one)));
    }

    /** The place that the record lies in or is fetched at: the hall of a room, the office of a lender. */
    PlaceDraft container(Understood one, String name) {
        boolean space = one.kind() == Kind.SPACE;
        return new PlaceDraft(
                name,
                "",
                words.atEnd(name, PLACES).orElse(""),
                where(one),
                point(one),
                space ? new PlaceDraft.Office(phone(one), page(one), hours(one)) : new PlaceDraft.Office("", "", ""));
    }

    /** One applies where the place says; an address to write to is enough. */
    private static Reservation elsewhere(Understood one) {
        boolean known = one.kind() != Kind.SPACE
                || one.where().address().isPresent()
                || !one.contact().phones().isEmpty()
                || !one.contact().urls().isEmpty()
                || one.contact().form().isPresent();
        return known ? Reservation.ELSEWHERE : Reservation.NONE;
    }

    private static Wording wording(Understood one) {
        Map<String, Wording.Translation> other = new LinkedHashMap<>();
        if (one.names().english().isPresent() || one.texts().english().isPresent()) {
            other.put(
                    "en",
                    new Wording.Translation(
                            one.names().english().orElse(""),
                            one.texts().english().orElse("")));
        }
        return new Wording(one.names().name(), one.names().kana().orElse(""), Offers.description(one), "", other);
    }

    private String category(Understood one) {
        String name = one.names().name();
        List<String> said = one.texts().categories();
        List<ConceptKind> kinds = switch (one.kind()) {
            case SPACE -> one.belonging().building().isPresent() ? ROOMS : PLACES;
            case EQUIPMENT -> List.of(ConceptKind.EQUIPMENT);
            case SKILL -> List.of(ConceptKind.SKILL);
        };
        Stream<Optional<String>> named = one.kind() == Kind.SKILL
                ? Stream.of(words.inside(one.texts().description().orElse(""), kinds), words.inside(name, kinds))
                : Stream.of(words.atEnd(name, kinds));
        return Stream.of(
                        named,
                        said.stream().map(word -> words.exactly(word, kinds)),
                        Stream.of(words.inside(name, kinds)),
                        said.stream().map(word -> words.inside(word, kinds)))
                .flatMap(found -> found)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }

    private List<String> features(Understood one) {
        List<ConceptKind> kinds = List.of(ConceptKind.FEATURE);
        Set<String> found = new LinkedHashSet<>();
        one.texts().features().stream()
                .filter(Understood.Feature::present)
                .map(feature -> words.exactly(feature.word(), kinds).or(() -> words.inside(feature.word(), kinds)))
                .flatMap(Optional::stream)
                .forEach(found::add);
        return List.copyOf(found);
    }

    private static PlaceDraft.Where where(Understood one) {
        Set<String> codes = new LinkedHashSet<>();
        one.where().publisher().ifPresent(codes::add);
        one.where().municipality().ifPresent(codes::add);
        String address = Stream.of(one.where().address(), one.where().building())
                .flatMap(Optional::stream)
                .reduce((street, house) -> street.endsWith(house) ? street : street + " " + house)
                .orElse("");
        return new PlaceDraft.Where(
                address,
                one.where().postcode().map(code -> code.replace("-", "")).orElse(""),
                one.where().municipality().orElse(""),
                new ArrayList<>(codes));
    }

    /** A doubtful point is not shown before somebody has looked. */
    private static Optional<PlaceDraft.Point> point(Understood one) {
        return one.where()
                .point()
                .filter(placed -> placed.trust() != Understood.Trust.DOUBTFUL)
                .map(Understood.Placed::point)
                .filter(point -> point.inJapan())
                .map(point -> new PlaceDraft.Point(point.lat(), point.lon()));
    }

    private static String phone(Understood one) {
        return one.contact().phones().stream()
                .findFirst()
                .map(number -> number
                        + one.contact()
                                .extension()
                                .map(extension -> " 内線" + extension)
                                .orElse(""))
                .orElse("");
    }

    /** Where one applies or reads more. Of a skill it is private. */
    private static String page(Understood one) {
        if (one.kind() == Kind.SKILL) {
            return "";
        }
        return Stream.concat(one.contact().form().stream(), one.contact().urls().stream())
                .filter(WebAddress::isFine)
                .findFirst()
                .orElse("");
    }

    private static String hours(Understood one) {
        return Offers.hours(one.hours());
    }
}
