package org.mochiyori.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SharesProperties {
    @Test
    void a_listing_takes_the_units_it_was_given_last_and_its_units_know_it() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            Shares shares = new Shares();
            Map<Integer, UUID[]> expected = new HashMap<>();
            for (int step = 0; step < 1_000; step++) {
                int listing = random.nextInt(3_000);
                UUID[] units = random.ints(random.nextInt(4), 1, 50)
                        .distinct()
                        .mapToObj(number -> new UUID(0, number))
                        .toArray(UUID[]::new);
                shares.set(listing, units);
                expected.put(listing, units);
                UUID unit = new UUID(0, 1 + random.nextInt(50));
                Set<Integer> taking = new HashSet<>();
                expected.forEach((number, its) -> {
                    if (Set.of(its).contains(unit)) {
                        taking.add(number);
                    }
                });
                Set<Integer> found = new HashSet<>();
                shares.each(unit, found::add);
                assertThat(found).as("seed %d, step %d", seed, step).isEqualTo(taking);
                assertThat(shares.of(listing)).containsExactly(units);
                assertThat(shares.copy().of(listing)).containsExactly(units);
            }
        }
    }

    @Test
    void a_listing_is_known_by_its_number_and_a_number_by_its_listing() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            Names names = new Names();
            Map<UUID, Integer> expected = new HashMap<>();
            for (int step = 0; step < 4_000; step++) {
                UUID listing = new UUID(random.nextInt(3), 1 + random.nextInt(5_000));
                assertThat(names.ordinal(listing))
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(expected.getOrDefault(listing, -1));
                if (!expected.containsKey(listing)) {
                    // As an index on disk knows them: in no order, with numbers left out.
                    int number = names.end() + (random.nextInt(4) == 0 ? random.nextInt(50) : 0);
                    names.name(listing, number);
                    expected.put(listing, number);
                }
            }
            expected.forEach((listing, number) -> {
                assertThat(names.listing(number)).contains(listing);
                assertThat(names.copy().ordinal(listing)).isEqualTo(number);
            });
            assertThat(names.end())
                    .isEqualTo(1
                            + expected.values().stream()
                                    .mapToInt(Integer::intValue)
                                    .max()
                                    .orElseThrow());
        }
    }
}
