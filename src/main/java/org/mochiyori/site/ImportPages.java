package org.mochiyori.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.intake.Findings;
import org.mochiyori.intake.Import;
import org.mochiyori.intake.ImportRow;
import org.mochiyori.intake.Intake;
import org.mochiyori.intake.Order;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Page;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.listfile.SourceFile;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.web.Upload;
import org.mochiyori.site.view.Chip;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.ImportView;
import org.mochiyori.site.view.ImportsView;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.Pager;

/** Taking a list in: the file, what was understood of it row by row, taking it over and taking it back. */
final class ImportPages {
    static final String PATH = "/imports";

    private static final int ROWS = 50;
    private static final int RUNS = 20;
    private static final String HUB = "hub:";
    private static final String GROUP = "group:";

    private final Doors doors;
    private final Lenders lenders;
    private final ImportRows rows;

    ImportPages(Doors doors, Cards cards) {
        this.doors = doors;
        this.lenders = new Lenders(doors);
        this.rows = new ImportRows(cards);
    }

    void mount(PageRouter pages) {
        pages.get(PATH, visit -> list(visit, Answers.none(), 200));
        pages.post(PATH, this::begin);
        pages.get("/imports/:id", this::show);
        pages.post("/imports/:id/apply", this::apply);
        pages.post("/imports/:id/undo", this::undo);
    }

    private Reply list(Visit visit, Answers answers, int status) {
        Map<String, Phrase> choices = choices(visit);
        if (choices.isEmpty()) {
            throw new Refused(new Problem.NotFound());
        }
        List<Field.Option> options = choices.entrySet().stream()
                .map(one -> new Field.Option(one.getKey(), one.getValue()))
                .toList();
        List<Field> fields = List.of(
                Field.of(Field.Type.CHOICE, "whose", "intake.whose")
                        .options(options)
                        .value(options.getFirst().value()),
                Field.of(Field.Type.FILE, "file", "intake.choose").hint(Phrase.of("intake.choose-hint")),
                Field.of(Field.Type.TEXT, "credit", "intake.credit")
                        .hint(Phrase.of("intake.credit-hint"))
                        .optional(),
                Field.of(Field.Type.TEXT, "licence", "intake.licence").optional());
        Form form = new Form(PATH, answers.fill(fields), Phrase.of("intake.read"));
        return new Reply.Page(status, new ImportsView(form, runs(visit.caller(), choices)), Optional.empty());
    }

    private List<ImportsView.Run> runs(Caller caller, Map<String, Phrase> choices) {
        Map<UUID, ImportsView.Run> runs = new LinkedHashMap<>();
        choices.forEach((value, name) -> {
            List<Import> some = value.startsWith(HUB)
                    ? intake().list(caller, value.substring(HUB.length()), Optional.empty(), RUNS)
                            .items()
                    : intake().listOfGroup(caller, UUID.fromString(value.substring(GROUP.length())), RUNS);
            some.forEach(one -> runs.putIfAbsent(one.id(), run(one, name)));
        });
        return List.copyOf(runs.values());
    }

    private static ImportsView.Run run(Import one, Phrase name) {
        return new ImportsView.Run(
                PATH + "/" + one.id(),
                one.file(),
                name,
                ImportRows.status(one),
                Phrase.of(
                        "intake.run-counts",
                        "rows",
                        one.counts().rows(),
                        "refused",
                        one.counts().read().refused()));
    }

    private Reply begin(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        Map<String, Phrase> choices = choices(visit);
        String whose = form.text("whose", 60);
        if (!whose.isEmpty() && !choices.containsKey(whose)) {
            throw new Refused(new Problem.NotFound());
        }
        Optional<Upload> upload = visit.upload("file").filter(file -> file.size() > 0);
        form.require("file", upload);
        Order.Credit credit = new Order.Credit("", form.textIfAny("licence", 200), form.textIfAny("credit", 300));
        if (!form.isFine()) {
            return list(visit, form.answers(), 422);
        }
        Caller caller = visit.caller();
        Optional<UUID> group = whose.startsWith(GROUP)
                ? Optional.of(UUID.fromString(whose.substring(GROUP.length())))
                : Optional.empty();
        String hub =
                group.map(id -> doors.groups().groups().get(id).hub()).orElseGet(() -> whose.substring(HUB.length()));
        intake().requireImporter(caller, hub, group);
        String name =
                upload.orElseThrow().name().isBlank() ? "file" : upload.get().name();
        SourceFile file = SourceFile.of(
                name.length() > 200 ? name.substring(name.length() - 200) : name,
                upload.get().bytes());
        return Reply.go(PATH + "/"
                + intake().begin(new Order(hub, group, caller.person(), file, credit))
                        .id());
    }

    private Reply show(Visit visit) {
        Import one = intake().get(visit.caller(), visit.id());
        String path = PATH + "/" + one.id();
        Optional<String> state = visit.asked("rows").filter(List.of("read", "repaired", "refused", "blank")::contains);
        int after = visit.asked("cursor").flatMap(ImportPages::number).orElse(0);
        Page<ImportRow> page = intake().rows(one.id(), after, ROWS, state);
        String filter = state.map(word -> "rows=" + word + "&").orElse("");
        Pager pager = new Pager(
                after > 0
                        ? Optional.of(path + state.map(word -> "?rows=" + word).orElse(""))
                        : Optional.empty(),
                page.next().map(next -> path + "?" + filter + "cursor=" + next));
        ImportView view = new ImportView(
                one.file(),
                whose(one),
                ImportRows.status(one),
                progress(one, path),
                Findings.of(one.notes()).stream()
                        .map(Findings.Finding::sentence)
                        .toList(),
                filters(one, path, state),
                ImportRows.outcome(one),
                page.items().stream()
                        .map(row -> rows.row(row, visit.language()))
                        .toList(),
                pager,
                moves(visit, one, path));
        return Reply.show(view, one.whose().hub());
    }

    private Reply apply(Visit visit) {
        Import one = own(visit);
        boolean publish = visit.typed().containsKey("publish");
        if (publish) {
            intake().requirePublisher(visit.caller(), one.whose().hub());
        }
        doors.platform().db().inTransaction(tx -> intake().apply(tx, one.id(), publish));
        return Reply.go(PATH + "/" + one.id());
    }

    private Reply undo(Visit visit) {
        Import one = own(visit);
        doors.platform().db().inTransaction(tx -> intake().undo(tx, one.id()));
        return Reply.go(PATH + "/" + one.id());
    }

    private Import own(Visit visit) {
        Import one = intake().get(visit.caller(), visit.id());
        intake().requireImporter(visit.caller(), one.whose().hub(), one.whose().group());
        return one;
    }

    private static Optional<ImportView.Progress> progress(Import one, String path) {
        return one.state().isUnderWay()
                ? Optional.of(
                        new ImportView.Progress(one.position(), one.counts().rows(), path))
                : Optional.empty();
    }

    private static List<Chip> filters(Import one, String path, Optional<String> state) {
        Import.Counts counts = one.counts();
        List<Chip> chips = new ArrayList<>();
        chips.add(new Chip(Phrase.of("intake.rows-all", "n", counts.rows()), path, state.isEmpty()));
        Map<String, Integer> some = new LinkedHashMap<>();
        some.put("read", counts.read().read());
        some.put("repaired", counts.read().repaired());
        some.put("refused", counts.read().refused());
        some.put("blank", counts.read().blank());
        some.forEach((word, n) -> {
            if (n > 0) {
                Phrase label = Phrase.of("intake.rows-of", "what", Phrase.of("intake.state-" + word), "n", n);
                chips.add(new Chip(label, path + "?rows=" + word, state.equals(Optional.of(word))));
            }
        });
        return counts.rows() == 0 ? List.of() : chips;
    }

    /** Only who may do it is offered it; a desk looks on. */
    private List<Move> moves(Visit visit, Import one, String path) {
        boolean curates = lenders.curated(visit.caller()).stream()
                .anyMatch(hub -> hub.id().equals(one.whose().hub()));
        boolean lends = one.whose()
                .group()
                .filter(id -> lenders.groups(visit).stream()
                        .anyMatch(group -> group.id().equals(id)))
                .isPresent();
        if (!curates && !lends) {
            return List.of();
        }
        List<Field> publish = curates
                ? List.of(
                        Field.of(Field.Type.CHECK, "publish", "intake.publish").optional())
                : List.of();
        return switch (one.state()) {
            case PREVIEWED, FAILED ->
                List.of(new Move(
                        path + "/apply",
                        Phrase.of("intake.apply"),
                        true,
                        Optional.of(Phrase.of(
                                one.whose().group().isPresent() ? "intake.apply-group" : "intake.apply-hub",
                                "n",
                                one.counts().read().read() + one.counts().read().repaired())),
                        publish));
            case APPLIED ->
                List.of(new Move(
                        path + "/undo",
                        Phrase.of("intake.undo"),
                        false,
                        Optional.of(Phrase.of("intake.undo-warning")),
                        List.of()));
            case READING, REFUSED, APPLYING, UNDOING, UNDONE -> List.of();
        };
    }

    private Phrase whose(Import one) {
        return one.whose()
                .group()
                .flatMap(id -> doors.groups().groups().find(id))
                .map(group -> Phrase.literal(group.name()))
                .or(() -> doors.people().hubs().find(one.whose().hub()).map(hub -> Phrase.literal(hub.called())))
                .orElseGet(() -> Phrase.literal(""));
    }

    /** The reader's groups and the hubs they curate, by the value of the form. */
    private Map<String, Phrase> choices(Visit visit) {
        Map<String, Phrase> choices = new LinkedHashMap<>();
        lenders.curated(visit.caller()).forEach(hub -> choices.put(HUB + hub.id(), Phrase.literal(hub.called())));
        lenders.groups(visit).forEach(group -> choices.put(GROUP + group.id(), Phrase.literal(group.name())));
        return choices;
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private Intake intake() {
        return doors.intake().intake();
    }
}
