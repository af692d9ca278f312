package org.mochiyori.platform.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mochiyori.kernel.Ids;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.NewRow;
import org.mochiyori.platform.db.Tx;

/** Writes what happened into the same transaction as the change, so that neither exists without the other. */
public final class Events {
    private static final String INSERT =
            "insert into events (id, at, hub, subject_kind, subject, kind, actor, on_behalf_of, data) ";
    private static final int COLUMNS = 9;
    /** Nearly all steps have so few events, which PostgreSQL reads at half the price where they are no JSON. */
    private static final int FEW = 4;
    /** The statements for one event, two, and so on. */
    private static final List<String> INSERT_FEW = IntStream.rangeClosed(1, FEW)
            .mapToObj(rows -> INSERT + "values " + NewRow.parameters(1, rows, COLUMNS))
            .toList();

    private static final String INSERT_ALL = INSERT + """
            select id, at, hub, subject_kind, subject, kind, actor, on_behalf_of, data
            from json_to_recordset($1::text::json) as r (id uuid, at timestamptz, hub text, subject_kind text, subject text,
              kind text, actor uuid, on_behalf_of uuid, data jsonb)
            """;

    private final InstantSource clock;
    private final Ids ids;

    /** Takes time and identity from outside. */
    public Events(InstantSource clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** Adds one row; it gets its number after commit (see {@link Sequencer}). */
    public void append(Tx tx, Event event) {
        appendAll(tx, List.of(event));
    }

    /** Adds any number of rows by one statement, which nobody waits for before the commit. */
    public void appendAll(Tx tx, List<Event> events) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (events.isEmpty()) {
            return;
        }
        if (events.size() <= FEW) {
            appendFew(tx, events, at);
            return;
        }
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (Event event : events) {
            rows.add(json(event, at));
            at = next(at);
        }
        tx.updateLater(INSERT_ALL, Jsonb.text(rows));
    }

    private void appendFew(Tx tx, List<Event> events, Instant first) {
        Instant at = first;
        List<@Nullable Object> arguments = new ArrayList<>(events.size() * COLUMNS);
        for (Event event : events) {
            arguments.add(ids.next());
            arguments.add(at.atOffset(ZoneOffset.UTC));
            arguments.add(event.hub().orElse(null));
            arguments.add(event.subjectKind());
            arguments.add(event.subject());
            arguments.add(event.kind());
            arguments.add(event.actor().orElse(null));
            arguments.add(event.onBehalfOf().orElse(null));
            arguments.add(Jsonb.of(event.data()));
            at = next(at);
        }
        tx.updateLater(INSERT_FEW.get(events.size() - 1), arguments.toArray());
    }

    /** Events are numbered in the order of their times, the finest of which is this. */
    private static Instant next(Instant at) {
        return at.plus(1, ChronoUnit.MICROS);
    }

    private ObjectNode json(Event event, Instant at) {
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("id", ids.next().toString())
                .put("at", at.toString())
                .put("hub", event.hub().orElse(null))
                .put("subject_kind", event.subjectKind())
                .put("subject", event.subject())
                .put("kind", event.kind())
                .put("actor", event.actor().map(UUID::toString).orElse(null))
                .put("on_behalf_of", event.onBehalfOf().map(UUID::toString).orElse(null));
        row.set("data", event.data());
        return row;
    }
}
