package org.mochiyori.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mochiyori.bench.SearchWorld.Question;
import org.mochiyori.platform.db.DbAddress;

/** The same searches in PostgreSQL alone: one table of listings, one of bookings, the best SQL we know for each kind. */
final class PlainSearch implements Load.Client, AutoCloseable {
    static final List<String> TABLES = List.of(
            "create extension pg_trgm",
            "create extension btree_gist",
            "create table listing (id int, area int, pt point, txt text, grams text[])",
            "create table busy (listing int, from_t timestamptz, to_t timestamptz)");

    static final List<String> INDEXES = List.of(
            "alter table listing add primary key (id)",
            "create index on listing (area)",
            "create index on listing using gist (pt)",
            "create index on listing using gin (txt gin_trgm_ops)",
            "create index on listing using gin (grams)",
            "create index on busy (listing, from_t, to_t)",
            "create index on busy (from_t, to_t, listing)",
            "create index on busy using gist (listing, tstzrange(from_t, to_t))");

    private static final double HALF_BOX = 0.2;

    private final SearchWorld world;
    private final Kind kind;
    private final Way way;
    private final WireConnection connection;

    PlainSearch(SearchWorld world, Kind kind, Way way, DbAddress address) throws IOException {
        this.world = world;
        this.kind = kind;
        this.way = way;
        this.connection = new WireConnection(address, List.of());
    }

    /** What is asked for. */
    enum Kind {
        /** Anywhere, with the total. */
        COUNT,
        /** In one area, twenty of them. */
        AREA,
        /** In a frame of 0.4 degrees, the nearest twenty. */
        NEAR
    }

    /** How SQL finds the words. */
    enum Text {
        TRIGRAMS("l.txt ilike '%%%s%%'"),
        BIGRAMS("l.grams @> '%s'");

        private final String sql;

        Text(String sql) {
            this.sql = sql;
        }

        String of(String word) {
            return sql.formatted(this == BIGRAMS ? grams(word) : word);
        }
    }

    /** How SQL finds what is taken. */
    enum Taken {
        /** One probe of a GiST index for each listing. */
        GIST("b.listing = l.id and tstzrange(b.from_t, b.to_t) && tstzrange('%1$s', '%2$s')"),
        /** One probe of a B-tree for each listing. */
        BTREE("b.listing = l.id and b.from_t < '%2$s' and b.to_t > '%1$s'"),
        /** All that is taken in the window, read once: no kind of the goal's baseline, printed beside it. */
        BY_TIME(
                "b.listing = l.id and b.from_t < '%2$s' and b.to_t > '%1$s' and b.from_t > '%1$s'::timestamptz - interval '1 day'");

        private final String sql;

        Taken(String sql) {
            this.sql = sql;
        }

        String none(SearchWorld.Window window) {
            return "not exists (select from busy b where " + sql.formatted(window.from(), window.to()) + ")";
        }
    }

    /** One way of writing the SQL. */
    record Way(Text text, Taken taken) {
        String sql(Kind kind, Question asked) {
            String matching = text.of(asked.word()) + " and " + taken.none(asked.window());
            return switch (kind) {
                case COUNT -> "select count(*) from listing l where " + matching;
                case AREA ->
                    "select id, txt from listing l where area = " + asked.area() + " and " + matching + " limit 20";
                case NEAR ->
                    "select id, txt from listing l where " + box(asked) + " and " + matching
                            + String.format(
                                    Locale.ROOT,
                                    " order by l.pt <-> point '(%f,%f)' limit 20",
                                    asked.town().hall().lon(),
                                    asked.town().hall().lat());
            };
        }

        @Override
        public String toString() {
            return (text + " + " + taken).toLowerCase(Locale.ROOT);
        }
    }

    /** How many there are, for holding the two sides against each other. */
    String total(Question asked) throws IOException {
        String where = switch (kind) {
            case COUNT -> "";
            case AREA -> "area = " + asked.area() + " and ";
            case NEAR -> box(asked) + " and ";
        };
        return connection.ask("select count(*) from listing l where " + where + Text.TRIGRAMS.of(asked.word()) + " and "
                + Taken.BTREE.none(asked.window()));
    }

    @Override
    public Load.Outcome ask(long number) {
        try {
            connection.ask(way.sql(kind, world.question(number)));
            return Load.Outcome.DONE;
        } catch (IOException broken) {
            throw new IllegalStateException("PostgreSQL no longer answers", broken);
        }
    }

    /** West, south, east and north of what is around the middle of an area. */
    static double[] frame(Question asked) {
        double lat = asked.town().hall().lat();
        double lon = asked.town().hall().lon();
        return new double[] {lon - HALF_BOX, lat - HALF_BOX, lon + HALF_BOX, lat + HALF_BOX};
    }

    private static String box(Question asked) {
        double[] frame = frame(asked);
        return String.format(Locale.ROOT, "l.pt <@ box '((%f,%f),(%f,%f))'", frame[0], frame[1], frame[2], frame[3]);
    }

    /** Pairs of characters, as an array in the form of PostgreSQL. */
    static String grams(String text) {
        return IntStream.range(0, text.length() - 1)
                .mapToObj(i -> text.substring(i, i + 2))
                .distinct()
                .map(gram -> '"' + gram + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
