package org.mochiyori.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import org.mochiyori.notice.SubjectStore.Past;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Change;
import org.mochiyori.platform.text.Typed;

/**
 * News of bookings. What one transaction did to several lines of a booking is one message: to the borrower per owner's hub,
 * to the lending side per lender. Of moves that followed each other at once only the last is told: who booked a thing that
 * needs no approval hears that it is confirmed, not that it was kept first.
 */
final class BookingNews {
    /** Done by the desk or the lender every day, and seen on their own page: no news to the desk. */
    private static final Set<Kind> NOT_FOR_DESK =
            EnumSet.of(Kind.LENDER_HELD, Kind.LENDER_APPROVED, Kind.LENDER_DECLINED, Kind.LENDER_RECALLED);

    private static final Set<Kind> WITH_DEADLINE =
            EnumSet.of(Kind.RECEIVED, Kind.HELD, Kind.APPROVED, Kind.HOLD_ENDING);

    private final Postbox postbox;
    private final SubjectStore subjects = new SubjectStore();

    BookingNews(Postbox postbox) {
        this.postbox = postbox;
    }

    /**
     * What happened to lines of one booking.
     *
     * @param stamp tells it from another such happening: a moment, or a day
     * @param actor who did it and need not be told on the lending side
     * @param why in somebody's words, where the lender had to
     * @param series where it happened to many dates of one series at once, which is one message
     */
    record Happening(
            Kind kind, String stamp, Instant at, Optional<UUID> actor, Optional<String> why, Optional<UUID> series) {
        Happening(Kind kind, String stamp, Instant at, Optional<UUID> actor) {
            this(kind, stamp, at, actor, Optional.empty(), Optional.empty());
        }
    }

    /** Reads all at once what these changes of bookings were; the answer tells the news of each. */
    Function<Change, List<Told>> read(Tx tx, List<Change> changes) {
        Past past = subjects.past(
                tx,
                changes.stream()
                        .filter(BookingNews::isMove)
                        .map(BookingNews::booking)
                        .collect(Collectors.toSet()));
        return change -> isMove(change) ? news(change, past) : List.of();
    }

    /** Tells the borrower alone of something that concerns these lines of one booking. */
    void tellBorrower(Tx tx, Happening happening, List<Lent> lines) {
        List<Told> told = new ArrayList<>();
        by(lines, line -> line.thing().hub()).forEach((hub, own) -> told.add(toBorrower(happening, hub, own)));
        postbox.tell(tx, told);
    }

    /** Tells the desk that accompanies the borrower, where another hub lends: it knows them and can call. */
    void tellAccompanying(Tx tx, Happening happening, List<Lent> lines) {
        List<Told> told = new ArrayList<>();
        by(
                        lines.stream()
                                .filter(line ->
                                        !line.borrowerHub().equals(line.thing().hub()))
                                .toList(),
                        Lent::borrowerHub)
                .forEach((hub, own) -> told.add(new Told(
                        news(happening, happening.kind(), own, hub),
                        List.of(new Address.Desk(hub)),
                        Optional.empty())));
        postbox.tell(tx, told);
    }

    /** Tells both sides of something that concerns these lines of one booking. */
    void tell(Tx tx, Happening happening, List<Lent> lines) {
        postbox.tell(tx, told(happening, lines));
    }

    /** Tells whoever has something of an emergency's to bring it back, and those who lend it. */
    List<Told> recalls(Tx tx, Change switched) {
        UUID emergency = UUID.fromString(switched.subject());
        Optional<String> reason = subjects.findEmergency(tx, emergency);
        Happening recalled = new Happening(
                Kind.RECALLED, emergency.toString(), switched.at(), switched.actor(), reason, Optional.empty());
        return by(subjects.linesRecalled(tx, emergency), Lent::booking).values().stream()
                .flatMap(lines -> told(recalled, lines).stream())
                .toList();
    }

    /** Tells whoever was asked to bring something back that the emergency is over; who lends it knows from their desk. */
    List<Told> endsRecall(Tx tx, Change switched) {
        UUID emergency = UUID.fromString(switched.subject());
        Happening over = new Happening(Kind.EMERGENCY_OVER, emergency.toString(), switched.at(), switched.actor());
        return by(subjects.linesCalledBack(tx, emergency), Lent::booking).values().stream()
                .map(lines -> toBorrower(over, lines.getFirst().thing().hub(), lines))
                .toList();
    }

    private static List<Told> news(Change change, Past past) {
        Optional<Moved> moved = past.findMove(
                UUID.fromString(change.data().path("line").asText()),
                change.data().path("sequence").asInt());
        return moved.flatMap(move -> kind(move).map(kind -> happening(kind, move, change, past)))
                .map(happening -> {
                    List<Lent> lines = past.linesMoved(booking(change), moved.orElseThrow());
                    return isTogether(change) ? together(change, happening, lines, past) : told(happening, lines);
                })
                .orElse(List.of());
    }

    /** What the lender had to do because a time was closed is told with the reason, and so that nobody looks for their mistake. */
    private static Happening happening(Kind kind, Moved move, Change change, Past past) {
        Optional<Moved> birth =
                past.findBirth(move.line()).filter(one -> one.at().equals(move.at()) && one.isForClosure());
        boolean ended = move.isForClosure() && birth.isEmpty();
        Kind told = ended ? Kind.CLOSED_OFF : birth.isPresent() ? Kind.CLOSED_MOVED : kind;
        Optional<String> words = ended ? move.note() : birth.flatMap(Moved::note);
        Optional<UUID> series = told == kind
                ? past.linesMoved(booking(change), move).stream()
                        .flatMap(line -> line.series().stream())
                        .map(SubjectStore.Series::id)
                        .findFirst()
                : Optional.empty();
        // Dates of a series are moved one after the other; what happens to them within a minute is one message.
        Instant stamp = series.isPresent() ? move.at().truncatedTo(ChronoUnit.MINUTES) : move.at();
        return new Happening(told, stamp.toString(), change.at(), change.actor(), words, series);
    }

    /**
     * Of things asked for together the borrower hears when all is kept and when it is over, in one message whoever lends
     * them; not of each that is kept meanwhile, and not of one that makes room for another.
     */
    private static List<Told> together(Change change, Happening happening, List<Lent> lines, Past past) {
        String stage = change.data().path("stage").asText();
        boolean keeping = happening.kind() == Kind.HELD || happening.kind() == Kind.APPROVED;
        boolean unfinished = stage.equals("completing") || stage.equals("incomplete");
        boolean makesRoom = change.data().path("reason").asText().equals("replaced")
                && (happening.kind() == Kind.WITHDRAWN || happening.kind() == Kind.CANCELLED);
        List<Told> told = new ArrayList<>();
        if (!(keeping && unfinished) && !makesRoom && !lines.isEmpty()) {
            List<Lent> all = keeping ? past.linesOpen(booking(change)) : lines;
            List<Lent> named = all.isEmpty() ? lines : all;
            told.add(toBorrower(happening, named.getFirst().thing().hub(), named));
        }
        if (happening.kind() != Kind.HELD || !unfinished) {
            by(lines, line -> line.thing().lender())
                    .forEach((lender, own) -> told.add(toLender(happening, lender, own)));
        }
        return told;
    }

    private static boolean isTogether(Change change) {
        return change.data().has("stage");
    }

    private static List<Told> told(Happening happening, List<Lent> lines) {
        List<Told> told = new ArrayList<>();
        by(lines, line -> line.thing().hub()).forEach((hub, own) -> told.add(toBorrower(happening, hub, own)));
        by(lines, line -> line.thing().lender()).forEach((lender, own) -> told.add(toLender(happening, lender, own)));
        return told;
    }

    private static Told toBorrower(Happening happening, String hub, List<Lent> lines) {
        Lent first = lines.getFirst();
        Optional<UUID> group = first.borrower().map(SubjectStore.Group::id);
        List<Address> to = new ArrayList<>();
        group.ifPresent(id -> to.add(new Address.Speakers(id)));
        to.add(new Address.Asker(first.asker(), group));
        Optional<UUID> except = happening.kind() == Kind.WITHDRAWN ? happening.actor() : Optional.empty();
        return new Told(news(happening, happening.kind(), lines, hub), to, except);
    }

    private static Told toLender(Happening happening, UUID lender, List<Lent> lines) {
        Kind kind = happening.kind().forLender();
        List<Address> to = new ArrayList<>(List.of(new Address.Speakers(lender)));
        if (!NOT_FOR_DESK.contains(kind)) {
            to.add(new Address.Desk(lines.getFirst().thing().hub()));
        }
        return new Told(news(happening, kind, lines, lender.toString()), to, happening.actor());
    }

    /** What is not about a line is not about a move, and no news. */
    private static boolean isMove(Change change) {
        return change.data().has("line");
    }

    private static UUID booking(Change change) {
        return UUID.fromString(change.subject());
    }

    private static News news(Happening happening, Kind kind, List<Lent> lines, String part) {
        Lent first = lines.getFirst();
        ObjectNode facts = Facts.of(first.thing().title())
                .put("number", first.number())
                .put("from", first.from().toString())
                .put("to", first.to().toString());
        int alike = happening.series().isPresent()
                ? first.series().map(SubjectStore.Series::alike).orElse(1)
                : 1;
        int all = Math.max(lines.size(), alike);
        if (all > 1) {
            facts.put("more", all - 1);
        }
        boolean forBorrower = kind == happening.kind();
        first.borrower().ifPresent(group -> Facts.borrower(facts, group, forBorrower));
        happening.why().ifPresent(why -> facts.put("why", Typed.line(why)));
        if (WITH_DEADLINE.contains(happening.kind())) {
            lines.stream()
                    .flatMap(line -> line.lapses().stream())
                    .min(Comparator.naturalOrder())
                    .ifPresent(until -> facts.put("until", until.toString()));
        }
        String of = happening.series().map(id -> "series:" + id).orElse("booking:" + first.booking());
        String key = of + ":" + kind.code() + ":" + happening.stamp() + ":" + part;
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
