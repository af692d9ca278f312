package org.mochiyori.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mochiyori.notice.SubjectStore.Lent;
import org.mochiyori.notice.SubjectStore.Moved;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Change;

/**
 * News of bookings. What one transaction did to several lines of a booking is one message: to the borrower per owner's hub,
 * to the lending side per lender. Of moves that followed each other at once only the last is told: who booked a thing that
 * needs no approval hears that it is confirmed, not that it was kept first.
 */
final class BookingNews {
    /** Done by the desk or the lender every day, and seen on their own page: no news to the desk. */
    private static final Set<Kind> NOT_FOR_DESK =
            EnumSet.of(Kind.LENDER_HELD, Kind.LENDER_APPROVED, Kind.LENDER_DECLINED);

    private static final Set<Kind> WITH_DEADLINE = EnumSet.of(Kind.RECEIVED, Kind.HELD, Kind.APPROVED);

    private final Postbox postbox;
    private final SubjectStore subjects = new SubjectStore();
    private final RecipientStore recipients = new RecipientStore();

    BookingNews(Postbox postbox) {
        this.postbox = postbox;
    }

    /**
     * What happened to lines of one booking.
     *
     * @param stamp tells it from another such happening: a moment, or a day
     * @param actor who did it and need not be told on the lending side
     */
    record Happening(Kind kind, String stamp, Instant at, Optional<UUID> actor) {}

    void take(Tx tx, Change change) {
        if (!change.data().has("line")) {
            return; // not about a move
        }
        Optional<Moved> moved = subjects.findMove(
                tx,
                UUID.fromString(change.data().path("line").asText()),
                change.data().path("sequence").asInt());
        moved.flatMap(move ->
                        kind(move).map(kind -> new Happening(kind, move.at().toString(), change.at(), change.actor())))
                .ifPresent(happening -> tell(
                        tx,
                        happening,
                        subjects.linesMoved(tx, UUID.fromString(change.subject()), moved.orElseThrow())));
    }

    /** Tells both sides of something that concerns these lines of one booking. */
    void tell(Tx tx, Happening happening, List<Lent> lines) {
        by(lines, line -> line.thing().hub()).forEach((hub, own) -> tellBorrower(tx, happening, hub, own));
        by(lines, line -> line.thing().lender()).forEach((lender, own) -> tellLender(tx, happening, lender, own));
    }

    private void tellBorrower(Tx tx, Happening happening, String hub, List<Lent> lines) {
        Lent first = lines.getFirst();
        LocalDate today = postbox.today(hub);
        List<Recipient> to = new ArrayList<>();
        first.borrower().ifPresent(group -> to.addAll(recipients.ofGroup(tx, group.id(), today)));
        to.addAll(recipients.ofAsker(tx, first.asker(), first.borrower().map(SubjectStore.Group::id), today));
        if (happening.kind() == Kind.WITHDRAWN) {
            removeActor(to, happening);
        }
        postbox.tell(tx, news(happening, happening.kind(), lines, hub), to);
    }

    private void tellLender(Tx tx, Happening happening, UUID lender, List<Lent> lines) {
        String hub = lines.getFirst().thing().hub();
        LocalDate today = postbox.today(hub);
        Kind kind = happening.kind().forLender();
        List<Recipient> to = new ArrayList<>(recipients.ofGroup(tx, lender, today));
        if (!NOT_FOR_DESK.contains(kind)) {
            to.addAll(recipients.ofDesk(tx, hub, today));
        }
        removeActor(to, happening);
        postbox.tell(tx, news(happening, kind, lines, lender.toString()), to);
    }

    private static void removeActor(List<Recipient> to, Happening happening) {
        to.removeIf(one -> one.person().isPresent() && one.person().equals(happening.actor()));
    }

    private static News news(Happening happening, Kind kind, List<Lent> lines, String part) {
        Lent first = lines.getFirst();
        ObjectNode facts = Facts.of(first.thing().title())
                .put("number", first.number())
                .put("from", first.from().toString())
                .put("to", first.to().toString());
        if (lines.size() > 1) {
            facts.put("more", lines.size() - 1);
        }
        first.borrower().ifPresent(group -> facts.put("who", group.name()));
        if (WITH_DEADLINE.contains(happening.kind())) {
            lines.stream()
                    .flatMap(line -> line.lapses().stream())
                    .min(Comparator.naturalOrder())
                    .ifPresent(until -> facts.put("until", until.toString()));
        }
        String key = "booking:" + first.booking() + ":" + kind.code() + ":" + happening.stamp() + ":" + part;
        return new News(kind, first.thing().hub(), first.booking(), facts, News.Keys.of(key), happening.at());
    }

    private static Optional<Kind> kind(Moved moved) {
        return switch (moved.move()) {
            case "ask" -> Optional.of(moved.state().equals("requested") ? Kind.RECEIVED : Kind.HELD);
            case "approve" -> Optional.of(Kind.APPROVED);
            case "decline" -> Optional.of(Kind.DECLINED);
            case "confirm" -> Optional.of(Kind.CONFIRMED);
            case "withdraw" -> Optional.of(Kind.WITHDRAWN);
            case "cancel" -> Optional.of(Kind.CANCELLED);
            case "expire" -> Optional.of(Kind.EXPIRED);
            // Hand-over, return, close: both sides stood at the desk.
            default -> Optional.empty();
        };
    }

    private static <K> Map<K, List<Lent>> by(List<Lent> lines, Function<Lent, K> key) {
        return lines.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }
}
