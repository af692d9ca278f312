package org.mochiyori.notice;

import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.text.Language;

/** Who is told, read from the tables of people and groups: one statement for each sort of address, however many there are. */
final class RecipientStore {
    /** An address and the day for which it is asked who that is. */
    record Wanted(Address address, LocalDate today) {}

    private record Found(int place, Recipient recipient) {}

    /** Everybody behind each of these; nobody is an empty list. */
    Map<Wanted, List<Recipient>> list(Sql sql, Collection<Wanted> wanted) {
        List<Wanted> all = List.copyOf(wanted);
        List<Supplier<List<Found>>> sent = new ArrayList<>();
        Columns speakers = new Columns();
        Columns askers = new Columns();
        Columns desks = new Columns();
        for (int place = 0; place < all.size(); place++) {
            LocalDate today = all.get(place).today();
            switch (all.get(place).address()) {
                case Address.Speakers speaking -> speakers.add(place, today, speaking.group(), Optional.empty());
                case Address.Asker asker -> askers.add(place, today, asker.person(), asker.group());
                case Address.Desk desk -> desks.add(place, today, desk.hub(), Optional.empty());
            }
        }
        if (!speakers.isEmpty()) {
            sent.add(sendSpeakers(sql, speakers));
        }
        if (!askers.isEmpty()) {
            sent.add(sendAskers(sql, askers));
        }
        if (!desks.isEmpty()) {
            sent.add(sendDesks(sql, desks));
        }
        Map<Wanted, List<Recipient>> found = new HashMap<>();
        all.forEach(each -> found.put(each, new ArrayList<>()));
        sent.forEach(some -> some.get()
                .forEach(one -> found.getOrDefault(all.get(one.place()), new ArrayList<>())
                        .add(one.recipient())));
        return found;
    }

    private static Supplier<List<Found>> sendSpeakers(Sql sql, Columns asked) {
        return sql.send("""
                with asked as (select * from unnest($1::int[], $2::date[], $3::uuid[]) as a (place, today, group_id)),
                speakers as (
                  select a.place, p.id, p.mail, p.name, p.language
                  from asked a join members m on m.group_id = a.group_id join people p on p.id = m.person
                  where m.role = 'representative' and m.since <= a.today
                    and (m.until is null or m.until >= a.today) and p.withdrawn_at is null)
                select place, id, mail, name, language from speakers
                union all
                select a.place, null, g.mail, g.name, 'ja' from asked a join groups g on g.id = a.group_id
                where g.mail <> ''
                  and not exists (select from speakers s where s.place = a.place and s.mail is not null)
                """, RecipientStore::found, asked.places(), asked.days(), asked.ids());
    }

    private static Supplier<List<Found>> sendAskers(Sql sql, Columns asked) {
        return sql.send("""
                select a.place, p.id, p.mail, p.name, p.language
                from unnest($1::int[], $2::date[], $3::uuid[], $4::uuid[]) as a (place, today, person, group_id)
                join people p on p.id = a.person
                where p.withdrawn_at is null
                  and (a.group_id is null or exists (select from members m where m.group_id = a.group_id
                       and m.person = p.id and m.since <= a.today and (m.until is null or m.until >= a.today)))
                """, RecipientStore::found, asked.places(), asked.days(), asked.ids(), asked.groups());
    }

    private static Supplier<List<Found>> sendDesks(Sql sql, Columns asked) {
        return sql.send("""
                with asked as (select * from unnest($1::int[], $2::date[], $3::text[]) as a (place, today, hub))
                select a.place, p.id, null::text as mail, p.name, p.language
                from asked a join staff s on s.hub = a.hub join people p on p.id = s.person
                where s.role = 'desk' and s.since <= a.today and (s.until is null or s.until >= a.today)
                  and p.withdrawn_at is null
                union all
                select a.place, null, h.mail, h.name, 'ja' from asked a join hubs h on h.id = a.hub where h.mail <> ''
                """, RecipientStore::found, asked.places(), asked.days(), asked.hubs());
    }

    private static Found found(Row row) {
        return new Found(
                row.getInteger("place"),
                new Recipient(
                        Optional.ofNullable(row.getUUID("id")),
                        Optional.ofNullable(row.getString("mail")),
                        row.getString("name"),
                        Language.find(row.getString("language")).orElseThrow()));
    }

    /** Addresses of one sort as the columns of a statement; {@code place} is where they stand among all. */
    private static final class Columns {
        private final List<Integer> places = new ArrayList<>();
        private final List<LocalDate> days = new ArrayList<>();
        private final List<Object> keys = new ArrayList<>();
        private final List<Optional<UUID>> groups = new ArrayList<>();

        void add(int place, LocalDate today, Object key, Optional<UUID> group) {
            places.add(place);
            days.add(today);
            keys.add(key);
            groups.add(group);
        }

        boolean isEmpty() {
            return places.isEmpty();
        }

        Integer[] places() {
            return places.toArray(Integer[]::new);
        }

        LocalDate[] days() {
            return days.toArray(LocalDate[]::new);
        }

        UUID[] ids() {
            return keys.toArray(UUID[]::new);
        }

        String[] hubs() {
            return keys.toArray(String[]::new);
        }

        UUID[] groups() {
            return groups.stream().map(group -> group.orElse(null)).toArray(UUID[]::new);
        }
    }
}
