package org.mochiyori.site;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.mochiyori.booking.Moving;
import org.mochiyori.booking.Seen;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Page;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.web.ProblemWords;
import org.mochiyori.series.AllSeries;
import org.mochiyori.series.Outcome;
import org.mochiyori.series.Recurrence;
import org.mochiyori.series.Scope;
import org.mochiyori.series.Series;
import org.mochiyori.series.SeriesChanges;
import org.mochiyori.series.SeriesMove;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.Pager;
import org.mochiyori.site.view.SeriesListView;
import org.mochiyori.site.view.SeriesView;

/** Series: those one borrows by, one with all its dates, and what may be done to several of them at once. */
final class SeriesPages {
    private static final int MOST = 20;

    private final Doors doors;
    private final SeriesChangePages changes;

    SeriesPages(Doors doors) {
        this.doors = doors;
        this.changes = new SeriesChangePages(doors, this);
    }

    void mount(PageRouter pages) {
        pages.get("/series", this::list);
        pages.get("/series/:id", this::one);
        pages.post("/series/:id", this::act);
        changes.mount(pages);
    }

    private Reply list(Visit visit) {
        Caller caller = visit.caller();
        Optional<UUID> group = visit.asked("group").flatMap(SeriesPages::id);
        Optional<UUID> before = visit.asked("cursor").flatMap(SeriesPages::id);
        Page<Series.Summary> page = doors.series().series().list(caller, new AllSeries.Filter(group, before, MOST));
        String of = group.map(id -> "group=" + id + "&").orElse("");
        Titles titles = Titles.ofListings(doors, page.items().stream().map(Series.Summary::listing));
        return Reply.show(new SeriesListView(
                page.items().stream().map(summary -> row(summary, titles)).toList(),
                new Pager(
                        before.map(id -> "/series?" + of),
                        page.next().map(next -> "/series?" + of + "cursor=" + next))));
    }

    private static SeriesListView.Row row(Series.Summary summary, Titles titles) {
        return new SeriesListView.Row(
                titles.of(summary.listing(), summary.title()),
                "/series/" + summary.id(),
                summary.purpose(),
                SeriesWords.rule(summary.recurrence()),
                Phrase.of("series.row", "first", summary.first(), "last", summary.last(), "n", summary.open()),
                summary.next().map(at -> Phrase.of("series.next", "at", LocalDateTime.ofInstant(at, summary.zone()))));
    }

    private Reply one(Visit visit) {
        Series series = doors.series().series().get(visit.caller(), visit.id());
        Map<String, String> typed = visit.asked("occurrence")
                .map(number -> Map.of("occurrence", number, "scope", "following"))
                .orElse(Map.of("scope", "all"));
        return page(200, series, new Answers(typed, Map.of()), List.of());
    }

    private Reply act(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        String what = form.text("move", 20);
        Optional<SeriesChanges.Target> target = target(visit, form);
        Optional<String> note = form.findText("note", 1000);
        if (what.equals(SeriesMove.DECLINE.code()) && note.isEmpty() && isReasonOwed(visit)) {
            form.wrong("note", Phrase.of("booking.note-owed"));
        }
        if (target.isEmpty() || !form.isFine()) {
            return page(422, doors.series().series().get(visit.caller(), visit.id()), form.answers(), List.of());
        }
        if (SeriesChangePages.ASKING.contains(what)) {
            return changes.ask(visit, what, 200, form.answers());
        }
        Moving.Words words = new Moving.Words(Optional.empty(), note, OptionalInt.empty());
        return done(visit, tx -> doors.series().changes().move(tx, visit.caller(), target.get(), move(what), words));
    }

    private boolean isReasonOwed(Visit visit) {
        return doors.series().series().get(visit.caller(), visit.id()).bookings().stream()
                .anyMatch(doors.booking().bookings()::declinesWithReason);
    }

    /** Which dates are meant; empty where an answer is missing or wrong, which the form then knows. */
    static Optional<SeriesChanges.Target> target(Visit visit, FormInput form) {
        Optional<Scope.Reach> reach = form.require("scope", form.convert("scope", "value", Scope.Reach::of));
        Optional<Integer> occurrence = form.count("occurrence", 1, Recurrence.MOST);
        if (reach.filter(one -> one != Scope.Reach.ALL).isPresent()) {
            form.require("occurrence", occurrence);
        }
        Optional<Integer> version = form.require("version", form.count("version", 0, Integer.MAX_VALUE));
        return form.isFine()
                ? reach.flatMap(one -> version.map(read -> new SeriesChanges.Target(
                        visit.id(), new Scope(one, occurrence.orElse(1)), OptionalLong.of(read))))
                : Optional.empty();
    }

    /** Does it, and shows the series with what came of it. */
    Reply done(Visit visit, Function<Tx, SeriesChanges.Done> act) {
        SeriesChanges.Done done = doors.platform().db().inTransaction(act);
        return page(200, done.series(), new Answers(Map.of("scope", "all"), Map.of()), said(done));
    }

    private static SeriesMove move(String what) {
        try {
            return SeriesMove.of(what);
        } catch (IllegalArgumentException unknown) {
            throw new Refused(new Problem.NotFound());
        }
    }

    private static List<Phrase> said(SeriesChanges.Done done) {
        List<Phrase> said = new ArrayList<>();
        said.add(Phrase.of("series.done", "n", done.done().size()));
        done.moved()
                .forEach(moved ->
                        said.add(Phrase.of("series.shifted", "number", moved.number(), "why", told(moved.problem()))));
        done.left()
                .forEach(left ->
                        said.add(Phrase.of("series.left", "number", left.number(), "why", told(left.problem()))));
        return said;
    }

    private static Phrase told(Problem problem) {
        return switch (problem) {
            case Problem.Taken taken -> Refusals.sentence(taken);
            default -> ProblemWords.sentence(problem);
        };
    }

    private Reply page(int status, Series series, Answers answers, List<Phrase> said) {
        SeriesView view = new SeriesView(
                Titles.of(doors, series.bookings().subList(0, 1))
                        .of(series.bookings().getFirst()),
                SeriesWords.rule(series.recurrence()),
                SeriesWords.summary(
                        series.count(Outcome.KEPT), series.count(Outcome.MOVED), series.count(Outcome.SKIPPED)),
                said,
                series.occurrences().stream().map(this::date).toList(),
                form(series, answers));
        return new Reply.Page(
                status,
                view,
                Optional.of(
                        BookingRows.terms(BookingRows.leading(series.bookings().getFirst()))
                                .thing()
                                .hub()));
    }

    private SeriesView.Date date(Series.Occurrence one) {
        List<Phrase> notes = new ArrayList<>();
        if (one.outcome() == Outcome.MOVED) {
            notes.add(Phrase.of("series.moved-from", "day", one.day()));
        }
        one.rule().map(SeriesWords::reason).ifPresent(notes::add);
        return new SeriesView.Date(
                one.number(),
                one.booking().map(SeriesWords::when).orElse(Phrase.of("series.day", "day", one.day())),
                one.booking()
                        .map(seen -> BookingRows.status(
                                seen,
                                BookingRows.leading(seen),
                                doors.platform().clock().instant()))
                        .orElse(SeriesWords.status(one.outcome())),
                notes,
                one.booking().map(seen -> "/bookings/" + seen.booking().id()));
    }

    /** What may be done to at least one date; each date that it cannot be done to is told afterwards. */
    private Optional<Form> form(Series series, Answers answers) {
        List<Field.Option> moves = new ArrayList<>();
        SeriesChanges possible = doors.series().changes();
        for (SeriesMove move : SeriesMove.values()) {
            if (possible.mayMove(series, move)) {
                moves.add(new Field.Option(move.code(), Phrase.of("series.move-" + move.code())));
            }
        }
        if (possible.mayChange(series)) {
            SeriesChangePages.ASKING.forEach(
                    what -> moves.add(new Field.Option(what, Phrase.of("series.move-" + what))));
        }
        if (moves.isEmpty()) {
            return Optional.empty();
        }
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of(Field.Type.CHOICE, "move", "series.move")
                .hint(Phrase.of("series.move-hint"))
                .options(moves));
        fields.add(Field.of(Field.Type.CHOICE, "scope", "series.scope").options(scopes()));
        fields.add(Field.of(Field.Type.SELECT, "occurrence", "series.occurrence")
                .hint(Phrase.of("series.occurrence-hint"))
                .options(series.occurrences().stream()
                        .filter(one -> one.booking().isPresent())
                        .map(SeriesPages::option)
                        .toList())
                .optional());
        fields.add(Field.of(Field.Type.TEXT, "note", "booking.note-why").optional());
        List<Field> filled = new ArrayList<>(answers.fill(fields));
        // Always as it is now, also where what was typed is shown again.
        filled.add(Field.hidden("version", String.valueOf(series.version())));
        return Optional.of(new Form("/series/" + series.id(), filled, Phrase.of("series.move-go")));
    }

    private static List<Field.Option> scopes() {
        List<Field.Option> scopes = new ArrayList<>();
        for (Scope.Reach reach : Scope.Reach.values()) {
            scopes.add(new Field.Option(reach.code(), Phrase.of("series.scope-" + reach.code())));
        }
        return scopes;
    }

    private static Field.Option option(Series.Occurrence one) {
        Seen seen = one.booking().orElseThrow();
        return new Field.Option(
                String.valueOf(one.number()),
                Phrase.of("series.option", "number", one.number(), "when", SeriesWords.when(seen)));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            // An address changed by hand names nothing.
            return Optional.empty();
        }
    }
}
