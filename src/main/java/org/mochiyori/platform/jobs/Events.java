package org.mochiyori.platform.jobs;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
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

    /** Adds several rows in one go. */
    public void appendAll(Tx tx, List<Event> events) {
        tx.batch(INSERT, events.stream().map(this::row).toList());
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
