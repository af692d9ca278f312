package org.mochiyori.site;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.mochiyori.booking.State;
import org.mochiyori.closure.Block;
import org.mochiyori.closure.ClosureModule;
import org.mochiyori.closure.DayClosures;
import org.mochiyori.closure.Displacement;
import org.mochiyori.closure.Displacements;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Idempotency;
import org.mochiyori.platform.web.ProblemWords;
import org.mochiyori.site.view.DisplacedView;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.FormView;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.Pager;

/** 押し出された予約 at the desk: what is to be settled, money to give back, and closing a whole day. */
final class DisplacedPages {
    static final String PATH = "/desk/displaced";
    private static final String DAYS = PATH + "/days";
    private static final int EXPLAINED = 20;

    private final Doors doors;
    private final Idempotency idempotency;
    private final Deciding deciding;

    DisplacedPages(Doors doors, Idempotency idempotency) {
        this.doors = doors;
        this.idempotency = idempotency;
        this.deciding = new Deciding(doors, idempotency);
    }

    void mount(PageRouter pages) {
        pages.get(PATH, visit -> show(visit, SentForm.NONE, 200));
        pages.post(DAYS, this::closeDay);
        pages.post("/desk/displaced/lift", this::lift);
        pages.post("/desk/displaced/:id", this::decide);
    }

    private Reply show(Visit visit, SentForm sent, int status) {
        Caller caller = visit.caller();
        String hub = Office.of(doors, caller);
        List<Displacement> open = closure().displacements().list(caller, hub);
        List<Displacement> waiting = open.stream().filter(Displacement::isOpen).toList();
        List<DisplacedView.Task> tasks = new ArrayList<>();
        int page = page(visit, waiting.size());
        List<Displacement> explained =
                waiting.stream().skip((page - 1L) * EXPLAINED).limit(EXPLAINED).toList();
        List<Displacements.Refund> refunds = closure().displacements().refunds(caller, hub);
        Titles titles = titles(Stream.concat(
                explained.stream().map(Displacement::line),
                refunds.stream().map(refund -> refund.of().line())));
        for (Displacement one : explained) {
            tasks.add(task(one, titles, sent.again(deciding(caller, one, page))));
        }
        DisplacedView view = new DisplacedView(
                tasks,
                waiting.size(),
                pager(page, waiting.size()),
                open.size() - waiting.size(),
                refunds.stream()
                        .map(refund -> new DisplacedView.Refund(
                                "/bookings/" + refund.of().line().booking(),
                                refund.of().line().number(),
                                title(refund.of().line(), titles),
                                refund.yen()))
                        .toList(),
                days(caller, hub),
                new Form(DAYS, sent.to(DAYS).fill(dayFields(caller, hub)), Phrase.of("closure.day-preview")));
        return new Reply.Page(status, view, Optional.of(hub));
    }

    /** The page asked for, or the last there is: what was decided is not on it any more. */
    private static int page(Visit visit, int waiting) {
        int wanted = new FormInput(
                        visit.asked("page").map(text -> Map.of("page", text)).orElse(visit.typed()))
                .count("page", 1, 1_000)
                .orElse(1);
        return Math.max(1, Math.min(wanted, (waiting + EXPLAINED - 1) / EXPLAINED));
    }

    private static Pager pager(int page, int waiting) {
        return new Pager(
                page > 1 ? Optional.of(PATH) : Optional.empty(),
                page * EXPLAINED < waiting ? Optional.of(PATH + "?page=" + (page + 1)) : Optional.empty());
    }

    private Titles titles(Stream<Block.Displaced> lines) {
        return Titles.ofListings(doors, lines.map(Block.Displaced::listing));
    }

    private static Phrase title(Block.Displaced line, Titles titles) {
        return titles.of(line.listing(), line.title());
    }

    private static DisplacedView.Task task(Displacement one, Titles titles, Move deciding) {
        List<Phrase> notes = new ArrayList<>();
        if (one.line().state() == State.OUT) {
            notes.add(Phrase.of("closure.out"));
        }
        return new DisplacedView.Task(
                "/bookings/" + one.line().booking(),
                one.line().number(),
                title(one.line(), titles),
                Span.of(one.line().window(), one.block().zone()),
                one.block().reason(),
                notes,
                deciding);
    }

    private Move deciding(Caller caller, Displacement one, int page) {
        return deciding.form(
                caller,
                one,
                new Deciding.Place(PATH + "/" + one.id(), List.of(Field.hidden("page", String.valueOf(page)))));
    }

    private Reply decide(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        if (!deciding.decide(visit, visit.id(), form)) {
            return show(visit, new SentForm(PATH + "/" + visit.id(), form.answers(), List.of()), 422);
        }
        int page = form.count("page", 1, 1_000).orElse(1);
        return Reply.go(page == 1 ? PATH : PATH + "?page=" + page);
    }

    private List<Field> dayFields(Caller caller, String hub) {
        List<Field.Option> places = closure().days().places(caller, hub).entrySet().stream()
                .map(place -> new Field.Option(place.getKey().toString(), Phrase.literal(place.getValue())))
                .toList();
        return List.of(
                Field.of(Field.Type.DATE, "day", "closure.day"),
                Field.of(Field.Type.SELECT, "place", "closure.place")
                        .options(places)
                        .hint(Phrase.of("closure.place-hint"))
                        .optional(),
                Field.of(Field.Type.CHOICE, "kind", "closure.kind")
                        .options(List.of(
                                new Field.Option("weather", Phrase.of("closure.kind-weather")),
                                new Field.Option("disaster", Phrase.of("closure.kind-disaster"))))
                        .value("weather"),
                Field.of(Field.Type.TEXT, "reason", "desk.block-reason").hint(Phrase.of("closure.reason-hint")));
    }

    private List<DisplacedView.Day> days(Caller caller, String hub) {
        Instant now = doors.platform().clock().instant();
        Map<UUID, String> places = closure().days().places(caller, hub);
        return closure().days().list(caller, hub).stream()
                .limit(EXPLAINED)
                .map(block -> {
                    boolean over = !block.during().until().isAfter(now);
                    boolean lifted = block.lifted().isPresent();
                    Field which = Field.hidden("block", block.id().toString());
                    return new DisplacedView.Day(
                            Span.of(block.during(), block.zone()),
                            block.scope()
                                    .place()
                                    .map(place -> Phrase.literal(places.getOrDefault(place, "")))
                                    .orElseGet(() -> Phrase.literal(
                                            doors.people().hubs().get(hub).called())),
                            block.reason(),
                            Phrase.of(
                                    lifted
                                            ? "desk.block-lifted"
                                            : over
                                                    ? "desk.block-over"
                                                    : "closure.kind-"
                                                            + block.scope()
                                                                    .kind()
                                                                    .code()),
                            lifted || over
                                    ? List.of()
                                    : List.of(new Move(
                                            PATH + "/lift",
                                            Phrase.of("desk.block-lift"),
                                            false,
                                            Optional.empty(),
                                            List.of(which))));
                })
                .toList();
    }

    /** First what would be called off, then the act itself. */
    private Reply closeDay(Visit visit) {
        Caller caller = visit.caller();
        String hub = Office.of(doors, caller);
        FormInput form = new FormInput(visit.typed());
        Optional<LocalDate> day = form.require("day", form.day("day"));
        Optional<UUID> place = form.id("place");
        String kind = visit.typed().getOrDefault("kind", "weather").equals("disaster") ? "disaster" : "weather";
        String reason = form.text("reason", 300);
        if (!form.isFine() || day.isEmpty()) {
            return show(visit, new SentForm(DAYS, form.answers(), List.of()), 422);
        }
        try {
            if (!form.isTicked("sure")) {
                return preview(visit, closure().days().preview(caller, hub, place, day.get()));
            }
            Block.Kind why = kind.equals("disaster") ? Block.Kind.DISASTER : Block.Kind.WEATHER;
            DayClosures.Wanted wanted = new DayClosures.Wanted(hub, place, day.get(), why, reason);
            Idempotency.Key key = Idempotency.Key.of(caller.person(), "form " + PATH, visit.once(), wanted.toString());
            idempotency.once(key, tx -> {
                closure().days().close(tx, caller, wanted);
                return new Answer(303, null, Map.of("Location", PATH));
            });
        } catch (Refused refused) {
            switch (refused.problem()) {
                case Problem.Invalid invalid -> form.wrong(invalid);
                case Problem.Exists exists -> form.wrong("day", ProblemWords.sentence(exists));
                default -> throw refused;
            }
            return show(visit, new SentForm(DAYS, form.answers(), List.of()), 422);
        }
        closure().displacements().settle();
        return Reply.go(PATH);
    }

    private Reply preview(Visit visit, DayClosures.Preview preview) {
        Titles titles = titles(preview.lines().stream());
        List<Field> carried = new ArrayList<>();
        for (String name : List.of("day", "place", "kind", "reason")) {
            carried.add(Field.hidden(name, visit.typed().getOrDefault(name, "")));
        }
        carried.add(Field.hidden("sure", "yes"));
        List<Link> lines = preview.lines().stream()
                .map(line -> new Link(
                        Phrase.of(
                                "closure.line",
                                "title",
                                title(line, titles),
                                "number",
                                line.number(),
                                "when",
                                Span.of(line.window(), preview.zone())),
                        "/bookings/" + line.booking()))
                .toList();
        return Reply.show(new FormView(
                        Phrase.of("closure.day-title"),
                        Phrase.of("closure.day-lead", "n", lines.size()),
                        Optional.empty(),
                        new Form(DAYS, carried, Phrase.of("closure.day-go")),
                        lines)
                .from(new Link(Phrase.of("closure.day-not"), PATH)));
    }

    private Reply lift(Visit visit) {
        UUID block = new FormInput(visit.typed()).id("block").orElseThrow(() -> new Refused(new Problem.NotFound()));
        lift(doors, visit, block);
        return Reply.go(PATH);
    }

    /** Gives the time of a block back; a second click finds it given back, which is what was wanted. */
    static void lift(Doors doors, Visit visit, UUID block) {
        try {
            doors.platform().db().inTransaction(tx -> doors.closure().blocks().lift(tx, visit.caller(), block));
        } catch (Refused refused) {
            if (!(refused.problem() instanceof Problem.WrongState)) {
                throw refused;
            }
        }
    }

    private ClosureModule closure() {
        return doors.closure();
    }
}
