package org.mochiyori.custody;

import static org.mochiyori.custody.CustodyStore.at;
import static org.mochiyori.custody.CustodyStore.instant;

import io.vertx.sqlclient.Row;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of renewals. They are only added. */
final class RenewalStore {
    private RenewalStore() {}

    /** One at a time asks or decides about a line; before the locks of its units, which come later in every such act. */
    static void lock(Tx tx, UUID line) {
        tx.find("select pg_advisory_xact_lock(hashtextextended($1, 245))", row -> true, line.toString());
    }

    static List<Renewal> list(Sql sql, Collection<UUID> lines) {
        return sql.list(
                "select * from custody_renewals where line = any ($1) order by line, sequence",
                RenewalStore::renewal,
                (Object) lines.toArray(UUID[]::new));
    }

    static void insert(Tx tx, Renewal renewal) {
        tx.update(
                """
                insert into custody_renewals (line, sequence, at, move, until, actor, on_behalf_of, note)
                values ($1, $2, $3, $4, $5, $6, $7, $8)
                """,
                renewal.line(),
                renewal.sequence(),
                at(renewal.at()),
                renewal.kind().word(),
                at(renewal.until()),
                renewal.by(),
                renewal.onBehalfOf(),
                renewal.note().orElse(null));
    }

    private static Renewal renewal(Row row) {
        return new Renewal(
                row.getUUID("line"),
                row.getInteger("sequence"),
                instant(row, "at"),
                Renewal.Kind.valueOf(row.getString("move").toUpperCase(Locale.ROOT)),
                instant(row, "until"),
                row.getUUID("actor"),
                row.getUUID("on_behalf_of"),
                Optional.ofNullable(row.getString("note")));
    }
}
