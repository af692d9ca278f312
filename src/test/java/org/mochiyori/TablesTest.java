package org.mochiyori;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls of the house as they run through the database: SQL can cross them unseen by the compiler. */
class TablesTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path HOUSE = Path.of("src/main/java/org/mochiyori");
    /** Makes whole databases up, for measuring only. */
    private static final Path BENCH = HOUSE.resolve("bench");

    private static final Pattern TABLE = Pattern.compile("create (?:unlogged )?table (\\w+)");
    private static final Pattern RENAMED = Pattern.compile("alter table (\\w+) rename to (\\w+)");
    private static final Pattern WRITES = Pattern.compile("(?:insert into|update|delete from) (\\w+)");

    /** A booking counts up the version of the units it takes, under their locks: they are what it locks. */
    private static final Set<String> SHARED = Set.of("units");

    @Test
    void each_table_is_written_by_one_feature() {
        Map<String, Set<String>> writers = writers();
        writers.keySet().removeAll(SHARED);
        assertThat(writers)
                .allSatisfy((table, features) ->
                        assertThat(features).as("writers of %s", table).hasSize(1));
    }

    @Test
    void each_table_is_written_by_somebody() {
        assertThat(writers().keySet()).isEqualTo(tables());
    }

    private static Map<String, Set<String>> writers() {
        Set<String> tables = tables();
        Map<String, Set<String>> writers = new TreeMap<>();
        for (Path file : files(HOUSE, ".java")) {
            Matcher matcher = WRITES.matcher(read(file));
            while (matcher.find()) {
                if (tables.contains(matcher.group(1)) && !file.startsWith(BENCH)) {
                    writers.computeIfAbsent(matcher.group(1), table -> new TreeSet<>())
                            .add(HOUSE.relativize(file).getName(0).toString());
                }
            }
        }
        return writers;
    }

    private static Set<String> tables() {
        Set<String> tables = new TreeSet<>();
        for (Path file : files(MIGRATIONS, ".sql")) {
            TABLE.matcher(read(file)).results().forEach(result -> tables.add(result.group(1)));
        }
        for (Path file : files(MIGRATIONS, ".sql")) {
            RENAMED.matcher(read(file)).results().forEach(result -> {
                tables.remove(result.group(1));
                tables.add(result.group(2));
            });
        }
        return tables;
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(path -> path.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
