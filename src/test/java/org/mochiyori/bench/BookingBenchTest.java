package org.mochiyori.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measurement itself, small: what it prints is counted, not typed in. */
@Tag("long")
class BookingBenchTest {
    @TempDir
    Path folder;

    @Test
    void both_sides_book_and_nothing_is_lost_or_made_twice() {
        BookingBench.Order order = new BookingBench.Order(4, Duration.ofSeconds(1), 50, 1, 40, 1);
        BookingFigures figures = new BookingBench(order, line -> {}).run(folder);
        JsonNode json = figures.json();
        assertThat(figures.isRight()).as(figures.text()).isTrue();
        assertThat(json.at("/http/median").asDouble()).isPositive();
        assertThat(json.at("/raw/median").asDouble()).isPositive();
        assertThat(json.path("statements").asInt()).isBetween(8, 40);
        assertThat(json.path("roundTrips").asInt())
                .isBetween(4, json.path("statements").asInt());
        assertThat(figures.text()).contains("(a) HTTP over raw", "PostgreSQL", "shared_buffers");
    }
}
