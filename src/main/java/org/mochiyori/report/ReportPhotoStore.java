package org.mochiyori.report;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.catalogue.Photos;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of pictures that go with reports. They are only added, and go when their time is over. */
final class ReportPhotoStore {
    private ReportPhotoStore() {}

    /** A picture to be kept, and who took it. */
    record Fresh(UUID id, Photos.Prepared photo, UUID by, Instant at) {}

    /** Whether the line had no such picture yet. */
    static boolean insert(Tx tx, Report report, Fresh fresh) {
        return tx.find(
                        """
                        insert into use_report_photos (id, line, sequence, hash, bytes, width, height, made_by, at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (line, hash) do nothing returning id
                        """,
                        row -> row.getUUID("id"),
                        fresh.id(),
                        report.line(),
                        report.sequence(),
                        fresh.photo().hash(),
                        Buffer.buffer(fresh.photo().bytes()),
                        fresh.photo().width(),
                        fresh.photo().height(),
                        fresh.by(),
                        fresh.at().atOffset(ZoneOffset.UTC))
                .isPresent();
    }

    /** A picture, and the line it is of. */
    record Shown(UUID booking, UUID line, Buffer bytes) {}

    static Optional<Shown> find(Sql sql, UUID photo) {
        return sql.find(
                """
                select r.booking, r.line, p.bytes
                from use_report_photos p join use_reports r on (r.line, r.sequence) = (p.line, p.sequence) where p.id = $1
                """, row -> new Shown(row.getUUID("booking"), row.getUUID("line"), row.getBuffer("bytes")), photo);
    }
}
