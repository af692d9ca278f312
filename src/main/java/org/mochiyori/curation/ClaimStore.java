package org.mochiyori.curation;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of claims. */
final class ClaimStore {
    private ClaimStore() {}

    /** Returns false when the group has asked already. */
    static boolean insert(Tx tx, Claim claim) {
        return tx.update(
                        """
                        insert into claims (id, hub, listing, group_id, opening, note, state, asked_by, asked_at)
                        values ($1, $2, $3, $4, $5, $6, 'open', $7, $8)
                        on conflict (listing, group_id) where state = 'open' do nothing
                        """,
                        claim.id(),
                        claim.hub(),
                        claim.listing(),
                        claim.group(),
                        claim.opening().map(Jsonb::of).orElse(null),
                        claim.note(),
                        claim.asked().by(),
                        claim.asked().at().atOffset(ZoneOffset.UTC))
                == 1;
    }

    static Optional<Claim> lock(Tx tx, UUID id) {
        return tx.find("select * from claims where id = $1 for update", ClaimStore::claim, id);
    }

    static Optional<Claim> find(Sql sql, UUID id) {
        return sql.find("select * from claims where id = $1", ClaimStore::claim, id);
    }

    static List<Claim> listOfGroup(Sql sql, UUID group) {
        return sql.list(
                "select * from claims where group_id = $1 order by asked_at desc limit 100", ClaimStore::claim, group);
    }

    /** The answer, and what was decided by whom. */
    record Answered(Claim.State state, UUID by, Instant at, String answer) {}

    static void answer(Tx tx, UUID id, Answered answered) {
        tx.update(
                "update claims set state = $2, decided_by = $3, decided_at = $4, answer = $5 where id = $1",
                id,
                answered.state().word(),
                answered.by(),
                answered.at().atOffset(ZoneOffset.UTC),
                answered.answer());
    }

    /** Once one group stands behind a thing, nobody else can. */
    static void declineOthers(Tx tx, UUID listing, Answered answered) {
        tx.update("""
                update claims set state = 'declined', decided_by = $2, decided_at = $3 where listing = $1 and state = 'open'
                """, listing, answered.by(), answered.at().atOffset(ZoneOffset.UTC));
    }

    private static Claim claim(Row row) {
        JsonNode opening = Jsonb.read(row, "opening");
        return new Claim(
                row.getUUID("id"),
                row.getString("hub"),
                row.getUUID("listing"),
                row.getUUID("group_id"),
                Optional.of(opening).filter(JsonNode::isObject),
                row.getString("note"),
                new Claim.Asked(
                        row.getUUID("asked_by"),
                        CurationStore.instant(row, "asked_at"),
                        Claim.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT))),
                row.getString("answer"));
    }
}
