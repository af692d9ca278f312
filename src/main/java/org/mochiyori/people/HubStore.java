package org.mochiyori.people;

import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of {@code hubs}. */
final class HubStore {
    private static final String SELECT = """
            select id, name, kana, name_en, phone, mail, address, time_zone, municipalities, version from hubs
            """;

    Optional<Hub> find(Sql sql, String id) {
        return sql.find(SELECT + "where id = $1", HubStore::hub, id);
    }

    List<Hub> list(Sql sql) {
        return sql.list(SELECT + "order by kana = '', kana, name, id", HubStore::hub);
    }

    boolean insert(Tx tx, String id, Hub.Profile profile, OffsetDateTime now) {
        return tx.update(
                        """
                        insert into hubs (id, name, kana, name_en, phone, mail, address, time_zone, municipalities,
                                          created_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing
                        """,
                        id,
                        profile.name(),
                        profile.kana(),
                        profile.nameEn(),
                        profile.phone(),
                        profile.mail(),
                        profile.address(),
                        profile.zone().getId(),
                        profile.municipalities().toArray(String[]::new),
                        now)
                == 1;
    }

    boolean update(Tx tx, String id, int version, Hub.Profile profile) {
        return tx.update(
                        """
                        update hubs set name = $3, kana = $4, name_en = $5, phone = $6, mail = $7, address = $8,
                               time_zone = $9, municipalities = $10, version = version + 1
                        where id = $1 and version = $2
                        """,
                        id,
                        version,
                        profile.name(),
                        profile.kana(),
                        profile.nameEn(),
                        profile.phone(),
                        profile.mail(),
                        profile.address(),
                        profile.zone().getId(),
                        profile.municipalities().toArray(String[]::new))
                == 1;
    }

    private static Hub hub(Row row) {
        return new Hub(
                row.getString("id"),
                new Hub.Profile(
                        row.getString("name"),
                        row.getString("kana"),
                        row.getString("name_en"),
                        row.getString("phone"),
                        row.getString("mail"),
                        row.getString("address"),
                        ZoneId.of(row.getString("time_zone")),
                        List.of(row.getArrayOfStrings("municipalities"))),
                row.getInteger("version"));
    }
}
