package org.mochiyori.site;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.catalogue.Audience;
import org.mochiyori.catalogue.Contact;
import org.mochiyori.catalogue.Fee;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.Reservation;
import org.mochiyori.catalogue.Terms;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.catalogue.Visibility;
import org.mochiyori.catalogue.Wording;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Typed;

/** Between what a listing holds and the answers of its forms. Each reader takes the present draft and changes only its part. */
final class ListingAnswers {
    private static final String EN = "en";
    private static final int LONG = 5000;

    private ListingAnswers() {}

    static Map<String, String> name(ListingDraft draft) {
        Wording wording = draft.wording();
        Wording.Translation en = wording.translations().getOrDefault(EN, new Wording.Translation("", ""));
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("name", wording.name());
        typed.put("kana", wording.kana());
        typed.put("category", draft.category());
        typed.put("description", wording.description());
        typed.put("easy", wording.easy());
        typed.put("nameEn", en.name());
        typed.put("descriptionEn", en.description());
        return typed;
    }

    static ListingDraft name(ListingDraft draft, FormInput form) {
        String name = Typed.line(form.text("name", 300));
        Map<String, Wording.Translation> translations =
                new HashMap<>(draft.wording().translations());
        Wording.Translation en =
                new Wording.Translation(form.textIfAny("nameEn", 300), form.textIfAny("descriptionEn", LONG));
        if (en.name().isEmpty() && en.description().isEmpty()) {
            translations.remove(EN);
        } else {
            translations.put(EN, en);
        }
        String kana = Typed.kana(form.textIfAny("kana", 300));
        String description = form.textIfAny("description", LONG);
        String easy = form.textIfAny("easy", LONG);
        return name.isEmpty()
                ? draft
                : draft.saying(new Wording(name, kana, description, easy, translations))
                        .under(form.textIfAny("category", 100));
    }

    static Map<String, String> features(ListingDraft draft) {
        Map<String, String> typed = new LinkedHashMap<>();
        draft.features().forEach(id -> typed.put(ListingForms.FEATURE + id, "yes"));
        return typed;
    }

    static ListingDraft features(ListingDraft draft, Map<String, String> typed) {
        List<String> features = typed.keySet().stream()
                .filter(name -> name.startsWith(ListingForms.FEATURE))
                .map(name -> name.substring(ListingForms.FEATURE.length()))
                .toList();
        return new ListingDraft(
                draft.place(),
                draft.wording(),
                draft.category(),
                features,
                draft.thing(),
                draft.terms(),
                draft.access());
    }

    static Map<String, String> thing(Thing thing) {
        Map<String, String> typed = new LinkedHashMap<>();
        switch (thing) {
            case Thing.Space space -> {
                space.capacity().ifPresent(n -> typed.put("capacity", String.valueOf(n)));
                space.areaM2().ifPresent(area -> typed.put("area", Cards.area(area)));
            }
            case Thing.Equipment pool -> {
                typed.put("quantity", String.valueOf(pool.quantity()));
                typed.put("unit", pool.unit());
                typed.put("serials", String.join("\n", pool.serials()));
            }
            case Thing.Skill skill -> {
                typed.put("forWhom", skill.forWhom());
                typed.put("days", skill.days());
                typed.put("reach", skill.reach());
                typed.put("thanks", skill.thanks());
            }
        }
        return typed;
    }

    static ListingDraft thing(ListingDraft draft, FormInput form) {
        return switch (draft.thing()) {
            case Thing.Space space -> {
                Optional<Integer> capacity = form.count("capacity", 1, 1_000_000);
                Optional<BigDecimal> area =
                        form.convert("area", "number", BigDecimal::new).filter(number -> number.signum() > 0);
                yield draft.with(new Thing.Space(capacity, area, space.parts()));
            }
            case Thing.Equipment pool -> {
                Optional<Integer> quantity = form.require("quantity", form.count("quantity", 1, 1_000_000));
                List<String> serials = lines(form.textIfAny("serials", 20_000));
                if (serials.size() > quantity.orElse(serials.size())) {
                    form.wrong("serials", "value");
                }
                String unit = form.textIfAny("unit", 20);
                yield form.isFine() ? draft.with(new Thing.Equipment(quantity.orElse(1), unit, serials)) : draft;
            }
            case Thing.Skill skill ->
                draft.with(new Thing.Skill(
                        form.textIfAny("forWhom", 300),
                        form.textIfAny("days", 300),
                        form.textIfAny("reach", 300),
                        form.textIfAny("thanks", 300)));
        };
    }

    static Map<String, String> contact(Contact contact) {
        return Map.of(
                "contactName", contact.name(),
                "contactPhone", contact.phone(),
                "contactMail", contact.mail(),
                "contactNote", contact.note(),
                "contactLanguage", contact.language().code());
    }

    static Contact contact(FormInput form) {
        return new Contact(
                Typed.line(form.textIfAny("contactName", 200)),
                form.textIfAny("contactPhone", 40),
                form.textIfAny("contactMail", 300),
                form.textIfAny("contactNote", 1000),
                Language.find(form.textIfAny("contactLanguage", 10)).orElse(Language.JA));
    }

    static Map<String, String> fee(Terms terms) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("feeText", terms.feeText());
        switch (terms.fee()) {
            case Fee.Free free -> typed.put("fee", "free");
            case Fee.Unknown unknown -> typed.put("fee", "unknown");
            case Fee.Charged charged -> {
                typed.put("fee", "charged");
                List<Fee.Rate> rates = charged.rates();
                for (int i = 1; i <= Math.min(ListingForms.RATES, rates.size()); i++) {
                    Fee.Rate rate = rates.get(i - 1);
                    typed.put("rateLabel" + i, rate.label());
                    typed.put("rateYen" + i, String.valueOf(rate.amount().value()));
                    typed.put(
                            "ratePer" + i,
                            rate.band()
                                    .map(band -> "band:" + band)
                                    .orElse(rate.per().word()));
                }
            }
        }
        return typed;
    }

    static ListingDraft fee(ListingDraft draft, FormInput form) {
        Fee fee = switch (form.text("fee", 20)) {
            case "free" -> new Fee.Free();
            case "charged" -> charged(draft.terms().fee(), form);
            default -> new Fee.Unknown();
        };
        Terms old = draft.terms();
        return draft.on(new Terms(
                fee, form.textIfAny("feeText", 1000), old.audience(), old.conditions(), old.hints(), old.reserveUrl()));
    }

    /** The rates asked for; those beyond the form's rows stay as they are. */
    private static Fee charged(Fee before, FormInput form) {
        List<Fee.Rate> rates = new ArrayList<>();
        for (int i = 1; i <= ListingForms.RATES; i++) {
            Optional<Integer> yen = form.count("rateYen" + i, 0, 100_000_000);
            String per = form.textIfAny("ratePer" + i, 60);
            String label = form.textIfAny("rateLabel" + i, 60);
            if (yen.isPresent() && !per.isEmpty()) {
                rates.add(rate(label, yen.get(), per));
            } else if (yen.isPresent() || !per.isEmpty()) {
                form.wrong(yen.isPresent() ? "ratePer" + i : "rateYen" + i, "required");
            }
        }
        if (rates.isEmpty()) {
            form.require("rateYen1", Optional.empty());
            return new Fee.Unknown();
        }
        if (before instanceof Fee.Charged old && old.rates().size() > ListingForms.RATES) {
            rates.addAll(old.rates().subList(ListingForms.RATES, old.rates().size()));
        }
        return new Fee.Charged(rates);
    }

    private static Fee.Rate rate(String label, int yen, String per) {
        if (per.startsWith("band:")) {
            String band = per.substring(5);
            return new Fee.Rate(label.isEmpty() ? band : label, new Yen(yen), Fee.Per.BAND, Optional.of(band));
        }
        Fee.Per what = Arrays.stream(Fee.Per.values())
                .filter(one -> one != Fee.Per.BAND && one.word().equals(per))
                .findFirst()
                .orElse(Fee.Per.USE);
        return new Fee.Rate(label, new Yen(yen), what, Optional.empty());
    }

    static Map<String, String> terms(ListingDraft draft) {
        Map<String, String> typed = new LinkedHashMap<>();
        if (draft.terms().audience().contains(Audience.RESIDENTS)) {
            typed.put("residents", "yes");
        }
        typed.put("visibility", draft.access().visibility().word());
        typed.put("reservation", draft.access().reservation().word());
        typed.put("reserveUrl", draft.terms().reserveUrl());
        typed.put("conditions", draft.terms().conditions());
        typed.put("hints", draft.terms().hints());
        return typed;
    }

    static ListingDraft terms(ListingDraft draft, FormInput form) {
        Terms old = draft.terms();
        Set<Audience> audience = EnumSet.noneOf(Audience.class);
        audience.addAll(old.audience());
        audience.remove(Audience.RESIDENTS);
        audience.remove(Audience.INDIVIDUALS);
        if (form.isTicked("residents")) {
            audience.add(Audience.RESIDENTS);
        }
        if (form.isTicked("individuals")) {
            audience.add(Audience.INDIVIDUALS);
        }
        Optional<Visibility> visibility = form.require("visibility", choice(form, "visibility", Visibility.values()));
        Optional<Reservation> reservation =
                form.require("reservation", choice(form, "reservation", Reservation.values()));
        String url = form.textIfAny("reserveUrl", 2000);
        if (!url.isEmpty() && !url.matches("https?://[^\\s]+")) {
            form.wrong("reserveUrl", "value");
        }
        if (!form.isFine()) {
            return draft;
        }
        return draft.on(new Terms(
                        old.fee(),
                        old.feeText(),
                        audience,
                        form.textIfAny("conditions", LONG),
                        form.textIfAny("hints", LONG),
                        url))
                .with(new ListingDraft.Access(reservation.orElseThrow(), visibility.orElseThrow()));
    }

    private static <E extends Enum<E>> Optional<E> choice(FormInput form, String name, E[] values) {
        return form.convert(
                name,
                "value",
                text -> Arrays.stream(values)
                        .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("none of them")));
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }
}
