package org.mochiyori.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.mochiyori.catalogue.Concept;
import org.mochiyori.catalogue.ConceptKind;
import org.mochiyori.emergency.Emergencies;
import org.mochiyori.emergency.Switchers;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.Hub;
import org.mochiyori.people.Person;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.SheetView;
import org.mochiyori.site.view.SheetView.Item;
import org.mochiyori.site.view.SheetView.Part;

/** 緊急モードの準備: which kinds a hub calls back, and who may switch besides its operators and officers. */
final class EmergencySettingPages {
    private final Doors doors;
    private final Cards cards;

    EmergencySettingPages(Doors doors, Cards cards) {
        this.doors = doors;
        this.cards = cards;
    }

    void mount(PageRouter pages) {
        pages.get("/hubs/:hub/emergency/settings", visit -> show(visit, SentForm.NONE));
        pages.post("/hubs/:hub/emergency/kinds/add", visit -> choose(visit, kinds -> kinds.add(named(visit, "add"))));
        pages.post(
                "/hubs/:hub/emergency/kinds/remove",
                visit -> choose(visit, kinds -> kinds.remove(named(visit, "remove"))));
        pages.post("/hubs/:hub/emergency/kinds/usual", visit -> choose(visit, List::clear));
        pages.post("/hubs/:hub/emergency/switchers", this::give);
        pages.post("/hubs/:hub/emergency/switchers/end", this::end);
    }

    static String path(String hub) {
        return EmergencyPages.path(hub) + "/settings";
    }

    private Reply show(Visit visit, SentForm sent) {
        Caller caller = visit.caller();
        Hub hub = doors.people().hubs().get(visit.path("hub"));
        boolean may = emergencies().switchers().mayGive(caller, hub.id());
        List<Part> parts = new ArrayList<>();
        parts.add(kinds(visit, hub, may));
        parts.add(switchers(caller, hub, may, sent));
        SheetView view = new SheetView(
                Phrase.of("emergency.settings-of", "hub", hub.called()),
                Optional.of(Phrase.of(may ? "emergency.settings-lead" : "emergency.settings-read")),
                Optional.of(new Link(Phrase.of("emergency.desk-link"), EmergencyPages.path(hub.id()))),
                sent.wrong(),
                parts);
        return new Reply.Page(sent.wrong().isEmpty() ? 200 : 422, view, Optional.of(hub.id()));
    }

    private Part kinds(Visit visit, Hub hub, boolean may) {
        String action = EmergencyPages.path(hub.id()) + "/kinds";
        List<String> kinds = emergencies().status(visit.caller(), hub.id()).kinds();
        List<Item> items = new ArrayList<>();
        for (String kind : kinds) {
            Phrase label = cards.label(kind, visit.language()).orElse(Phrase.literal(kind));
            Move leave = new Move(
                    action + "/remove",
                    Phrase.of("emergency.kind-remove"),
                    false,
                    Optional.empty(),
                    List.of(Field.hidden("remove", kind)));
            // With none of its own a hub has the usual ones: the last is not left out but replaced.
            items.add(new Item(label, "", List.of(), may && kinds.size() > 1 ? List.of(leave) : List.of()));
        }
        List<Field.Option> more = doors.catalogue().concepts().all().stream()
                .filter(concept -> concept.kind() == ConceptKind.EQUIPMENT && !kinds.contains(concept.id()))
                .map(Concept::id)
                .flatMap(id -> cards.label(id, visit.language()).map(label -> new Field.Option(id, label)).stream())
                .toList();
        List<Move> moves = List.of(
                new Move(
                        action + "/add",
                        Phrase.of("emergency.kind-add"),
                        false,
                        Optional.of(Phrase.of("emergency.kinds-lead")),
                        List.of(Field.of(Field.Type.SELECT, "add", "emergency.kind")
                                .options(more))),
                new Move(action + "/usual", Phrase.of("emergency.kinds-usual"), false, Optional.empty(), List.of()));
        return Part.of("emergency.kinds").items(items).moves(may ? moves : List.of());
    }

    private Part switchers(Caller caller, Hub hub, boolean may, SentForm sent) {
        String action = EmergencyPages.path(hub.id()) + "/switchers";
        List<Item> items = emergencies().switchers().list(caller, hub.id()).stream()
                .map(one -> item(one, hub, may ? Optional.of(action + "/end") : Optional.empty()))
                .toList();
        Move give = new Move(
                action,
                Phrase.of("emergency.switcher-add"),
                false,
                Optional.of(Phrase.of("emergency.switchers-lead")),
                List.of(Field.of(Field.Type.EMAIL, "mail", "emergency.switcher-mail")
                        .hint(Phrase.of("emergency.switcher-mail-hint"))));
        return Part.of("emergency.switchers").items(items).moves(may ? List.of(sent.again(give)) : List.of());
    }

    private static Item item(Switchers.Switcher one, Hub hub, Optional<String> end) {
        return new Item(
                Phrase.literal(one.name()),
                "",
                List.of(Phrase.of("emergency.switcher-since", "since", LocalDate.ofInstant(one.since(), hub.zone()))),
                end.map(action -> new Move(
                                action,
                                Phrase.of("emergency.switcher-end"),
                                false,
                                Optional.empty(),
                                List.of(Field.hidden("person", one.person().toString()))))
                        .map(List::of)
                        .orElse(List.of()));
    }

    private Reply choose(Visit visit, Consumer<List<String>> change) {
        String hub = hub(visit);
        List<String> kinds =
                new ArrayList<>(emergencies().status(visit.caller(), hub).kinds());
        change.accept(kinds);
        return changed(visit, tx -> emergencies().choose(tx, visit.caller(), hub, kinds));
    }

    private static String named(Visit visit, String name) {
        return visit.typed().getOrDefault(name, "");
    }

    private Reply give(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        String hub = hub(visit);
        if (!emergencies().switchers().mayGive(visit.caller(), hub)) {
            throw new Refused(new Problem.NotAllowed("role.officer"));
        }
        Optional<Person> person = doors.people().people().findByMail(form.text("mail", 254));
        if (person.isEmpty()) {
            return show(
                    visit,
                    new SentForm(
                            EmergencyPages.path(hub) + "/switchers",
                            form.answers(),
                            List.of(Phrase.of("emergency.switcher-unknown"))));
        }
        UUID id = person.get().id();
        return changed(visit, tx -> emergencies().switchers().give(tx, visit.caller(), hub, id));
    }

    private Reply end(Visit visit) {
        UUID person = new FormInput(visit.typed()).id("person").orElseThrow(() -> new Refused(new Problem.NotFound()));
        return changed(visit, tx -> emergencies().switchers().end(tx, visit.caller(), hub(visit), person));
    }

    private Reply changed(Visit visit, Consumer<Tx> change) {
        return doors.platform().db().inTransaction(tx -> {
            change.accept(tx);
            return Reply.go(path(hub(visit)));
        });
    }

    private String hub(Visit visit) {
        return doors.people().hubs().get(visit.path("hub")).id();
    }

    private Emergencies emergencies() {
        return doors.emergency().emergencies();
    }
}
