package org.mochiyori.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.mochiyori.platform.web.Input;

/** Reads what a lender writes. Values are born only after the whole body has been found right. */
final class ListingInput {
    private static final int NAME = 300;
    private static final int LONG = 5000;
    private static final int SHORT = 300;

    private ListingInput() {}

    static ListingDraft read(Input in) {
        ListingKind kind = word(in, "kind", ListingKind.class, Optional.empty());
        Optional<UUID> place = in.idIfAny("place");
        Supplier<Wording> wording = wording(in);
        String category = in.textIfAny("category", SHORT).orElse("");
        List<String> features = List.copyOf(new LinkedHashSet<>(in.texts("features", 60, SHORT)));
        Supplier<Thing> thing = thing(in, kind);
        Supplier<Terms> terms = terms(in);
        ListingDraft.Access access = new ListingDraft.Access(
                word(in, "reservation", Reservation.class, Optional.of(Reservation.HERE)),
                word(in, "visibility", Visibility.class, Optional.of(Visibility.PUBLIC)));
        in.done();
        return new ListingDraft(place, wording.get(), category, features, thing.get(), terms.get(), access);
    }

    private static Supplier<Wording> wording(Input in) {
        String name = in.text("name", NAME);
        String kana = in.textIfAny("kana", NAME).orElse("");
        String description = in.textIfAny("description", LONG).orElse("");
        String easy = in.textIfAny("easy", LONG).orElse("");
        Map<String, Wording.Translation> translations = new HashMap<>();
        in.objectIfAny("translations").ifPresent(all -> {
            for (LabelLanguage language : LabelLanguage.values()) {
                all.objectIfAny(language.tag()).ifPresent(one -> translations.put(language.tag(), translation(one)));
            }
            all.end();
        });
        return () -> new Wording(name, kana, description, easy, translations);
    }

    private static Wording.Translation translation(Input in) {
        Wording.Translation read = new Wording.Translation(
                in.textIfAny("name", NAME).orElse(""),
                in.textIfAny("description", LONG).orElse(""));
        in.end();
        return read;
    }

    private static Supplier<Thing> thing(Input in, ListingKind kind) {
        return switch (kind) {
            case SPACE -> space(in);
            case EQUIPMENT -> equipment(in);
            case SKILL -> skill(in);
        };
    }

    private static Supplier<Thing> space(Input in) {
        Optional<Integer> capacity = in.numberIfAny("capacity", 1, 1_000_000);
        Optional<BigDecimal> area = in.decimalIfAny("areaM2", 0.01, 9_999_999)
                .map(number -> BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP));
        List<UUID> parts = List.copyOf(new LinkedHashSet<>(ids(in, in.texts("parts", 200, 36))));
        return () -> new Thing.Space(capacity, area, parts);
    }

    private static List<UUID> ids(Input in, List<String> texts) {
        List<UUID> ids = new java.util.ArrayList<>();
        for (String text : texts) {
            try {
                ids.add(UUID.fromString(text));
            } catch (IllegalArgumentException notOne) {
                in.wrong("parts", "value", "expected identifiers");
            }
        }
        return ids;
    }

    private static Supplier<Thing> equipment(Input in) {
        int quantity = in.number("quantity", 1, 1_000_000);
        String unit = in.textIfAny("quantityUnit", 20).orElse("");
        List<String> serials = in.texts("serials", 2000, 100);
        in.check(
                "serials",
                serials.size() <= quantity && serials.stream().distinct().count() == serials.size(),
                "count",
                "distinct serials, no more than the quantity");
        return () -> new Thing.Equipment(quantity, unit, serials);
    }

    private static Supplier<Thing> skill(Input in) {
        Thing.Skill skill = new Thing.Skill(
                in.textIfAny("forWhom", SHORT).orElse(""),
                in.textIfAny("days", SHORT).orElse(""),
                in.textIfAny("reach", SHORT).orElse(""),
                in.textIfAny("thanks", SHORT).orElse(""));
        return () -> skill;
    }

    private static Supplier<Terms> terms(Input in) {
        Fee fee = in.json("fee")
                .map(json -> {
                    try {
                        return Fee.fromJson(json);
                    } catch (IllegalArgumentException wrong) {
                        in.wrong("fee", "value", String.valueOf(wrong.getMessage()));
                        return new Fee.Unknown();
                    }
                })
                .orElseGet(Fee.Unknown::new);
        String feeText = in.textIfAny("feeText", 1000).orElse("");
        Set<Audience> audience = EnumSet.noneOf(Audience.class);
        for (String word : in.texts("audience", 3, 20)) {
            if (in.check(
                    "audience",
                    Word.all(Audience.class).contains(word),
                    "value",
                    "registered, individuals or residents")) {
                audience.add(Word.parse(Audience.class, word));
            }
        }
        String conditions = in.textIfAny("conditions", LONG).orElse("");
        String hints = in.textIfAny("hints", LONG).orElse("");
        String address = webAddress(in, "reserveUrl");
        return () -> new Terms(fee, feeText, audience, conditions, hints, address);
    }

    static String webAddress(Input in, String name) {
        return in.textIfAny(name, 2000)
                .filter(text -> in.check(name, WebAddress.isFine(text), "value", "an address with https:// or http://"))
                .orElse("");
    }

    private static <E extends Enum<E>> E word(Input in, String name, Class<E> type, Optional<E> otherwise) {
        Set<String> words = Word.all(type);
        E standIn = otherwise.orElse(type.getEnumConstants()[0]);
        if (otherwise.isPresent()) {
            return in.oneOfIfAny(name, words)
                    .map(word -> Word.parse(type, word))
                    .orElse(standIn);
        }
        String word = in.oneOf(name, words);
        return word.isEmpty() ? standIn : Word.parse(type, word);
    }
}
