package org.mochiyori.platform.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mochiyori.kernel.Ids;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Tx;

/** Writes what happened into the same transaction as the change, so that neither exists without the other. */
public final class Events {
    private static final String INSERT = """
            insert into events (id, at, hub, subject_kind, subject, kind, actor, on_behalf_of, data)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;
    private static final String INSERT_ALL = """
            insert into events (id, at, hub, subject_kind, subject, kind, actor, on_behalf_of, data)
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
        tx.update(INSERT, row(event).toArray());
    }

    /** Adds any number of rows by one statement. */
    public void appendAll(Tx tx, List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        String now = clock.instant().toString();
        events.forEach(event -> rows.add(json(event, now)));
        tx.update(INSERT_ALL, Jsonb.text(rows));
    }

    private ObjectNode json(Event event, String now) {
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("id", ids.next().toString())
                .put("at", now)
                .put("hub", event.hub().orElse(null))
                .put("subject_kind", event.subjectKind())
                .put("subject", event.subject())
                .put("kind", event.kind())
                .put("actor", event.actor().map(UUID::toString).orElse(null))
                .put("on_behalf_of", event.onBehalfOf().map(UUID::toString).orElse(null));
        row.set("data", event.data());
        return row;
    }

    private List<@Nullable Object> row(Event event) {
        return Arrays.asList(
                ids.next(),
                clock.instant().atOffset(ZoneOffset.UTC),
                event.hub().orElse(null),
                event.subjectKind(),
                event.subject(),
                event.kind(),
                event.actor().orElse(null),
                event.onBehalfOf().orElse(null),
                Jsonb.of(event.data()));
    }
}
