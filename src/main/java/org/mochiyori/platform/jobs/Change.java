package org.mochiyori.platform.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Jsonb;

/**
 * One numbered row of the change log.
 *
 * @param n its place: without gaps, in the order in which readers see it
 */
public record Change(
        long n,
        Instant at,
        Optional<String> hub,
        String subjectKind,
        String subject,
        String kind,
        Optional<UUID> actor,
        Optional<UUID> onBehalfOf,
        JsonNode data) {

    static Change from(Row row) {
        return new Change(
                row.getLong("n"),
                row.getOffsetDateTime("at").toInstant(),
                Optional.ofNullable(row.getString("hub")),
                row.getString("subject_kind"),
                row.getString("subject"),
                row.getString("kind"),
                Optional.ofNullable(row.getUUID("actor")),
                Optional.ofNullable(row.getUUID("on_behalf_of")),
                Jsonb.read(row, "data"));
    }
}
