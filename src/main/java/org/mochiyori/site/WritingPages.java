package org.mochiyori.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.catalogue.ListingMove;
import org.mochiyori.catalogue.ListingState;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.curation.CannedReason;
import org.mochiyori.curation.Decided;
import org.mochiyori.curation.Decision;
import org.mochiyori.group.Group;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Typed;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Idempotency;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.FormView;
import org.mochiyori.site.view.LendingView;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.Pager;
import org.mochiyori.site.view.Status;
import org.mochiyori.site.view.Status.Tone;
import org.mochiyori.site.view.WritingView;

/** What somebody lends: beginning to write it, how far it is, handing it in, taking it out. A draft lies on the server. */
final class WritingPages {
    static final String LENDING = "/lending";

    private static final int LIMIT = 50;

    private final Doors doors;
    private final Cards cards;
    private final Idempotency idempotency;
    private final Lenders lenders;

    WritingPages(Doors doors, Cards cards, Idempotency idempotency) {
        this.doors = doors;
        this.cards = cards;
        this.idempotency = idempotency;
        this.lenders = new Lenders(doors);
    }

    void mount(PageRouter pages) {
        pages.get(LENDING, this::list);
        pages.get("/listings/new", visit -> ask(visit, Answers.none(), 200));
        pages.post("/listings/new", this::begin);
        pages.get("/listings/:id/edit", visit -> overview(visit, 200, List.of()));
        pages.post("/listings/:id/submit", this::submit);
        pages.post("/listings/:id/retire", this::retire);
        pages.post("/listings/:id/decide", this::decide);
    }

    private Reply list(Visit visit) {
        List<LendingView.Item> items = new ArrayList<>();
        for (Group group : lenders(visit)) {
            doors
                    .catalogue()
                    .listings()
                    .listOfGroup(visit.caller(), group.id(), Optional.empty(), LIMIT)
                    .items()
                    .stream()
                    .filter(entry -> entry.listing().status().state() != ListingState.RETIRED)
                    .forEach(entry -> items.add(new LendingView.Item(
                            "/listings/" + entry.id() + "/edit",
                            entry.listing().name(),
                            Cards.kind(entry.listing().kind()),
                            group.name(),
                            status(entry.listing().status().state()))));
        }
        return Reply.show(new LendingView(items, new Pager(Optional.empty(), Optional.empty())));
    }

    private Reply ask(Visit visit, Answers answers, int status) {
        List<Field.Option> groups = lenders(visit).stream()
                .map(group -> new Field.Option(group.id().toString(), Phrase.literal(group.name())))
                .toList();
        List<Field> fields = List.of(
                Field.of(Field.Type.CHOICE, "group", "lend.group")
                        .options(groups)
                        .value(groups.getFirst().value()),
                ListingForms.choice("kind", "lend.kind-", "space", "equipment", "skill"),
                ListingForms.text("name", "lend.name"),
                ListingForms.text("kana", "lend.kana")
                        .hint(Phrase.of("lend.kana-hint"))
                        .optional());
        Form form = new Form("/listings/new", answers.fill(fields), Phrase.of("lend.begin"));
        FormView view = new FormView(
                Phrase.of("lend.new"),
                Phrase.of("lend.new-lead"),
                Optional.empty(),
                form,
                List.of(new Link(Phrase.of("lend.title"), LENDING)));
        return new Reply.Page(status, view, Optional.empty());
    }

    private Reply begin(Visit visit) {
        Caller caller = visit.caller();
        FormInput form = new FormInput(visit.typed());
        Optional<UUID> group = form.require("group", form.id("group"));
        Optional<Thing> thing = form.require("kind", form.convert("kind", "value", WritingPages::thing));
        String name = Typed.line(form.text("name", 300));
        String kana = Typed.kana(form.textIfAny("kana", 300));
        if (group.isEmpty() || thing.isEmpty() || !form.isFine()) {
            return ask(visit, form.answers(), 422);
        }
        ListingDraft draft = ListingDraft.here(Optional.empty(), name, "", thing.get());
        ListingDraft read = draft.saying(draft.wording().readAs(kana));
        Idempotency.Key key =
                Idempotency.Key.of(caller.person(), "form /listings/new", visit.once(), group.get() + name);
        Answer answer = idempotency.once(key, tx -> {
            Entry entry = doors.catalogue().listings().create(tx, caller, group.get(), read);
            return new Answer(303, null, Map.of("Location", "/listings/" + entry.id() + "/edit"));
        });
        return Reply.go(answer.headers().getOrDefault("Location", LENDING));
    }

    private static Thing thing(String kind) {
        return switch (kind) {
            case "space" -> new Thing.Space(Optional.empty(), Optional.empty(), List.of());
            case "equipment" -> Thing.Equipment.pool(1, "");
            case "skill" -> Thing.Skill.PLAIN;
            default -> throw new IllegalArgumentException("no kind");
        };
    }

    private Reply overview(Visit visit, int status, List<Phrase> wrong) {
        Entry entry = doors.catalogue().listings().getForEditing(visit.caller(), visit.id());
        String path = "/listings/" + entry.id();
        WritingView view = new WritingView(
                cards.of(entry, visit.language()),
                status(entry.listing().status().state()),
                notes(visit, entry),
                wrong,
                new ListingParts(doors).parts(entry, path + "/edit/"),
                path,
                moves(visit, entry, path));
        return new Reply.Page(status, view, Optional.of(entry.listing().hub()));
    }

    static Status status(ListingState state) {
        Tone tone = switch (state) {
            case DRAFT, SUBMITTED -> Tone.WAITING;
            case PUBLISHED -> Tone.GOOD;
            case RETURNED, SUSPENDED -> Tone.BAD;
            case RETIRED -> Tone.OVER;
        };
        return new Status(Phrase.of("lend.state-" + state.word()), tone, Phrase.of("lend.then-" + state.word()));
    }

    private List<Phrase> notes(Visit visit, Entry entry) {
        List<CannedReason> reasons =
                doors.curation().curation().reasons(entry.listing().hub());
        return doors.curation().curation().decisions(visit.caller(), entry.id()).stream()
                .filter(decided -> decided.move() != ListingMove.PUBLISH)
                .limit(3)
                .map(decided -> note(decided, reasons, visit.language()))
                .toList();
    }

    private static Phrase note(Decided decided, List<CannedReason> reasons, Language language) {
        String canned = reasons.stream()
                .filter(reason -> reason.code().equals(decided.reason()))
                .map(reason -> language == Language.EN && !reason.en().isEmpty() ? reason.en() : reason.ja())
                .findFirst()
                .orElse("");
        return Phrase.of("lend.curator-says", "text", (canned + " " + decided.note()).strip());
    }

    private List<Move> moves(Visit visit, Entry entry, String path) {
        ListingState state = entry.listing().status().state();
        List<Move> moves = new ArrayList<>();
        if (ListingMove.SUBMIT.isLegal(state)) {
            moves.add(new Move(
                    path + "/submit",
                    Phrase.of(state == ListingState.RETURNED ? "lend.submit-again" : "lend.submit"),
                    true,
                    Optional.of(Phrase.of("lend.submit-note")),
                    List.of()));
        }
        boolean curates = lenders.curated(visit.caller()).stream()
                .anyMatch(hub -> hub.id().equals(entry.listing().hub()));
        if (curates && ListingMove.SUSPEND.isLegal(state)) {
            moves.add(decision(path, "suspend", ListingForms.text("note", "lend.why")));
        }
        if (curates && state == ListingState.SUSPENDED) {
            moves.add(decision(
                    path, "publish", ListingForms.text("note", "lend.why").optional()));
        }
        if (ListingMove.RETIRE.isLegal(state)) {
            moves.add(new Move(
                    path + "/retire",
                    Phrase.of("lend.retire"),
                    false,
                    Optional.of(Phrase.of("lend.retire-note")),
                    List.of()));
        }
        return moves;
    }

    private static Move decision(String path, String word, Field note) {
        return new Move(
                path + "/decide",
                Phrase.of("lend.do-" + word),
                false,
                Optional.empty(),
                List.of(note, Field.hidden("decision", word)));
    }

    private Reply submit(Visit visit) {
        return attempt(
                visit,
                () -> doors.platform()
                        .db()
                        .inTransaction(tx -> doors.catalogue().listings().submit(tx, visit.caller(), visit.id())));
    }

    private Reply retire(Visit visit) {
        return attempt(
                visit,
                () -> doors.platform()
                        .db()
                        .inTransaction(tx -> doors.catalogue().listings().retire(tx, visit.caller(), visit.id())));
    }

    private Reply decide(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        ListingMove move = form.text("decision", 20).equals("publish") ? ListingMove.PUBLISH : ListingMove.SUSPEND;
        Decision decision = new Decision(move, Optional.empty(), form.textIfAny("note", Decision.NOTE));
        return decision.needsReason()
                ? overview(visit, 422, List.of(Phrase.of("lend.why-owed")))
                : attempt(
                        visit,
                        () -> doors.platform()
                                .db()
                                .inTransaction(tx ->
                                        doors.curation().curation().decide(tx, visit.caller(), visit.id(), decision)));
    }

    /** A rule that refuses is told beside what is to be mended. */
    private Reply attempt(Visit visit, Runnable move) {
        try {
            move.run();
            return Reply.go("/listings/" + visit.id() + "/edit");
        } catch (Refused refused) {
            if (refused.problem() instanceof Problem.RuleRefuses rule) {
                String key = rule.rule().equals("opening.unknown")
                        ? "lend.refused-opening"
                        : rule.rule().equals("duplicate.open") ? "lend.refused-duplicate" : "lend.refused-promised";
                return overview(visit, 409, List.of(Phrase.of(key)));
            }
            throw refused;
        }
    }

    /** @throws Refused as not found for who lends for nobody */
    private List<Group> lenders(Visit visit) {
        List<Group> groups = lenders.groups(visit);
        if (groups.isEmpty()) {
            throw new Refused(new Problem.NotFound());
        }
        return groups;
    }

    /** Whether a listing of this kind is asked for its size or for its person. */
    static boolean isSkill(Entry entry) {
        return entry.listing().kind() == ListingKind.SKILL;
    }
}
