package org.mochiyori.booking;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.kernel.Problem;
import org.mochiyori.people.Belongings;
import org.mochiyori.people.Person;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Jsonb;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/** Bookings that a person made, for a group or for themselves. */
final class BookingBelongingsStore implements Belongings {
    private static final String[] OPEN = Arrays.stream(State.values())
            .filter(state -> !BookingStates.isFinal(state))
            .map(State::code)
            .toArray(String[]::new);

    private final Db db;

    BookingBelongingsStore(Db db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "bookings";
    }

    @Override
    public JsonNode export(UUID person) {
        return db.get("""
                select coalesce(jsonb_agg(jsonb_build_object('number', b.number, 'hub', b.hub, 'group', g.name, 'purpose',
                    b.purpose, 'nature', b.nature, 'persons', b.persons, 'createdAt', b.created_at, 'lines', l.lines) order by b.created_at), '[]') as own
                from bookings b left join groups g on g.id = b.group_id, lateral (
                  select jsonb_agg(jsonb_build_object('title', l.title, 'from', l.from_at, 'to', l.to_at, 'quantity', l.quantity,
                    'state', l.state, 'notes', (select jsonb_agg(m.note order by m.sequence) from line_moves m
                      where m.line = l.id and m.actor = $1 and m.note is not null)) order by l.position) as lines
                  from booking_lines l where l.booking = b.id) l
                where b.person = $1
                """, row -> Jsonb.read(row, "own"), person);
    }

    /** Whoever has borrowed something for themselves must stay to be reached until it is back. */
    @Override
    public Optional<Problem> objection(Sql sql, UUID person) {
        boolean open = sql.get("""
                select exists (select from bookings b join booking_lines l on l.booking = b.id
                  where b.person = $1 and b.group_id is null and l.state = any ($2)) as open
                """, row -> row.getBoolean("open"), person, OPEN);
        return open ? Optional.of(new Problem.WrongState("bookings-open", "withdraw")) : Optional.empty();
    }

    @Override
    public void erase(Tx tx, Person person) {
        tx.update("update line_moves set note = null where actor = $1 and note is not null", person.id());
        tx.update("update bookings set purpose = '' where person = $1 and group_id is null", person.id());
    }

    @Override
    public Set<UUID> inUse(Sql sql, Collection<UUID> people, Instant since) {
        return new HashSet<>(sql.list(
                """
                select distinct b.person as id from bookings b join booking_lines l on l.booking = b.id
                where b.person = any ($1) and (b.created_at >= $2 or l.to_at >= $2 or l.state = any ($3))
                """, row -> row.getUUID("id"), people.toArray(UUID[]::new), since.atOffset(ZoneOffset.UTC), OPEN));
    }
}
