package org.mochiyori.catalogue;

import java.util.Optional;
import java.util.UUID;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of contacts; the only place that names their table. */
final class ContactStore {
    private ContactStore() {}

    static Optional<Contact> find(Sql sql, UUID listing) {
        return sql.find(
                "select name, phone, mail, note from listing_contacts where listing = $1",
                row -> new Contact(
                        row.getString("name"), row.getString("phone"), row.getString("mail"), row.getString("note")),
                listing);
    }

    static void put(Tx tx, UUID listing, Contact contact) {
        tx.update("""
                insert into listing_contacts (listing, name, phone, mail, note) values ($1, $2, $3, $4, $5)
                on conflict (listing) do update set name = excluded.name, phone = excluded.phone, mail = excluded.mail,
                  note = excluded.note
                """, listing, contact.name(), contact.phone(), contact.mail(), contact.note());
    }
}
