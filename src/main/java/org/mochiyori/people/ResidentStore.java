package org.mochiyori.people;

import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Typed;

/** Rows of {@code hub_people} and {@code address_checks}. */
final class ResidentStore {

    boolean isKnown(Sql sql, UUID person, String hub) {
        return sql.find("select 1 from hub_people where hub = $1 and person = $2", row -> true, hub, person)
                .isPresent();
    }

    void know(Tx tx, String hub, UUID person, LocalDate since) {
        tx.update(
                "insert into hub_people (hub, person, since) values ($1, $2, $3) on conflict do nothing",
                hub,
                person,
                since);
    }

    /**
     * Whom the desk looks for.
     *
     * @param text the beginning of a word of a reading, a part of a name, or digits of a telephone number
     * @param after the last of the page before
     */
    record Wanted(String hub, String text, Optional<UUID> after) {}

    List<Person> search(Sql sql, Wanted wanted, int limit) {
        return sql.list(
                PeopleStore.SELECT + """
                        join hub_people h on h.person = p.id and h.hub = $1
                        where p.withdrawn_at is null
                          and (($2 <> '' and (p.kana_key like $2 || '%' or p.kana_key like '% ' || $2 || '%'))
                               or p.name like '%' || $3 || '%'
                               or ($4 <> '' and p.phone like '%' || $4 || '%'))
                          and ($6::uuid is null or (p.kana_key collate "C", p.id)
                            > (select last.kana_key collate "C", last.id from people last where last.id = $6))
                        order by p.kana_key collate "C", p.id limit $5
                        """,
                PeopleStore::person,
                wanted.hub(),
                literal(Typed.kanaKey(wanted.text())),
                literal(wanted.text()),
                Typed.phone(wanted.text()).orElse(""),
                limit,
                wanted.after().orElse(null));
    }

    List<AddressCheck> checks(Sql sql, UUID person) {
        return sql.list(
                "select hub, person, checked_on, method, checked_by from address_checks where person = $1 order by hub",
                ResidentStore::check,
                person);
    }

    void put(Tx tx, AddressCheck check) {
        tx.update(
                """
                insert into address_checks (hub, person, checked_on, method, checked_by) values ($1, $2, $3, $4, $5)
                on conflict (hub, person) do update set checked_on = excluded.checked_on,
                       method = excluded.method, checked_by = excluded.checked_by
                """,
                check.hub(),
                check.person(),
                check.checkedOn(),
                check.method().code(),
                check.checkedBy());
    }

    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static AddressCheck check(Row row) {
        return new AddressCheck(
                row.getString("hub"),
                row.getUUID("person"),
                row.getLocalDate("checked_on"),
                AddressCheck.Method.find(row.getString("method")).orElseThrow(),
                row.getUUID("checked_by"));
    }
}
