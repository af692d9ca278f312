package org.mochiyori.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.mochiyori.platform.db.DbAddress;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * The rows of a {@link SearchWorld}: as ours, and as the plain tables that the SQL of the same searches needs. Of bookings
 * only what they take is written: a search reads nothing else of them.
 */
final class SearchWorldStore {
    private static final String OUT = "2026-11-01 00:00:00+00";
    private static final int BUFFER = 1 << 16;

    private final SearchWorld world;

    SearchWorldStore(SearchWorld world) {
        this.world = world;
    }

    /** Writes one row. */
    @FunctionalInterface
    private interface Row {
        void write(int number, Writer out) throws IOException;
    }

    /** What an exclusion constraint took to build on all bookings. */
    record Made(Duration exclusion) {}

    /** Fills our tables, which are empty and in their last shape. Takes minutes for a million. */
    Made fill(DbAddress owner) {
        try (Connection connection = connect(owner);
                Statement statement = connection.createStatement()) {
            // The rows are right as they are made; looking each reference up would take hours.
            statement.execute("set session_replication_role = replica");
            statement.execute("set maintenance_work_mem = '1GB'");
            statement.execute("alter table occupancies drop constraint occupancies_exclude");
            copy(
                    connection,
                    "places (id, hub, name, address, municipality, area_codes, lat, lon, claimed_by, created_at)",
                    world.sites(),
                    this::place);
            copy(connection, "units (id, place, capacity)", world.listings(), this::unit);
            copy(
                    connection,
                    "listings (id, hub, group_id, place, kind, state, reservation, name, description, created_at,"
                            + " published_at)",
                    world.listings(),
                    this::listing);
            copy(connection, "listing_units (listing, unit, whole)", world.listings(), this::share);
            copy(
                    connection,
                    "occupancies (unit, line, from_at, to_at, amount, sole)",
                    world.listings(),
                    this::occupied);
            long begun = System.nanoTime();
            statement.execute("""
                    alter table occupancies add constraint occupancies_exclude
                      exclude using gist (unit with =, tstzrange(from_at, to_at) with &&) where (sole)
                    """);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            statement.execute("vacuum analyze");
            return new Made(took);
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException("the made data cannot be written", failed);
        }
    }

    /** Makes the plain tables in an empty database, with every index that could help. */
    void fillPlain(DbAddress owner) {
        try (Connection connection = connect(owner);
                Statement statement = connection.createStatement()) {
            statement.execute("set maintenance_work_mem = '1GB'");
            for (String each : PlainSearch.TABLES) {
                statement.execute(each);
            }
            copy(connection, "listing (id, area, pt, txt, grams)", world.listings(), this::plainListing);
            copy(connection, "busy (listing, from_t, to_t)", world.listings(), this::plainBusy);
            for (String each : PlainSearch.INDEXES) {
                statement.execute(each);
            }
            statement.execute("vacuum analyze");
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException("the plain tables cannot be written", failed);
        }
    }

    private static Connection connect(DbAddress owner) throws SQLException {
        return DriverManager.getConnection(owner.jdbcUrl(), owner.user(), owner.password());
    }

    private static void copy(Connection connection, String into, int rows, Row row) throws SQLException, IOException {
        PGConnection copying = connection.unwrap(PGConnection.class);
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(
                        new PGCopyOutputStream(copying, "copy " + into + " from stdin", BUFFER),
                        StandardCharsets.UTF_8),
                BUFFER)) {
            for (int number = 0; number < rows; number++) {
                row.write(number, out);
            }
        }
    }

    private void place(int number, Writer out) throws IOException {
        SearchWorld.Site site = world.site(number);
        String code = site.town().code();
        line(
                out,
                World.id(World.Kind.PLACE, number),
                World.HUB,
                site.name(),
                site.address(),
                code,
                "{" + code + "}",
                site.point().lat(),
                site.point().lon(),
                World.id(World.Kind.GROUP, 0),
                OUT);
    }

    private void unit(int number, Writer out) throws IOException {
        line(out, World.id(World.Kind.UNIT, number), place(number), 1);
    }

    private void listing(int number, Writer out) throws IOException {
        line(
                out,
                World.id(World.Kind.ROOM, number),
                World.HUB,
                World.id(World.Kind.GROUP, 0),
                place(number),
                "space",
                "published",
                "here",
                world.name(number),
                world.note(number),
                OUT,
                OUT);
    }

    private void share(int number, Writer out) throws IOException {
        line(out, World.id(World.Kind.ROOM, number), World.id(World.Kind.UNIT, number), "t");
    }

    private void occupied(int number, Writer out) throws IOException {
        StringBuilder rows = new StringBuilder();
        int[] line = {number * SearchWorld.BOOKINGS};
        world.eachBooking(
                number,
                start -> rows.append(World.id(World.Kind.UNIT, number))
                        .append('\t')
                        .append(World.id(World.Kind.LINE, line[0]++))
                        .append('\t')
                        .append(Instant.ofEpochSecond(start))
                        .append('\t')
                        .append(Instant.ofEpochSecond(start + 7200))
                        .append("\t1\tt\n"));
        out.append(rows);
    }

    private void plainListing(int number, Writer out) throws IOException {
        SearchWorld.Site site = world.siteOf(number);
        String text = world.name(number) + " " + site.name() + " " + site.address() + " " + world.note(number);
        line(
                out,
                number,
                SearchWorld.area(site),
                "(" + site.point().lon() + "," + site.point().lat() + ")",
                text,
                PlainSearch.grams(text));
    }

    private void plainBusy(int number, Writer out) throws IOException {
        StringBuilder rows = new StringBuilder();
        world.eachBooking(
                number,
                start -> rows.append(number)
                        .append('\t')
                        .append(Instant.ofEpochSecond(start))
                        .append('\t')
                        .append(Instant.ofEpochSecond(start + 7200))
                        .append('\n'));
        out.append(rows);
    }

    private Object place(int listing) {
        return World.id(World.Kind.PLACE, world.siteOf(listing).number());
    }

    private static void line(Writer out, Object... columns) throws IOException {
        for (int i = 0; i < columns.length; i++) {
            out.append(i == 0 ? "" : "\t").append(columns[i].toString());
        }
        out.append('\n');
    }
}
