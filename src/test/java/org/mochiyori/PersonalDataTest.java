package org.mochiyori;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.DbAddress;
import org.mochiyori.support.TestPostgres;

/** Whoever asks for what is kept of them gets all of it: each table that names a person is in the export, or it is said why not. */
class PersonalDataTest {
    private static final Path HOUSE = Path.of("src/main/java/org/mochiyori");
    private static final Pattern READS = Pattern.compile("(?:from|join) (\\w+)");
    /** What a person has done for others, which is theirs no more than the minutes are the clerk's, and secrets of the moment. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "agreements", "made in office, between two hubs",
            "claims", "made for a group; the group's page shows them",
            "decisions", "made in office, about listings",
            "displacements", "planned in office; what came of it is among the moves, which are exported",
            "duplicates", "decided in office",
            "invitations", "of a group, until somebody accepts",
            "known_addresses", "hashes of where one signed in from, for days",
            "one_time_links", "hashes of secrets, for hours",
            "outside_calendars", "of a listing; who entered it is noted");

    @Test
    void each_table_that_names_a_person_is_exported_or_it_is_said_why_not() {
        Set<String> naming = naming();
        Set<String> exported = exported();
        assertThat(ELSEWHERE.keySet()).as("said for nothing").allMatch(naming::contains);
        naming.removeAll(exported);
        naming.removeAll(ELSEWHERE.keySet());
        assertThat(naming).as("neither exported nor explained").isEmpty();
    }

    private static Set<String> naming() {
        Vertx vertx = Vertx.vertx();
        try (TestPostgres.Database database = TestPostgres.database()) {
            Db db = Db.open(vertx, DbAddress.parse(database.url()), 1);
            Set<String> tables = new TreeSet<>(db.list("""
                            select distinct conrelid::regclass::text as naming from pg_constraint
                            where contype = 'f' and confrelid = 'people'::regclass
                            """, row -> row.getString("naming")));
            db.close();
            return tables;
        } finally {
            vertx.close().await();
        }
    }

    /** Tables that what a feature says of its belongings reads. */
    private static Set<String> exported() {
        Set<String> tables = new TreeSet<>();
        try (Stream<Path> files = Files.walk(HOUSE)) {
            for (Path file : files.filter(path -> path.toString().endsWith("BelongingsStore.java")
                            || path.endsWith("people/LeavingStore.java"))
                    .toList()) {
                Matcher matcher = READS.matcher(Files.readString(file));
                while (matcher.find()) {
                    tables.add(matcher.group(1));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return tables;
    }
}
