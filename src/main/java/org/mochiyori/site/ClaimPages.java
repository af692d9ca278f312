package org.mochiyori.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.calendar.Hours;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Slots;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.curation.Claims;
import org.mochiyori.group.Group;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.DoneView;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.FormView;
import org.mochiyori.site.view.Link;

/** 引き受け: a group offers to stand behind a place that was only shown so far; a curator agrees in the queue. */
final class ClaimPages {
    private final Doors doors;
    private final Lenders lenders;

    ClaimPages(Doors doors) {
        this.doors = doors;
        this.lenders = new Lenders(doors);
    }

    void mount(PageRouter pages) {
        pages.get("/listings/:id/claim", visit -> ask(visit, first(visit), 200));
        pages.post("/listings/:id/claim", this::send);
    }

    /** The groups of the reader that may stand behind a listing; none where somebody does already. */
    static List<Group> groups(Lenders lenders, Visit visit, Entry entry) {
        return visit.findCaller().isEmpty() || entry.listing().group().isPresent()
                ? List.of()
                : lenders.groups(visit).stream()
                        .filter(group -> group.hub().equals(entry.listing().hub()))
                        .toList();
    }

    private Reply ask(Visit visit, Answers answers, int status) {
        Entry entry = entry(visit);
        List<Group> groups = groups(lenders, visit, entry);
        if (groups.isEmpty()) {
            throw new Refused(new Problem.NotFound());
        }
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of(Field.Type.CHOICE, "group", "group.claim-by")
                .options(groups.stream()
                        .map(group -> new Field.Option(group.id().toString(), Phrase.literal(group.name())))
                        .toList())
                .value(groups.getFirst().id().toString()));
        if (entry.listing().kind() != ListingKind.SKILL) {
            fields.addAll(ListingForms.times());
        }
        fields.add(Field.of(Field.Type.LONG_TEXT, "note", "group.claim-note")
                .hint(Phrase.of("group.claim-note-hint"))
                .optional());
        String path = "/listings/" + entry.id();
        FormView view = new FormView(
                Phrase.of("group.claim-title", "title", entry.listing().name()),
                Phrase.of("group.claim-lead"),
                Optional.empty(),
                new Form(path + "/claim", answers.fill(fields), Phrase.of("group.claim-go")),
                List.of(new Link(Phrase.of("booking.request-back"), path)));
        return new Reply.Page(status, view, Optional.of(entry.listing().hub()));
    }

    private Reply send(Visit visit) {
        Entry entry = entry(visit);
        FormInput form = new FormInput(visit.typed());
        Optional<UUID> group = form.require("group", form.id("group"));
        String note = form.textIfAny("note", 1000);
        Optional<Opening> opening = entry.listing().kind() == ListingKind.SKILL
                ? Optional.empty()
                : new OpeningForm(entry.hub().zone()).read(form);
        if (group.isEmpty() || !form.isFine()) {
            return ask(visit, form.answers(), 422);
        }
        Claims.Offer offer = new Claims.Offer(group.get(), opening, note);
        try {
            doors.platform()
                    .db()
                    .inTransaction(tx -> doors.curation().claims().ask(tx, visit.caller(), entry.id(), offer));
        } catch (Refused refused) {
            if (!(refused.problem() instanceof Problem.Exists)) {
                throw refused;
            }
            // Asked already: the answer is the same.
        }
        return Reply.show(new DoneView(
                Phrase.of("group.claim-sent"),
                Phrase.of("group.claim-sent-text"),
                List.of(),
                List.of(new Link(Phrase.of("group.claim-back"), "/listings/" + entry.id()))));
    }

    private Answers first(Visit visit) {
        Entry entry = entry(visit);
        Opening opening = new ListingParts(doors)
                .opening(entry.listing())
                .on(new ListingParts(doors).today(entry.listing()))
                .orElseGet(
                        () -> Opening.everyDay(entry.hub().zone(), Hours.parse("09:00-21:00"), new Slots.Grid(30, 0)));
        Map<String, String> typed =
                new LinkedHashMap<>(new OpeningForm(entry.hub().zone()).answers(opening));
        return new Answers(typed, Map.of());
    }

    private Entry entry(Visit visit) {
        return doors.catalogue().listings().getVisible(Optional.of(visit.caller()), visit.id());
    }
}
