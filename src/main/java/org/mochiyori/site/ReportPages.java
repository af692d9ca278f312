package org.mochiyori.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.mochiyori.booking.Line;
import org.mochiyori.booking.Seen;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.report.Report;
import org.mochiyori.report.Reports;
import org.mochiyori.site.view.Fact;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.SheetView.Part;

/** 実施報告 on the page of a skill that was asked for. */
final class ReportPages {
    private static final int MOST_YEN = 1_000_000;

    private final Doors doors;
    private final Act act;

    ReportPages(Doors doors, Act act) {
        this.doors = doors;
        this.act = act;
    }

    /** Does something and shows how things stand on the page it was done on. */
    @FunctionalInterface
    interface Act {
        Reply done(Visit visit, Consumer<Tx> what);
    }

    void mount(PageRouter pages) {
        pages.post("/bookings/:id/lines/:line/soundings/report", this::report);
    }

    /** The questions of a report. */
    static Move move(Seen seen, Line line) {
        TimeWindow window = line.terms().window();
        return new Move(
                SoundingPages.path(seen, line) + "/report",
                Phrase.of("arrangement.report-go"),
                false,
                Optional.empty(),
                List.of(
                        Field.of(Field.Type.COUNT, "persons", "arrangement.persons")
                                .value(
                                        seen.booking().request().persons().isPresent()
                                                ? String.valueOf(seen.booking()
                                                        .request()
                                                        .persons()
                                                        .getAsInt())
                                                : ""),
                        Field.of(Field.Type.COUNT, "minutes", "arrangement.minutes")
                                .value(String.valueOf(window.length().toMinutes())),
                        Field.of(Field.Type.COUNT, "expense", "arrangement.expense")
                                .hint(Phrase.of("arrangement.expense-hint"))
                                .optional(),
                        Field.of(Field.Type.LONG_TEXT, "remarks", "arrangement.remarks")
                                .optional()));
    }

    /** What was reported about a line. */
    Optional<Part> part(Seen seen, Line line) {
        return doors.report().reports().list(seen).stream()
                .filter(report -> report.line().equals(line.terms().id()))
                .findFirst()
                .map(report -> {
                    List<Fact> facts = new ArrayList<>();
                    facts.add(new Fact(
                            Phrase.of("arrangement.persons"),
                            Phrase.of(
                                    "booking.persons-of",
                                    "n",
                                    report.said().attended().persons())));
                    report.said()
                            .minutes()
                            .ifPresent(minutes -> facts.add(new Fact(
                                    Phrase.of("arrangement.minutes"), Phrase.literal(String.valueOf(minutes)))));
                    report.said()
                            .remarks()
                            .ifPresent(text ->
                                    facts.add(new Fact(Phrase.of("arrangement.remarks"), Phrase.literal(text))));
                    return Part.of("arrangement.reported").facts(facts);
                });
    }

    private Reply report(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        Optional<Integer> persons = form.count("persons", 0, 100_000);
        Optional<Integer> minutes = form.count("minutes", 1, Reports.MOST_MINUTES);
        Optional<Integer> expense = form.count("expense", 0, MOST_YEN);
        Optional<String> remarks = form.findText("remarks", 1000);
        Reports.At at = new Reports.At(visit.id(), visit.id("line"), OptionalLong.empty());
        return act.done(visit, tx -> {
            if (!form.isFine() || persons.isEmpty() || minutes.isEmpty()) {
                throw new Refused(Problem.Invalid.of("/minutes", "value", "whole numbers"));
            }
            Report.Said said = new Report.Said(
                    Optional.empty(),
                    Report.Attended.of(persons.get()),
                    List.of(),
                    Optional.empty(),
                    remarks,
                    OptionalInt.of(minutes.get()));
            doors.report().reports().reportHelp(tx, visit.caller(), at, said, new Yen(expense.orElse(0)));
        });
    }
}
