package org.mochiyori.site;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mochiyori.booking.Wish;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Idempotency;
import org.mochiyori.series.Clashes;
import org.mochiyori.series.Outcome;
import org.mochiyori.series.Plan;
import org.mochiyori.series.Recurrence;
import org.mochiyori.series.Wanted;
import org.mochiyori.site.RequestPages.Asking;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.SeriesRequestView;

/** Asking for something again and again: first what becomes of each date, then for good. */
final class SeriesRequestPages {
    private final Doors doors;
    private final Idempotency idempotency;
    private final RequestPages requests;
    private final Waiving waiving;

    SeriesRequestPages(Doors doors, Idempotency idempotency, RequestPages requests) {
        this.doors = doors;
        this.idempotency = idempotency;
        this.requests = requests;
        this.waiving = new Waiving(doors, idempotency);
    }

    void mount(PageRouter pages) {
        pages.get("/listings/:id/series", this::form);
        pages.post("/listings/:id/series", visit -> sent(visit, this::send));
        pages.post("/listings/:id/series/waive", visit -> sent(visit, this::waive));
    }

    private Reply form(Visit visit) {
        Map<String, String> typed = new LinkedHashMap<>();
        Pieces.names().forEach(name -> visit.asked(name).ifPresent(value -> typed.put(name, value)));
        visit.asked("quantity").ifPresent(value -> typed.put("quantity", value));
        typed.putIfAbsent("quantity", "1");
        Asking asking = timed(requests.asking(visit, ActingFor.of(visit), visit.asked("date")));
        typed.putIfAbsent("borrower", asking.borrowers().getFirst().value());
        return page(200, asking, new Answers(typed, Map.of()), new Shown(Optional.empty(), List.of()));
    }

    /** What is done with a form in which all was answered. */
    @FunctionalInterface
    private interface Act {
        Reply does(Asking asking, FormInput form, Wanted wanted);
    }

    private Reply sent(Visit visit, Act act) {
        Asking asking = timed(requests.sent(visit));
        FormInput form = new FormInput(visit.typed());
        Optional<Wanted> wanted = wanted(asking, form);
        if (wanted.isEmpty() || !form.isFine()) {
            return page(422, asking, unquoted(form.answers()), new Shown(Optional.empty(), List.of()));
        }
        try {
            return act.does(asking, form, wanted.get());
        } catch (Refused refused) {
            return refused(asking, form, refused);
        }
    }

    private Reply send(Asking asking, FormInput form, Wanted wanted) {
        Map<String, String> typed = asking.visit().typed();
        return typed.getOrDefault(RequestForms.QUOTED, "").equals(print(asking, typed))
                ? ask(asking, typed, wanted)
                : planned(asking, form, wanted);
    }

    /** An exception for each date on which the rule refuses; then all are measured anew. */
    private Reply waive(Asking asking, FormInput form, Wanted wanted) {
        Plan plan = doors.series().series().quote(asking.caller(), wanted);
        String rule = Waiving.rule(form);
        List<TimeWindow> times = plan.clashes().stream()
                .filter(date -> refusing(date).filter(rule::equals).isPresent())
                .flatMap(date -> date.window().stream())
                .toList();
        waiving.give(counter(asking, rule), form, wanted.first(), times);
        return form.isFine()
                ? planned(asking, form, wanted)
                : page(422, asking, unquoted(form.answers()), new Shown(Optional.of(plan), List.of()));
    }

    private static Optional<String> refusing(Plan.Date date) {
        return date.refusal()
                .filter(Problem.RuleRefuses.class::isInstance)
                .map(problem -> ((Problem.RuleRefuses) problem).rule());
    }

    private static Waiving.Counter counter(Asking asking, String rule) {
        Listing listing = asking.entry().listing();
        return new Waiving.Counter(asking.visit(), listing, "/listings/" + listing.id() + "/series/waive", "-" + rule);
    }

    /** For each rule that keeps dates out, what those may do who may set it aside. */
    private List<Move> waivers(Asking asking, Answers answers, Plan plan) {
        Map<String, List<Plan.Date>> byRule = plan.clashes().stream()
                .filter(date -> refusing(date).isPresent())
                .collect(Collectors.groupingBy(
                        date -> refusing(date).orElseThrow(), LinkedHashMap::new, Collectors.toList()));
        return byRule.entrySet().stream()
                .flatMap(one -> waiving
                        .moveOnDays(
                                counter(asking, one.getKey()),
                                answers,
                                (Problem.RuleRefuses)
                                        one.getValue().getFirst().refusal().orElseThrow(),
                                one.getValue().size())
                        .stream())
                .toList();
    }

    private static Asking timed(Asking asking) {
        // When somebody helps with a skill is arranged with them, each time.
        if (asking.pieces().way() == Pieces.Way.WISHES) {
            throw new Refused(new Problem.NotFound());
        }
        return asking;
    }

    private Optional<Wanted> wanted(Asking asking, FormInput form) {
        Instant now = doors.platform().clock().instant();
        Optional<Wish> wish = requests.wish(asking, form);
        Optional<Function<LocalDate, Recurrence>> recurrence = SeriesForms.recurrence(
                form, LocalDate.ofInstant(now, asking.entry().hub().zone()));
        Optional<Clashes> clashes = SeriesForms.clashes(form);
        return wish.isEmpty() || recurrence.isEmpty() || clashes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Wanted(wish.get(), recurrence.get(), clashes.get(), Wanted.USUAL));
    }

    private Reply ask(Asking asking, Map<String, String> typed, Wanted wanted) {
        Visit visit = asking.visit();
        Idempotency.Key key = Idempotency.Key.of(
                asking.caller().person(),
                "form " + visit.context().request().path(),
                visit.once(),
                print(asking, typed));
        Answer answer = idempotency.once(
                key,
                tx -> new Answer(
                        303,
                        null,
                        Map.of(
                                "Location",
                                "/series/"
                                        + doors.series()
                                                .series()
                                                .ask(tx, asking.caller(), wanted)
                                                .id())));
        return Reply.go(answer.headers().getOrDefault("Location", "/series"));
    }

    private Reply planned(Asking asking, FormInput form, Wanted wanted) {
        Plan plan = doors.series().series().quote(asking.caller(), wanted);
        boolean possible = !plan.had().isEmpty()
                && (wanted.clashes() != Clashes.REFUSE || plan.clashes().isEmpty());
        Map<String, String> typed = new LinkedHashMap<>(form.answers().typed());
        typed.put(RequestForms.QUOTED, possible ? print(asking, typed) : "");
        return page(200, asking, new Answers(typed, Map.of()), new Shown(Optional.of(plan), List.of()));
    }

    private Reply refused(Asking asking, FormInput form, Refused refused) {
        return switch (refused.problem()) {
            case Problem.Invalid invalid -> {
                invalid.errors()
                        .forEach(error -> form.wrong(
                                error.pointer().equals("/recurrence") ? field(error, form) : error.pointer(),
                                error.code().equals("count")
                                        ? Phrase.of("series.wrong-count", "most", Recurrence.MOST)
                                        : Phrase.of("series.wrong-first")));
                yield page(422, asking, unquoted(form.answers()), new Shown(Optional.empty(), List.of()));
            }
            case Problem.RuleRefuses rule ->
                page(409, asking, unquoted(form.answers()), new Shown(Optional.empty(), Refusals.sentences(rule)));
            default -> throw refused;
        };
    }

    private static String field(Problem.FieldError error, FormInput form) {
        boolean picked = form.answers().typed().getOrDefault("repeat", "").equals("dates");
        boolean count = error.code().equals("count");
        return picked ? "days" : count ? "count" : "repeat";
    }

    /** What is shown beside the form. */
    private record Shown(Optional<Plan> plan, List<Phrase> refusals) {}

    private Reply page(int status, Asking asking, Answers answers, Shown shown) {
        String path = "/listings/" + asking.entry().id();
        boolean quoted = !answers.typed().getOrDefault(RequestForms.QUOTED, "").isEmpty();
        List<Field> fields = new ArrayList<>();
        RequestForms.of(Cards.kind(asking.entry().listing().kind()), path + "/series", asking.offered(), answers)
                .fields()
                .forEach(fields::add);
        fields.addAll(answers.fill(SeriesForms.fields()));
        Phrase submit = quoted
                ? Phrase.of(
                        "series.submit",
                        "n",
                        shown.plan().map(plan -> plan.had().size()).orElse(0))
                : Phrase.of("series.work-out");
        SeriesRequestView view = new SeriesRequestView(
                Cards.title(asking.entry().listing(), asking.visit().language()),
                path + "/book",
                new Form(path + "/series", fields, submit),
                shown.plan().map(SeriesRequestPages::plan),
                shown.refusals(),
                shown.plan().map(plan -> waivers(asking, answers, plan)).orElse(List.of()));
        return new Reply.Page(status, view, Optional.of(asking.entry().listing().hub()));
    }

    private static SeriesRequestView.Plan plan(Plan plan) {
        Map<Outcome, Long> counts =
                plan.dates().stream().collect(Collectors.groupingBy(Plan.Date::outcome, Collectors.counting()));
        return new SeriesRequestView.Plan(
                SeriesWords.rule(plan.recurrence()),
                SeriesWords.summary(
                        counts.getOrDefault(Outcome.KEPT, 0L),
                        counts.getOrDefault(Outcome.MOVED, 0L),
                        counts.getOrDefault(Outcome.SKIPPED, 0L)),
                Optional.of(Quotes.amount(plan.total(), plan.isComplete()))
                        .filter(total -> !plan.had().isEmpty()),
                plan.dates().stream().map(date -> date(date, plan.zone())).toList());
    }

    private static SeriesRequestView.Date date(Plan.Date date, ZoneId zone) {
        List<Phrase> notes = new ArrayList<>();
        date.refusal().map(Refusals::sentence).ifPresent(notes::add);
        date.nearest()
                .map(possible -> Span.of(possible.lines().getFirst().window(), zone))
                .map(span ->
                        Phrase.of(date.outcome() == Outcome.MOVED ? "series.moves-to" : "series.nearest", "span", span))
                .ifPresent(notes::add);
        return new SeriesRequestView.Date(
                Phrase.of("series.day", "day", date.day()), SeriesWords.status(date.outcome()), notes);
    }

    /** What a plan was made for: other answers need another. */
    private static String print(Asking asking, Map<String, String> typed) {
        return Stream.of(
                        asking.offered().choices().names(),
                        Stream.of("borrower", "quantity", "persons"),
                        Pieces.names().stream(),
                        SeriesForms.NAMES.stream())
                .flatMap(names -> names)
                .map(name -> typed.getOrDefault(name, "").replaceAll("\\s+", " "))
                .collect(Collectors.joining("|"));
    }

    private static Answers unquoted(Answers answers) {
        Map<String, String> typed = new LinkedHashMap<>(answers.typed());
        typed.remove(RequestForms.QUOTED);
        return new Answers(typed, answers.wrong());
    }
}
