package org.mochiyori.site;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.Line;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Side;
import org.mochiyori.booking.State;
import org.mochiyori.booking.Terms;
import org.mochiyori.catalogue.CustodyTerms;
import org.mochiyori.custody.Claim;
import org.mochiyori.custody.Custody;
import org.mochiyori.custody.Handing;
import org.mochiyori.custody.Renewal;
import org.mochiyori.kernel.Caller;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.CustodyView;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;

/** What stands on the page of hand-over and return. Forms are those of one line, so that every box has its own name. */
final class CustodySheet {
    private final Doors doors;
    private final CustodyEntries entries;

    CustodySheet(Doors doors) {
        this.doors = doors;
        this.entries = new CustodyEntries(doors);
    }

    /** The way there from the page of a booking; none where nothing will ever go out of hand. */
    static Optional<Link> link(Seen seen) {
        boolean any = seen.entries().stream().map(Booking.Entry::line).anyMatch(CustodySheet::concerns);
        return any
                ? Optional.of(new Link(
                        Phrase.of("custody.title"),
                        "/bookings/" + seen.booking().id() + "/custody"))
                : Optional.empty();
    }

    private static boolean concerns(Line line) {
        boolean used = line.state() == State.CONFIRMED
                || line.state() == State.OUT
                || (line instanceof Line.Closed closed && !closed.noShow());
        return used && !line.terms().thing().kind().equals("skill");
    }

    CustodyView of(Caller caller, Seen seen, Optional<UUID> wanted, SentForm sent) {
        String path = "/bookings/" + seen.booking().id();
        List<Line> lines = seen.entries().stream()
                .map(Booking.Entry::line)
                .filter(CustodySheet::concerns)
                .toList();
        Optional<Line> chosen = lines.stream()
                .filter(line ->
                        wanted.isEmpty() || wanted.get().equals(line.terms().id()))
                .findFirst();
        List<Handing> records = doors.custody().custody().list(seen);
        List<Claim> claims = doors.custody().claims().list(seen);
        List<Renewal> renewals = doors.custody().renewals().list(seen);
        Map<UUID, Integer> missing =
                doors.booking().outages().missing(doors.platform().db(), seen.booking());
        Of here = new Of(seen, Titles.of(doors, List.of(seen)), path + "/custody", records, claims, renewals);
        return new CustodyView(
                seen.booking().number(),
                path,
                sent.wrong(),
                code(caller, seen, path, lines),
                seen.entries().stream()
                        .filter(entry -> lines.contains(entry.line()))
                        .map(entry -> item(
                                entry,
                                here,
                                missing,
                                chosen.filter(entry.line()::equals).isPresent()))
                        .toList(),
                chosen.map(line -> moves(caller, here, line)).orElse(List.of()).stream()
                        .map(sent::again)
                        .toList(),
                entries.of(caller, here));
    }

    /** A booking as its reader sees it, with what was put down. */
    record Of(
            Seen seen, Titles titles, String path, List<Handing> records, List<Claim> claims, List<Renewal> renewals) {
        boolean is(Line line, Side side) {
            return seen.sidesOf(line).contains(side);
        }

        Line line(UUID id) {
            return seen.booking().find(id).orElseThrow().line();
        }

        Optional<Renewal> asked(Line line) {
            return renewals.stream()
                    .filter(one -> one.line().equals(line.terms().id()))
                    .reduce((first, last) -> last)
                    .filter(last -> last.kind() == Renewal.Kind.ASK);
        }
    }

    private Optional<CustodyView.Code> code(Caller caller, Seen seen, String path, List<Line> lines) {
        boolean shows = lines.stream()
                .anyMatch(line ->
                        line.state() != State.CLOSED && seen.sidesOf(line).contains(Side.BORROWER));
        if (!shows) {
            return Optional.empty();
        }
        Custody.Code code = doors.platform()
                .db()
                .inTransaction(tx -> doors.custody()
                        .custody()
                        .code(tx, caller, seen.booking().id()));
        String typed = code.typed().substring(0, 4) + "-" + code.typed().substring(4);
        return Optional.of(new CustodyView.Code(
                path + "/custody/qr", typed, move(path + "/custody/code", "custody.code-renew", List.of())));
    }

    private CustodyView.Item item(Booking.Entry entry, Of here, Map<UUID, Integer> missing, boolean chosen) {
        Instant now = doors.platform().clock().instant();
        Terms terms = BookingRows.terms(entry);
        List<Phrase> told = new ArrayList<>();
        if (entry.line() instanceof Line.Out out && out.back() > 0) {
            told.add(Phrase.of("custody.still-out", "n", out.left(), "of", terms.quantity()));
            if (here.is(entry.line(), Side.LENDER)) {
                told.add(Phrase.of("custody.still-out-lent"));
            } else if (!terms.window().until().isBefore(now)) {
                told.add(Phrase.of(
                        "custody.still-out-own", "until", local(terms.window().until(), terms)));
            }
        }
        if (entry.line().state() == State.OUT && terms.window().until().isBefore(now)) {
            told.add(Phrase.of("custody.late"));
        }
        Optional.ofNullable(missing.get(terms.id())).ifPresent(n -> told.add(Phrase.of("custody.missing", "n", n)));
        here.asked(entry.line())
                .ifPresent(asked -> told.add(Phrase.of("custody.renewal-asked", "until", local(asked.until(), terms))));
        return new CustodyView.Item(
                BookingRows.line(entry, here.titles()).standing(BookingRows.status(here.seen(), entry, now)),
                told,
                chosen
                        ? Optional.empty()
                        : Optional.of(new Link(Phrase.of("custody.choose"), here.path() + "?line=" + terms.id())));
    }

    private List<Move> moves(Caller caller, Of here, Line line) {
        List<Move> moves = new ArrayList<>();
        CustodyTerms terms = doors.custody().custody().terms(line);
        boolean lends = here.is(line, Side.LENDER);
        boolean borrows = here.is(line, Side.BORROWER);
        if (lends && line.state() == State.CONFIRMED) {
            moves.add(handOver(here, line, terms));
        }
        if (lends && line instanceof Line.Out out) {
            moves.add(takeBack(here, out, terms));
        }
        if (borrows) {
            here.records().stream()
                    .filter(one -> one.line().equals(line.terms().id())
                            && entries.isOpen(one)
                            && one.asks()
                            && !one.by().equals(caller.person()))
                    .findFirst()
                    .ifPresent(one -> moves.add(answering(here, line, one)));
        }
        if (line.state() == State.OUT) {
            Optional<Renewal> asked = here.asked(line);
            if (asked.isPresent() && lends) {
                moves.add(deciding(here, line));
            } else if (asked.isEmpty() && terms.renewal().by() != CustodyTerms.Decider.NEVER && (lends || borrows)) {
                moves.add(renewing(here, line));
            }
        }
        here.claims().stream()
                .filter(claim -> claim.line().equals(line.terms().id()))
                .filter(claim ->
                        !doors.custody().claims().moves(here.seen(), claim).isEmpty())
                .findFirst()
                .ifPresent(claim -> moves.add(about(here, claim)));
        if ((lends || borrows) && line.state() != State.CONFIRMED) {
            moves.add(reporting(here, line));
        }
        return moves;
    }

    private static Move handOver(Of here, Line line, CustodyTerms terms) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.hidden("line", line.terms().id().toString()));
        fields.addAll(checks(terms));
        if (line.terms().quantity() > 1) {
            fields.add(count("count", "custody.count-out", line.terms().quantity()));
        }
        fields.add(Field.of(Field.Type.TEXT, "note", "custody.note").optional());
        return new Move(here.path() + "/hand-over", Phrase.of("custody.hand-over"), true, Optional.empty(), fields);
    }

    private static Move takeBack(Of here, Line.Out out, CustodyTerms terms) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.hidden("line", out.terms().id().toString()));
        fields.addAll(checks(terms));
        if (out.terms().quantity() > 1) {
            fields.add(count("count", "custody.count-back", out.left()));
        }
        fields.add(count("lost", "custody.count-lost", 0).optional());
        fields.add(count("damaged", "custody.count-damaged", 0).optional());
        fields.add(Field.of(Field.Type.TEXT, "note", "custody.note").optional());
        return new Move(
                here.path() + "/return",
                Phrase.of("custody.return"),
                true,
                Optional.of(Phrase.of("custody.return-lead")),
                fields);
    }

    private static List<Field> checks(CustodyTerms terms) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < terms.checklist().size(); i++) {
            String text = terms.checklist().get(i);
            fields.add(Field.hidden("check" + i, text));
            fields.add(Field.of(Field.Type.CHECK, "ok" + i, "custody.check")
                    .labelled(Phrase.literal(text))
                    .optional());
        }
        return fields;
    }

    private Move answering(Of here, Line line, Handing one) {
        return new Move(
                here.path() + "/answer",
                Phrase.of("custody.answer"),
                true,
                Optional.of(Phrase.of("custody.answer-by", "at", local(one.answerBy(), line.terms()))),
                List.of(
                        Field.hidden("record", one.id().toString()),
                        Field.hidden("line", line.terms().id().toString()),
                        Field.of(Field.Type.CHOICE, "answer", "custody.answer-question")
                                .options(List.of(
                                        new Field.Option("agreed", Phrase.of("custody.answer-agree")),
                                        new Field.Option("contested", Phrase.of("custody.answer-contest")))),
                        Field.of(Field.Type.TEXT, "otherwise", "custody.otherwise")
                                .optional()));
    }

    private static Move renewing(Of here, Line line) {
        return new Move(
                here.path() + "/renew",
                Phrase.of("custody.renew"),
                false,
                Optional.empty(),
                List.of(
                        Field.hidden("line", line.terms().id().toString()),
                        withinDay(line.terms())
                                ? Field.of(Field.Type.TIME, "hour", "custody.renew-until")
                                : Field.of(Field.Type.DATE, "until", "custody.renew-until"),
                        Field.of(Field.Type.TEXT, "renewNote", "custody.renew-why")
                                .optional()));
    }

    private static Move deciding(Of here, Line line) {
        return new Move(
                here.path() + "/decide",
                Phrase.of("custody.decide"),
                true,
                Optional.empty(),
                List.of(
                        Field.hidden("line", line.terms().id().toString()),
                        Field.of(Field.Type.CHOICE, "decision", "custody.decision")
                                .options(List.of(
                                        new Field.Option("grant", Phrase.of("custody.decision-grant")),
                                        new Field.Option("refuse", Phrase.of("custody.decision-refuse")))),
                        Field.of(Field.Type.TEXT, "because", "custody.decision-why")
                                .optional()));
    }

    private Move about(Of here, Claim claim) {
        Set<Claim.Move> legal = doors.custody().claims().moves(here.seen(), claim);
        List<Field.Option> options = new ArrayList<>();
        for (Claim.Move move : legal) {
            if (move == Claim.Move.CLAIM) {
                for (Claim.What what : Claim.What.values()) {
                    options.add(new Field.Option("claim-" + what.word(), Phrase.of("custody.demand-" + what.word())));
                }
            } else {
                options.add(new Field.Option(move.word(), Phrase.of("custody.claim-" + move.word())));
            }
        }
        List<Field> fields = new ArrayList<>(List.of(
                Field.hidden("claim", claim.id().toString()),
                Field.hidden("line", claim.line().toString()),
                Field.hidden("version", String.valueOf(claim.version())),
                Field.of(Field.Type.SELECT, "doing", "custody.claim-doing").options(options)));
        if (legal.contains(Claim.Move.CLAIM)) {
            fields.add(Field.of(Field.Type.COUNT, "yen", "custody.claim-yen").optional());
        }
        fields.add(Field.of(Field.Type.TEXT, "claimNote", "custody.note").optional());
        return new Move(
                here.path() + "/claim",
                Phrase.of("custody.claim-send"),
                false,
                Optional.of(Phrase.of("custody.claim-" + claim.kind().word(), "n", claim.count())),
                fields);
    }

    private static Move reporting(Of here, Line line) {
        return new Move(
                here.path() + "/report",
                Phrase.of("custody.report"),
                false,
                Optional.empty(),
                List.of(
                        Field.hidden("line", line.terms().id().toString()),
                        Field.of(Field.Type.SELECT, "kind", "custody.report-kind")
                                .options(List.of(
                                        new Field.Option("damaged", Phrase.of("custody.report-damaged")),
                                        new Field.Option("lost", Phrase.of("custody.report-lost")))),
                        count("reported", "custody.report-count", 1),
                        Field.of(Field.Type.TEXT, "reportNote", "custody.note").optional()));
    }

    /** Lent by the hour: it may be kept for some hours more. */
    static boolean withinDay(Terms terms) {
        LocalDateTime from = local(terms.window().from(), terms);
        return from.toLocalDate().equals(local(terms.window().until(), terms).toLocalDate());
    }

    static LocalDateTime local(Instant at, Terms terms) {
        return LocalDateTime.ofInstant(at, terms.thing().zone());
    }

    private static Field count(String name, String label, int value) {
        return Field.of(Field.Type.COUNT, name, label).value(String.valueOf(value));
    }

    private static Move move(String action, String label, List<Field> fields) {
        return new Move(action, Phrase.of(label), false, Optional.empty(), fields);
    }
}
