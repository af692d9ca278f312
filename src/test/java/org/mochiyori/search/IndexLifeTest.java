package org.mochiyori.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mochiyori.Features;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.notice.NoticeConfig;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** An index through its life: made by another version, cut off while it is made, and two of them over one database. */
class IndexLifeTest {
    private static final Times MORNING = new Times(
            new TimeWindow(Instant.parse("2027-01-09T01:00:00Z"), Instant.parse("2027-01-09T03:00:00Z")),
            Optional.empty(),
            1);
    private static final TestClock CLOCK = TestClock.at("2026-12-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void an_index_that_another_version_made_is_made_anew_and_nothing_is_told_out_of_it_meanwhile() throws IOException {
        try (TestHub server = TestHub.start(CLOCK)) {
            Entry room = BookingFixture.on(server).room();
            SearchFixture.catchUp(server);
            try (SearchModule before =
                    module(server, FreeBusy.of(server.features().booking().availability()))) {
                before.catchUp();
            }
            letAnotherVersionHaveMade(folder.resolve("1"));

            try (SearchModule after =
                    module(server, FreeBusy.of(server.features().booking().availability()))) {
                assertThat(after.outage()).isPresent();
                assertThatThrownBy(() -> free(after)).isInstanceOf(Refused.class);
                after.catchUp();
                assertThat(after.outage()).isEmpty();
                assertThat(after.differences()).isEmpty();
                assertThat(free(after)).contains(room.id());
            }
            assertThat(IndexHome.folders(folder)).hasSize(1).doesNotContain(folder.resolve("1"));
        }
    }

    @Test
    void a_filling_that_fails_holds_nothing_and_the_next_succeeds() throws IOException {
        try (TestHub server = TestHub.start(CLOCK)) {
            Entry room = BookingFixture.on(server).room();
            SearchFixture.catchUp(server);
            int[] left = {2};
            FreeBusy failing = (listings, around) -> {
                if (left[0]-- > 0) {
                    throw new IllegalStateException("cut off");
                }
                return server.features().booking().availability().freeTimes(listings, around);
            };
            try (SearchModule module = module(server, failing)) {
                for (int failed = 0; failed < 2; failed++) {
                    assertThatThrownBy(module::catchUp).hasMessage("cut off");
                    assertThat(SearchModule.deleteIndex(folder))
                            .as("nothing is held")
                            .isTrue();
                }
                module.catchUp();
                assertThat(free(module)).contains(room.id());
            }
            assertThat(IndexHome.folders(folder)).hasSize(1);
        }
    }

    @Test
    void two_servers_over_one_database_agree_after_each_of_them_wrote() {
        List<TestHub> both = TestHub.pair(CLOCK, NoticeConfig.NO_MAIL, folder);
        try (TestHub one = both.getFirst();
                TestHub other = both.getLast()) {
            BookingFixture atOne = BookingFixture.on(one);
            BookingFixture atOther = BookingFixture.on(other);
            List<Entry> rooms = List.of(atOne.room(), atOther.room(), atOne.room(), atOther.room());
            agree(one, other);
            assertThat(free(one.features().search()))
                    .containsAll(rooms.stream().map(Entry::id).toList());

            assertThat(atOne.book(rooms.get(0)).status()).isEqualTo(201);
            assertThat(atOther.book(rooms.get(1)).status()).isEqualTo(201);
            atOther.listings()
                    .published(atOther.lender(), rooms.get(3).listing().draft());
            agree(one, other);

            assertThat(free(other.features().search()))
                    .doesNotContain(rooms.get(0).id(), rooms.get(1).id())
                    .contains(rooms.get(2).id(), rooms.get(3).id());
        }
    }

    private static void agree(TestHub one, TestHub other) {
        SearchFixture.catchUp(one);
        SearchFixture.catchUp(other);
        assertThat(one.features().search().differences()).isEmpty();
        assertThat(other.features().search().differences()).isEmpty();
        assertThat(free(one.features().search()))
                .containsExactlyElementsOf(free(other.features().search()));
    }

    /** All listings gone and another version's name on it: whoever told anything out of it would tell of nothing. */
    private static void letAnotherVersionHaveMade(Path index) throws IOException {
        try (Directory directory = MMapDirectory.open(index);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            Map<String, String> said = new HashMap<>();
            writer.getLiveCommitData().forEach(each -> said.put(each.getKey(), each.getValue()));
            said.put("analysis", "0-" + said.get("analysis"));
            writer.deleteAll();
            writer.setLiveCommitData(said.entrySet());
            writer.commit();
        }
    }

    private SearchModule module(TestHub server, FreeBusy freeBusy) {
        Features features = server.features();
        return new SearchModule(
                features.platform(), features.catalogue(), features.people().roles(), freeBusy, Optional.of(folder));
    }

    private static List<UUID> free(SearchModule module) {
        return module.search().find(Optional.empty(), Wanted.words("会議室").at(MORNING)).items().stream()
                .map(item -> item.entry().id())
                .toList();
    }
}
