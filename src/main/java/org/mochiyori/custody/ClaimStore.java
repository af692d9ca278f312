package org.mochiyori.custody;

import static org.mochiyori.custody.CustodyStore.at;
import static org.mochiyori.custody.CustodyStore.instant;

import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of claims and of what was done about them. They are only added. */
final class ClaimStore {
    private static final String CLAIMS = """
            select c.*, m.sequence, m.at, m.move, m.demand, m.yen, m.actor, m.on_behalf_of, m.note
            from custody_claims c join custody_claim_moves m on m.claim = c.id
            """;

    private ClaimStore() {}

    static void insert(Tx tx, Claim claim) {
        tx.update(
                "insert into custody_claims (id, booking, line, kind, count, made_at) values ($1, $2, $3, $4, $5, $6)",
                claim.id(),
                claim.booking(),
                claim.line(),
                claim.kind().word(),
                claim.count(),
                at(claim.moves().getFirst().at()));
        insert(tx, claim.id(), claim.moves().getFirst());
    }

    static void insert(Tx tx, UUID claim, Claim.Step step) {
        tx.update(
                """
                insert into custody_claim_moves (claim, sequence, at, move, demand, yen, actor, on_behalf_of, note)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """,
                claim,
                step.sequence(),
                at(step.at()),
                step.move().word(),
                step.demand().map(demand -> demand.what().word()).orElse(null),
                step.demand().flatMap(Claim.Demand::yen).map(Yen::value).orElse(null),
                step.by(),
                step.onBehalfOf(),
                step.note().orElse(null));
    }

    static List<Claim> list(Sql sql, UUID booking) {
        return grouped(sql.list(
                CLAIMS + "where c.booking = $1 order by c.made_at, c.id, m.sequence", ClaimStore::row, booking));
    }

    static List<Claim> listOfLines(Sql sql, Collection<UUID> lines) {
        return grouped(sql.list(
                CLAIMS + "where c.line = any ($1) order by c.made_at, c.id, m.sequence", ClaimStore::row, (Object)
                        lines.toArray(UUID[]::new)));
    }

    static Optional<Claim> find(Sql sql, UUID claim) {
        return grouped(sql.list(CLAIMS + "where c.id = $1 order by m.sequence", ClaimStore::row, claim)).stream()
                .findFirst();
    }

    /** One at a time does something about a claim. */
    static Optional<Claim> findLocked(Tx tx, UUID claim) {
        return tx.find("select id from custody_claims where id = $1 for no key update", row -> row.getUUID("id"), claim)
                .flatMap(id -> find(tx, id));
    }

    private record Found(Claim claim, Claim.Step step) {}

    private static Found row(Row row) {
        Claim.Step step = new Claim.Step(
                row.getInteger("sequence"),
                instant(row, "at"),
                Claim.Move.valueOf(row.getString("move").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString("demand"))
                        .map(what -> new Claim.Demand(
                                Claim.What.valueOf(what.toUpperCase(Locale.ROOT)),
                                Optional.ofNullable(row.getLong("yen")).map(Yen::new))),
                row.getUUID("actor"),
                row.getUUID("on_behalf_of"),
                Optional.ofNullable(row.getString("note")));
        return new Found(
                new Claim(
                        row.getUUID("id"),
                        row.getUUID("booking"),
                        row.getUUID("line"),
                        Claim.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getInteger("count"),
                        List.of(step)),
                step);
    }

    private static List<Claim> grouped(List<Found> rows) {
        Map<UUID, Claim> claims = new LinkedHashMap<>();
        for (Found row : rows) {
            claims.merge(row.claim().id(), row.claim(), (known, more) -> known.with(row.step()));
        }
        return new ArrayList<>(claims.values());
    }
}
