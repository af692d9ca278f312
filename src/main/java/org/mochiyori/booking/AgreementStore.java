package org.mochiyori.booking;

import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.booking.Agreement.Signature;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of agreements between hubs. */
final class AgreementStore {
    private AgreementStore() {}

    static Optional<Agreement> find(Sql sql, UUID id) {
        return sql.find("select * from agreements where id = $1", AgreementStore::agreement, id);
    }

    static Optional<Agreement> findLocked(Tx tx, UUID id) {
        return tx.find("select * from agreements where id = $1 for update", AgreementStore::agreement, id);
    }

    /** Those that name one of the hubs, the newest first. */
    static List<Agreement> listOf(Sql sql, Collection<String> hubs) {
        return sql.list(
                "select * from agreements where owner_hub = any ($1) or borrower_hub = any ($1) order by id desc",
                AgreementStore::agreement,
                (Object) hubs.toArray(String[]::new));
    }

    /** Under which these owners lend to the borrower's hub, in any state. */
    static List<Agreement> listBetween(Sql sql, Collection<String> owners, String borrower) {
        return sql.list(
                "select * from agreements where owner_hub = any ($1) and borrower_hub = $2 order by id",
                AgreementStore::agreement,
                owners.toArray(String[]::new),
                borrower);
    }

    static void insert(Tx tx, Agreement agreement) {
        tx.update(
                """
                insert into agreements (id, owner_hub, borrower_hub, categories, audience, by_person, answer_hours,
                  data_items, valid_from, valid_until, state, proposed_by, proposed_at, version)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                """,
                agreement.id(),
                agreement.between().owner(),
                agreement.between().borrower(),
                agreement.scope().categories().toArray(String[]::new),
                word(agreement.scope().audience()),
                agreement.scope().byPerson(),
                agreement.scope().answerHours(),
                agreement.scope().dataItems().stream()
                        .map(AgreementStore::word)
                        .sorted()
                        .toArray(String[]::new),
                agreement.term().from(),
                agreement.term().until().orElse(null),
                word(agreement.state()),
                agreement.signed().proposed().person(),
                at(agreement.signed().proposed()),
                agreement.version());
    }

    static void update(Tx tx, Agreement agreement) {
        tx.update(
                """
                update agreements set state = $2, decided_by = $3, decided_at = $4, ended_by = $5, ended_at = $6, version = $7
                where id = $1
                """,
                agreement.id(),
                word(agreement.state()),
                agreement.signed().decided().map(Signature::person).orElse(null),
                agreement.signed().decided().map(AgreementStore::at).orElse(null),
                agreement.signed().ended().map(Signature::person).orElse(null),
                agreement.signed().ended().map(AgreementStore::at).orElse(null),
                agreement.version());
    }

    /** The word of a constant in JSON and in the database. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of a word. */
    static <E extends Enum<E>> E parse(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Agreement agreement(Row row) {
        Set<Agreement.DataItem> items = EnumSet.noneOf(Agreement.DataItem.class);
        for (String item : row.getArrayOfStrings("data_items")) {
            items.add(parse(Agreement.DataItem.class, item));
        }
        return new Agreement(
                row.getUUID("id"),
                new Agreement.Between(row.getString("owner_hub"), row.getString("borrower_hub")),
                new Agreement.Scope(
                        List.of(row.getArrayOfStrings("categories")),
                        parse(Agreement.Audience.class, row.getString("audience")),
                        row.getBoolean("by_person"),
                        row.getInteger("answer_hours"),
                        items),
                new Agreement.Term(
                        row.getLocalDate("valid_from"), Optional.ofNullable(row.get(LocalDate.class, "valid_until"))),
                parse(Agreement.Status.class, row.getString("state")),
                new Agreement.Signed(
                        signature(row, "proposed").orElseThrow(), signature(row, "decided"), signature(row, "ended")),
                row.getInteger("version"));
    }

    private static Optional<Signature> signature(Row row, String what) {
        return Optional.ofNullable(row.getUUID(what + "_by"))
                .map(person -> new Signature(person, OccupancyStore.instant(row, what + "_at")));
    }

    private static OffsetDateTime at(Signature signature) {
        return signature.at().atOffset(ZoneOffset.UTC);
    }
}
