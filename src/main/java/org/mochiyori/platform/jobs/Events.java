package org.mochiyori.platform.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.mochiyori.kernel.Ids;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Tx;

/** Writes what happened into the same transaction as the change, so that neither exists without the other. */
public final class Events {
    private static final String COLUMNS =
            "insert into events (id, at, hub, subject_kind, subject, kind, actor, on_behalf_of, data) ";
    private static final String INSERT_ONE = COLUMNS + "values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    private static final String INSERT_ALL = COLUMNS + """
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
        if (events.size() == 1) {
            appendOne(tx, events.getFirst(), at);
            return;
        }
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (Event event : events) {
            rows.add(json(event, at));
            // They are numbered in the order of their times, the finest of which is this.
            at = at.plus(1, ChronoUnit.MICROS);
        }
        tx.updateLater(INSERT_ALL, Jsonb.text(rows));
    }

    /** Most steps have one event, and one is read at half the price where it is no JSON. */
    private void appendOne(Tx tx, Event event, Instant at) {
        tx.updateLater(
                INSERT_ONE,
                ids.next(),
                at.atOffset(ZoneOffset.UTC),
                event.hub().orElse(null),
                event.subjectKind(),
                event.subject(),
                event.kind(),
                event.actor().orElse(null),
                event.onBehalfOf().orElse(null),
                Jsonb.of(event.data()));
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
