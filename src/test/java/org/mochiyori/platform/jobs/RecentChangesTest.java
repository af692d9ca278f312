package org.mochiyori.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What followers of the change log find in memory. */
class RecentChangesTest {
    @Test
    void what_one_has_read_the_next_finds_in_its_order() {
        RecentChanges recent = new RecentChanges(10);
        recent.add(changes(5, 8));
        assertThat(numbers(recent.after(4, 100))).containsExactly(5L, 6L, 7L, 8L);
        assertThat(numbers(recent.after(6, 1))).containsExactly(7L);
        assertThat(recent.after(8, 100)).isEmpty();
    }

    @Test
    void who_lies_further_back_finds_nothing_and_changes_nothing() {
        RecentChanges recent = new RecentChanges(10);
        recent.add(changes(50, 60));
        assertThat(recent.after(20, 100)).isEmpty();
        recent.add(changes(21, 40));
        assertThat(numbers(recent.after(49, 1))).containsExactly(50L);
        assertThat(recent.after(21, 100)).isEmpty();
    }

    @Test
    void however_it_is_read_what_is_found_has_no_gap() {
        Random random = new Random(7);
        RecentChanges recent = new RecentChanges(30);
        long end = 0;
        for (int step = 0; step < 5_000; step++) {
            end += random.nextInt(4);
            long from = Math.max(0, end - random.nextInt(100));
            int limit = 1 + random.nextInt(40);
            List<Long> found = numbers(recent.after(from, limit));
            assertThat(found)
                    .hasSizeLessThanOrEqualTo(limit)
                    .containsExactlyElementsOf(LongStream.rangeClosed(from + 1, from + found.size())
                            .boxed()
                            .toList());
            long last = Math.min(end, from + limit);
            recent.add(changes(from + found.size() + 1, last));
            if (last == end && last > from) {
                assertThat(numbers(recent.after(last - 1, 1))).containsExactly(last);
            }
        }
    }

    private static List<Long> numbers(List<Change> changes) {
        return changes.stream().map(Change::n).toList();
    }

    private static List<Change> changes(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(n -> new Change(
                        n,
                        Instant.EPOCH,
                        Optional.empty(),
                        "booking",
                        "b",
                        "requested",
                        Optional.empty(),
                        Optional.empty(),
                        JsonNodeFactory.instance.objectNode()))
                .toList();
    }
}
