package org.mochiyori.emergency;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.booking.State;
import org.mochiyori.emergency.Emergency.Switched;
import org.mochiyori.emergency.Recalled.Lent;
import org.mochiyori.emergency.Recalled.Reach;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Rows of emergencies, and what is called back with who has it. */
final class EmergencyStore {
    private static final int MOST = 1000;
    private static final String EMERGENCIES = "select e.*, h.time_zone from emergencies e join hubs h on h.id = e.hub ";
    private static final String THINGS = """
            select l.id, l.name, p.name as place, p.address, g.name as owner, g.phone, coalesce(l.quantity, 1) as quantity,
              m.listing is not null as marked
            from listings l join groups g on g.id = l.group_id left join places p on p.id = l.place
            left join emergency_marks m on m.listing = l.id
            """;

    private EmergencyStore() {}

    static Optional<Emergency> findOn(Sql sql, String hub) {
        return sql.find(EMERGENCIES + "where e.hub = $1 and e.off_at is null", EmergencyStore::emergency, hub);
    }

    /** Those that are on and have called back one of these listings, by listing. */
    static Map<UUID, Emergency> recalls(Sql sql, Collection<UUID> listings) {
        Map<UUID, Emergency> recalls = new HashMap<>();
        sql.list("""
                        select t.listing, e.*, h.time_zone from emergency_things t join emergencies e on e.id = t.emergency
                        join hubs h on h.id = e.hub where t.listing = any ($1) and e.off_at is null
                        """, row -> Map.entry(row.getUUID("listing"), emergency(row)), (Object) listings.toArray(UUID[]::new))
                .forEach(one -> recalls.put(one.getKey(), one.getValue()));
        return recalls;
    }

    /** All of a hub, the latest first. */
    static List<Emergency> list(Sql sql, String hub) {
        return sql.list(
                EMERGENCIES + "where e.hub = $1 order by e.on_at desc, e.id desc", EmergencyStore::emergency, hub);
    }

    /** Begins one. Returns whether it did: not while another is on. */
    static boolean begin(Tx tx, UUID id, String hub, String reason, Switched on) {
        return tx.find("""
                        insert into emergencies (id, hub, reason, on_by, on_at) values ($1, $2, $3, $4, $5)
                        on conflict (hub) where off_at is null do nothing returning id
                        """, row -> row.getUUID("id"), id, hub, reason, on.person(), at(on.at()))
                .isPresent();
    }

    /** Notes what it calls back. */
    static void recall(Tx tx, UUID id, Optional<UUID> block, Collection<UUID> listings) {
        tx.update("update emergencies set block = $2 where id = $1", id, block.orElse(null));
        tx.update(
                "insert into emergency_things (emergency, listing) select $1, listing from unnest($2::uuid[]) as listing",
                id,
                listings.toArray(UUID[]::new));
    }

    /** Ends the one that is on; empty where none is. */
    static Optional<UUID> end(Tx tx, String hub, Switched off) {
        return tx.find(
                """
                update emergencies set off_by = $2, off_at = $3, off_note = $4 where hub = $1 and off_at is null returning id
                """,
                row -> row.getUUID("id"),
                hub,
                off.person(),
                at(off.at()),
                off.note().orElse(null));
    }

    /** What a hub would call back now. */
    static List<Recalled> things(Sql sql, String hub, Set<String> kinds, Instant now) {
        return lent(sql, sql.list(THINGS + """
                        where l.hub = $1 and l.state = 'published' and l.reservation = 'here'
                          and (m.listing is not null or (l.kind = 'equipment' and l.category = any ($2)))
                        order by l.category, p.name nulls last, l.name, l.id limit $3
                        """, EmergencyStore::thing, hub, kinds.toArray(String[]::new), MOST), now);
    }

    /** What an emergency has called back. */
    static List<Recalled> things(Sql sql, UUID emergency, Instant now) {
        return lent(sql, sql.list(THINGS + """
                        where l.id in (select listing from emergency_things where emergency = $1)
                        order by l.category, p.name nulls last, l.name, l.id
                        """, EmergencyStore::thing, emergency), now);
    }

    /** The units that these listings take. */
    static Set<UUID> units(Sql sql, Collection<UUID> listings) {
        return Set.copyOf(sql.list(
                "select distinct unit from listing_units where listing = any ($1)", row -> row.getUUID("unit"), (Object)
                        listings.toArray(UUID[]::new)));
    }

    static List<String> categories(Sql sql, String hub) {
        return sql.list(
                "select concept from emergency_categories where hub = $1 order by concept",
                row -> row.getString("concept"),
                hub);
    }

    static void putCategories(Tx tx, String hub, Collection<String> concepts) {
        tx.update("delete from emergency_categories where hub = $1", hub);
        tx.update(
                "insert into emergency_categories (hub, concept) select $1, concept from unnest($2::text[]) as concept",
                hub,
                concepts.toArray(String[]::new));
    }

    static boolean isMarked(Sql sql, UUID listing) {
        return sql.get(
                "select exists (select from emergency_marks where listing = $1) as marked",
                row -> row.getBoolean("marked"),
                listing);
    }

    static void mark(Tx tx, UUID listing, Switched by) {
        tx.update("""
                insert into emergency_marks (listing, marked_by, marked_at) values ($1, $2, $3) on conflict do nothing
                """, listing, by.person(), at(by.at()));
    }

    static void unmark(Tx tx, UUID listing) {
        tx.update("delete from emergency_marks where listing = $1", listing);
    }

    /** With who has them now and who has been promised them; names and numbers as far as the two hubs tell each other. */
    private static List<Recalled> lent(Sql sql, List<Recalled> things, Instant now) {
        Map<UUID, List<Lent>> lent = new HashMap<>();
        sql.list(
                        """
                        select l.listing, b.id, b.number, l.state, l.quantity - coalesce(l.returned, 0) as count, l.from_at, l.to_at,
                          case when t.name then coalesce(g.name, p.name) else h.name end as holder,
                          case when t.phone then coalesce(nullif(g.phone, ''), p.phone) else h.phone end as phone
                        from booking_lines l join bookings b on b.id = l.booking join people p on p.id = b.person
                        join hubs h on h.id = b.hub left join groups g on g.id = b.group_id,
                        lateral (
                          select b.hub = l.hub or case when g.id is null then 'person-name' else 'group-name' end = any (a.items)
                              as name,
                            b.hub = l.hub or 'phone' = any (a.items) as phone
                          from (select coalesce(array_agg(item), '{}') as items from agreements a, unnest(a.data_items) as item
                            where a.owner_hub = l.hub and a.borrower_hub = b.hub and a.state in ('agreed', 'ended')) a) t
                        where l.listing = any ($1) and (l.state = 'out'
                          or (l.state in ('requested', 'held', 'confirmed') and l.to_at > $2 and coalesce(l.lapses_at > $2, true)))
                        order by l.state <> 'out', l.from_at, l.id
                        """,
                        row -> Map.entry(row.getUUID("listing"), lent(row)),
                        things.stream().map(Recalled::listing).toArray(UUID[]::new),
                        at(now))
                .forEach(one -> lent.computeIfAbsent(one.getKey(), id -> new ArrayList<>())
                        .add(one.getValue()));
        return things.stream()
                .map(thing -> thing.lentTo(lent.getOrDefault(thing.listing(), List.of())))
                .toList();
    }

    private static Lent lent(Row row) {
        return new Lent(
                row.getUUID("id"),
                row.getString("number"),
                State.of(row.getString("state")),
                row.getInteger("count"),
                new TimeWindow(instant(row, "from_at"), instant(row, "to_at")),
                new Reach(row.getString("holder"), row.getString("phone")));
    }

    private static Recalled thing(Row row) {
        return new Recalled(
                row.getUUID("id"),
                row.getString("name"),
                Optional.ofNullable(row.getString("place")),
                Optional.ofNullable(row.getString("address")).filter(address -> !address.isEmpty()),
                new Reach(row.getString("owner"), row.getString("phone")),
                row.getInteger("quantity"),
                row.getBoolean("marked"),
                List.of());
    }

    private static Emergency emergency(Row row) {
        return new Emergency(
                row.getUUID("id"),
                row.getString("hub"),
                row.getString("reason"),
                Optional.ofNullable(row.getUUID("block")),
                new Switched(row.getUUID("on_by"), instant(row, "on_at"), Optional.empty()),
                Optional.ofNullable(row.getUUID("off_by"))
                        .map(who -> new Switched(
                                who, instant(row, "off_at"), Optional.ofNullable(row.getString("off_note")))),
                ZoneId.of(row.getString("time_zone")));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
