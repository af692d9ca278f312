package org.mochiyori.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.group.Group;
import org.mochiyori.group.Right;
import org.mochiyori.index.SearchRequest.Page;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Idempotency;
import org.mochiyori.saved.SavedSearch;
import org.mochiyori.saved.SavedSearches;
import org.mochiyori.search.Found;
import org.mochiyori.search.Wanted;
import org.mochiyori.site.view.Fact;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.FormView;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.SheetView;
import org.mochiyori.site.view.SheetView.Item;
import org.mochiyori.site.view.SheetView.Part;

/** Saved searches: keeping one from a page of results, seeing what it has found, ending it, also from a letter. */
final class SavedPages {
    static final String PATH = "/saved-searches";

    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final int LONGEST_QUERY = 4000;
    private static final int LONGEST_NAME = 100;
    private static final int SHOWN_NOW = 10;

    private final Doors doors;
    private final Idempotency idempotency;

    SavedPages(Doors doors, Idempotency idempotency) {
        this.doors = doors;
        this.idempotency = idempotency;
    }

    void mount(PageRouter pages) {
        pages.get(PATH, this::list);
        pages.post(PATH, this::save);
        pages.get(PATH + "/new", this::ask);
        pages.get(PATH + "/:id", this::show);
        pages.post(PATH + "/:id/rename", this::rename);
        pages.post(PATH + "/:id/delete", this::delete);
    }

    /** Where one keeps the search of a page of results. */
    static String keep(String query) {
        return PATH + "/new?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    private Reply list(Visit visit) {
        Caller caller = visit.caller();
        List<Part> parts = new ArrayList<>();
        List<SavedSearch> own = searches().list(caller, Optional.empty());
        if (!own.isEmpty()) {
            parts.add(Part.of("saved.mine").items(items(caller, own)));
        }
        for (Group group : groups(caller, Right.SEE)) {
            List<SavedSearch> theirs = searches().list(caller, Optional.of(group.id()));
            if (!theirs.isEmpty()) {
                parts.add(new Part(
                        Phrase.of("saved.of-group", "group", group.name()),
                        List.of(),
                        items(caller, theirs),
                        List.of(),
                        List.of()));
            }
        }
        if (parts.isEmpty()) {
            parts.add(
                    Part.of("saved.none").items(List.of(new Item(Phrase.of("saved.how"), "/", List.of(), List.of()))));
        }
        return Reply.show(new SheetView(
                Phrase.of("saved.title"), Optional.of(Phrase.of("saved.lead")), Optional.of(me()), List.of(), parts));
    }

    private List<Item> items(Caller caller, List<SavedSearch> some) {
        Set<UUID> silent = doors.notice()
                .stops()
                .ended(caller.person(), some.stream().map(SavedSearch::id).toList());
        return some.stream()
                .map(one -> new Item(
                        Phrase.literal(one.name()),
                        PATH + "/" + one.id(),
                        Stream.concat(
                                        one.told().map(told -> told.atZone(ZONE).toLocalDate()).stream()
                                                .map(day -> Phrase.of("saved.on", "day", day)),
                                        Stream.of(Phrase.of("saved.letters-ended"))
                                                .filter(note -> silent.contains(one.id())))
                                .toList(),
                        List.of()))
                .toList();
    }

    private Reply ask(Visit visit) {
        return Reply.show(form(
                visit,
                new Answers(Map.of("query", visit.asked("query", LONGEST_QUERY).orElse("")), Map.of())));
    }

    private FormView form(Visit visit, Answers answers) {
        Caller caller = visit.caller();
        String query = answers.typed().getOrDefault("query", "");
        Wanted wanted = searches().read(query);
        List<Field.Option> owners = new ArrayList<>();
        owners.add(new Field.Option("", Phrase.of("saved.owner-self")));
        groups(caller, Right.BOOK)
                .forEach(group -> owners.add(new Field.Option(group.id().toString(), Phrase.literal(group.name()))));
        List<Field> fields = new ArrayList<>();
        fields.add(ListingForms.text("name", "saved.name")
                .hint(Phrase.of("saved.name-hint"))
                .value(wanted.words()));
        if (owners.size() > 1) {
            fields.add(Field.of(Field.Type.SELECT, "group", "saved.owner")
                    .options(owners)
                    .optional());
        }
        fields.add(Field.hidden("query", query));
        return new FormView(
                Phrase.of("saved.new"),
                Phrase.of("saved.lead"),
                Optional.empty(),
                new Form(PATH, answers.fill(fields), Phrase.of("saved.save")),
                List.of(new Link(Phrase.of("saved.title"), PATH)));
    }

    private Reply save(Visit visit) {
        Caller caller = visit.caller();
        FormInput form = new FormInput(visit.typed());
        String name = form.text("name", LONGEST_NAME);
        String query = form.textIfAny("query", LONGEST_QUERY);
        Optional<UUID> group = form.id("group");
        if (!form.isFine()) {
            return Reply.wrong(form(visit, form.answers()));
        }
        Idempotency.Key key = Idempotency.Key.of(caller.person(), "form " + PATH, visit.once(), name + query + group);
        try {
            Answer answer = idempotency.once(key, tx -> {
                SavedSearch saved = searches().save(tx, caller, new SavedSearches.Wish(name, query, group));
                return new Answer(303, null, Map.of("Location", PATH + "/" + saved.id()));
            });
            return Reply.go(answer.headers().getOrDefault("Location", PATH));
        } catch (Refused refused) {
            if (refused.problem() instanceof Problem.RuleRefuses rule
                    && rule.rule().equals("saved.too-many")) {
                form.wrong("name", Phrase.of("problem.rule-saved-too-many"));
                return Reply.wrong(form(visit, form.answers()));
            }
            throw refused;
        }
    }

    private Reply show(Visit visit) {
        return page(visit, SentForm.NONE, 200);
    }

    private Reply page(Visit visit, SentForm sent, int status) {
        Caller caller = visit.caller();
        SavedSearch search = searches().get(caller, visit.id());
        List<Item> told =
                searches().told(caller, search).stream().map(SavedPages::item).toList();
        Wanted wanted = searches().read(search.query()).on(Page.first(SHOWN_NOW));
        Found now = doors.search().search().find(Optional.of(caller), wanted);
        List<Part> parts = new ArrayList<>(SavedLetterPages.parts(doors, caller, search));
        parts.add(Part.of("saved.condition").facts(facts(wanted)));
        parts.add(Part.of(told.isEmpty() ? "saved.told-none" : "saved.told").items(told));
        parts.add(new Part(
                Phrase.of("saved.now-count", "n", now.total()),
                List.of(),
                now.items().stream()
                        .map(found -> item(found.entry(), List.of()))
                        .toList(),
                List.of(),
                List.of()));
        parts.add(Part.of("saved.rename")
                .moves(moves(search).stream().map(sent::again).toList()));
        SheetView view = new SheetView(
                Phrase.literal(search.name()),
                Optional.empty(),
                Optional.of(new Link(Phrase.of("saved.title"), PATH)),
                List.of(),
                parts);
        return new Reply.Page(status, view, Optional.empty());
    }

    private static List<Move> moves(SavedSearch search) {
        String at = PATH + "/" + search.id();
        return List.of(
                new Move(
                        at + "/rename",
                        Phrase.of("saved.rename"),
                        false,
                        Optional.empty(),
                        List.of(
                                ListingForms.text("name", "saved.name").value(search.name()),
                                Field.hidden("version", String.valueOf(search.version())))),
                new Move(
                        at + "/delete",
                        Phrase.of("saved.delete"),
                        false,
                        Optional.of(Phrase.of("saved.delete-warning")),
                        List.of()));
    }

    private static Item item(SavedSearches.Told told) {
        List<Phrase> notes = new ArrayList<>();
        notes.add(Phrase.of("saved.reason-" + told.find().reason().name().toLowerCase(java.util.Locale.ROOT)));
        told.find()
                .window()
                .ifPresent(window -> notes.add(Phrase.of(
                        "booking.span",
                        "span",
                        Span.of(window, told.entry().hub().zone()))));
        told.find()
                .told()
                .ifPresent(at ->
                        notes.add(Phrase.of("saved.on", "day", at.atZone(ZONE).toLocalDate())));
        return item(told.entry(), notes);
    }

    private static Item item(Entry entry, List<Phrase> notes) {
        return new Item(Phrase.literal(entry.listing().name()), "/listings/" + entry.id(), notes, List.of());
    }

    private static List<Fact> facts(Wanted wanted) {
        List<Fact> facts = new ArrayList<>();
        if (!wanted.words().isBlank()) {
            facts.add(new Fact(Phrase.of("saved.condition"), Phrase.literal(wanted.words())));
        }
        wanted.filters()
                .kinds()
                .forEach(kind -> facts.add(new Fact(
                        Phrase.of("search.kind"), Phrase.of(Cards.kind(kind).key()))));
        wanted.times()
                .ifPresent(times -> facts.add(new Fact(
                        Phrase.of("search.when"), Phrase.of("booking.span", "span", Span.of(times.window(), ZONE)))));
        int persons = wanted.filters().size().persons();
        if (persons > 0) {
            facts.add(new Fact(Phrase.of("search.who"), Phrase.of("booking.persons-of", "n", persons)));
        }
        return facts;
    }

    private Reply rename(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        String name = form.text("name", LONGEST_NAME);
        int version = form.count("version", 0, Integer.MAX_VALUE).orElse(-1);
        String at = PATH + "/" + visit.id();
        if (!form.isFine()) {
            return page(visit, new SentForm(at + "/rename", form.answers(), List.of()), 422);
        }
        doors.platform().db().inTransaction(tx -> searches().rename(tx, visit.caller(), visit.id(), version, name));
        return Reply.go(at);
    }

    private Reply delete(Visit visit) {
        doors.platform().db().inTransaction(tx -> {
            searches().delete(tx, visit.caller(), visit.id());
            return true;
        });
        return Reply.go(PATH);
    }

    private List<Group> groups(Caller caller, Right right) {
        List<UUID> ids = new ArrayList<>();
        doors.groups().members().of(caller.person()).forEach(one -> ids.add(one.group()));
        doors.groups().members().accompaniedBy(caller.person()).forEach(one -> ids.add(one.group()));
        return doors.groups().groups().list(ids).stream()
                .filter(group -> doors.groups().acting().may(caller, group.id(), right))
                .toList();
    }

    private SavedSearches searches() {
        return doors.saved().searches();
    }

    private static Link me() {
        return new Link(Phrase.of("account.me"), "/me");
    }
}
