package org.mochiyori.site;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mochiyori.arrangement.Sounding;
import org.mochiyori.arrangement.Sounding.Given;
import org.mochiyori.arrangement.Soundings;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.Line;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Side;
import org.mochiyori.booking.State;
import org.mochiyori.booking.Terms;
import org.mochiyori.catalogue.Contact;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.site.view.Fact;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.SheetView;
import org.mochiyori.site.view.SheetView.Item;
import org.mochiyori.site.view.SheetView.Part;

/** 打診 at the desk: requests for skills that wait, and of each who was asked, what they said, and what to do next. */
final class SoundingPages {
    static final String PATH = "/desk/soundings";

    private static final int NEXT = 5;

    private final Doors doors;
    private final BookingRows rows;
    private final ReportPages reports;

    SoundingPages(Doors doors) {
        this.doors = doors;
        this.rows = new BookingRows(doors);
        this.reports = new ReportPages(doors, (visit, act) -> done(visit, "", act));
    }

    void mount(PageRouter pages) {
        pages.get(PATH, this::waiting);
        pages.get("/bookings/:id/lines/:line/soundings", visit -> one(visit, SentForm.NONE, 200));
        pages.post("/bookings/:id/lines/:line/soundings", this::ask);
        reports.mount(pages);
        pages.post("/bookings/:id/lines/:line/soundings/:sounding", this::writeDown);
    }

    /** The way from a booking to the page of each of its skills that the reader may ask about. */
    static List<Link> links(Seen seen, Titles titles) {
        return seen.entries().stream()
                .map(Booking.Entry::line)
                .filter(line -> isAsked(seen, line) && !isOver(line))
                .map(line -> new Link(
                        Phrase.of(
                                "arrangement.sound-of",
                                "what",
                                titles.of(line.terms().thing())),
                        path(seen, line)))
                .toList();
    }

    /** The times from which one is still to be chosen. */
    static List<Fact> times(Seen seen) {
        return seen.entries().stream()
                .map(Booking.Entry::line)
                .filter(line -> line.state() == State.REQUESTED
                        && !line.terms().candidates().isEmpty())
                .flatMap(line -> candidates(line).stream())
                .toList();
    }

    private static List<Fact> candidates(Line line) {
        return line.terms().windows().stream()
                .map(window -> new Fact(
                        Phrase.of("arrangement.candidate"),
                        Phrase.of(
                                "booking.span",
                                "span",
                                Span.of(window, line.terms().thing().zone()))))
                .toList();
    }

    private Reply waiting(Visit visit) {
        Caller caller = visit.caller();
        String hub = Office.of(doors, caller);
        List<Seen> open = soundings().listOpen(caller, hub);
        Names names = rows.names(open);
        Map<UUID, Sounding> latest = soundings()
                .latest(open.stream()
                        .flatMap(seen -> seen.entries().stream())
                        .map(entry -> entry.line().terms().id())
                        .toList());
        List<Item> asked = new ArrayList<>();
        List<Item> past = new ArrayList<>();
        for (Seen seen : open) {
            for (Booking.Entry entry : seen.entries()) {
                Line line = entry.line();
                Optional<Sounding> last =
                        Optional.ofNullable(latest.get(line.terms().id()));
                if (isAsked(seen, line) && line.state() == State.REQUESTED) {
                    asked.add(item(seen, line, names, last));
                } else if (isAsked(seen, line) && isToReport(line)) {
                    past.add(item(seen, line, names, last));
                }
            }
        }
        List<Part> parts = new ArrayList<>();
        parts.add(
                asked.isEmpty()
                        ? Part.of("arrangement.none-waits")
                        : Part.of("arrangement.waiting").items(asked));
        if (!past.isEmpty()) {
            parts.add(Part.of("arrangement.to-report").items(past));
        }
        RenewalPages.part(doors, visit, hub).ifPresent(parts::add);
        return Reply.show(
                new SheetView(
                        Phrase.of("arrangement.desk-title"),
                        Optional.of(Phrase.of("arrangement.desk-lead")),
                        Optional.of(new Link(Phrase.of("arrangement.to-desk"), DeskPages.PATH)),
                        List.of(),
                        parts),
                hub);
    }

    private boolean isToReport(Line line) {
        boolean agreed = line.state() == State.CONFIRMED || line.state() == State.OUT;
        return agreed
                && !doors.platform()
                        .clock()
                        .instant()
                        .isBefore(line.terms().window().until());
    }

    private Item item(Seen seen, Line line, Names names, Optional<Sounding> last) {
        List<Phrase> notes = new ArrayList<>();
        notes.add(Phrase.of("arrangement.for", "who", rows.borrower(seen, names)));
        notes.add(Phrase.literal(seen.booking().request().purpose()));
        line.terms()
                .windows()
                .forEach(window -> notes.add(Phrase.of(
                        "booking.span",
                        "span",
                        Span.of(window, line.terms().thing().zone()))));
        notes.add(last.map(sounding -> stands(sounding, line)).orElseGet(() -> Phrase.of("arrangement.not-asked")));
        return new Item(names.titles().of(line.terms().thing()), path(seen, line), notes, List.of());
    }

    private static Phrase stands(Sounding sounding, Line line) {
        ZoneId zone = line.terms().thing().zone();
        Instant at = sounding.settled()
                .map(Sounding.Settled::at)
                .orElseGet(() -> sounding.asked().answerBy());
        return Phrase.of("arrangement.state-" + sounding.state().word(), "at", LocalDateTime.ofInstant(at, zone));
    }

    /** @param sent a form that could not be done */
    private Reply one(Visit visit, SentForm sent, int status) {
        Caller caller = visit.caller();
        Seen seen = doors.booking().bookings().get(caller, visit.id());
        Line line = line(visit, seen);
        List<Sounding> soundings = soundings().list(caller, visit.id()).stream()
                .filter(one -> one.subject().line().equals(line.terms().id()))
                .toList();
        List<Part> parts = new ArrayList<>();
        parts.add(Part.of("arrangement.asked").facts(facts(seen, line)));
        parts.add(person(line));
        parts.add((soundings.isEmpty() ? Part.of("arrangement.not-asked") : Part.of("arrangement.answers"))
                .items(soundings.stream().map(one -> told(one, line)).toList()));
        if (line.state() == State.REQUESTED) {
            parts.addAll(acts(caller, seen, line, soundings, sent));
        } else if (isToReport(line)) {
            parts.add(Part.of("arrangement.report").moves(List.of(ReportPages.move(seen, line))));
        }
        reports.part(seen, line).ifPresent(parts::add);
        SheetView view = new SheetView(
                Phrase.of(
                        "arrangement.sound-of",
                        "what",
                        Titles.of(doors, List.of(seen)).of(line.terms().thing())),
                Optional.of(Phrase.of("arrangement.sound-lead")),
                Optional.of(new Link(
                        Phrase.of(
                                "arrangement.to-booking",
                                "number",
                                seen.booking().number()),
                        "/bookings/" + seen.booking().id())),
                sent.wrong(),
                parts);
        return new Reply.Page(status, view, Optional.of(line.terms().thing().hub()));
    }

    /** Who is to be asked and how they are reached, for the lender and the desk, who may read it on the listing as well. */
    private Part person(Line line) {
        Contact contact = doors.catalogue()
                .contacts()
                .get(doors.catalogue()
                        .listings()
                        .get(doors.platform().db(), line.terms().thing().listing())
                        .listing());
        List<Fact> facts = new ArrayList<>();
        Stream.of(
                        Map.entry("arrangement.person-name", contact.name()),
                        Map.entry("arrangement.person-phone", Shells.phone(contact.phone())),
                        Map.entry("arrangement.person-mail", contact.mail()),
                        Map.entry("arrangement.person-note", contact.note()))
                .filter(one -> !one.getValue().isBlank())
                .forEach(one -> facts.add(new Fact(Phrase.of(one.getKey()), Phrase.literal(one.getValue()))));
        if (contact.phone().isBlank() && contact.mail().isBlank()) {
            facts.add(new Fact(Phrase.of("arrangement.person-phone"), Phrase.of("arrangement.person-unknown")));
        }
        return Part.of("arrangement.person").facts(facts);
    }

    private List<Part> acts(Caller caller, Seen seen, Line line, List<Sounding> soundings, SentForm sent) {
        List<Part> parts = new ArrayList<>();
        Optional<Sounding> answerable = soundings.stream()
                .filter(one -> one.state() == Sounding.State.OPEN || one.state() == Sounding.State.UNANSWERED)
                .reduce((first, last) -> last);
        boolean open =
                answerable.filter(one -> one.state() == Sounding.State.OPEN).isPresent();
        if (!open) {
            parts.add(Part.of("arrangement.sound")
                    .moves(List.of(sent.again(asking(seen, line, List.of(), "arrangement.sound-go")))));
        }
        answerable.ifPresent(one ->
                parts.add(Part.of("arrangement.by-phone").moves(List.of(sent.again(writing(seen, line, one))))));
        List<Terms> equal = soundings().alternatives(caller, seen, line.terms().id()).stream()
                .limit(NEXT)
                .toList();
        Names lenders = Names.of(
                doors, equal.stream().map(terms -> terms.thing().lender()).toList());
        Titles titles = Titles.ofThings(doors, equal.stream().map(Terms::thing));
        List<Item> others = equal.stream()
                .map(terms -> new Item(
                        titles.of(terms.thing()),
                        "/listings/" + terms.thing().listing(),
                        List.of(Phrase.literal(lenders.get(terms.thing().lender()))),
                        List.of(asking(
                                seen,
                                line,
                                List.of(Field.hidden(
                                        "listing", terms.thing().listing().toString())),
                                "arrangement.next-go"))))
                .toList();
        if (!others.isEmpty()) {
            parts.add(Part.of("arrangement.next").items(others));
        }
        return parts;
    }

    private static Move asking(Seen seen, Line line, List<Field> more, String label) {
        List<Field> fields = new ArrayList<>(more);
        // Whom else to ask is one tap; how long to wait is asked once on the page.
        if (more.isEmpty()) {
            fields.add(Field.of(Field.Type.COUNT, "days", "arrangement.days")
                    .hint(Phrase.of("arrangement.days-hint"))
                    .value(String.valueOf(Soundings.USUAL_DAYS)));
        }
        return new Move(path(seen, line), Phrase.of(label), false, Optional.empty(), fields);
    }

    private static Move writing(Seen seen, Line line, Sounding sounding) {
        ZoneId zone = line.terms().thing().zone();
        List<Field.Option> answers = new ArrayList<>();
        List<TimeWindow> windows = line.terms().windows();
        for (int i = 0; i < windows.size(); i++) {
            answers.add(new Field.Option(
                    String.valueOf(i + 1), Phrase.of("arrangement.can", "when", Span.of(windows.get(i), zone))));
        }
        answers.add(new Field.Option("offer", Phrase.of("arrangement.offer-go")));
        answers.add(new Field.Option("decline", Phrase.of("arrangement.decline-go")));
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of(Field.Type.CHOICE, "answer", "arrangement.said").options(answers));
        fields.addAll(AnswerPages.other());
        fields.add(AnswerPages.reason());
        fields.add(Field.of(Field.Type.LONG_TEXT, "memo", "arrangement.memo").hint(Phrase.of("arrangement.memo-hint")));
        return new Move(
                path(seen, line) + "/" + sounding.id(),
                Phrase.of("arrangement.write-down"),
                false,
                Optional.empty(),
                fields);
    }

    private Reply ask(Visit visit) {
        Caller caller = visit.caller();
        FormInput form = new FormInput(visit.typed());
        int days = form.count("days", 1, Soundings.MOST_DAYS).orElse(Soundings.USUAL_DAYS);
        Optional<UUID> listing = form.id("listing");
        if (!form.isFine()) {
            return again(visit, form, "");
        }
        Soundings.At at = new Soundings.At(visit.id(), visit.id("line"));
        Soundings.Asking asking = new Soundings.Asking(Optional.empty(), days);
        // Who is asked instead stands on another line of the booking.
        return done(
                visit,
                listing.isPresent() ? "" : "/lines/" + visit.path("line") + "/soundings",
                tx -> listing.ifPresentOrElse(
                        other -> soundings().askNext(tx, caller, at, other, asking),
                        () -> soundings().ask(tx, caller, at, asking)));
    }

    private Reply writeDown(Visit visit) {
        Caller caller = visit.caller();
        FormInput form = new FormInput(visit.typed());
        String answer = form.text("answer", 20);
        String memo = form.text("memo", 1000);
        UUID sounding = visit.id("sounding");
        if (!form.isFine()) {
            return again(visit, form, "/" + sounding);
        }
        Sounding.Choice choice = Sounding.Choice.find(answer).orElse(Sounding.Choice.ACCEPT);
        Optional<Integer> candidate = choice == Sounding.Choice.ACCEPT ? form.count("answer", 1, 3) : Optional.empty();
        Given given = new Given(
                choice,
                candidate,
                form.findText("reason", 30),
                Optional.of(memo),
                choice == Sounding.Choice.OFFER ? AnswerPages.offered(form, zone(visit, caller)) : Optional.empty());
        return done(visit, "", tx -> soundings().answerAtDesk(tx, caller, sounding, given));
    }

    private ZoneId zone(Visit visit, Caller caller) {
        Seen seen = doors.booking().bookings().get(caller, visit.id());
        return line(visit, seen).terms().thing().zone();
    }

    /** The page with the form as it was filled in, and what is wrong in it. */
    private Reply again(Visit visit, FormInput form, String which) {
        String action = "/bookings/" + visit.id() + "/lines/" + visit.path("line") + "/soundings" + which;
        return one(visit, new SentForm(action, form.answers(), List.of()), 422);
    }

    /**
     * Does it and shows how things stand; a refusal is told on the same page.
     *
     * @param next the page to go on with, below that of the booking
     */
    private Reply done(Visit visit, String next, Consumer<Tx> act) {
        try {
            doors.platform().db().inTransaction(tx -> {
                act.accept(tx);
                return true;
            });
        } catch (Refused refused) {
            boolean told = switch (refused.problem()) {
                case Problem.RuleRefuses rule -> true;
                case Problem.Taken taken -> true;
                case Problem.Invalid invalid -> true;
                case Problem.WrongState over -> true;
                default -> false;
            };
            if (!told) {
                throw refused;
            }
            return one(visit, new SentForm("", Answers.none(), Refusals.sentences(refused.problem())), 409);
        }
        return Reply.go("/bookings/" + visit.id() + next);
    }

    private static Item told(Sounding sounding, Line line) {
        List<Phrase> notes = new ArrayList<>();
        ZoneId zone = line.terms().thing().zone();
        notes.add(Phrase.of(
                "arrangement.asked-at",
                "at",
                LocalDateTime.ofInstant(sounding.asked().at(), zone)));
        if (sounding.state() == Sounding.State.OPEN && sounding.asked().way() == Sounding.Way.PHONE) {
            notes.add(Phrase.of("arrangement.by-phone-only"));
        }
        sounding.settled().ifPresent(settled -> {
            settled.window().ifPresent(window -> notes.add(Phrase.of("booking.span", "span", Span.of(window, zone))));
            settled.reason().ifPresent(reason -> notes.add(Phrase.of("arrangement.reason-" + reason)));
            settled.note().ifPresent(note -> notes.add(Phrase.literal(note)));
        });
        return new Item(stands(sounding, line), "", notes, List.of());
    }

    private List<Fact> facts(Seen seen, Line line) {
        List<Fact> facts = new ArrayList<>();
        facts.add(
                new Fact(Phrase.of("arrangement.who"), Phrase.literal(rows.borrower(seen, rows.names(List.of(seen))))));
        facts.add(new Fact(
                Phrase.of("arrangement.purpose"),
                Phrase.literal(seen.booking().request().purpose())));
        facts.addAll(candidates(line));
        return facts;
    }

    private static Line line(Visit visit, Seen seen) {
        UUID id = visit.id("line");
        return seen.entries().stream()
                .map(Booking.Entry::line)
                .filter(line -> line.terms().id().equals(id) && isAsked(seen, line))
                .findFirst()
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    private static boolean isAsked(Seen seen, Line line) {
        return line.terms().thing().kind().equals("skill") && seen.sidesOf(line).contains(Side.LENDER);
    }

    private static boolean isOver(Line line) {
        return switch (line.state()) {
            case REQUESTED, CONFIRMED, OUT, CLOSED -> false;
            case HELD, DECLINED, WITHDRAWN, CANCELLED, EXPIRED -> true;
        };
    }

    static String path(Seen seen, Line line) {
        Terms terms = line.terms();
        return "/bookings/" + seen.booking().id() + "/lines/" + terms.id() + "/soundings";
    }

    private Soundings soundings() {
        return doors.arrangement().soundings();
    }
}
