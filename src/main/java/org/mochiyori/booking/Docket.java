package org.mochiyori.booking;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mochiyori.booking.Booking.Entry;
import org.mochiyori.booking.Booking.Outcome;
import org.mochiyori.platform.jobs.Event;

/** What one transaction does to one booking: the lines as they become, and a row of history and an event for each move. */
final class Docket {
    private final Booking before;
    private final Map<UUID, Entry> now = new LinkedHashMap<>();
    private final Map<UUID, Entry> changed = new LinkedHashMap<>();
    private final List<JsonObject> moves = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

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
        note(new Entry(next, last.sequence() + 1, outcome), moved);
    }

    Booking booking() {
        return new Booking(
                before.id(),
                before.number(),
                before.borrower(),
                before.request(),
                before.at(),
                List.copyOf(now.values()));
    }

    List<Line> lines() {
        return now.values().stream().map(Entry::line).toList();
    }

    List<Entry> changed() {
        return List.copyOf(changed.values());
    }

    List<JsonObject> moves() {
        return List.copyOf(moves);
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    private void note(Entry entry, Moved moved) {
        now.put(entry.line().terms().id(), entry);
        changed.put(entry.line().terms().id(), entry);
        moves.add(BookingStore.move(entry, moved));
        events.add(event(entry, moved));
    }

    private Event event(Entry entry, Moved moved) {
        Terms terms = entry.line().terms();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("line", terms.id().toString())
                .put("listing", terms.thing().listing().toString())
                .put("state", entry.line().state().code())
                .put("sequence", entry.sequence());
        moved.reason().ifPresent(reason -> data.put("reason", reason));
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
        return moved.move().equals(Moved.ASK)
                ? line.state().code()
                : Move.of(moved.move()).event();
    }
}
