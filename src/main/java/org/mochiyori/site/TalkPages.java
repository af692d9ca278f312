package org.mochiyori.site;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.booking.Seen;
import org.mochiyori.conversation.Conversation;
import org.mochiyori.conversation.Conversations;
import org.mochiyori.conversation.Message;
import org.mochiyori.conversation.Report;
import org.mochiyori.kernel.Caller;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Idempotency;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.SheetView;
import org.mochiyori.site.view.SheetView.Item;
import org.mochiyori.site.view.SheetView.Part;
import org.mochiyori.site.view.Talk;

/** やりとり on the page of a booking, and what was reported of it to the desk. */
final class TalkPages {
    static final String REPORTS = "/desk/reports";

    private static final int LONGEST_REASON = 500;

    private final Doors doors;
    private final BookingRows rows;
    private final Idempotency idempotency;

    TalkPages(Doors doors, Idempotency idempotency) {
        this.doors = doors;
        this.rows = new BookingRows(doors);
        this.idempotency = idempotency;
    }

    void mount(PageRouter pages) {
        pages.post("/bookings/:id/messages", this::write);
        pages.post("/bookings/:id/messages/:message/retract", this::retract);
        pages.post("/bookings/:id/messages/:message/report", this::report);
        pages.get(REPORTS, this::reports);
        pages.post(REPORTS + "/:id/settle", this::settle);
    }

    /** The conversations of a booking that the reader has a part in; to see them is to have read them. */
    List<Talk> of(Caller caller, Seen seen) {
        UUID booking = seen.booking().id();
        List<Conversation> all = conversations().list(caller, booking);
        Names names = rows.names(List.of(seen));
        List<Talk> talks =
                all.stream().map(one -> talk(caller, one, seen, names)).toList();
        if (all.stream().anyMatch(one -> one.unread() > 0)) {
            doors.platform().db().inTransaction(tx -> {
                conversations().read(tx, caller, booking);
                return booking;
            });
        }
        return talks;
    }

    private Talk talk(Caller caller, Conversation one, Seen seen, Names names) {
        int first = firstNew(caller, one);
        List<Talk.Said> said = new ArrayList<>();
        for (int i = 0; i < one.messages().size(); i++) {
            Message message = one.messages().get(i);
            said.add(said(caller, message, seen, names, i >= first));
        }
        String lender = names.get(one.lender());
        return new Talk(
                Phrase.of("talk.with", "borrower", rows.borrower(seen, names), "lender", lender),
                said,
                one.voice().filter(voice -> one.open()).map(voice -> writing(one)));
    }

    /** Where what the reader has not seen begins: so many messages of others before the end. */
    private static int firstNew(Caller caller, Conversation one) {
        int left = one.unread();
        int i = one.messages().size();
        while (left > 0 && i > 0) {
            i--;
            left -= one.messages().get(i).author().equals(caller.person()) ? 0 : 1;
        }
        return one.unread() == 0 ? one.messages().size() : i;
    }

    private Talk.Said said(Caller caller, Message message, Seen seen, Names names, boolean isNew) {
        boolean own = message.author().equals(caller.person());
        String at = "/bookings/" + seen.booking().id() + "/messages/" + message.id();
        Optional<Phrase> note = switch (message.text()) {
            case Message.Text.Shown shown -> shown.hidden() ? Optional.of(Phrase.of("talk.hidden")) : Optional.empty();
            case Message.Text.Retracted retracted -> Optional.of(Phrase.of("talk.retracted"));
            case Message.Text.Gone gone -> Optional.of(Phrase.of("talk.gone"));
        };
        List<Move> moves = message.text().words().isEmpty()
                ? List.of()
                : List.of(own ? move(at + "/retract", "talk.retract") : reporting(at));
        return new Talk.Said(
                who(message, seen, names),
                LocalDateTime.ofInstant(message.at(), zone(seen)),
                message.text().words(),
                note,
                own,
                isNew && !own,
                moves);
    }

    private Phrase who(Message message, Seen seen, Names names) {
        return switch (message.side()) {
            case BORROWER -> Phrase.literal(rows.borrower(seen, names));
            case LENDER -> Phrase.literal(names.get(message.lender()));
            case DESK -> Phrase.of("talk.desk");
        };
    }

    private static Move writing(Conversation one) {
        return new Move(
                "/bookings/" + one.booking() + "/messages",
                Phrase.of("talk.write"),
                false,
                Optional.empty(),
                List.of(
                        Field.of(Field.Type.LONG_TEXT, "text", "talk.text").hint(Phrase.of("talk.text-hint")),
                        Field.hidden("lender", one.lender().toString())));
    }

    private static Move reporting(String at) {
        return new Move(
                at + "/report",
                Phrase.of("talk.report"),
                false,
                Optional.of(Phrase.of("talk.report-note")),
                List.of(ListingForms.text("reason", "talk.reason").optional()));
    }

    private static Move move(String action, String label) {
        return new Move(action, Phrase.of(label), false, Optional.empty(), List.of());
    }

    private Reply write(Visit visit) {
        Caller caller = visit.caller();
        FormInput form = new FormInput(visit.typed());
        String text = form.textIfAny("text", Conversations.LONGEST);
        Optional<UUID> lender = form.id("lender");
        String back = "/bookings/" + visit.id() + "#talk";
        if (!form.isFine() || text.isBlank()) {
            return Reply.go(back);
        }
        Idempotency.Key key =
                Idempotency.Key.of(caller.person(), "form /bookings/" + visit.id() + "/messages", visit.once(), text);
        idempotency.once(key, tx -> {
            conversations().write(tx, caller, visit.id(), lender, text);
            return new Answer(303, null, Map.of("Location", back));
        });
        return Reply.go(back);
    }

    private Reply retract(Visit visit) {
        doors.platform()
                .db()
                .inTransaction(tx -> conversations().retract(tx, visit.caller(), visit.id(), message(visit)));
        return Reply.go("/bookings/" + visit.id() + "#talk");
    }

    private Reply report(Visit visit) {
        String reason = new FormInput(visit.typed()).textIfAny("reason", LONGEST_REASON);
        doors.platform().db().inTransaction(tx -> {
            conversations().report(tx, visit.caller(), visit.id(), message(visit), reason);
            return reason;
        });
        return Reply.go("/bookings/" + visit.id() + "#talk");
    }

    private static UUID message(Visit visit) {
        return visit.id("message");
    }

    private Reply reports(Visit visit) {
        List<Report> open = conversations().reports(visit.caller());
        Names names = Names.of(
                doors,
                open.stream()
                        .flatMap(one -> java.util.stream.Stream.of(one.author(), one.by()))
                        .toList());
        Part part = Part.of(open.isEmpty() ? "talk.reports-none" : "talk.reports-open")
                .items(open.stream().map(one -> item(one, names)).toList());
        return Reply.show(new SheetView(
                Phrase.of("talk.reports"),
                Optional.of(Phrase.of("talk.reports-lead")),
                Optional.of(new Link(Phrase.of("shell.desk"), "/desk")),
                List.of(),
                List.of(part)));
    }

    private static Item item(Report report, Names names) {
        List<Phrase> notes = new ArrayList<>();
        notes.add(report.text().map(Phrase::literal).orElse(Phrase.of("talk.gone")));
        notes.add(Phrase.of("talk.reported", "author", names.get(report.author()), "by", names.get(report.by())));
        if (!report.reason().isBlank()) {
            notes.add(Phrase.literal(report.reason()));
        }
        Move settle = new Move(
                REPORTS + "/" + report.id() + "/settle",
                Phrase.of("talk.settle"),
                false,
                Optional.empty(),
                List.of(ListingForms.text("note", "talk.settle-note").optional()));
        return new Item(
                Phrase.of("booking.number", "number", report.number()),
                "/bookings/" + report.booking(),
                notes,
                List.of(settle));
    }

    private Reply settle(Visit visit) {
        String note = new FormInput(visit.typed()).textIfAny("note", LONGEST_REASON);
        doors.platform().db().inTransaction(tx -> {
            conversations().settle(tx, visit.caller(), visit.id(), note);
            return note;
        });
        return Reply.go(REPORTS);
    }

    private Conversations conversations() {
        return doors.conversation().conversations();
    }

    private static ZoneId zone(Seen seen) {
        return BookingRows.terms(seen.entries().getFirst()).thing().zone();
    }
}
