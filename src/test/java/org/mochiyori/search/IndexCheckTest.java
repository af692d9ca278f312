package org.mochiyori.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mochiyori.Features;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.platform.keeping.Doctor;
import org.mochiyori.platform.keeping.Finding;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** The index on disk is held against the catalogue, while a server has it open. */
class IndexCheckTest {
    @TempDir
    private Path folder;

    private TestClock clock;
    private TestHub server;
    private ListingFixture listings;
    private Entry room;
    private SearchModule module;

    @BeforeEach
    void index() {
        clock = TestClock.at("2026-12-01T00:00:00Z");
        server = TestHub.start(clock);
        listings = ListingFixture.on(server);
        room = listings.room(listings.lender());
        listings.desks(listings.lender());
        SearchFixture.catchUp(server);
        Features features = server.features();
        module = new SearchModule(
                features.platform(),
                features.catalogue(),
                features.people().roles(),
                features.booking().availability()::freeTimes,
                Optional.of(folder));
        module.catchUp();
    }

    @AfterEach
    void stop() {
        module.close();
        server.close();
    }

    @Test
    void an_index_that_follows_is_well() {
        assertThat(examine().findings()).isEmpty();
        assertThat(examine().notes()).isEmpty();
    }

    @Test
    void what_was_changed_in_the_database_alone_is_named() {
        String id = room.id().toString();
        server.asOwner("update listings set name = '別の名（例）' where id = '" + id + "'");
        assertThat(found()).containsExactly("Listing " + id + " is in the index as it was before.");
        server.asOwner("update listings set state = 'suspended' where id = '" + id + "'");
        assertThat(found()).containsExactly("Listing " + id + " is in the index and not published.");
        module.reindex();
        module.catchUp();
        assertThat(found()).isEmpty();
        server.asOwner("update listings set state = 'published' where id = '" + id + "'");
        assertThat(found()).containsExactly("Listing " + id + " is published and not in the index.");
    }

    @Test
    void what_changed_after_the_index_was_written_is_not_held_against_it_until_it_is_late() {
        listings.desks(listings.lender());
        SearchFixture.catchUp(server);
        assertThat(found()).isEmpty();
        clock.advance(Duration.ofMinutes(11));
        assertThat(found()).singleElement().asString().contains("does not follow");
    }

    @Test
    void the_index_of_another_database_is_told_apart() {
        server.asOwner("delete from event_numbers; delete from events_unnumbered; delete from events");
        Doctor.Report report = examine();
        assertThat(report.findings()).isEmpty();
        assertThat(report.notes()).singleElement().asString().contains("another database");
    }

    private List<String> found() {
        return examine().findings().stream().map(Finding::what).toList();
    }

    private Doctor.Report examine() {
        return new Doctor(server.features().platform().db(), clock)
                .examine(module.checks(folder), (promise, took, findings) -> {});
    }
}
