package org.mochiyori.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mochiyori.platform.db.DbAddress;

/**
 * The least that a booking without doubles can be: one INSERT … ON CONFLICT DO NOTHING into one table with a key, an index
 * and an exclusion constraint, sent by pgbench. No users, no rules, no history, no HTTP.
 */
final class SingleInsert {
    private static final String TABLE = """
            create table single_bookings (
              id bigint generated always as identity primary key,
              listing int not null, person int not null, during tstzrange not null, purpose text not null,
              exclude using gist (listing with =, during with &&)
            );
            create index on single_bookings (listing, lower(during), upper(during));
            """;
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern SENT = Pattern.compile("actually processed: ([0-9]+)");

    private final Path program;
    private final DbAddress address;
    private final WorldStore store;
    private final Path script;

    private SingleInsert(Path program, DbAddress address, WorldStore store, Path script) {
        this.program = program;
        this.address = address;
        this.store = store;
        this.script = script;
    }

    /** Makes the table. Empty where there is no pgbench on the PATH or in the usual place of Debian's packages. */
    static Optional<SingleInsert> find(DbAddress address, World world, Path folder) {
        return program().map(program -> {
            try {
                WorldStore store = new WorldStore(address);
                store.execute(TABLE);
                Path script = Files.writeString(folder.resolve("single.sql"), script(world));
                return new SingleInsert(program, address, store, script);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    /** Rows a second that really went in; those that a taken hour refused do not count. */
    double rate(int clients, Duration time) {
        long before = rows();
        String said = run(List.of(
                program.toString(),
                "-n",
                "-M",
                "prepared",
                "-c",
                String.valueOf(clients),
                "-j",
                "2",
                "-T",
                String.valueOf(time.toSeconds()),
                "-f",
                script.toString(),
                "-h",
                address.sockets().map(Path::toString).orElse(address.host()),
                "-p",
                String.valueOf(address.port()),
                "-U",
                address.user(),
                address.database()));
        return figure(RATE, said) * (rows() - before) / figure(SENT, said);
    }

    private static double figure(Pattern pattern, String said) {
        Matcher found = pattern.matcher(said);
        if (!found.find()) {
            throw new IllegalStateException("pgbench said: " + said);
        }
        return Double.parseDouble(found.group(1));
    }

    private static String script(World world) {
        return """
            \\set listing random(0, %d)
            \\set hour random(0, 12 * 3000)
            insert into single_bookings (listing, person, during, purpose)
            select :listing, 7, tstzrange(t, t + interval '1 hour'), '定例会'
            from (select timestamptz '2027-01-04 09:00+09' + :hour / 12 * interval '1 day' + mod(:hour, 12) * interval '1 hour' as t) x
            on conflict do nothing;
            """.formatted(world.rooms() - 1);
    }

    private long rows() {
        return store.number("select count(*) from single_bookings");
    }

    private String run(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", address.password());
        try {
            Process process = builder.start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Optional<Path> program() {
        Stream<Path> onPath = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "pgbench"));
        return onPath.filter(Files::isExecutable).findFirst();
    }
}
