package org.mochiyori.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.mochiyori.booking.Moving;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.series.Clashes;
import org.mochiyori.series.Hours;
import org.mochiyori.series.Series;
import org.mochiyori.series.SeriesChanges;
import org.mochiyori.series.Wanted;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.FormView;
import org.mochiyori.site.view.Link;

/** What several dates of a series shall be instead: other hours, days or another quantity, or what they are for. */
final class SeriesChangePages {
    /** What is asked for on a page of its own, once the dates are chosen. */
    static final List<String> ASKING = List.of("change", "describe");

    private static final List<String> CARRIED = List.of("scope", "occurrence");
    private static final int MOST = 1_000_000;
    private static final int MOST_PERSONS = 100_000;
    private static final int WEEK = 7;

    private final Doors doors;
    private final SeriesPages series;

    SeriesChangePages(Doors doors, SeriesPages series) {
        this.doors = doors;
        this.series = series;
    }

    void mount(PageRouter pages) {
        pages.post("/series/:id/change", this::change);
        pages.post("/series/:id/describe", this::describe);
    }

    /** The page that asks what shall be instead. */
    Reply.Page ask(Visit visit, String what, int status, Answers answers) {
        Series read = doors.series().series().get(visit.caller(), visit.id());
        String path = "/series/" + visit.id();
        List<Field> fields = new ArrayList<>(answers.fill(what.equals("change") ? hours(read) : words()));
        for (String name : CARRIED) {
            fields.add(Field.hidden(name, visit.typed().getOrDefault(name, "")));
        }
        // Whoever was told that it changed meanwhile, and sends the same again, has decided.
        String seen =
                status == 409 ? String.valueOf(read.version()) : visit.typed().getOrDefault("version", "");
        fields.add(Field.hidden("version", seen));
        FormView view = new FormView(
                Phrase.of("series.move-" + what),
                forDates(read, visit, Phrase.of(what.equals("change") ? "series.change-lead" : "series.describe-lead")),
                Optional.empty(),
                new Form(path + "/" + what, fields, Phrase.of("series.move-go")),
                List.of(new Link(
                        Phrase.of(
                                "series.title",
                                "title",
                                Titles.of(doors, read.bookings().subList(0, 1))
                                        .of(read.bookings().getFirst())),
                        path)));
        return new Reply.Page(status, view, Optional.empty());
    }

    /** What is asked, and of which dates it was said on the page before. */
    private static Phrase forDates(Series read, Visit visit, Phrase lead) {
        String scope = visit.typed().getOrDefault("scope", "");
        if (scope.equals("all")) {
            return Phrase.of("series.for-all", "lead", lead);
        }
        return read.bookings().stream()
                .filter(seen -> seen.booking()
                        .occurrence()
                        .filter(one -> String.valueOf(one.number())
                                .equals(visit.typed().get("occurrence")))
                        .isPresent())
                .filter(seen -> scope.equals("one") || scope.equals("following"))
                .findFirst()
                .map(seen -> Phrase.of(
                        "series.for-" + scope,
                        "lead",
                        lead,
                        "when",
                        BookingRows.span(BookingRows.terms(BookingRows.leading(seen)))))
                .orElse(lead);
    }

    private static List<Field> hours(Series read) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of(Field.Type.TIME, "from", "series.from").optional());
        fields.add(Field.of(Field.Type.TIME, "until", "series.until-time").optional());
        fields.add(Field.of(Field.Type.SELECT, "days", "series.shift-days")
                .options(days())
                .optional());
        boolean counted = read.bookings().stream()
                .flatMap(seen -> seen.entries().stream())
                .anyMatch(entry -> entry.line().terms().thing().kind().equals("equipment"));
        if (counted) {
            fields.add(Field.of(Field.Type.COUNT, "quantity", "series.quantity").optional());
        }
        fields.add(Field.of(Field.Type.CHOICE, "clashes", "series.change-clashes")
                .options(List.of(
                        new Field.Option("skip", Phrase.of("series.change-skip")),
                        new Field.Option("shift", Phrase.of("series.change-shift")),
                        new Field.Option("refuse", Phrase.of("series.change-refuse"))))
                .value("skip"));
        fields.add(Field.of(Field.Type.TEXT, "note", "booking.note-why").optional());
        return fields;
    }

    /** A week to either side: farther is another series. */
    private static List<Field.Option> days() {
        return IntStream.rangeClosed(-WEEK, WEEK)
                .filter(n -> n != 0)
                .mapToObj(n -> new Field.Option(
                        String.valueOf(n),
                        Phrase.of(
                                (Math.abs(n) == 1 ? "series.day-" : "series.days-") + (n > 0 ? "later" : "earlier"),
                                "n",
                                Math.abs(n))))
                .toList();
    }

    private static List<Field> words() {
        return List.of(
                Field.of(Field.Type.TEXT, "purpose", "series.purpose").optional(),
                Field.of(Field.Type.COUNT, "persons", "series.persons").optional());
    }

    private Reply change(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        Optional<SeriesChanges.Target> target = SeriesPages.target(visit, form);
        Hours hours = new Hours(
                form.time("from"),
                form.time("until"),
                form.count("days", -WEEK, WEEK).orElse(0),
                count(form.count("quantity", 1, MOST)));
        if (hours.isEmpty() && form.isFine()) {
            form.wrong("from", "required");
        }
        Optional<Clashes> clashes = SeriesForms.clashes(form);
        Moving.Words words = new Moving.Words(Optional.empty(), form.findText("note", 1000), OptionalInt.empty());
        if (target.isEmpty() || clashes.isEmpty() || !form.isFine()) {
            return ask(visit, "change", 422, form.answers());
        }
        SeriesChanges.Change change = new SeriesChanges.Change(hours, words, clashes.get(), Wanted.USUAL);
        return done(visit, "change", tx -> doors.series().changes().change(tx, visit.caller(), target.get(), change));
    }

    private Reply describe(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        Optional<SeriesChanges.Target> target = SeriesPages.target(visit, form);
        SeriesChanges.Purpose purpose =
                new SeriesChanges.Purpose(form.findText("purpose", 500), count(form.count("persons", 1, MOST_PERSONS)));
        if (purpose.purpose().isEmpty() && purpose.persons().isEmpty() && form.isFine()) {
            form.wrong("purpose", "required");
        }
        if (target.isEmpty() || !form.isFine()) {
            return ask(visit, "describe", 422, form.answers());
        }
        return done(
                visit,
                "describe",
                tx -> doors.series().changes().describe(tx, visit.caller(), target.get(), purpose, false));
    }

    /** Does it; where it cannot be, the questions are asked again with what was answered. */
    private Reply done(Visit visit, String what, Function<Tx, SeriesChanges.Done> act) {
        try {
            return series.done(visit, act);
        } catch (Refused refused) {
            if (!Standing.isMendable(refused.problem())) {
                throw refused;
            }
            return ask(visit, what, 409, new FormInput(visit.typed()).answers()).refusing(refused.problem());
        }
    }

    private static OptionalInt count(Optional<Integer> number) {
        return number.map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
