package org.mochiyori.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.mochiyori.catalogue.Concept;
import org.mochiyori.catalogue.ConceptKind;
import org.mochiyori.catalogue.Concepts;
import org.mochiyori.catalogue.LabelLanguage;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.catalogue.Place;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Field;

/** The questions of writing a listing, a few a screen. */
final class ListingForms {
    static final int RATES = 4;
    static final String FEATURE = "feature-";

    private final Concepts concepts;
    private final LabelLanguage language;

    ListingForms(Concepts concepts, Language language) {
        this.concepts = concepts;
        this.language = switch (language) {
            case JA -> LabelLanguage.JA;
            case EASY -> LabelLanguage.EASY;
            case EN -> LabelLanguage.EN;
        };
    }

    List<Field> name(ListingKind kind) {
        return List.of(
                text("name", "lend.name"),
                text("kana", "lend.kana").hint(Phrase.of("lend.kana-hint")).optional(),
                Field.of(Field.Type.SELECT, "category", "lend.category")
                        .options(categories(kind))
                        .optional(),
                Field.of(Field.Type.LONG_TEXT, "description", "lend.description")
                        .optional(),
                Field.of(Field.Type.LONG_TEXT, "easy", "lend.easy")
                        .hint(Phrase.of("lend.easy-hint"))
                        .optional(),
                text("nameEn", "lend.name-en").optional(),
                Field.of(Field.Type.LONG_TEXT, "descriptionEn", "lend.description-en")
                        .optional());
    }

    List<Field> features() {
        return concepts.all().stream()
                .filter(concept -> concept.kind() == ConceptKind.FEATURE)
                .map(concept -> tick(FEATURE + concept.id(), Phrase.literal(concept.label(language))))
                .toList();
    }

    static List<Field> thing(ListingKind kind) {
        return switch (kind) {
            case SPACE ->
                List.of(
                        count("capacity", "lend.capacity").optional(),
                        count("area", "lend.area").optional());
            case EQUIPMENT ->
                List.of(
                        count("quantity", "lend.quantity"),
                        text("unit", "lend.unit").hint(Phrase.of("lend.unit-hint")),
                        Field.of(Field.Type.LONG_TEXT, "serials", "lend.serials")
                                .hint(Phrase.of("lend.serials-hint"))
                                .optional());
            case SKILL ->
                List.of(
                        text("forWhom", "lend.for-whom").optional(),
                        text("days", "lend.days").optional(),
                        text("reach", "lend.reach").optional(),
                        text("thanks", "lend.thanks").optional(),
                        text("contactName", "lend.contact-name")
                                .hint(Phrase.of("lend.contact-hint"))
                                .optional(),
                        Field.of(Field.Type.TEL, "contactPhone", "lend.contact-phone")
                                .optional(),
                        Field.of(Field.Type.EMAIL, "contactMail", "lend.contact-mail")
                                .optional(),
                        Field.of(Field.Type.SELECT, "contactLanguage", "lend.contact-language")
                                .hint(Phrase.of("lend.contact-language-hint"))
                                .options(languages())
                                .value("ja"),
                        text("contactNote", "lend.contact-note").optional());
        };
    }

    /** @param places those the group stands behind */
    static List<Field> place(List<Place> places) {
        List<Field.Option> options = new ArrayList<>();
        places.forEach(place -> options.add(new Field.Option(place.id().toString(), Phrase.literal(place.name()))));
        options.add(new Field.Option("new", Phrase.of("lend.place-new")));
        options.add(new Field.Option("none", Phrase.of("lend.place-none")));
        return List.of(
                Field.of(Field.Type.CHOICE, "place", "lend.place").options(options),
                text("placeName", "lend.place-name").optional(),
                text("placeKana", "lend.place-kana").optional(),
                text("postcode", "account.postcode").autocomplete("postal-code").optional(),
                text("address", "lend.place-address").optional());
    }

    /** @param bands names of the bands that the opening rules have */
    static List<Field> fee(List<String> bands) {
        List<Field.Option> per = new ArrayList<>(Stream.of("hour", "day", "use", "unit", "unitDay")
                .map(word -> new Field.Option(word, Phrase.of("lend.per-" + word.toLowerCase(java.util.Locale.ROOT))))
                .toList());
        bands.forEach(band -> per.add(new Field.Option("band:" + band, Phrase.of("lend.per-band", "name", band))));
        List<Field> fields = new ArrayList<>();
        fields.add(choice("fee", "lend.fee-", "free", "charged", "unknown"));
        for (int i = 1; i <= RATES; i++) {
            fields.add(numbered(Field.Type.TEXT, "rateLabel" + i, "lend.rate-label", i));
            fields.add(numbered(Field.Type.COUNT, "rateYen" + i, "lend.rate-yen", i));
            fields.add(numbered(Field.Type.SELECT, "ratePer" + i, "lend.rate-per", i)
                    .options(per));
        }
        fields.add(Field.of(Field.Type.LONG_TEXT, "feeText", "lend.fee-text")
                .hint(Phrase.of("lend.fee-text-hint"))
                .optional());
        return fields;
    }

    static List<Field> times() {
        List<Field> fields = new ArrayList<>();
        for (int day = 1; day <= 7; day++) {
            fields.add(tick("day" + day, Phrase.of("lend.day-" + day)));
        }
        fields.add(Field.of(Field.Type.TIME, "from", "lend.from"));
        fields.add(Field.of(Field.Type.TIME, "until", "lend.until"));
        fields.add(Field.of(Field.Type.TIME, "weekendFrom", "lend.weekend-from")
                .hint(Phrase.of("lend.weekend-hint"))
                .optional());
        fields.add(
                Field.of(Field.Type.TIME, "weekendUntil", "lend.weekend-until").optional());
        fields.add(text("closed", "lend.closed")
                .hint(Phrase.of("lend.closed-hint"))
                .optional());
        fields.add(Field.of(Field.Type.LONG_TEXT, "closedDates", "lend.closed-dates")
                .hint(Phrase.of("lend.closed-dates-hint"))
                .optional());
        fields.add(choice("way", "lend.way-", "hours", "bands", "days"));
        fields.add(Field.of(Field.Type.SELECT, "step", "lend.step")
                .options(Stream.of(15, 30, 60)
                        .map(n -> new Field.Option(String.valueOf(n), Phrase.of("lend.minutes", "n", n)))
                        .toList())
                .optional());
        for (int i = 1; i <= OpeningForm.BANDS; i++) {
            fields.add(numbered(Field.Type.TEXT, "band" + i, "lend.band", i));
            fields.add(numbered(Field.Type.TIME, "band" + i + "From", "lend.band-from", i));
            fields.add(numbered(Field.Type.TIME, "band" + i + "Until", "lend.band-until", i));
        }
        fields.add(tick("joinable", Phrase.of("lend.joinable")));
        fields.add(count("longest", "lend.longest").optional());
        fields.add(count("opensMonths", "lend.opens-months").optional());
        fields.add(count("closesDays", "lend.closes-days").optional());
        return fields;
    }

    static List<Field> lending() {
        return List.of(
                choice("decision", "lend.decision-", "person", "automatic"),
                count("respondDays", "lend.respond-days"),
                count("cancelDays", "lend.cancel-days"),
                tick("individuals", Phrase.of("lend.individuals")),
                tick("residents", Phrase.of("lend.residents")),
                choice("visibility", "lend.visibility-", "public", "groups", "union", "private"),
                choice("reservation", "lend.reservation-", "here", "elsewhere"),
                text("reserveUrl", "lend.reserve-url").optional(),
                Field.of(Field.Type.LONG_TEXT, "conditions", "lend.conditions").optional(),
                Field.of(Field.Type.LONG_TEXT, "hints", "lend.hints")
                        .hint(Phrase.of("lend.hints-hint"))
                        .optional());
    }

    /** @param keys how the keys of its messages begin: {@code ask} is the question */
    static Field choice(String name, String keys, String... values) {
        return Field.of(Field.Type.CHOICE, name, keys + "ask")
                .options(Stream.of(values)
                        .map(value -> new Field.Option(value, Phrase.of(keys + value)))
                        .toList());
    }

    static Field text(String name, String label) {
        return Field.of(Field.Type.TEXT, name, label);
    }

    static Field count(String name, String label) {
        return Field.of(Field.Type.COUNT, name, label);
    }

    static Field tick(String name, Phrase label) {
        return Field.of(Field.Type.CHECK, name, "form.choose").labelled(label).optional();
    }

    private static Field numbered(Field.Type type, String name, String label, int n) {
        return Field.of(type, name, label).labelled(Phrase.of(label, "n", n)).optional();
    }

    private List<Field.Option> categories(ListingKind kind) {
        List<ConceptKind> fitting = switch (kind) {
            case SPACE -> List.of(ConceptKind.SPACE, ConceptKind.PLACE);
            case EQUIPMENT -> List.of(ConceptKind.EQUIPMENT);
            case SKILL -> List.of(ConceptKind.SKILL);
        };
        return fitting.stream()
                .flatMap(one -> concepts.all().stream().filter(concept -> concept.kind() == one))
                .map((Concept concept) -> new Field.Option(concept.id(), Phrase.literal(concept.label(language))))
                .toList();
    }

    private static List<Field.Option> languages() {
        return Arrays.stream(Language.values())
                .map(one -> new Field.Option(one.code(), Phrase.of("lend.language-" + one.code())))
                .toList();
    }
}
