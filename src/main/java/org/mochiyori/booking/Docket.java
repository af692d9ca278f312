package org.mochiyori.booking;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.mochiyori.booking.Booking.Entry;
import org.mochiyori.booking.Booking.Outcome;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.NewRow;
import org.mochiyori.platform.jobs.Event;

/** What one transaction does to one booking: the lines as they become, and a row of history and an event for each move. */
final class Docket {
    private final Booking before;
    private final Map<UUID, Entry> now = new LinkedHashMap<>();
    private final Map<UUID, Entry> changed = new LinkedHashMap<>();
    private final Map<UUID, Entry> added = new LinkedHashMap<>();
    private final List<Noted> notes = new ArrayList<>();

    private record Noted(Entry entry, Moved moved) {}

    Docket(Booking booking) {
        before = booking;
        booking.entries().forEach(entry -> now.put(entry.line().terms().id(), entry));
    }

    /** Notes the birth of every line. */
    void born(Moved moved) {
        List.copyOf(now.values()).forEach(entry -> note(entry, moved));
    }

    /** Lets a line become another by a move. */
    void moved(Line next, Outcome outcome, Moved moved) {
        Entry last = now.get(next.terms().id());
        if (last == null) {
            throw new IllegalArgumentException("a line of another booking");
        }
        note(last.then(next, outcome), moved);
    }

    /** Holds requests to the one of their times that is agreed on; the approval that follows is what is noted of it. */
    void agree(Set<UUID> lines, TimeWindow at) {
        for (Entry entry : entries()) {
            if (lines.contains(entry.line().terms().id()) && entry.line() instanceof Line.Requested asked) {
                Terms terms = asked.terms()
                        .agreedAt(at)
                        .orElseThrow(
                                () -> new Refused(Problem.Invalid.of("/from", "value", "one of the times asked for")));
                Line agreed = new Line.Requested(terms, asked.answerBy());
                now.put(terms.id(), new Entry(agreed, entry.sequence(), entry.outcome(), entry.replaces()));
            }
        }
    }

    /** Notes a line that comes in place of another. */
    void added(Line line, UUID replaces, Moved moved) {
        Entry entry = new Entry(line, 1, Outcome.NONE, Optional.of(replaces));
        added.put(line.terms().id(), entry);
        note(entry, moved);
    }

    /** The borrower goes on without a line that is over. */
    void dropped(Entry entry, Moved moved) {
        moved(entry.line(), entry.outcome().drop(), moved);
    }

    Booking booking() {
        return before.with(List.copyOf(now.values()));
    }

    Parts parts() {
        return Parts.of(booking());
    }

    List<Entry> entries() {
        return List.copyOf(now.values());
    }

    List<Line> lines() {
        return now.values().stream().map(Entry::line).toList();
    }

    /** Lines as they became, those that came in between included. */
    List<Entry> changed() {
        return List.copyOf(changed.values());
    }

    /** Lines that were not there before, as they became. */
    List<Entry> added() {
        return added.keySet().stream()
                .map(id -> java.util.Objects.requireNonNull(now.get(id)))
                .toList();
    }

    boolean isAdded(Entry entry) {
        return added.containsKey(entry.line().terms().id());
    }

    List<NewRow> moves() {
        return movesOf(entry -> true);
    }

    List<NewRow> movesOf(Predicate<Entry> which) {
        return notes.stream()
                .filter(note -> which.test(note.entry()))
                .map(note -> BookingStore.move(note.entry(), note.moved()))
                .toList();
    }

    /** What the change log gets; of several lines also how far the whole has come by all this. */
    List<Event> events() {
        Optional<Parts.Stage> stage = now.size() > 1 ? Optional.of(parts().stage()) : Optional.empty();
        return notes.stream()
                .map(note -> event(note.entry(), note.moved(), stage))
                .toList();
    }

    private void note(Entry entry, Moved moved) {
        now.put(entry.line().terms().id(), entry);
        changed.put(entry.line().terms().id(), entry);
        notes.add(new Noted(entry, moved));
    }

    private Event event(Entry entry, Moved moved, Optional<Parts.Stage> stage) {
        Terms terms = entry.line().terms();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("line", terms.id().toString())
                .put("listing", terms.thing().listing().toString())
                .put("state", entry.line().state().code())
                .put("sequence", entry.sequence());
        moved.reason().ifPresent(reason -> data.put("reason", reason));
        stage.ifPresent(one -> data.put("stage", one.code()));
        Event event = Event.of("booking", before.id(), kind(moved, entry.line()))
                .in(terms.thing().hub())
                .with(data);
        if (moved.by().person().isPresent()) {
            event = event.by(moved.by().person().get());
        }
        return moved.by().onBehalfOf().isPresent()
                ? event.forSomebody(moved.by().onBehalfOf().get())
                : event;
    }

    private static String kind(Moved moved, Line line) {
        return switch (moved.move()) {
            case Moved.ASK -> line.state().code();
            case Moved.DROP -> "dropped";
            case Moved.DESCRIBE -> "described";
            case Moved.PART -> "returned-in-part";
            case Moved.RENEW -> "renewed";
            case Moved.LATE -> "overdue";
            default -> Move.of(moved.move()).event();
        };
    }
}
