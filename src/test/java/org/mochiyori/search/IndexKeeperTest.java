package org.mochiyori.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mochiyori.Features;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.people.StaffRole;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** Further indexes over a server's database, as other processes keep them. */
class IndexKeeperTest {
    private static final Times MORNING = new Times(
            new TimeWindow(Instant.parse("2027-01-09T01:00:00Z"), Instant.parse("2027-01-09T03:00:00Z")),
            Optional.empty(),
            1);

    private static TestHub server;

    @TempDir
    private Path folder;

    private BookingFixture fixture;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2026-12-01T00:00:00Z"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void lend() {
        fixture = BookingFixture.on(server);
    }

    @Test
    void a_deleted_or_broken_index_comes_back() throws IOException {
        fixture.room();
        SearchFixture.catchUp(server);
        long all = total(server.features().search());
        for (String how : List.of("new", "kept", "deleted", "kept", "broken", "kept")) {
            damage(how);
            try (SearchModule module = module()) {
                module.catchUp();
                assertThat(module.differences()).as(how).isEmpty();
                assertThat(total(module)).as(how).isEqualTo(all).isPositive();
            }
        }
        assertThat(SearchModule.deleteIndex(folder)).isTrue();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void an_index_is_built_anew_beside_the_one_that_answers() {
        Entry room = fixture.room();
        SearchFixture.catchUp(server);
        try (SearchModule module = module()) {
            module.catchUp();
            assertThat(SearchModule.deleteIndex(folder)).as("while it is open").isFalse();
            module.reindex();
            module.catchUp();
            assertThat(module.differences()).isEmpty();
            assertThat(free(module)).contains(room.id());
        }
    }

    @Test
    void what_another_process_books_is_gone_after_the_next_look_at_the_change_log() {
        Entry room = fixture.room();
        SearchFixture.catchUp(server);
        try (SearchModule other = module()) {
            other.catchUp();
            assertThat(free(other))
                    .containsExactlyElementsOf(free(server.features().search()));

            assertThat(fixture.book(room).status()).isEqualTo(201);
            assertThat(free(server.features().search())).doesNotContain(room.id());

            SearchFixture.catchUp(server);
            other.catchUp();
            assertThat(free(other))
                    .doesNotContain(room.id())
                    .containsExactlyElementsOf(free(server.features().search()));
        }
    }

    @Test
    void what_was_booked_and_published_while_a_server_was_down_is_known_when_it_starts_again() throws IOException {
        Entry room = fixture.room();
        SearchFixture.catchUp(server);
        try (SearchModule before = module()) {
            before.catchUp();
            assertThat(free(before)).contains(room.id());
        }
        assertThat(freeTimes()).hasSize(1);

        assertThat(fixture.book(room).status()).isEqualTo(201);
        Entry later = fixture.room();
        SearchFixture.catchUp(server);

        for (boolean damaged : List.of(false, true)) {
            if (damaged) {
                Files.write(freeTimes().getFirst(), new byte[] {0, 0, 0, 1, 2});
            }
            try (SearchModule after = module()) {
                after.catchUp();
                assertThat(free(after))
                        .as("damaged: %s", damaged)
                        .doesNotContain(room.id())
                        .contains(later.id())
                        .containsExactlyElementsOf(free(server.features().search()));
            }
        }
    }

    private List<Path> freeTimes() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("free")).toList();
        }
    }

    @Test
    void what_an_officer_closes_through_another_process_is_gone_after_the_next_look_at_the_change_log() {
        fixture.lendPublicly();
        Entry room = fixture.room();
        TestClient officer = fixture.as(fixture.people().staff(fixture.lender().hub(), StaffRole.OFFICER));
        SearchFixture.catchUp(server);
        try (SearchModule other = module()) {
            other.catchUp();
            assertThat(free(other)).contains(room.id());

            String day = BookingFixture.DAY;
            String body = "{\"from\":\"%1$sT00:00:00+09:00\",\"to\":\"%1$sT23:00:00+09:00\",\"reason\":\"工事（例）\"}";
            assertThat(officer.post("/api/v1/listings/" + room.id() + "/blocks", body.formatted(day))
                            .status())
                    .isEqualTo(201);

            SearchFixture.catchUp(server);
            other.catchUp();
            assertThat(free(other)).doesNotContain(room.id());
        }
    }

    @Test
    void an_index_deleted_or_broken_under_a_running_server_comes_back_while_answers_go_on() throws IOException {
        for (String how : List.of("files gone", "a segment broken")) {
            fixture.room();
            SearchFixture.catchUp(server);
            try (SearchModule module = module()) {
                module.catchUp();
                spoil(how);
                Entry later = fixture.room();
                server.numberChanges();
                for (int step = 0; step < 3; step++) {
                    module.catchUp();
                    assertThat(total(module)).as("%s, step %d", how, step).isPositive();
                }
                assertThat(module.differences()).as(how).isEmpty();
                assertThat(free(module)).as(how).contains(later.id());
            }
            try (SearchModule again = module()) {
                again.catchUp();
                assertThat(again.differences()).as(how).isEmpty();
            }
        }
    }

    private void spoil(String how) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                if (how.equals("files gone")) {
                    Files.delete(each);
                } else if (each.toString().matches(".*\\.(cfs|si|dvd|doc)")) {
                    // In the place of the file, not in it: what is mapped into memory must not shrink.
                    Files.delete(each);
                    Files.write(each, new byte[] {1, 2, 3});
                }
            }
        }
    }

    private void damage(String how) throws IOException {
        if (how.equals("deleted")) {
            assertThat(SearchModule.deleteIndex(folder)).isTrue();
        }
        if (how.equals("broken")) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path each : files.filter(Files::isRegularFile)
                        .filter(file -> !file.endsWith("write.lock"))
                        .toList()) {
                    Files.write(each, new byte[] {1, 2, 3});
                }
            }
        }
    }

    private SearchModule module() {
        Features features = server.features();
        return new SearchModule(
                features.platform(),
                features.catalogue(),
                features.people().roles(),
                features.booking().availability()::freeTimes,
                Optional.of(folder));
    }

    private static long total(SearchModule module) {
        return module.search().find(Optional.empty(), Wanted.words("")).total();
    }

    private static List<UUID> free(SearchModule module) {
        return module.search().find(Optional.empty(), Wanted.words("会議室").at(MORNING)).items().stream()
                .map(item -> item.entry().id())
                .toList();
    }
}
