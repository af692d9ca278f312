package org.mochiyori.site;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.mochiyori.booking.Displacing;
import org.mochiyori.booking.Outage;
import org.mochiyori.booking.Outages;
import org.mochiyori.booking.State;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.closure.Decision;
import org.mochiyori.closure.Substitutes;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Idempotency;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.FormView;
import org.mochiyori.site.view.Kind;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.OutagesView;
import org.mochiyori.site.view.Stage;

/** 使えないもの: a lender takes things of a pool out of service, sees which bookings lack them, and says when they are back. */
final class OutagePages {
    private static final int MOST = 1_000_000;
    private static final int EXPLAINED = 20;
    private static final String CHOICE = "choice-";
    private static final String NOTE = "note-";

    private final Doors doors;
    private final Idempotency idempotency;

    OutagePages(Doors doors, Idempotency idempotency) {
        this.doors = doors;
        this.idempotency = idempotency;
    }

    void mount(PageRouter pages) {
        pages.get("/listings/:id/outages", visit -> show(visit, Answers.none(), 200));
        pages.post("/listings/:id/outages", this::begin);
        pages.post("/listings/:id/outages/end", this::end);
        pages.post("/listings/:id/outages/decide", this::decide);
    }

    /** From a listing's page, for those who lend it. */
    static Optional<Link> link(Doors doors, Caller caller, Entry entry) {
        return doors.booking().outages().mayBegin(caller, entry.listing())
                ? Optional.of(new Link(Phrase.of("outage.title"), path(entry.id())))
                : Optional.empty();
    }

    private static String path(UUID listing) {
        return "/listings/" + listing + "/outages";
    }

    private Reply show(Visit visit, Answers answers, int status) {
        UUID id = visit.id();
        List<Outage> outages = outages().list(visit.caller(), id);
        Entry entry = doors.catalogue().listings().getVisible(visit.findCaller(), id);
        Here here = new Here(entry.hub().zone(), answers, outages().listKept(visit.caller(), id));
        OutagesView view = new OutagesView(
                entry.listing().name(),
                "/listings/" + id,
                new Form(path(id), fields(entry, answers), Phrase.of("outage.preview")),
                outages.stream().map(outage -> outage(visit, outage, here)).toList());
        return new Reply.Page(status, view, Optional.of(entry.listing().hub()));
    }

    private static List<Field> fields(Entry entry, Answers answers) {
        List<Field> fields = new ArrayList<>();
        // Of a single thing there is nothing to count.
        fields.add(
                entry.listing().quantity() == 1
                        ? Field.hidden("count", "1")
                        : answers.fill(List.of(Field.of(Field.Type.COUNT, "count", "outage.count")))
                                .getFirst());
        fields.addAll(answers.fill(List.of(
                Field.of(Field.Type.DATE, "from", "outage.from")
                        .hint(Phrase.of("outage.from-hint"))
                        .optional(),
                Field.of(Field.Type.DATE, "until", "outage.until")
                        .hint(Phrase.of("outage.until-hint"))
                        .optional(),
                Field.of(Field.Type.TEXT, "reason", "outage.reason").hint(Phrase.of("outage.reason-hint")))));
        return fields;
    }

    /** Where outages stand, what was typed there, and what stays in spite of them. */
    private record Here(ZoneId zone, Answers answers, List<Outage.Kept> kept) {}

    private OutagesView.Outage outage(Visit visit, Outage outage, Here here) {
        Instant now = doors.platform().clock().instant();
        boolean ended = outage.endedAt().isPresent();
        boolean over =
                ended || outage.until().filter(until -> !until.isAfter(now)).isPresent();
        String state = over ? "outage.over" : outage.from().isAfter(now) ? "outage.planned" : "outage.lasts";
        return new OutagesView.Outage(
                Phrase.of("outage.pieces", "n", outage.count()),
                when(outage, here.zone()),
                outage.reason(),
                Phrase.of(state),
                over,
                affected(visit, outage, here),
                kept(outage, here),
                over ? Optional.empty() : Optional.of(ending(outage)));
    }

    private static Phrase when(Outage outage, ZoneId zone) {
        LocalDate from = LocalDate.ofInstant(outage.from(), zone);
        // A day names all of it, so what ends with its last moment ends on it.
        return outage.endedAt()
                .or(() -> outage.until().map(until -> until.minusMillis(1)))
                .map(until -> LocalDate.ofInstant(until, zone))
                .map(until -> from.equals(until)
                        ? Phrase.of("outage.day", "day", from)
                        : Phrase.of("outage.days", "from", from, "until", until))
                .orElseGet(() -> Phrase.of("outage.days-open", "from", from));
    }

    private static Move ending(Outage outage) {
        return new Move(
                path(outage.listing()) + "/end",
                Phrase.of("outage.end"),
                false,
                Optional.empty(),
                List.of(Field.hidden("outage", outage.id().toString())));
    }

    private List<OutagesView.Affected> affected(Visit visit, Outage outage, Here here) {
        List<OutagesView.Affected> all = new ArrayList<>();
        for (Outage.Affected line : outage.affected()) {
            Span when = Span.of(line.window(), here.zone());
            all.add(new OutagesView.Affected(
                    "/bookings/" + line.booking(),
                    line.number(),
                    when,
                    Phrase.of("outage.missing", "of", line.quantity(), "n", line.missing()),
                    Stage.valueOf(line.state().name())
                            .status(Kind.EQUIPMENT, when.until())
                            .word(),
                    all.size() < EXPLAINED ? Optional.of(deciding(visit, outage, line, here)) : Optional.empty()));
        }
        return all;
    }

    /** Who has undertaken to manage, for which booking. */
    private List<OutagesView.Kept> kept(Outage outage, Here here) {
        List<Outage.Kept> all = here.kept().stream()
                .filter(one -> one.outage().equals(outage.id()))
                .toList();
        Names names = Names.of(doors, all.stream().map(one -> one.by().person()).toList());
        return all.stream()
                .map(one -> new OutagesView.Kept(
                        "/bookings/" + one.booking(),
                        one.number(),
                        Span.of(one.window(), here.zone()),
                        Phrase.of(
                                "outage.kept-by",
                                "name",
                                names.get(one.by().person()),
                                "at",
                                LocalDateTime.ofInstant(one.by().at(), here.zone())),
                        one.note()))
                .toList();
    }

    private Move deciding(Visit visit, Outage outage, Outage.Affected line, Here here) {
        Displacing.Ways ways = substitutes().ways(visit.caller(), line);
        List<Field.Option> options =
                Deciding.options(ways, Deciding.titles(doors, Stream.of(ways)), here.zone(), line.state() != State.OUT)
                        .stream()
                        .map(option -> option.value().equals("keep")
                                ? new Field.Option("keep", Phrase.of("outage.keep"))
                                : option)
                        .toList();
        return new Move(
                path(outage.listing()) + "/decide",
                Phrase.of("closure.decide-go"),
                false,
                Optional.empty(),
                List.of(
                        Field.hidden("outage", outage.id().toString()),
                        Field.hidden("line", line.line().toString()),
                        here.answers()
                                .fill(List.of(Field.of(Field.Type.SELECT, CHOICE + line.line(), "closure.decide")
                                        .options(options)))
                                .getFirst(),
                        here.answers()
                                .fill(List.of(Field.of(Field.Type.TEXT, NOTE + line.line(), "outage.note")
                                        .optional()))
                                .getFirst()));
    }

    private Reply begin(Visit visit) {
        UUID id = visit.id();
        Entry entry = doors.catalogue().listings().getVisible(visit.findCaller(), id);
        FormInput form = new FormInput(visit.typed());
        Optional<Outages.Wanted> wanted = wanted(form, entry);
        if (wanted.isEmpty()) {
            return show(visit, form.answers(), 422);
        }
        try {
            List<Outage.Affected> affected =
                    form.isTicked("sure") ? List.of() : outages().preview(visit.caller(), wanted.get());
            return affected.isEmpty() ? begin(visit, wanted.get()) : preview(visit, entry, affected);
        } catch (Refused refused) {
            if (!(refused.problem() instanceof Problem.Invalid invalid)) {
                throw refused;
            }
            form.wrong(invalid);
            return show(visit, form.answers(), 422);
        }
    }

    /** Days as people mean them: from today is from now on, until a day is until its end. */
    private Optional<Outages.Wanted> wanted(FormInput form, Entry entry) {
        ZoneId zone = entry.hub().zone();
        Optional<Integer> count = form.require("count", form.count("count", 1, MOST));
        LocalDate today = LocalDate.ofInstant(doors.platform().clock().instant(), zone);
        Optional<LocalDate> from = form.day("from").filter(day -> !day.equals(today));
        Optional<LocalDate> until = form.day("until");
        String reason = form.text("reason", 300);
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            form.wrong("until", "order");
        }
        return form.isFine()
                ? count.map(n -> new Outages.Wanted(
                        entry.id(),
                        n,
                        from.map(day -> start(day, zone)),
                        until.map(day -> start(day.plusDays(1), zone)),
                        reason))
                : Optional.empty();
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Reply preview(Visit visit, Entry entry, List<Outage.Affected> affected) {
        List<Field> carried = new ArrayList<>();
        for (String name : List.of("count", "from", "until", "reason")) {
            carried.add(Field.hidden(name, visit.typed().getOrDefault(name, "")));
        }
        carried.add(Field.hidden("sure", "yes"));
        List<Link> bookings = affected.stream()
                .map(line -> new Link(
                        Phrase.of(
                                "outage.line",
                                "number",
                                line.number(),
                                "when",
                                Span.of(line.window(), entry.hub().zone()),
                                "of",
                                line.quantity(),
                                "n",
                                line.missing()),
                        "/bookings/" + line.booking()))
                .toList();
        return Reply.show(
                new FormView(
                        Phrase.of("outage.preview-title", "n", affected.size()),
                        Phrase.of("outage.preview-lead"),
                        Optional.empty(),
                        new Form(path(entry.id()), carried, Phrase.of("outage.go")),
                        bookings),
                entry.listing().hub());
    }

    private Reply begin(Visit visit, Outages.Wanted wanted) {
        String path = path(wanted.listing());
        Idempotency.Key key =
                Idempotency.Key.of(visit.caller().person(), "form " + path, visit.once(), wanted.toString());
        idempotency.once(key, tx -> {
            outages().begin(tx, visit.caller(), wanted);
            return new Answer(303, null, Map.of("Location", path));
        });
        return Reply.go(path);
    }

    private Reply end(Visit visit) {
        UUID outage = named(new FormInput(visit.typed()), "outage");
        try {
            doors.platform().db().inTransaction(tx -> outages().end(tx, visit.caller(), outage));
        } catch (Refused refused) {
            // A second click finds them back, which is what was wanted.
            if (!(refused.problem() instanceof Problem.WrongState)) {
                throw refused;
            }
        }
        return Reply.go(path(visit.id()));
    }

    private Reply decide(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        Substitutes.At at = new Substitutes.At(named(form, "outage"), named(form, "line"));
        String choice = CHOICE + at.line();
        UUID same = visit.id();
        Optional<String> note = form.findText(NOTE + at.line(), 500);
        Optional<Decision> decision =
                form.require(choice, form.convert(choice, "value", text -> Deciding.decision(text, same, note)));
        if (decision.isEmpty() || !form.isFine()) {
            return show(visit, form.answers(), 422);
        }
        String path = path(same);
        Idempotency.Key key = Idempotency.Key.of(
                visit.caller().person(),
                "form " + path + "/decide " + at.line(),
                visit.once(),
                decision.get().toString());
        try {
            idempotency.once(key, tx -> {
                substitutes().decide(tx, visit.caller(), at, decision.get());
                return new Answer(303, null, Map.of("Location", path));
            });
        } catch (Refused refused) {
            if (!(refused.problem() instanceof Problem.Taken) && !(refused.problem() instanceof Problem.RuleRefuses)) {
                throw refused;
            }
            form.wrong(choice, Refusals.sentence(refused.problem()));
            return show(visit, form.answers(), 409);
        }
        return Reply.go(path);
    }

    private static UUID named(FormInput form, String name) {
        return form.id(name).orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    private Outages outages() {
        return doors.booking().outages();
    }

    private Substitutes substitutes() {
        return doors.closure().substitutes();
    }
}
