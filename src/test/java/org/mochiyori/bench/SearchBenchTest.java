package org.mochiyori.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchBenchTest {
    @Test
    void a_listing_has_twenty_bookings_and_none_overlap() {
        SearchWorld world = new SearchWorld(500);
        for (int listing = 0; listing < world.listings(); listing++) {
            List<Long> starts = new ArrayList<>();
            world.eachBooking(listing, starts::add);
            starts.sort(null);
            assertThat(starts).as("listing " + listing).hasSize(SearchWorld.BOOKINGS);
            for (int i = 1; i < starts.size(); i++) {
                assertThat(starts.get(i) - starts.get(i - 1)).isGreaterThanOrEqualTo(7200);
            }
        }
    }

    @Test
    void about_three_of_eight_are_taken_on_a_saturday_morning() {
        SearchWorld world = new SearchWorld(2_000);
        SearchWorld.Window window = SearchWorld.window(0);
        long from = window.from().toEpochSecond();
        int[] taken = {0};
        for (int listing = 0; listing < world.listings(); listing++) {
            world.eachBooking(listing, start -> taken[0] += start < from + 7200 && start + 7200 > from ? 1 : 0);
        }
        assertThat(taken[0] / 2_000.0).isBetween(0.33, 0.42);
    }

    @Test
    @Tag("long")
    void both_sides_count_the_same_and_nothing_booked_is_found(@TempDir Path folder) {
        SearchBench.Order order = new SearchBench.Order(1_000, 2, Duration.ofMillis(300), 1, 50, 20);
        SearchFigures figures = new SearchBench(order, line -> {}).run(folder);
        JsonNode json = figures.json();
        assertThat(figures.isRight()).as(figures.text()).isTrue();
        assertThat(json.path("totalsCompared").asInt()).isEqualTo(48);
        assertThat(json.path("countRatio").asDouble()).isPositive();
        assertThat(figures.text()).contains("8 stale answers", "shared_buffers", "bigrams + btree");
    }
}
