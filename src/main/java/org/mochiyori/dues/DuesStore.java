package org.mochiyori.dues;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.mochiyori.booking.Actor;
import org.mochiyori.catalogue.Reduction;
import org.mochiyori.catalogue.Rounding;
import org.mochiyori.kernel.Yen;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of reductions, charges and payments. They are only added. */
final class DuesStore {
    private DuesStore() {}

    /** One at a time decides about the money of a booking. */
    static void lock(Tx tx, UUID booking) {
        tx.find("select id from bookings where id = $1 for no key update", row -> row.getUUID("id"), booking);
    }

    static List<ReductionMove> listReductions(Sql sql, Collection<UUID> lines) {
        return sql.list(
                "select * from reductions where line = any ($1) order by line, sequence", DuesStore::reduction, (Object)
                        lines.toArray(UUID[]::new));
    }

    static List<Charge> listCharges(Sql sql, Collection<UUID> lines) {
        return sql.list("select * from charges where line = any ($1) order by at, id", DuesStore::charge, (Object)
                lines.toArray(UUID[]::new));
    }

    static List<Payment> listPayments(Sql sql, UUID booking) {
        return sql.list("select * from payments where booking = $1 order by at, id", DuesStore::payment, booking);
    }

    static void insert(Tx tx, ReductionMove move) {
        tx.update(
                """
                insert into reductions (line, sequence, at, move, ground, label, percent, yen, decided_by, round_to, round_mode,
                  actor, on_behalf_of, note)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                """,
                move.line(),
                move.sequence(),
                at(move.at()),
                move.kind().word(),
                move.ground().code(),
                move.ground().label(),
                move.percent(),
                move.yen().value(),
                lower(move.ground().decider()),
                move.ground().rounding().to(),
                lower(move.ground().rounding().mode()),
                move.by().person().orElseThrow(),
                move.by().onBehalfOf().or(move.by()::person).orElseThrow(),
                move.note().orElse(null));
    }

    static void insert(Tx tx, Charge charge) {
        tx.update(
                "insert into charges (id, line, at, kind, yen, hours, actor, note) values ($1, $2, $3, $4, $5, $6, $7, $8)",
                charge.id(),
                charge.line(),
                at(charge.at()),
                charge.kind().word(),
                charge.yen().value(),
                charge.hours().isPresent() ? charge.hours().getAsInt() : null,
                charge.by(),
                charge.note().orElse(null));
    }

    /** Writes a payment under a number of its own, whatever number it has. */
    static Payment insert(Tx tx, Payment payment, String hub) {
        return tx.get(
                """
                insert into payments (id, booking, lender, hub, at, deposit, yen, method, actor, note)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning *
                """,
                DuesStore::payment,
                payment.id(),
                payment.booking(),
                payment.lender(),
                hub,
                at(payment.at()),
                payment.deposit(),
                payment.yen().value(),
                payment.method().word(),
                payment.by(),
                payment.note().orElse(null));
    }

    private static ReductionMove reduction(Row row) {
        return new ReductionMove(
                row.getUUID("line"),
                row.getInteger("sequence"),
                instant(row),
                ReductionMove.Kind.valueOf(row.getString("move").toUpperCase(Locale.ROOT)),
                new ReductionMove.Ground(
                        row.getString("ground"),
                        row.getString("label"),
                        Reduction.Decider.valueOf(row.getString("decided_by").toUpperCase(Locale.ROOT)),
                        new Rounding(
                                row.getInteger("round_to"),
                                Rounding.Mode.valueOf(
                                        row.getString("round_mode").toUpperCase(Locale.ROOT)))),
                row.getInteger("percent"),
                new Yen(row.getLong("yen")),
                Actor.of(row.getUUID("actor"), row.getUUID("on_behalf_of")),
                Optional.ofNullable(row.getString("note")));
    }

    private static Charge charge(Row row) {
        Integer hours = row.getInteger("hours");
        return new Charge(
                row.getUUID("id"),
                row.getUUID("line"),
                instant(row),
                Charge.Kind.find(row.getString("kind")).orElseThrow(),
                new Yen(row.getLong("yen")),
                hours == null ? OptionalInt.empty() : OptionalInt.of(hours),
                row.getUUID("actor"),
                Optional.ofNullable(row.getString("note")));
    }

    private static Payment payment(Row row) {
        return new Payment(
                row.getUUID("id"),
                row.getString("number"),
                row.getUUID("booking"),
                row.getUUID("lender"),
                instant(row),
                row.getBoolean("deposit"),
                new Yen(row.getLong("yen")),
                Payment.Method.find(row.getString("method")).orElseThrow(),
                row.getUUID("actor"),
                Optional.ofNullable(row.getString("note")));
    }

    private static Instant instant(Row row) {
        return row.getOffsetDateTime("at").toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
