package org.mochiyori.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mochiyori.calendar.FreeTime;
import org.mochiyori.calendar.Occupied;
import org.mochiyori.calendar.Room;
import org.mochiyori.calendar.Stock;
import org.mochiyori.calendar.Timetable;
import org.mochiyori.kernel.TimeWindow;

class BusyBitsProperties {
    private static final Instant START = Instant.parse("2027-01-04T00:00:00Z");
    private static final Duration DAYS = Duration.ofDays(3);

    @Test
    void what_is_kept_for_the_next_who_asks_is_what_would_be_read_anew() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            BusyBits bits = new BusyBits(START, START.plus(DAYS));
            Map<Integer, List<TimeWindow>> uses = new HashMap<>();
            for (int step = 0; step < 400; step++) {
                int listing = random.nextInt(1 + step / 2);
                change(bits, listing, uses, random);
                TimeWindow asked = window(random);
                UseBits found = bits.during(asked);
                uses.forEach((other, its) -> assertThat(found.get(other))
                        .as("%s of %s", asked, its)
                        .isEqualTo(its.stream().anyMatch(asked::overlaps)));
            }
        }
    }

    private static void change(BusyBits bits, int listing, Map<Integer, List<TimeWindow>> uses, Random random) {
        List<TimeWindow> before = uses.getOrDefault(listing, List.of());
        List<TimeWindow> after = new ArrayList<>(before);
        if (!after.isEmpty() && random.nextInt(3) == 0) {
            after.remove(random.nextInt(after.size()));
        } else {
            after.add(window(random));
        }
        bits.remove(listing, room(before));
        bits.add(listing, room(after));
        bits.settle(listing);
        uses.put(listing, after);
    }

    private static Room room(List<TimeWindow> uses) {
        List<Occupied> occupied = uses.stream().map(use -> new Occupied(use, 1)).toList();
        return new FreeTime(Timetable.unknown(ZoneId.of("Asia/Tokyo")), new Stock(uses.size() + 1, occupied, List.of()))
                .room();
    }

    /** A few whole half hours, some of them asked for again and again. */
    private static TimeWindow window(Random random) {
        int first = random.nextInt(20);
        Instant from = START.plus(Duration.ofMinutes(30L * first));
        return new TimeWindow(from, from.plus(Duration.ofMinutes(30L * (1 + random.nextInt(4)))));
    }
}
