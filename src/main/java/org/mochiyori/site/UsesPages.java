package org.mochiyori.site;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Terms;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Messages;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Words;
import org.mochiyori.report.Figures;
import org.mochiyori.report.Uses;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.SheetView;
import org.mochiyori.site.view.SheetView.Item;
import org.mochiyori.site.view.SheetView.Part;

/** 利用状況 for the desk: reports that have not come, what was used how often and by how many, and the same as a table. */
final class UsesPages {
    static final String PATH = "/desk/uses";
    private static final String TABLE = PATH + ".csv";

    private final Doors doors;
    private final Messages messages;
    private final BookingRows rows;

    UsesPages(Doors doors, Messages messages) {
        this.doors = doors;
        this.messages = messages;
        this.rows = new BookingRows(doors);
    }

    void mount(PageRouter pages) {
        pages.get(PATH, visit -> show(visit, days(visit, Office.of(doors, visit.caller())), SentForm.NONE));
        pages.get(TABLE, this::table);
        pages.post(PATH, this::choose);
    }

    private Reply show(Visit visit, Uses.Days days, SentForm sent) {
        Caller caller = visit.caller();
        String hub = Office.of(doors, caller);
        Figures figures = doors.report().uses().figures(caller, hub, days);
        List<Part> parts = new ArrayList<>();
        parts.add(missing(caller, hub));
        troubles(caller, hub, days).ifPresent(parts::add);
        Part used = Part.of(figures.rows().isEmpty() ? "report.uses-none" : "report.uses")
                .items(figures.rows().stream().map(UsesPages::item).toList())
                .moves(List.of(sent.again(choosing(days))));
        parts.add(
                figures.rows().isEmpty()
                        ? used
                        : used.ways(List.of(new Link(Phrase.of("report.uses-csv"), TABLE + query(days)))));
        SheetView view = new SheetView(
                Phrase.of("report.uses-title"),
                Optional.of(Phrase.of("report.uses-lead", "first", days.first(), "last", days.last())),
                Optional.of(new Link(Phrase.of("arrangement.to-desk"), DeskPages.PATH)),
                List.of(),
                parts);
        return new Reply.Page(sent.answers().wrong().isEmpty() ? 200 : 422, view, Optional.of(hub));
    }

    private Part missing(Caller caller, String hub) {
        List<Uses.Missing> missing = doors.report().uses().missing(caller, hub);
        LocalDate today = doors.people().hubs().today(hub);
        Known known = known(caller, hub, missing.stream().map(Uses.Missing::booking));
        List<Item> items = missing.stream()
                .flatMap(one -> item(
                        known,
                        new Use(one.booking(), one.line()),
                        List.of(Phrase.of(
                                one.dueOn().isBefore(today) ? "report.late-since" : "report.due-on",
                                "day",
                                one.dueOn())))
                        .stream())
                .toList();
        return (items.isEmpty() ? Part.of("report.missing-none") : Part.of("report.missing")).items(items);
    }

    private Optional<Part> troubles(Caller caller, String hub, Uses.Days days) {
        List<Uses.Trouble> troubles = doors.report().uses().troubles(caller, hub, days);
        Known known = known(caller, hub, troubles.stream().map(Uses.Trouble::booking));
        List<Item> items = troubles.stream()
                .flatMap(one -> item(known, new Use(one.booking(), one.line()), told(one)).stream())
                .toList();
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(Part.of("report.troubles").items(items));
    }

    private static List<Phrase> told(Uses.Trouble one) {
        return Stream.concat(
                        one.words().map(Phrase::literal).stream(),
                        one.photos() > 0 ? Stream.of(Phrase.of("report.photos", "n", one.photos())) : Stream.of())
                .toList();
    }

    /** Bookings as the desk sees them, and the names on them. */
    private record Known(Map<UUID, Seen> bookings, Names names) {}

    private Known known(Caller caller, String hub, Stream<UUID> ids) {
        List<Seen> all =
                doors.booking().bookings().listAt(caller, hub, ids.distinct().toList());
        return new Known(
                all.stream().collect(Collectors.toMap(seen -> seen.booking().id(), seen -> seen)), rows.names(all));
    }

    /** A line that was used. */
    private record Use(UUID booking, UUID line) {}

    /** One use with the way to its report; empty where the reader does not see it. */
    private Optional<Item> item(Known known, Use use, List<Phrase> notes) {
        return Optional.ofNullable(known.bookings().get(use.booking()))
                .flatMap(seen -> seen.booking().find(use.line()).map(entry -> {
                    Terms terms = BookingRows.terms(entry);
                    return new Item(
                            known.names().titles().of(terms.thing()),
                            UseReportPages.path(use.booking(), use.line()),
                            Stream.concat(
                                            Stream.of(
                                                    Phrase.of("booking.span", "span", BookingRows.span(terms)),
                                                    Phrase.of(
                                                            "arrangement.for",
                                                            "who",
                                                            rows.borrower(seen, known.names()))),
                                            notes.stream())
                                    .toList(),
                            List.of());
                }));
    }

    private static Item item(Figures.Row row) {
        List<Phrase> notes = new ArrayList<>();
        notes.add(Phrase.of("report.used-times", "n", row.uses(), "hours", hours(row)));
        notes.add(Phrase.of("report.used-reported", "n", row.reported(), "persons", row.persons()));
        row.counts().forEach((of, n) -> notes.add(Phrase.of("report.used-of", "kind", of, "n", n)));
        if (row.expected() > 0) {
            notes.add(Phrase.of("report.used-expected", "n", row.uses() - row.reported(), "persons", row.expected()));
        }
        return new Item(Phrase.literal(row.name()), "/listings/" + row.listing(), notes, List.of());
    }

    private static Move choosing(Uses.Days days) {
        return new Move(
                PATH,
                Phrase.of("report.choose-go"),
                false,
                Optional.empty(),
                List.of(
                        Field.of(Field.Type.DATE, "from", "report.choose-from")
                                .value(days.first().toString()),
                        Field.of(Field.Type.DATE, "to", "report.choose-to")
                                .value(days.last().toString())));
    }

    private Reply choose(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        Optional<LocalDate> first = form.require("from", form.day("from"));
        Optional<LocalDate> last = form.require("to", form.day("to"));
        if (form.isFine() && last.orElseThrow().isBefore(first.orElseThrow())) {
            form.wrong("to", "order");
        }
        if (first.isEmpty() || last.isEmpty() || !form.isFine()) {
            Uses.Days usual =
                    doors.report().uses().days(Office.of(doors, visit.caller()), Optional.empty(), Optional.empty());
            return show(visit, usual, new SentForm(PATH, form.answers(), List.of()));
        }
        return Reply.go(PATH + query(new Uses.Days(first.get(), last.get())));
    }

    private Uses.Days days(Visit visit, String hub) {
        return doors.report().uses().days(hub, day(visit, "from"), day(visit, "to"));
    }

    private static Optional<LocalDate> day(Visit visit, String name) {
        FormInput asked =
                new FormInput(visit.asked(name).map(text -> Map.of(name, text)).orElse(Map.of()));
        Optional<LocalDate> day = asked.day(name);
        if (!asked.isFine()) {
            throw new Refused(Problem.Invalid.of("/" + name, "day", "a day such as 2027-04-01"));
        }
        return day;
    }

    private static String query(Uses.Days days) {
        return "?from=" + days.first() + "&to=" + days.last();
    }

    /** For spreadsheets: with the mark of UTF-8, lines of RFC 4180, and nothing in it that a spreadsheet would reckon with. */
    private Reply table(Visit visit) {
        Caller caller = visit.caller();
        String hub = Office.of(doors, caller);
        Uses.Days days = days(visit, hub);
        Figures figures = doors.report().uses().figures(caller, hub, days);
        Words words = messages.in(visit.language());
        List<String> kinds = List.copyOf(figures.kinds());
        List<List<String>> lines = new ArrayList<>();
        lines.add(Stream.concat(
                        Stream.of("name", "kind", "uses", "hours", "reported", "persons", "expected")
                                .map(column -> words.plain("report.column-" + column)),
                        kinds.stream())
                .toList());
        for (Figures.Row row : figures.rows()) {
            Stream<Object> figuresOf = Stream.of(row.uses(), hours(row), row.reported(), row.persons(), row.expected());
            lines.add(Stream.of(
                            Stream.of(row.name(), words.plain("report.kind-" + row.kind())),
                            figuresOf.map(String::valueOf),
                            kinds.stream()
                                    .map(kind -> String.valueOf(row.counts().getOrDefault(kind, 0L))))
                    .flatMap(cells -> cells)
                    .toList());
        }
        String text = lines.stream()
                .map(cells -> cells.stream().map(UsesPages::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "\uFEFF", "\r\n"));
        return new Reply.File(
                "text/csv; charset=utf-8",
                "uses-" + days.first() + "-" + days.last() + ".csv",
                Buffer.buffer(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static String hours(Figures.Row row) {
        return String.valueOf(Math.round(row.minutes() / 6.0) / 10.0).replaceFirst("\\.0$", "");
    }
}
