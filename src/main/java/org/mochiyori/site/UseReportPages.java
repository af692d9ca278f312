package org.mochiyori.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.Line;
import org.mochiyori.booking.Seen;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.report.Ask;
import org.mochiyori.report.Report;
import org.mochiyori.report.Reports;
import org.mochiyori.site.view.Fact;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.SheetView;
import org.mochiyori.site.view.SheetView.Part;

/** 利用報告: the borrower writes what came of a use, both sides and the desk read it. */
final class UseReportPages {
    private static final int MOST_PERSONS = 100_000;

    private final Doors doors;

    UseReportPages(Doors doors) {
        this.doors = doors;
    }

    /** Before the pages of bookings, which would take these for their moves. */
    void mount(PageRouter pages) {
        pages.get("/bookings/:id/report", visit -> show(visit, Answers.none(), List.of(), 200));
        pages.post("/bookings/:id/report", this::report);
        new ReportPhotoPages(doors, this::show).mount(pages);
    }

    /** The way there from the page of a booking: what is still to be written first. */
    static Optional<Link> link(Doors doors, Seen seen) {
        Reports reports = doors.report().reports();
        List<Ask> asks = reports.asks(seen);
        if (asks.isEmpty()) {
            return Optional.empty();
        }
        Set<UUID> written = reports.list(seen).stream().map(Report::line).collect(Collectors.toSet());
        Phrase label = asks.stream()
                .filter(ask -> !written.contains(ask.line()))
                .findFirst()
                .map(ask -> Phrase.of("report.link-write", "day", ask.dueOn()))
                .orElse(Phrase.of("report.link-read"));
        return Optional.of(new Link(label, path(seen.booking().id())));
    }

    /** The page of what was reported about a line, or is to be. */
    static String path(UUID booking, UUID line) {
        return path(booking) + "?line=" + line;
    }

    private static String path(UUID booking) {
        return "/bookings/" + booking + "/report";
    }

    private record Of(Seen seen, Titles titles, List<Ask> asks, Map<UUID, Report> written) {
        Line line(Ask ask) {
            return seen.booking().find(ask.line()).orElseThrow().line();
        }

        Optional<Report> report(Ask ask) {
            return Optional.ofNullable(written.get(ask.line()));
        }
    }

    private Of read(Visit visit) {
        Seen seen = doors.booking().bookings().get(visit.caller(), visit.id());
        List<Ask> asks = doors.report().reports().asks(seen);
        if (asks.isEmpty()) {
            throw new Refused(new Problem.NotFound());
        }
        return new Of(
                seen,
                Titles.of(doors, List.of(seen)),
                asks,
                doors.report().reports().list(seen).stream()
                        .collect(Collectors.toMap(Report::line, Function.identity())));
    }

    private Reply show(Visit visit, Answers answers, List<Phrase> wrong, int status) {
        Of here = read(visit);
        Ask ask = chosen(here, Optional.ofNullable(answers.typed().get("line")).or(() -> visit.asked("line")));
        Line line = here.line(ask);
        List<Part> parts = new ArrayList<>();
        boolean writes = !here.seen().sidesOf(line).isEmpty();
        here.report(ask)
                .ifPresent(report -> parts.add(Part.of("report.written")
                        .facts(facts(report))
                        .ways(repairs(visit, line, report))
                        .pictures(ReportPhotoPages.pictures(report, writes))));
        if (writes) {
            parts.add(Part.of(here.report(ask).isPresent() ? "report.correct" : "report.write")
                    .facts(List.of(
                            new Fact(
                                    Phrase.of("report.thing"),
                                    here.titles().of(line.terms().thing())),
                            new Fact(
                                    Phrase.of("report.when"),
                                    Phrase.of(
                                            "booking.span",
                                            "span",
                                            Span.of(
                                                    line.terms().window(),
                                                    line.terms().thing().zone()))),
                            new Fact(Phrase.of("report.due"), Phrase.of("report.due-on", "day", ask.dueOn()))))
                    .moves(List.of(move(here, ask, answers))));
        }
        others(here, ask).ifPresent(parts::add);
        UUID booking = here.seen().booking().id();
        SheetView view = new SheetView(
                Phrase.of("report.title"),
                Optional.of(Phrase.of("report.lead")),
                Optional.of(new Link(
                        Phrase.of(
                                "arrangement.to-booking",
                                "number",
                                here.seen().booking().number()),
                        "/bookings/" + booking)),
                wrong,
                parts);
        return new Reply.Page(status, view, Optional.of(line.terms().thing().hub()));
    }

    /** What broke can be taken out of service from here, by who keeps it. */
    private List<Link> repairs(Visit visit, Line line, Report report) {
        return report.said().trouble().isPresent()
                ? OutOfService.link(doors, visit.caller(), line.terms().thing().listing()).stream()
                        .toList()
                : List.of();
    }

    /** The one asked for, else the first that is not written, else the first. */
    private static Ask chosen(Of here, Optional<String> wanted) {
        if (wanted.isPresent()) {
            return here.asks().stream()
                    .filter(ask -> ask.line().toString().equals(wanted.get()))
                    .findFirst()
                    .orElseThrow(() -> new Refused(new Problem.NotFound()));
        }
        return here.asks().stream()
                .filter(ask -> here.report(ask).isEmpty())
                .findFirst()
                .orElse(here.asks().getFirst());
    }

    private static Optional<Part> others(Of here, Ask shown) {
        List<Link> ways = here.asks().stream()
                .filter(ask -> !ask.equals(shown))
                .map(ask -> new Link(
                        Phrase.of(
                                here.report(ask).isPresent() ? "report.other-written" : "report.other",
                                "what",
                                here.titles().of(here.line(ask).terms().thing())),
                        path(here.seen().booking().id(), ask.line())))
                .toList();
        return ways.isEmpty()
                ? Optional.empty()
                : Optional.of(Part.of("report.others").ways(ways));
    }

    private static List<Fact> facts(Report report) {
        List<Fact> facts = new ArrayList<>();
        Report.Said said = report.said();
        said.usedFor().ifPresent(text -> facts.add(new Fact(Phrase.of("report.used-for"), Phrase.literal(text))));
        facts.add(new Fact(
                Phrase.of("report.persons"),
                Phrase.of("booking.persons-of", "n", said.attended().persons())));
        said.attended()
                .counts()
                .forEach(count -> facts.add(
                        new Fact(Phrase.literal(count.of()), Phrase.of("booking.persons-of", "n", count.n()))));
        said.checks()
                .forEach(check -> facts.add(new Fact(
                        Phrase.literal(check.text()), Phrase.of(check.ok() ? "report.done" : "report.not-done"))));
        facts.add(new Fact(
                Phrase.of("report.trouble"),
                said.trouble().map(Phrase::literal).orElse(Phrase.of("report.trouble-none"))));
        said.remarks().ifPresent(text -> facts.add(new Fact(Phrase.of("report.remarks"), Phrase.literal(text))));
        return facts;
    }

    private static Move move(Of here, Ask ask, Answers answers) {
        Optional<Report> before = here.report(ask);
        Optional<Report.Said> said = before.map(Report::said);
        Booking.Request request = here.seen().booking().request();
        List<Field> fields = new ArrayList<>();
        fields.add(Field.hidden("line", ask.line().toString()));
        fields.add(Field.hidden(
                "version", String.valueOf(before.map(Report::sequence).orElse(0))));
        fields.add(Field.of(Field.Type.TEXT, "usedFor", "report.used-for")
                .value(said.flatMap(Report.Said::usedFor).orElse(request.purpose())));
        fields.addAll(counts(ask, said));
        for (int i = 0; i < ask.checklist().size(); i++) {
            String text = ask.checklist().get(i);
            boolean ok = said.stream()
                    .flatMap(one -> one.checks().stream())
                    .anyMatch(check -> check.ok() && check.text().equals(text));
            fields.add(Field.of(Field.Type.CHECK, "ok" + i, "report.checks")
                    .labelled(Phrase.literal(text))
                    .value(ok ? "yes" : "")
                    .optional());
        }
        fields.add(Field.of(Field.Type.LONG_TEXT, "trouble", "report.trouble")
                .hint(Phrase.of("report.trouble-hint"))
                .value(said.flatMap(Report.Said::trouble).orElse(""))
                .optional());
        fields.add(Field.of(Field.Type.LONG_TEXT, "remarks", "report.remarks")
                .value(said.flatMap(Report.Said::remarks).orElse(""))
                .optional());
        return new Move(
                path(here.seen().booking().id()),
                Phrase.of(before.isPresent() ? "report.correct-go" : "report.go"),
                before.isEmpty(),
                Optional.empty(),
                answers.fill(fields));
    }

    private static List<Field> counts(Ask ask, Optional<Report.Said> said) {
        if (ask.counts().isEmpty()) {
            return List.of(Field.of(Field.Type.COUNT, "persons", "report.persons")
                    .value(said.map(one -> String.valueOf(one.attended().persons()))
                            .orElse("")));
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < ask.counts().size(); i++) {
            String kind = ask.counts().get(i);
            fields.add(Field.of(Field.Type.COUNT, "n" + i, "report.persons")
                    .labelled(Phrase.of("report.persons-kind", "kind", kind))
                    .value(said.stream()
                            .flatMap(one -> one.attended().counts().stream())
                            .filter(count -> count.of().equals(kind))
                            .map(count -> String.valueOf(count.n()))
                            .findFirst()
                            .orElse("")));
        }
        return fields;
    }

    private Reply report(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        Of here = read(visit);
        Ask ask = chosen(here, Optional.of(form.text("line", 40)));
        Optional<Integer> version = form.require("version", form.count("version", 0, Integer.MAX_VALUE));
        Reports.Attendance attendance = attendance(form, ask);
        Set<String> ticked = new HashSet<>();
        for (int i = 0; i < ask.checklist().size(); i++) {
            if (form.isTicked("ok" + i)) {
                ticked.add(ask.checklist().get(i));
            }
        }
        Reports.Words words = new Reports.Words(
                Optional.of(form.text("usedFor", 300)), ticked, text(form, "trouble"), text(form, "remarks"));
        if (!form.isFine()) {
            return show(visit, form.answers(), List.of(Phrase.of("report.wrong")), 422);
        }
        Reports.At at = new Reports.At(visit.id(), ask.line(), OptionalLong.of(version.orElse(0)));
        try {
            doors.platform()
                    .db()
                    .inTransaction(tx -> doors.report().reports().report(tx, visit.caller(), at, attendance, words));
        } catch (Refused refused) {
            if (refused.problem() instanceof Problem.Stale) {
                return show(visit, kept(form, here.report(ask)), List.of(Phrase.of("report.stale")), 409);
            }
            throw refused;
        }
        // What was sent is there to be read, and a picture can go with it.
        return Reply.go(path(visit.id(), ask.line()));
    }

    /** What was typed, upon the report as it is by now: sent once more it corrects that one. */
    private static Answers kept(FormInput form, Optional<Report> now) {
        Map<String, String> typed = new java.util.HashMap<>(form.answers().typed());
        typed.put("version", String.valueOf(now.map(Report::sequence).orElse(0)));
        return new Answers(typed, Map.of());
    }

    private static Reports.Attendance attendance(FormInput form, Ask ask) {
        if (ask.counts().isEmpty()) {
            return new Reports.Attendance(form.require("persons", form.count("persons", 0, MOST_PERSONS)), List.of());
        }
        List<Report.Count> counts = new ArrayList<>();
        for (int i = 0; i < ask.counts().size(); i++) {
            String kind = ask.counts().get(i);
            form.require("n" + i, form.count("n" + i, 0, MOST_PERSONS))
                    .ifPresent(n -> counts.add(new Report.Count(kind, n)));
        }
        return new Reports.Attendance(Optional.empty(), counts);
    }

    private static Optional<String> text(FormInput form, String name) {
        return form.findText(name, 1000);
    }
}
