package org.mochiyori.site;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.mochiyori.catalogue.ListingMove;
import org.mochiyori.curation.Curation;
import org.mochiyori.curation.Decision;
import org.mochiyori.curation.Duplicate;
import org.mochiyori.curation.Waiting;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.StaffRole;
import org.mochiyori.people.StaffTerm;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.DoubtView;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.QueueView;

/** 確認待ち: the queue of a hub, decisions one by one and in bulk, and what may be one thing side by side. */
final class CurationPages {
    private static final String PATH = "/curation";

    private final Doors doors;
    private final Cards cards;

    CurationPages(Doors doors, Cards cards) {
        this.doors = doors;
        this.cards = cards;
    }

    void mount(PageRouter pages) {
        pages.get(PATH, visit -> queue(visit, 200, List.of()));
        pages.post(PATH, this::decide);
        pages.get("/curation/duplicates/:id", this::duplicate);
        pages.post("/curation/duplicates/:id", this::tellApart);
        pages.get("/curation/claims/:id", this::claim);
        pages.post("/curation/claims/:id", this::answerClaim);
    }

    private Reply queue(Visit visit, int status, List<Phrase> wrong) {
        Caller caller = visit.caller();
        String hub = hub(caller);
        List<QueueView.Item> items =
                waiting(caller, hub).stream().map(this::item).toList();
        List<Field.Option> reasons = curation().reasons(hub).stream()
                .map(reason -> new Field.Option(
                        reason.code(),
                        Phrase.literal(
                                visit.language() == Language.EN && !reason.en().isEmpty() ? reason.en() : reason.ja())))
                .toList();
        return new Reply.Page(
                status, new QueueView(items, Set.copyOf(visit.ticked("item")), reasons, PATH, wrong), Optional.of(hub));
    }

    private Reply decide(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        String note = form.textIfAny("note", Decision.NOTE);
        Optional<String> reason = Optional.of(form.textIfAny("reason", 40)).filter(code -> !code.isEmpty());
        ListingMove move = form.text("decision", 20).equals("publish") ? ListingMove.PUBLISH : ListingMove.RETURN;
        Decision decision = new Decision(move, reason, note);
        List<UUID> ids = visit.ticked("item").stream()
                .flatMap(id -> new FormInput(java.util.Map.of("id", id)).id("id").stream())
                .limit(Curation.BULK)
                .toList();
        if (ids.isEmpty()) {
            return queue(visit, 422, List.of(Phrase.of("curation.none-chosen")));
        }
        if (decision.needsReason()) {
            return queue(visit, 422, List.of(Phrase.of("curation.reason-owed")));
        }
        List<Phrase> refused = curation().decideAll(visit.caller(), ids, decision).stream()
                .flatMap(outcome -> outcome.refused().stream()
                        .map(problem -> Phrase.of(
                                "curation.refused", "title", name(outcome.listing()), "why", sentence(problem))))
                .toList();
        return refused.isEmpty() ? Reply.go(PATH) : queue(visit, 409, refused);
    }

    private Reply duplicate(Visit visit) {
        Caller caller = visit.caller();
        Duplicate pair = pair(caller, visit.id());
        List<Move> moves = Stream.of(Duplicate.State.SAME, Duplicate.State.DIFFERENT, Duplicate.State.LATER)
                .map(state -> move(
                        "/curation/duplicates/" + pair.id(), "decision", state.word(), state == Duplicate.State.SAME))
                .toList();
        return Reply.show(new DoubtView(
                Phrase.of("curation.duplicate-title"),
                Phrase.of("curation.duplicate-lead"),
                pair.why().stream().map(CurationPages::ground).distinct().toList(),
                List.of(cards.of(pair.first(), visit.language()), cards.of(pair.second(), visit.language())),
                moves));
    }

    private Reply tellApart(Visit visit) {
        String word = visit.typed().getOrDefault("decision", "");
        Duplicate.State state = Stream.of(Duplicate.State.values())
                .filter(one -> one != Duplicate.State.OPEN && one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused(Problem.Invalid.of("/decision", "value", "a decision")));
        Caller caller = visit.caller();
        doors.platform().db().inTransaction(tx -> doors.curation().duplicates().decide(tx, caller, visit.id(), state));
        return Reply.go(PATH);
    }

    private Reply claim(Visit visit) {
        Caller caller = visit.caller();
        Waiting waiting = waiting(caller, hub(caller)).stream()
                .filter(one -> one.what() == Waiting.What.CLAIM && one.subject().equals(visit.id()))
                .findFirst()
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
        String group = waiting.group().map(Waiting.Group::name).orElse("");
        String action = "/curation/claims/" + visit.id();
        return Reply.show(new DoubtView(
                Phrase.of("curation.claim-title"),
                Phrase.of("curation.claim-lead", "group", group),
                List.of(),
                doors
                        .catalogue()
                        .listings()
                        .find(waiting.listing().id())
                        .map(entry -> cards.of(entry, visit.language()))
                        .stream()
                        .toList(),
                List.of(move(action, "decision", "agree", true), move(action, "decision", "decline", false))));
    }

    private Reply answerClaim(Visit visit) {
        Caller caller = visit.caller();
        String note = new FormInput(visit.typed()).textIfAny("note", Decision.NOTE);
        boolean agreed = visit.typed().getOrDefault("decision", "").equals("agree");
        doors.platform()
                .db()
                .inTransaction(tx -> agreed
                        ? doors.curation()
                                .claims()
                                .agree(tx, caller, visit.id(), note)
                                .id()
                        : doors.curation()
                                .claims()
                                .decline(tx, caller, visit.id(), note)
                                .id());
        return Reply.go(PATH);
    }

    private QueueView.Item item(Waiting waiting) {
        Optional<Link> doubt = switch (waiting.what()) {
            case DUPLICATE ->
                Optional.of(new Link(Phrase.of("curation.see-duplicate"), "/curation/duplicates/" + waiting.subject()));
            case CLAIM ->
                Optional.of(new Link(Phrase.of("curation.see-claim"), "/curation/claims/" + waiting.subject()));
            case SUBMITTED, CHANGED ->
                waiting.duplicates().stream()
                        .findFirst()
                        .map(pair -> new Link(Phrase.of("curation.see-duplicate"), "/curation/duplicates/" + pair));
        };
        Waiting.Thing thing = waiting.listing();
        Duration waited =
                Duration.between(waiting.since(), doors.platform().clock().instant());
        return new QueueView.Item(
                thing.id().toString(),
                "/listings/" + thing.id(),
                thing.name(),
                Cards.kind(thing.kind()),
                waiting.group().map(Waiting.Group::name).orElse(""),
                waited.toDays() > 0 ? Phrase.of("curation.days", "n", waited.toDays()) : Phrase.of("curation.today"),
                doubt,
                waiting.what() == Waiting.What.SUBMITTED || waiting.what() == Waiting.What.CHANGED);
    }

    private Duplicate pair(Caller caller, UUID id) {
        Optional<UUID> after = Optional.empty();
        do {
            var page = doors.curation().duplicates().list(caller, hub(caller), after, 100);
            for (Duplicate pair : page.items()) {
                if (pair.id().equals(id)) {
                    return pair;
                }
            }
            after = page.next().map(UUID::fromString);
        } while (after.isPresent());
        throw new Refused(new Problem.NotFound());
    }

    private List<Waiting> waiting(Caller caller, String hub) {
        return new ArrayList<>(
                curation().queue(caller, hub, Optional.empty(), 100).items());
    }

    /** The hub that the reader decides in. @throws Refused as not found for who decides nowhere */
    private String hub(Caller caller) {
        return doors.people().roles().current(caller.person()).stream()
                .filter(term -> term.role() != StaffRole.OFFICER)
                .min(java.util.Comparator.comparing(term -> term.role() != StaffRole.CURATOR))
                .map(StaffTerm::hub)
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    private String name(UUID listing) {
        return doors.catalogue()
                .listings()
                .find(listing)
                .map(entry -> entry.listing().name())
                .orElse("");
    }

    private Curation curation() {
        return doors.curation().curation();
    }

    /** Why two records are held to be one; a ground of another release is told without its word. */
    static Phrase ground(String code) {
        return switch (code) {
            case "name_and_place" -> Phrase.of("curation.alike-name-and-place");
            case "name_and_id" -> Phrase.of("curation.alike-name-and-id");
            case "id" -> Phrase.of("curation.alike-id");
            case "name" -> Phrase.of("curation.alike-name");
            case "similar_name_and_address" -> Phrase.of("curation.alike-address");
            case "joint" -> Phrase.of("curation.alike-joint");
            default -> Phrase.of("curation.alike-other");
        };
    }

    private static Move move(String action, String name, String value, boolean main) {
        return new Move(
                action, Phrase.of("curation.do-" + value), main, Optional.empty(), List.of(Field.hidden(name, value)));
    }

    private static Phrase sentence(Problem problem) {
        return switch (problem) {
            case Problem.RuleRefuses rule ->
                switch (rule.rule()) {
                    case "duplicate.open" -> Phrase.of("curation.why-duplicate");
                    case "opening.unknown" -> Phrase.of("curation.why-opening");
                    default -> Phrase.of("curation.why-other");
                };
            case Problem.WrongState wrong -> Phrase.of("curation.why-state");
            default -> Phrase.of("curation.why-other");
        };
    }
}
