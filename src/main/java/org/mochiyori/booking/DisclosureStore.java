package org.mochiyori.booking;

import io.vertx.sqlclient.Row;
import java.util.EnumMap;
import java.util.Map;
import org.mochiyori.booking.Agreement.DataItem;
import org.mochiyori.platform.db.Sql;

/** Names of who borrows, and how they are reached. */
final class DisclosureStore {
    private DisclosureStore() {}

    /** All there is; a group is reached at its own number and address where it has them. */
    static Map<DataItem, String> get(Sql sql, Booking.Borrower borrower) {
        return sql.get(
                """
                select g.name as group_name, p.name as person_name,
                  coalesce(nullif(g.phone, ''), p.phone) as phone, coalesce(nullif(g.mail, ''), p.mail) as mail
                from people p left join groups g on g.id = $2 where p.id = $1
                """, DisclosureStore::items, borrower.person(), borrower.group().orElse(null));
    }

    private static Map<DataItem, String> items(Row row) {
        Map<DataItem, String> items = new EnumMap<>(DataItem.class);
        for (DataItem item : DataItem.values()) {
            String text = row.getString(AgreementStore.word(item).replace('-', '_'));
            if (text != null && !text.isEmpty()) {
                items.put(item, text);
            }
        }
        return items;
    }
}
