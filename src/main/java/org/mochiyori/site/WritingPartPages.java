package org.mochiyori.site;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Slots;
import org.mochiyori.calendar.Validity.Dated;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Lending;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.catalogue.Listings;
import org.mochiyori.catalogue.Place;
import org.mochiyori.catalogue.PlaceDraft;
import org.mochiyori.catalogue.Places;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.RuleScope;
import org.mochiyori.catalogue.RuleValues;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Typed;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.FormView;
import org.mochiyori.site.view.Link;

/** The screens of writing a listing: each saves its own part and leads back to the whole. */
final class WritingPartPages {
    private static final Set<String> PARTS = Set.of("name", "features", "thing", "place", "fee", "times", "lending");
    private static final String VERSION = "version";

    private final Doors doors;
    private final ListingParts rules;

    WritingPartPages(Doors doors) {
        this.doors = doors;
        this.rules = new ListingParts(doors);
    }

    void mount(PageRouter pages) {
        pages.get("/listings/:id/edit/:part", this::ask);
        pages.post("/listings/:id/edit/:part", this::save);
    }

    private Reply ask(Visit visit) {
        Entry entry = entry(visit);
        Map<String, String> typed = new LinkedHashMap<>(answers(visit, entry));
        typed.put(VERSION, String.valueOf(entry.listing().status().version()));
        return page(visit, entry, new Answers(typed, Map.of()), 200);
    }

    private Reply page(Visit visit, Entry entry, Answers answers, int status) {
        String part = part(visit);
        List<Field> fields = new java.util.ArrayList<>(fields(visit, entry));
        fields.add(Field.hidden(VERSION, ""));
        String path = "/listings/" + entry.id() + "/edit";
        boolean partly = part.equals("times")
                && rules.opening(entry.listing())
                        .on(rules.today(entry.listing()))
                        .filter(opening -> !new OpeningForm(entry.hub().zone()).says(opening))
                        .isPresent();
        FormView view = new FormView(
                Phrase.of("lend.part-" + part),
                Phrase.of(partly ? "lend.lead-times-partly" : "lend.lead-" + part),
                Optional.empty(),
                new Form(path + "/" + part, answers.fill(fields), Phrase.of("lend.save")),
                links(entry, part));
        return new Reply.Page(status, view, Optional.of(entry.listing().hub()));
    }

    /** What these few questions cannot say is set on the page of the rule itself. */
    private static List<Link> links(Entry entry, String part) {
        String listing = "/listings/" + entry.id();
        Link back = new Link(Phrase.of("lend.back"), listing + "/edit");
        return switch (part) {
            case "times", "lending" ->
                List.of(
                        new Link(
                                Phrase.of("lend.detail-" + part),
                                listing + "/rules/"
                                        + (part.equals("times") ? RuleKind.OPENING : RuleKind.LENDING).word()),
                        back);
            default -> List.of(back);
        };
    }

    private List<Field> fields(Visit visit, Entry entry) {
        ListingKind kind = entry.listing().kind();
        ListingForms forms = new ListingForms(doors.catalogue().concepts(), visit.language());
        return switch (part(visit)) {
            case "name" -> forms.name(kind);
            case "features" -> forms.features();
            case "thing" -> ListingForms.thing(kind);
            case "place" -> ListingForms.place(places(visit.caller(), entry));
            case "fee" -> ListingForms.fee(bands(entry));
            case "times" -> ListingForms.times();
            default -> ListingForms.lending();
        };
    }

    private Map<String, String> answers(Visit visit, Entry entry) {
        ListingDraft draft = entry.listing().draft();
        return switch (part(visit)) {
            case "name" -> ListingAnswers.name(draft);
            case "features" -> ListingAnswers.features(draft);
            case "thing" -> {
                Map<String, String> typed = new LinkedHashMap<>(ListingAnswers.thing(draft.thing()));
                if (WritingPages.isSkill(entry)) {
                    typed.putAll(
                            ListingAnswers.contact(doors.catalogue().contacts().get(entry.listing())));
                }
                yield typed;
            }
            case "place" -> Map.of("place", draft.place().map(UUID::toString).orElse("none"));
            case "fee" -> ListingAnswers.fee(draft.terms());
            case "times" ->
                new OpeningForm(entry.hub().zone())
                        .answers(rules.opening(entry.listing())
                                .on(rules.today(entry.listing()))
                                .orElseGet(() -> usual(entry)));
            default -> lending(entry);
        };
    }

    private Map<String, String> lending(Entry entry) {
        Map<String, String> typed =
                new LinkedHashMap<>(ListingAnswers.terms(entry.listing().draft()));
        Lending lending = rules.lendingRule(entry.listing());
        typed.put("decision", lending.decision().name().toLowerCase(java.util.Locale.ROOT));
        typed.put("respondDays", String.valueOf(lending.respond().toDays()));
        typed.put("cancelDays", String.valueOf(lending.cancelDays()));
        if (lending.individuals()) {
            typed.put("individuals", "yes");
        }
        return typed;
    }

    /** What is proposed where nothing is known: a room by the half hour, a thing for up to a week. */
    private static Opening usual(Entry entry) {
        Slots slots = entry.listing().kind() == ListingKind.EQUIPMENT
                ? new Slots.Days(1, java.util.OptionalInt.of(7))
                : new Slots.Grid(30, 0);
        return Opening.everyDay(entry.hub().zone(), org.mochiyori.calendar.Hours.parse("09:00-21:00"), slots);
    }

    private Reply save(Visit visit) {
        Entry entry = entry(visit);
        FormInput form = new FormInput(visit.typed());
        int version = form.count(VERSION, 0, Integer.MAX_VALUE)
                .orElse(entry.listing().status().version());
        try {
            boolean saved = doors.platform().db().inTransaction(tx -> {
                switch (part(visit)) {
                    case "times" -> openAt(tx, visit.caller(), entry, form);
                    case "lending" -> lend(tx, visit.caller(), entry, form);
                    default -> {}
                }
                ListingDraft draft = draft(tx, visit, entry, form);
                // A part that only sets a rule leaves the listing as it is.
                if (form.isFine() && !draft.equals(entry.listing().draft())) {
                    Listings.Version read = new Listings.Version(entry.id(), version);
                    doors.catalogue().listings().change(tx, visit.caller(), read, draft);
                }
                return form.isFine();
            });
            return saved ? Reply.go("/listings/" + entry.id() + "/edit") : page(visit, entry, form.answers(), 422);
        } catch (Refused refused) {
            if (refused.problem() instanceof Problem.Invalid invalid) {
                form.wrong(invalid);
                return page(visit, entry, form.answers(), 422);
            }
            throw refused;
        }
    }

    private ListingDraft draft(Tx tx, Visit visit, Entry entry, FormInput form) {
        // A room without a place is one unit of its own, which is no part to name.
        ListingDraft present =
                at(entry.listing().draft(), entry.listing().draft().place());
        return switch (part(visit)) {
            case "name" -> ListingAnswers.name(present, form);
            case "features" -> ListingAnswers.features(present, visit.typed());
            case "thing" -> {
                if (WritingPages.isSkill(entry)) {
                    doors.catalogue().contacts().put(tx, visit.caller(), entry.listing(), ListingAnswers.contact(form));
                }
                yield ListingAnswers.thing(present, form);
            }
            case "place" -> {
                Optional<UUID> place = place(tx, visit.caller(), entry, form);
                yield form.isFine() ? at(present, place) : present;
            }
            case "fee" -> ListingAnswers.fee(present, form);
            case "lending" -> ListingAnswers.terms(present, form);
            default -> present;
        };
    }

    /** In another place; the parts of the place before do not come along. */
    private static ListingDraft at(ListingDraft draft, Optional<UUID> place) {
        if (draft.place().isPresent() && draft.place().equals(place)) {
            return draft;
        }
        Thing thing = draft.thing() instanceof Thing.Space space
                ? new Thing.Space(space.capacity(), space.areaM2(), List.of())
                : draft.thing();
        return new ListingDraft(
                place, draft.wording(), draft.category(), draft.features(), thing, draft.terms(), draft.access());
    }

    private Optional<UUID> place(Tx tx, Caller caller, Entry entry, FormInput form) {
        String chosen = form.text("place", 60);
        if (chosen.equals("new")) {
            String name = Typed.line(form.text("placeName", 300));
            String address = Typed.line(form.text("address", 300));
            String postcode = form.convert("postcode", "value", WritingPartPages::postcode)
                    .orElse("");
            if (!form.isFine()) {
                return Optional.empty();
            }
            PlaceDraft draft = new PlaceDraft(
                    name,
                    Typed.kana(form.textIfAny("placeKana", 300)),
                    "",
                    new PlaceDraft.Where(address, postcode, "", List.of()),
                    Optional.empty(),
                    new PlaceDraft.Office("", "", ""));
            UUID group = entry.listing().group().orElseThrow(() -> new Refused(new Problem.NotFound()));
            return Optional.of(doors.catalogue()
                    .places()
                    .create(tx, caller, group, new Places.New(draft, List.of()))
                    .id());
        }
        return chosen.equals("none") || chosen.isEmpty() ? Optional.empty() : form.id("place");
    }

    private static String postcode(String text) {
        String digits = text.replaceAll("[^0-9]", "");
        if (digits.length() != 7) {
            throw new IllegalArgumentException("seven digits");
        }
        return digits;
    }

    private void openAt(Tx tx, Caller caller, Entry entry, FormInput form) {
        new OpeningForm(entry.hub().zone())
                .read(form)
                .ifPresent(opening -> put(tx, caller, entry, RuleKind.OPENING, opening.toJson()));
    }

    private void lend(Tx tx, Caller caller, Entry entry, FormInput form) {
        Optional<Integer> respond = form.require("respondDays", form.count("respondDays", 1, 180));
        Optional<Integer> cancel = form.require("cancelDays", form.count("cancelDays", 0, 366));
        String decision = form.text("decision", 20);
        if (!form.isFine()) {
            return;
        }
        Lending old = rules.lendingRule(entry.listing());
        Lending lending = new Lending(
                decision.equals("automatic") ? Lending.Decision.AUTOMATIC : Lending.Decision.PERSON,
                old.requestBlocks(),
                old.hold(),
                Duration.ofDays(respond.orElseThrow()),
                form.isTicked("individuals"),
                cancel.orElseThrow(),
                old.confirming());
        if (!lending.equals(old)) {
            put(tx, caller, entry, RuleKind.LENDING, lending.toJson());
        }
    }

    private void put(Tx tx, Caller caller, Entry entry, RuleKind kind, com.fasterxml.jackson.databind.JsonNode value) {
        RuleValues.Key key = new RuleValues.Key(RuleScope.ofListing(entry.id()), kind);
        doors.catalogue().rules().put(tx, caller, key, new Dated<>(rules.today(entry.listing()), value));
    }

    private List<Place> places(Caller caller, Entry entry) {
        return entry.listing()
                .group()
                .map(group -> doors.catalogue().places().listOfGroup(caller, group))
                .orElse(entry.place().stream().toList());
    }

    private List<String> bands(Entry entry) {
        return rules.opening(entry.listing()).on(rules.today(entry.listing())).map(Opening::slots).stream()
                .filter(Slots.Bands.class::isInstance)
                .flatMap(slots -> ((Slots.Bands) slots).bands().stream())
                .map(Slots.Band::name)
                .toList();
    }

    private Entry entry(Visit visit) {
        Entry entry = doors.catalogue().listings().getForEditing(visit.caller(), visit.id());
        boolean none = part(visit).equals("times") && WritingPages.isSkill(entry);
        if (none) {
            throw new Refused(new Problem.NotFound());
        }
        return entry;
    }

    private static String part(Visit visit) {
        String part = visit.path("part");
        if (!PARTS.contains(part)) {
            throw new Refused(new Problem.NotFound());
        }
        return part;
    }
}
