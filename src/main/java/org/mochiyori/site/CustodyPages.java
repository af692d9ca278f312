package org.mochiyori.site;

import io.vertx.core.buffer.Buffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.booking.Loans;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Terms;
import org.mochiyori.custody.Claim;
import org.mochiyori.custody.Claims;
import org.mochiyori.custody.Custody;
import org.mochiyori.custody.Renewal;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.print.QrImage;
import org.mochiyori.platform.text.Phrase;

/** Hand-over and return, on one page for both sides of a booking. What stands on it: {@link CustodySheet}. */
final class CustodyPages {
    private static final int MOST = 1_000_000;

    private final Doors doors;
    private final CustodySheet sheet;

    CustodyPages(Doors doors) {
        this.doors = doors;
        this.sheet = new CustodySheet(doors);
    }

    /** Before the pages of bookings, which would take these for their moves. */
    void mount(PageRouter pages) {
        pages.get("/h/:code", visit -> scan(visit, visit.path("code")));
        pages.post("/h", visit -> scan(visit, new FormInput(visit.typed()).textIfAny("code", 100)));
        pages.get("/custody/photos/:id", this::photo);
        pages.post("/custody/:id/photos", this::addPhoto);
        pages.get("/bookings/:id/custody", this::show);
        pages.get("/bookings/:id/custody/qr", this::qr);
        act(pages, "code", (visit, tx, form) -> doors.custody().custody().renewCode(tx, visit.caller(), visit.id()));
        act(pages, "hand-over", this::handOver);
        act(pages, "return", this::takeBack);
        act(pages, "answer", this::answer);
        act(pages, "renew", this::renew);
        act(pages, "decide", this::decide);
        act(pages, "report", this::report);
        act(pages, "claim", this::claim);
    }

    /** What one form of the page does. */
    @FunctionalInterface
    private interface Act {
        void does(Visit visit, Tx tx, FormInput form);
    }

    private void act(PageRouter pages, String name, Act act) {
        pages.post("/bookings/:id/custody/" + name, visit -> send(visit, name, act));
    }

    private Reply scan(Visit visit, String code) {
        Seen seen = doors.custody().custody().scan(visit.caller(), code);
        return Reply.go("/bookings/" + seen.booking().id() + "/custody");
    }

    private Reply show(Visit visit) {
        return page(visit, visit.id(), SentForm.NONE, 200);
    }

    private Reply page(Visit visit, UUID booking, SentForm sent, int status) {
        Seen seen = doors.booking().bookings().get(visit.caller(), booking);
        Optional<UUID> line = Optional.ofNullable(sent.answers().typed().get("line"))
                .or(() -> visit.asked("line"))
                .flatMap(CustodyPages::id);
        return new Reply.Page(
                status,
                sheet.of(visit.caller(), seen, line, sent),
                Optional.of(BookingRows.terms(seen.entries().getFirst()).thing().hub()));
    }

    private Reply qr(Visit visit) {
        Custody.Code code = doors.platform()
                .db()
                .inTransaction(tx -> doors.custody().custody().code(tx, visit.caller(), visit.id()));
        String address = doors.platform().origin().address("/h/" + code.secret());
        return new Reply.File("image/png", "code.png", Buffer.buffer(QrImage.png(address)));
    }

    private Reply photo(Visit visit) {
        byte[] bytes = doors.custody().custody().photo(visit.caller(), visit.id());
        return Pictured.shown(bytes);
    }

    private Reply addPhoto(Visit visit) {
        Custody custody = doors.custody().custody();
        custody.requirePhotos(visit.caller(), visit.id());
        UUID booking;
        try {
            var photo = custody.prepare(Pictured.sent(visit).bytes());
            booking = doors.platform()
                    .db()
                    .inTransaction(tx -> custody.addPhoto(tx, visit.caller(), visit.id(), photo))
                    .booking();
        } catch (Refused refused) {
            Phrase why = told(refused, Phrase.of("custody.wrong-photo"));
            UUID of = custody.bookingOf(visit.caller(), visit.id());
            return page(visit, of, new SentForm("", Answers.none(), List.of(why)), status(refused));
        }
        return Reply.go("/bookings/" + booking + "/custody");
    }

    private Reply send(Visit visit, String name, Act act) {
        visit.caller();
        FormInput form = new FormInput(visit.typed());
        try {
            doors.platform().db().inTransaction(tx -> {
                act.does(visit, tx, form);
                if (!form.isFine()) {
                    throw new Refused(Problem.Invalid.of("", "value", "the answers of the form"));
                }
                return form;
            });
        } catch (Refused refused) {
            return again(visit, name, form, refused);
        }
        return Reply.go("/bookings/" + visit.id() + "/custody");
    }

    /** The page as it stands by now, with what was typed and why it could not be done; nothing of it has been done. */
    private Reply again(Visit visit, String name, FormInput form, Refused refused) {
        Phrase why = told(refused, Phrase.of("custody.wrong"));
        if (refused.problem() instanceof Problem.Invalid invalid) {
            for (Problem.FieldError error : invalid.errors()) {
                boolean counts = Set.of("/count", "/lost").contains(error.pointer());
                if (counts) {
                    form.wrong(error.pointer().substring(1), Phrase.of("custody.wrong-count"));
                } else if (!error.pointer().isEmpty()) {
                    form.wrong(new Problem.Invalid(List.of(error)));
                }
            }
        }
        String action = "/bookings/" + visit.id() + "/custody/" + name;
        return page(visit, visit.id(), new SentForm(action, form.answers(), List.of(why)), status(refused));
    }

    /** Why not, where the reader can do something about it; what they may not even know of goes its usual way. */
    private static Phrase told(Refused refused, Phrase invalid) {
        return switch (refused.problem()) {
            case Problem.Invalid wrong -> invalid;
            case Problem.UnsupportedMedia other -> invalid;
            case Problem.TooLarge large -> invalid;
            case Problem.WrongState over -> Phrase.of("custody.wrong-state");
            case Problem.Stale stale -> Phrase.of("custody.wrong-state");
            case Problem.RuleRefuses rule -> Refusals.sentence(rule);
            case Problem.Taken taken -> Refusals.sentence(taken);
            default -> throw refused;
        };
    }

    private static int status(Refused refused) {
        return refused.problem() instanceof Problem.WrongState || refused.problem() instanceof Problem.Stale
                ? 409
                : 422;
    }

    private void handOver(Visit visit, Tx tx, FormInput form) {
        doors.custody()
                .custody()
                .handOver(tx, visit.caller(), at(visit, form), form.count("count", 1, MOST), said(visit, form));
    }

    private void takeBack(Visit visit, Tx tx, FormInput form) {
        Custody.Counted counted = new Custody.Counted(
                form.count("count", 0, MOST),
                form.count("lost", 0, MOST).orElse(0),
                form.count("damaged", 0, MOST).orElse(0));
        doors.custody().custody().takeBack(tx, visit.caller(), at(visit, form), counted, said(visit, form));
    }

    private void answer(Visit visit, Tx tx, FormInput form) {
        UUID record = form.id("record").orElseThrow(() -> new Refused(new Problem.NotFound()));
        boolean agrees = form.text("answer", 20).equals("agreed");
        Optional<String> note = note(form, "otherwise");
        form.require("otherwise", agrees ? Optional.of("") : note);
        if (form.isFine()) {
            doors.custody().custody().answer(tx, visit.caller(), record, agrees, note);
        }
    }

    private void renew(Visit visit, Tx tx, FormInput form) {
        Loans.At at = at(visit, form);
        Seen seen = doors.booking().bookings().get(tx, visit.caller(), visit.id());
        Terms terms = BookingRows.terms(
                seen.booking().find(at.line()).orElseThrow(() -> new Refused(new Problem.NotFound())));
        LocalDateTime due =
                LocalDateTime.ofInstant(terms.window().until(), terms.thing().zone());
        Optional<LocalDateTime> until = CustodySheet.withinDay(terms)
                ? form.require("hour", form.time("hour")).map(due.toLocalDate()::atTime)
                : form.require("until", form.day("until")).map(day -> onDay(day, due));
        until.ifPresent(moment -> doors.custody()
                .renewals()
                .ask(tx, visit.caller(), at, moment.atZone(terms.thing().zone()).toInstant(), note(form, "renewNote")));
    }

    /** At the same hour of another day; a loan of whole days ends with its last day. */
    private static LocalDateTime onDay(LocalDate day, LocalDateTime due) {
        return due.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? day.plusDays(1).atStartOfDay()
                : day.atTime(due.toLocalTime());
    }

    private void decide(Visit visit, Tx tx, FormInput form) {
        String decision = form.text("decision", 20);
        Renewal.Kind kind = switch (decision) {
            case "grant" -> Renewal.Kind.GRANT;
            case "refuse" -> Renewal.Kind.REFUSE;
            default -> Renewal.Kind.WITHDRAW;
        };
        Optional<String> note = note(form, "because");
        form.require("because", kind == Renewal.Kind.REFUSE ? note : Optional.of(""));
        if (form.isFine()) {
            doors.custody().renewals().decide(tx, visit.caller(), at(visit, form), kind, note);
        }
    }

    private void report(Visit visit, Tx tx, FormInput form) {
        boolean lost = form.text("kind", 20).equals("lost");
        Optional<Integer> count = form.require("reported", form.count("reported", 1, MOST));
        if (form.isFine()) {
            Claim.Kind kind = lost ? Claim.Kind.LOST : Claim.Kind.DAMAGED;
            Claims.Report report = new Claims.Report(kind, count.orElse(1), note(form, "reportNote"));
            doors.custody().claims().report(tx, visit.caller(), at(visit, form), report);
        }
    }

    private void claim(Visit visit, Tx tx, FormInput form) {
        UUID id = form.id("claim").orElseThrow(() -> new Refused(new Problem.NotFound()));
        Optional<Integer> version = form.require("version", form.count("version", 1, MOST));
        String[] chosen = form.text("doing", 30).split("-", 2);
        Optional<Integer> yen = form.count("yen", 1, MOST * 100);
        boolean amount = chosen.length == 2 && chosen[1].equals("amount");
        form.require("yen", amount ? yen : Optional.of(0));
        if (!form.isFine()) {
            return;
        }
        Optional<Claim.Demand> demand = chosen.length == 2
                ? Optional.of(new Claim.Demand(
                        Claim.What.valueOf(chosen[1].toUpperCase(Locale.ROOT)),
                        amount ? yen.map(Yen::new) : Optional.empty()))
                : Optional.empty();
        Claims.Doing doing = new Claims.Doing(
                Claim.Move.valueOf(chosen[0].toUpperCase(Locale.ROOT)),
                demand,
                note(form, "claimNote"),
                version.orElse(0));
        doors.custody().claims().move(tx, visit.caller(), new Claims.At(visit.id(), id), doing);
    }

    private static Custody.Said said(Visit visit, FormInput form) {
        List<String> ticked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            if (form.isTicked("ok" + i)) {
                ticked.add(visit.typed().getOrDefault("check" + i, ""));
            }
        }
        return new Custody.Said(ticked, note(form, "note"));
    }

    private static Optional<String> note(FormInput form, String name) {
        return form.findText(name, 1000);
    }

    private static Loans.At at(Visit visit, FormInput form) {
        UUID line = form.id("line").orElseThrow(() -> new Refused(new Problem.NotFound()));
        return new Loans.At(visit.id(), line, OptionalLong.empty());
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOne) {
            throw new Refused(new Problem.NotFound());
        }
    }
}
