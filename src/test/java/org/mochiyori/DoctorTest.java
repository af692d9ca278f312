package org.mochiyori;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mochiyori.kernel.Ids;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.DbAddress;
import org.mochiyori.platform.jobs.Event;
import org.mochiyori.platform.jobs.Events;
import org.mochiyori.platform.jobs.Sequencer;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Doctor;
import org.mochiyori.platform.keeping.Finding;
import org.mochiyori.platform.web.PublicOrigin;
import org.mochiyori.support.Patient;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestPostgres;

/** Every promise of every feature, broken by hand past all doors: the doctor names it with the thing concerned. */
class DoctorTest {
    private static final String A = "00000000-0000-7000-8000-00000000000a";
    private static final String B = "00000000-0000-7000-8000-00000000000b";
    private static final TestClock CLOCK = TestClock.at("2027-01-09T01:00:00Z");

    @TempDir
    private Path folder;

    private Vertx vertx;
    private TestPostgres.Database database;
    private Db db;

    @BeforeEach
    void live() {
        vertx = Vertx.vertx();
        database = TestPostgres.database();
        db = Db.open(vertx, DbAddress.parse(database.applicationUrl()), 2);
        database.run("""
                insert into hubs (id, name, created_at) values ('north', '北（例）', now()), ('south', '南（例）', now());
                insert into people (id, name, created_at) values ('%1$s', '例 花子（例）', now());
                insert into groups (id, hub, name, kind, state, number, created_at)
                  select id::uuid, 'north', '会（例）', 'club', 'active', id, now() from unnest(array['%1$s', '%2$s']) id;
                insert into places (id, hub, name, created_at) select id::uuid, 'north', '会館（例）', now()
                  from unnest(array['%1$s', '%2$s']) id;
                insert into units (id, capacity) values ('%1$s', 1);
                insert into listings (id, hub, group_id, kind, state, reservation, name, created_at)
                  select id::uuid, 'north', '%1$s', 'space', 'published', 'here', '会議室（例）', now()
                  from unnest(array['%1$s', '%2$s']) id;
                insert into listing_units select id, '%1$s', true from listings;
                insert into decisions values ('%1$s', 'north', '%1$s', 'publish', '', '', '%1$s', now());
                insert into imports (id, hub, file, bytes, state, started_by, started_at)
                  values ('%1$s', 'north', 'x.csv', '', 'previewed', '%1$s', '2027-01-01');
                insert into photos values (encode(sha256('picture'), 'hex'), 'picture', 1, 1, now());
                insert into listing_photos values ('%1$s', 1, encode(sha256('picture'), 'hex'), '');
                """.formatted(A, B));
        Events events = new Events(CLOCK, new Ids(CLOCK, new java.util.Random(1)));
        db.inTransaction(tx -> {
            for (String kind : List.of("created", "changed", "closed")) {
                events.append(tx, Event.of("hub", "north", kind));
            }
            return 3;
        });
        new Sequencer(db).run();
    }

    @AfterEach
    void drop() {
        db.close();
        vertx.close().await();
        database.close();
    }

    @Test
    void a_server_in_order_is_found_in_order() {
        Doctor.Report report = examine();
        assertThat(report.findings()).isEmpty();
        assertThat(report.notes()).singleElement().asString().contains("no search index");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("damages")
    void damage_by_hand_is_named(String check, String damage, String where) {
        database.run("set session_replication_role = replica; " + damage.formatted(A, B));
        List<Finding> findings = examine().findings();
        assertThat(findings)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.check()).isEqualTo(check));
        assertThat(findings.getFirst().where()).contains(where);
        assertThat(findings.getFirst().what()).endsWith(".");
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                Arguments.of("log-numbers", "update event_numbers set n = 4 where n = 3", "4"),
                Arguments.of(
                        "log-numbers",
                        "delete from events_unnumbered; insert into events values"
                                + " ('%s', now(), null, 'hub', 'x', 'created')",
                        A),
                Arguments.of("log-numbers", "insert into readers values ('notice', 9)", "notice"),
                Arguments.of("log-chain", "update events set kind = 'created' where kind = 'changed'", "2"),
                Arguments.of(
                        "log-chain",
                        "delete from events where id in (select event from event_numbers where n = 2)",
                        "2"),
                Arguments.of("log-rights", "grant update on events to mochiyori_app", "events"),
                Arguments.of("log-rights", "grant delete on line_moves to mochiyori_app", "line_moves"),
                Arguments.of(
                        "log-waiting",
                        "insert into events values ('%1$s', '2027-01-09T00:00:00Z', null, 'hub', 'x', 'created');"
                                + " insert into events_unnumbered values ('%1$s')",
                        A),
                Arguments.of(
                        "catalogue-hubs",
                        "update places set hub = 'south' where id = '%2$s';"
                                + " update listings set place = '%2$s' where id = '%1$s'",
                        A),
                Arguments.of("lendable", "delete from listing_units where listing = '%2$s'", B),
                Arguments.of(
                        "merged",
                        "insert into listings (id, hub, kind, state, reservation, name, created_at, merged_into)"
                                + " select gen_random_uuid(), 'north', 'space', 'retired', 'none', 'x', now(), '%2$s';"
                                + " update listings set state = 'retired', merged_into = '%1$s' where id = '%2$s'",
                        B),
                Arguments.of(
                        "rules",
                        "insert into rule_values values"
                                + " ('listing', '00000000-0000-7000-8000-00000000000c', 'opening', '2027-01-01', '{}')",
                        "00000000-0000-7000-8000-00000000000c"),
                Arguments.of("photos", "update photos set bytes = 'pictures'", A),
                Arguments.of(
                        "umbrellas",
                        "update groups set umbrella = '%1$s' where id = '%2$s';"
                                + " update groups set umbrella = '%2$s' where id = '%1$s'",
                        A),
                Arguments.of("umbrellas", "update groups set umbrella = '%1$s', hub = 'south' where id = '%2$s'", B),
                Arguments.of("curation-hubs", "update decisions set hub = 'south'", A),
                Arguments.of("import-rows", "update imports set n_rows = 2, n_read = 2", A),
                Arguments.of("imports", "update imports set state = 'applying'", A),
                Arguments.of("outbox", """
                        insert into letters (id, kind, dedupe, recipient, sender, language, subject, body, secret, state, next_at,
                          created_at)
                        values ('%1$s', 'reminder', 'x', 'a@example.jp', '', 'ja', 'x', 'x', false, 'waiting', '2027-01-08', '2027-01-08')
                        """, A),
                Arguments.of(
                        "account-letters",
                        "insert into reset_requests values ('%1$s', 'a@example.jp', '2027-01-08')",
                        A));
    }

    @Test
    void what_cannot_be_looked_at_is_found_too_and_ends_nothing() {
        database.run("drop table photos cascade; update decisions set hub = 'south'");
        assertThat(examine().findings()).extracting(Finding::check).contains("photos", "curation-hubs");
    }

    @Test
    void of_many_faults_of_a_kind_fifty_are_named() {
        database.run("insert into rule_values select 'hub', 'gone-' || i, 'opening', '2027-01-01', '{}'"
                + " from generate_series(1, 200) i");
        assertThat(examine().findings())
                .hasSize(51)
                .last()
                .satisfies(last -> assertThat(last.what()).contains("more"));
    }

    private Doctor.Report examine() {
        Features features = Server.features(vertx, db, PublicOrigin.parse("http://localhost:1"), CLOCK);
        List<Check> checks = features.checks(folder.resolve("index"));
        return Patient.examine(database, CLOCK, checks);
    }
}
