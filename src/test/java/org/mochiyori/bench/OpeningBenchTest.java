package org.mochiyori.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server in the minute in which reception opens. */
@Tag("long")
class OpeningBenchTest {
    @TempDir
    Path folder;

    @Test
    void a_crowd_is_answered_without_failure_and_no_slot_is_sold_twice() {
        OpeningBench.Order order = new OpeningBench.Order(1000, Duration.ofSeconds(60), 20, 300);
        OpeningFigures figures = new OpeningBench(order, line -> {}).run(folder);
        assertThat(figures.isRight()).as(figures.text()).isTrue();
    }
}
