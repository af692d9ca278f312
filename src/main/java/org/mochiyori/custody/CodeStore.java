package org.mochiyori.custody;

import static org.mochiyori.custody.CustodyStore.at;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of codes. */
final class CodeStore {
    private CodeStore() {}

    static Optional<Custody.Code> find(Sql sql, UUID booking) {
        return sql.find(
                "select code, short from custody_codes where booking = $1 and revoked_at is null",
                row -> new Custody.Code(row.getString("code"), row.getString("short")),
                booking);
    }

    /** Writes a code where the booking has none; whoever comes second finds the first one's. */
    static void insert(Tx tx, UUID booking, Custody.Code code, Instant now) {
        tx.update(
                "insert into custody_codes (code, short, booking, made_at) values ($1, $2, $3, $4) on conflict do nothing",
                code.secret(),
                code.typed(),
                booking,
                at(now));
    }

    static void revoke(Tx tx, UUID booking, Instant now) {
        tx.update(
                "update custody_codes set revoked_at = $2 where booking = $1 and revoked_at is null", booking, at(now));
    }

    /** The booking of a code that still counts, the long or the short one. */
    static Optional<UUID> booking(Sql sql, String code) {
        return sql.find(
                "select booking from custody_codes where (code = $1 or short = $1) and revoked_at is null",
                row -> row.getUUID("booking"),
                code);
    }
}
