package org.mochiyori.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mochiyori.platform.db.EmbeddedPostgres.Settings;
import org.mochiyori.platform.db.EmbeddedPostgres.State;
import org.mochiyori.support.TestPostgres;

@Timeout(60)
class EmbeddedPostgresTest {
    /** Made once and copied for each test, which is ten times as fast as making each anew. */
    @TempDir
    static Path made;

    @TempDir
    Path folder;

    private static final String BY_SOCKET = "select inet_server_addr() is null";

    private Settings settings;
    private final List<EmbeddedPostgres> started = new ArrayList<>();

    @BeforeAll
    static void make() {
        EmbeddedPostgres.start(Settings.of(made.resolve("data")).withCache(TestPostgres.CACHE))
                .close();
    }

    @BeforeEach
    void copy() {
        settings = Settings.of(folder.resolve("データ と space")).withCache(TestPostgres.CACHE);
        copyTree(made.resolve("data"), settings.data());
    }

    @AfterEach
    void stop() {
        started.forEach(EmbeddedPostgres::close);
    }

    @Test
    void data_and_port_and_password_survive_a_stop_in_order() throws Exception {
        var first = start(settings);
        ask(first, "create table t as select '会議室' as name");
        long pid = first.pid();
        first.close();
        assertThat(ProcessHandle.of(pid)).isEmpty();

        var second = start(settings);

        assertThat(ask(second, "select name from t")).isEqualTo("会議室");
        assertThat(second.port()).isEqualTo(first.port());
        assertThat(second.password()).isEqualTo(first.password());
    }

    @Test
    void it_writes_for_keeps_sorts_the_same_everywhere_and_lets_nobody_in_without_the_password() throws Exception {
        var postgres = start(settings);

        assertThat(ask(postgres, "show fsync")).isEqualTo("on");
        assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
        assertThat(ask(postgres, "show data_checksums")).isEqualTo("on");
        assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(
                        ask(
                                postgres,
                                "select format('%s %s', datlocprovider, datlocale) from pg_database where datname = 'postgres'"))
                .isEqualTo("b C.UTF-8");
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl("postgres"), postgres.superuser(), "x")
                        .close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(settings.data().resolve("superuser-password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void statements_take_the_way_of_the_socket_also_after_the_server_was_killed() {
        var postgres = start(settings);
        Vertx vertx = Vertx.vertx();
        try (Db db = Db.open(vertx, postgres.address("postgres"), 1)) {
            assertThat(db.<Boolean>get(BY_SOCKET, row -> row.getBoolean(0))).isTrue();
        }
        ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
        postgres.close();

        var next = start(settings);
        try (Db db = Db.open(vertx, next.address("postgres"), 1)) {
            assertThat(db.<Boolean>get(BY_SOCKET, row -> row.getBoolean(0))).isTrue();
        } finally {
            vertx.close().await();
        }
    }

    @Test
    void a_folder_too_long_for_a_socket_is_served_by_tcp() {
        var deep = Settings.of(settings.data().resolve("x".repeat(100))).withCache(TestPostgres.CACHE);
        var postgres = start(deep);
        Vertx vertx = Vertx.vertx();
        try (Db db = Db.open(vertx, postgres.address("postgres"), 1)) {
            assertThat(db.<Boolean>get(BY_SOCKET, row -> row.getBoolean(0))).isFalse();
        } finally {
            vertx.close().await();
        }
    }

    @Test
    void settings_given_by_the_caller_win() throws Exception {
        assertThat(ask(start(settings.with("fsync", "off")), "show fsync")).isEqualTo("off");
    }

    @Test
    void a_server_whose_java_was_killed_is_taken_over_as_it_is() throws Exception {
        var victim = OtherJvm.start(settings);
        victim.process().destroyForcibly().waitFor();

        var postgres = start(settings);

        assertThat(postgres.pid()).isEqualTo(victim.postgresPid());
        assertThat(ask(postgres, "select 1")).isEqualTo("1");
        postgres.close();
        assertThat(PostmasterPid.find(settings.data().resolve("pgdata"))).isEmpty();
    }

    @Test
    void two_programs_never_share_one_folder() throws Exception {
        start(settings.with("fsync", "off"));
        assertThatThrownBy(() -> start(settings))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("Another Mochiyori is running on");
    }

    @Test
    void a_running_server_is_found_through_a_link_too() throws Exception {
        var postgres = start(settings.with("fsync", "off"));
        Path link = Files.createSymbolicLink(
                settings.data().resolveSibling("link-" + settings.data().getFileName()), settings.data());
        for (Path way : List.of(settings.data(), link)) {
            assertThat(EmbeddedPostgres.findRunning(way, "postgres")
                            .orElseThrow()
                            .port())
                    .isEqualTo(postgres.port());
        }
        Files.delete(link);
    }

    @Test
    void a_pid_file_of_a_dead_server_or_of_another_program_does_not_stand_in_the_way() throws Exception {
        var first = start(settings);
        Path pidFile = PostmasterPid.file(settings.data().resolve("pgdata"));
        List<String> lines = new ArrayList<>(Files.readAllLines(pidFile));
        first.close();

        for (long pid : new long[] {first.pid(), ProcessHandle.current().pid(), 1}) {
            lines.set(0, Long.toString(pid));
            Files.write(pidFile, lines);
            var again = start(settings);
            assertThat(ask(again, "select 1")).isEqualTo("1");
            again.close();
        }
    }

    @Test
    void a_killed_server_is_back_on_the_same_port_without_our_help_even_with_a_worker_in_a_long_statement()
            throws Exception {
        var postgres = start(settings);
        ask(postgres, "create table t as select 1 as n");
        var states = new LinkedBlockingQueue<State>();
        postgres.onStateChange(states::add);
        long pid = postgres.pid();
        var busy = Thread.ofVirtual()
                .start(() -> assertThatThrownBy(
                        () -> ask(postgres, "select count(*)::text from generate_series(1, 1000000000)")));
        while (!ask(postgres, "select count(*)::text from pg_stat_activity where query like '%generate_series(1, %'")
                .equals("2")) {
            Thread.onSpinWait();
        }

        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        assertThat(states.poll(15, TimeUnit.SECONDS)).isEqualTo(State.DOWN);
        assertThat(states.poll(15, TimeUnit.SECONDS)).isEqualTo(State.UP);
        assertThat(postgres.pid()).isNotEqualTo(pid);
        assertThat(ask(postgres, "select n from t")).isEqualTo("1");
        busy.join();
    }

    @Test
    void data_of_another_main_version_is_refused_with_the_two_commands_that_carry_it_over() throws Exception {
        start(settings).close();
        Files.writeString(settings.data().resolve("pgdata/PG_VERSION"), "17\n");

        assertThatThrownBy(() -> start(settings))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("written by PostgreSQL 17")
                .hasMessageContaining("./mochiyori backup")
                .hasMessageContaining("./mochiyori restore");
    }

    @Test
    void a_start_cut_short_while_the_cluster_was_made_is_begun_anew() throws Exception {
        Trees.delete(settings.data().resolve("pgdata"));
        Files.createDirectories(settings.data().resolve("pgdata.unfinished/base"));
        assertThat(ask(start(settings.with("fsync", "off")), "select 1")).isEqualTo("1");
    }

    @Test
    void a_port_that_is_taken_is_named() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(settings.withPort(other.getLocalPort())))
                    .hasMessageContaining("Port " + other.getLocalPort() + ", meant for PostgreSQL, is taken");
        }
    }

    @Test
    void root_serves_a_folder_of_another_account_as_that_account() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can hand folders over");
        Path open = Files.createTempDirectory(
                "mochiyori-given-away",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try {
            Path data = Files.createDirectory(open.resolve("data"));
            Files.setAttribute(data, "unix:uid", 65534);
            copyTree(TestPostgres.CACHE, open.resolve("cache"));
            var postgres = start(new Settings(data, open.resolve("cache"), 0, Map.of("fsync", "off")));
            assertThat(Files.getAttribute(data.resolve("pgdata"), "unix:uid")).isEqualTo(65534);
            assertThat(ask(postgres, "select 1")).isEqualTo("1");
            postgres.close();
        } finally {
            Trees.delete(open);
        }
    }

    @Test
    void ctrl_c_meant_for_us_does_not_reach_the_server() throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin/setsid")), "needs setsid");
        long pid = start(settings.with("fsync", "off")).pid();
        String[] facts =
                Files.readString(Path.of("/proc", Long.toString(pid), "stat")).split(" ");
        assertThat(facts[4]).describedAs("process group").isEqualTo(Long.toString(pid));
    }

    private static void copyTree(Path from, Path to) {
        assertThat(OsCommand.run(List.of("cp", "-a", from.toString(), to.toString()))
                        .output())
                .isEmpty();
    }

    private EmbeddedPostgres start(Settings how) {
        var postgres = EmbeddedPostgres.start(how);
        started.add(postgres);
        return postgres;
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), postgres.superuser(), postgres.password());
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            var rows = statement.getResultSet();
            rows.next();
            return rows.getString(1);
        }
    }
}
