package org.mochiyori.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrdinalsProperties {
    @Test
    void numbers_are_those_added_and_not_taken_away() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            Ordinals ordinals = new Ordinals();
            Map<UUID, Set<Integer>> expected = new HashMap<>();
            for (int step = 0; step < 3_000; step++) {
                UUID id = new UUID(0, random.nextInt(300));
                int value = random.nextInt(5);
                Set<Integer> known = expected.computeIfAbsent(id, key -> new HashSet<>());
                if (random.nextInt(3) > 0 && known.add(value)) {
                    ordinals.add(id, value);
                } else if (known.remove(value)) {
                    ordinals.remove(id, value);
                }
                Set<Integer> found = new HashSet<>();
                ordinals.each(id, found::add);
                assertThat(found).as("seed %d, step %d", seed, step).isEqualTo(known);
            }
        }
    }
}
