package org.mochiyori.site;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.notice.Mail;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.DeskView;
import org.mochiyori.site.view.Move;

/** Mail that never arrived, before the eyes of the desk: tried again, or told by telephone and taken off the list. */
final class DeskLetters {
    private static final int MOST = 20;

    private final Doors doors;

    DeskLetters(Doors doors) {
        this.doors = doors;
    }

    void mount(PageRouter pages) {
        pages.post(
                "/desk/letters/:id/retry",
                visit -> act(visit, (tx, id) -> doors.notice().outbox().retry(tx, id)));
        pages.post(
                "/desk/letters/:id/settle",
                visit -> act(
                        visit,
                        (tx, id) -> doors.notice()
                                .outbox()
                                .settle(tx, id, visit.caller().person())));
    }

    /** What this hub's desk should look after, newest first. */
    List<DeskView.Letter> undelivered(String hub, ZoneId zone) {
        return doors.notice().outbox().listUndelivered(hub, MOST).stream()
                .map(mail -> new DeskView.Letter(
                        mail.recipient(),
                        mail.subject(),
                        mail.fate().at().atZone(zone).toLocalDateTime(),
                        Phrase.of("desk.letter-" + mail.fate().state().code()),
                        moves(mail)))
                .toList();
    }

    private static List<Move> moves(Mail mail) {
        List<Move> moves = new ArrayList<>();
        if (mail.fate().mayRetry()) {
            moves.add(move(mail, "retry"));
        }
        moves.add(move(mail, "settle"));
        return moves;
    }

    private static Move move(Mail mail, String what) {
        return new Move(
                "/desk/letters/" + mail.id() + "/" + what,
                Phrase.of("desk.letter-do-" + what),
                false,
                Optional.empty(),
                List.of());
    }

    private Reply act(Visit visit, BiConsumer<Tx, UUID> deed) {
        String hub = Office.of(doors, visit.caller());
        UUID id = visit.id();
        if (!doors.notice().outbox().get(id).hub().equals(Optional.of(hub))) {
            throw new Refused(new Problem.NotFound());
        }
        doors.platform().db().inTransaction(tx -> {
            deed.accept(tx, id);
            return id;
        });
        return Reply.go("/desk");
    }
}
