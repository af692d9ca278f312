package org.mochiyori.catalogue;

import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Language;

/** Rows of contacts; the only place that names their table. */
final class ContactStore {
    private ContactStore() {}

    static Optional<Contact> find(Sql sql, UUID listing) {
        return sql.find(
                "select name, phone, mail, note, language from listing_contacts where listing = $1",
                row -> new Contact(
                        row.getString("name"),
                        row.getString("phone"),
                        row.getString("mail"),
                        row.getString("note"),
                        Language.find(row.getString("language")).orElseThrow()),
                listing);
    }

    /**
     * What one person can do takes that one person's time: a skill of the same hub and the same address, or else the same
     * telephone number, takes the unit that was there first. Skills that anything was ever asked of stay as they are.
     */
    static void shareTime(Tx tx, UUID listing) {
        tx.update("""
                update listing_units u set unit = same.unit
                from (
                  select s.unit from listings o
                  join listing_contacts c on c.listing = o.id
                  join listing_contacts d on d.listing <> c.listing
                    and case when c.mail <> '' and d.mail <> '' then lower(d.mail) = lower(c.mail)
                        else c.phone <> '' and d.phone = c.phone end
                  join listings p on p.id = d.listing and p.hub = o.hub and p.kind = 'skill'
                  join listing_units s on s.listing = p.id
                  where o.id = $1 order by s.unit limit 1
                ) same
                where u.listing = $1 and u.unit <> same.unit
                  and exists (select from listings where id = $1 and kind = 'skill')
                  and not exists (select from booking_lines l where l.listing = $1)
                """, listing);
    }

    static void put(Tx tx, UUID listing, Contact contact) {
        tx.update(
                """
                insert into listing_contacts (listing, name, phone, mail, note, language)
                values ($1, $2, $3, $4, $5, $6)
                on conflict (listing) do update set name = excluded.name, phone = excluded.phone, mail = excluded.mail,
                  note = excluded.note, language = excluded.language
                """,
                listing,
                contact.name(),
                contact.phone(),
                contact.mail(),
                contact.note(),
                contact.language().code());
        shareTime(tx, listing);
    }
}
