package org.mochiyori.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.mochiyori.calendar.Hours;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Slots;
import org.mochiyori.catalogue.Lending;
import org.mochiyori.kernel.Digests;
import org.mochiyori.platform.db.DbAddress;

/** The rows of a {@link World}, and what became of them. */
final class WorldStore {
    /** The hub, and people who each represent a group. */
    private static final String[] PEOPLE = {
        "insert into hubs (id, name, created_at) values ('bench', '計測の窓口（例）', now())", """
        insert into people (id, name, created_at)
        select world_id(3, n), '計測する人' || n || '（例）', now() from generate_series(0, %2$d) n
        """, """
        insert into groups (id, hub, name, kind, state, number, created_at)
        select world_id(4, n), 'bench', '計測の会' || n || '（例）', 'other', 'active', 'G' || n, now()
        from generate_series(0, %2$d) n
        """, """
        insert into members (group_id, person, role, since)
        select world_id(4, n), world_id(3, n), 'representative', date '2020-01-01' from generate_series(0, %2$d) n
        """
    };

    private static final String[] ROWS = {
        """
        insert into places (id, hub, name, address, municipality, area_codes, lat, lon, claimed_by, created_at)
        select world_id(2, n), 'bench', '計測会館' || n || '（例）', '東京都小平市', '132110', '{132110}',
          35.7 + n * 0.0001, 139.4 + n * 0.0001, world_id(4, 0), now()
        from generate_series(0, %1$d / 50) n
        """,
        """
        insert into units (id, place, capacity)
        select world_id(1, n), world_id(2, n / 50), 1 from generate_series(0, %1$d) n
        """,
        """
        insert into listings (id, hub, group_id, place, kind, state, reservation, name, capacity, created_at, published_at)
        select world_id(0, n), 'bench', world_id(4, 0), world_id(2, n / 50), 'space', 'published', 'here',
          '第' || (n %% 50 + 1) || '会議室（例）', 24, now(), now()
        from generate_series(0, %1$d) n
        """,
        """
        insert into listing_units (listing, unit, whole)
        select world_id(0, n), world_id(1, n), true from generate_series(0, %1$d) n
        """,
        // From here on hours that are long over, so that the tables are of a size at which plans settle.
        """
        insert into bookings (id, hub, group_id, person, purpose, channel, created_at)
        select world_id(5, n), 'bench', world_id(4, 0), world_id(3, 0), '以前の会', 'web', now() - interval '1 year'
        from generate_series(0, %3$d) n
        """,
        """
        insert into booking_lines (id, booking, position, hub, listing, lender, kind, title, from_at, to_at, quantity, optional,
          fee, units, amounts, foot_from, foot_to, by_person, request_blocks, borrower_confirms, answer_minutes, hold_minutes,
          cancel_days, state, sequence)
        select world_id(6, n), world_id(5, n), 0, 'bench', world_id(0, n / %4$d), world_id(4, 0), 'space', '会議室（例）',
          t, t + interval '1 hour', 1, false, '[]', array[world_id(1, n / %4$d)], '{1}', t, t + interval '1 hour',
          false, true, false, 60, 60, 0, 'closed', 2
        from (select n, timestamptz '2026-01-05 09:00+09' + n %% %4$d * interval '1 day' as t from generate_series(0, %3$d) n) x
        """,
        """
        insert into line_moves (line, sequence, at, move, state, actor)
        select world_id(6, n), m, now() - interval '1 year', 'ask', 'confirmed', world_id(3, 0)
        from generate_series(0, %3$d) n, generate_series(1, 2) m
        """,
        """
        insert into occupancies (unit, line, from_at, to_at, amount, sole)
        select units[1], id, foot_from, foot_to, 1, true from booking_lines
        """
    };

    private final DbAddress owner;

    /** @param owner may write all tables */
    WorldStore(DbAddress owner) {
        this.owner = owner;
    }

    /** Writes the rows into an empty database. */
    void make(World world) {
        run(connection -> {
            people(connection, world);
            try (Statement statement = connection.createStatement()) {
                // The rows are right as they are made; looking each reference up would take minutes.
                statement.execute("set session_replication_role = replica");
                insert(statement, ROWS, world);
                statement.execute("set session_replication_role = origin");
                statement.execute("vacuum analyze");
            }
            return world;
        });
    }

    /** Writes the hub, its rules, and the people with their groups and sessions into an empty database. */
    void makePeople(World world) {
        run(connection -> people(connection, world));
    }

    private static World people(Connection connection, World world) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    create function world_id(kind int, n int) returns uuid language sql immutable as $$
                      select (lpad(to_hex(extract(epoch from timestamptz '2026-01-01Z')::bigint * 1000 + n / 2), 12, '0')
                        || '8' || lpad(to_hex((n * 2654435761 & 4294967295) >> 20), 3, '0')
                        || '8000' || lpad(to_hex(kind), 4, '0') || lpad(to_hex(n), 8, '0'))::uuid
                    $$
                    """);
            insert(statement, PEOPLE, world);
        }
        rules(connection);
        sessions(connection, world);
        return world;
    }

    private static void insert(Statement statement, String[] all, World world) throws SQLException {
        for (String rows : all) {
            statement.execute(rows.formatted(
                    world.rooms() - 1, world.people() - 1, world.rooms() * world.past() - 1, world.past()));
        }
    }

    /** Makes a database that is a copy of ours as it stands; nobody may be connected to ours. */
    DbAddress copy(String name) {
        new WorldStore(owner.in("postgres")).execute("create database " + name + " template " + owner.database());
        return owner.in(name);
    }

    /** What there is to count: lines that are agreed, pairs that overlap on one unit, changes not yet in the log. */
    record Count(long agreed, long overlapping, long unnumbered) {}

    Count count() {
        return run(connection -> new Count(
                number(connection, "select count(*) from booking_lines where state = 'confirmed'"),
                number(connection, """
                        select count(*) from occupancies a join occupancies b on a.unit = b.unit and a.line < b.line
                          and a.from_at < b.to_at and b.from_at < a.to_at
                        """),
                number(connection, "select count(*) from events_unnumbered")));
    }

    /** Whether a booking is there, with an agreed line. */
    boolean isAgreed(UUID booking) {
        return run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select 1 from booking_lines where booking = ? and state = 'confirmed'")) {
                statement.setObject(1, booking);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next();
                }
            }
        });
    }

    /** A setting of the server. */
    String setting(String name) {
        return run(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("show " + name)) {
                rows.next();
                return rows.getString(1);
            }
        });
    }

    /** Takes away all that an earlier server has left, so that what was made first is as it was. */
    void forgetServer() {
        execute("set session_replication_role = replica;"
                + " delete from occupancies o using booking_lines l where l.id = o.line;"
                + " delete from instance;"
                + " delete from line_moves; delete from booking_lines; delete from bookings");
    }

    /** Runs one statement. */
    void execute(String sql) {
        run(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    /** One number. */
    long number(String sql) {
        return run(connection -> number(connection, sql));
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void rules(Connection connection) throws SQLException {
        Opening opening = Opening.everyDay(World.ZONE, Hours.parse("09:00-21:00"), new Slots.Grid(30, 0));
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into rule_values (scope, scope_id, kind, valid_from, value)
                values ('hub', 'bench', ?, date '2020-01-01', ?::jsonb)
                """)) {
            statement.setString(1, "opening");
            statement.setString(2, opening.toJson().toString());
            statement.execute();
            statement.setString(1, "lending");
            statement.setString(2, Lending.USUAL.automatic().toJson().toString());
            statement.execute();
        }
    }

    private static void sessions(Connection connection, World world) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into sessions (token_hash, person, created_at, seen_at, expires_at)
                values (?, ?, now(), now(), now() + interval '30 days')
                """)) {
            for (int person = 0; person < world.people(); person++) {
                byte[] secret = World.session(person).getBytes(StandardCharsets.UTF_8);
                statement.setBytes(1, Digests.sha256().digest(secret));
                statement.setObject(2, World.id(World.Kind.PERSON, person));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T run(Work<T> work) {
        try (Connection connection = DriverManager.getConnection(owner.jdbcUrl(), owner.user(), owner.password())) {
            return work.run(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException("the database of the measurement failed", failed);
        }
    }
}
