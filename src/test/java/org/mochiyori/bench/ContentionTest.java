package org.mochiyori.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, killed while sixty-four clients fight for every slot. */
@Tag("long")
class ContentionTest {
    private static final int SLOTS = Integer.getInteger("mochiyori.test.slots", 2000);
    private static final int CLIENTS = Integer.getInteger("mochiyori.test.clients", 64);

    @TempDir
    Path folder;

    @Test
    void every_slot_is_sold_once_and_every_yes_is_kept_whatever_is_killed() {
        ContentionBench.Order order = new ContentionBench.Order(CLIENTS, SLOTS, 4, Duration.ofSeconds(2));
        ContentionFigures figures = new ContentionBench(order, line -> {}).run(folder);
        assertThat(figures.isRight()).as(figures.text()).isTrue();
    }
}
