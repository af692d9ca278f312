package org.mochiyori.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mochiyori.kernel.TimeWindow;

class RoomProperties {
    private static final int[] STEPS = {1800, 300, 60, 7};

    @Test
    void a_packed_room_says_what_the_load_says_also_after_it_was_written_and_read() throws IOException {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            int step = STEPS[random.nextInt(STEPS.length)];
            // Around 1970 too, and far from it.
            long start = (random.nextInt(3) == 0 ? -50_000L : 1_800_000_000L) / step * step;
            List<Occupied> uses = new ArrayList<>();
            boolean whole = random.nextBoolean();
            for (int left = random.nextInt(30); left > 0; left--) {
                uses.add(new Occupied(window(random, start, step), whole ? 3 : 1 + random.nextInt(3)));
            }
            Load load = Load.of(uses);
            Room room = written(new Room(100, load));
            for (int asked = 0; asked < 50; asked++) {
                TimeWindow window = window(random, start, random.nextBoolean() ? step : 13);
                assertThat(room.left(window))
                        .as("seed %d, %s", seed, window)
                        .isEqualTo(100 - load.peak(Load.floor(window.from()), Load.ceil(window.until())));
            }
            List<String> stretches = new ArrayList<>();
            room.eachUsed((from, until) -> stretches.add(from + " " + until));
            assertThat(stretches).as("seed %d", seed).isEqualTo(used(load, start));
        }
    }

    private static TimeWindow window(Random random, long start, int step) {
        Instant from = Instant.ofEpochSecond(start + (long) step * random.nextInt(500));
        return new TimeWindow(from, from.plusSeconds((long) step * (1 + random.nextInt(20))));
    }

    private static Room written(Room room) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        room.write(new DataOutputStream(bytes));
        return Room.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    private static List<String> used(Load load, long start) {
        List<String> used = new ArrayList<>();
        long from = 0;
        for (long at = start - 1; at != Long.MAX_VALUE; at = load.nextStep(at)) {
            if (load.level(at) > 0 && from == 0) {
                from = at;
            } else if (load.level(at) == 0 && from != 0) {
                used.add(from + " " + at);
                from = 0;
            }
        }
        return used;
    }
}
