package org.mochiyori.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.support.TestHub;

/** Whatever is done to a list, after the next import the catalogue says what the list says, and nothing stands twice. */
class NextIssueProperties {
    private static final int LISTS = 6;
    private static final int ISSUES = 5;

    /** A row; {@code thing} is what the list does not tell: which rows of two issues are one hall. */
    private record Hall(int thing, String name, String address, String remark) {
        String line(int number) {
            return number + "," + name + "," + address + "," + remark + "\n";
        }
    }

    @Test
    void after_any_edits_of_a_list_the_catalogue_equals_it() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try (TestHub server = TestHub.start()) {
            for (int list = 0; list < LISTS; list++) {
                edited(ImportFixture.on(server), random, "seed " + seed + " list " + list);
            }
        }
    }

    private static void edited(ImportFixture imports, Random random, String told) {
        Edits edits = new Edits(random);
        List<Hall> halls = edits.some(12);
        Map<Integer, UUID> before = new HashMap<>();
        Map<Integer, Hall> ever = new HashMap<>();
        for (int issue = 0; issue < ISSUES; issue++) {
            Import run = imports.take(random.nextBoolean() ? "halls.csv" : "halls (" + issue + ").csv", text(halls));
            List<Listing> listings = imports.listings(run);
            String what = told + " issue " + issue + "\n" + text(halls);
            assertThat(listings).as(what).hasSize(halls.size()).doesNotHaveDuplicates();
            for (int i = 0; i < halls.size(); i++) {
                Hall hall = halls.get(i);
                Listing listing = listings.get(i);
                assertThat(listing.draft().wording().name()).as(what).isEqualTo(hall.name());
                assertThat(listing.draft().wording().description()).as(what).isEqualTo("備考：" + hall.remark());
                UUID known = before.get(hall.thing());
                if (known != null && hall.equals(ever.get(hall.thing()))) {
                    assertThat(listing.id()).as(what + hall).isEqualTo(known);
                }
                before.put(hall.thing(), listing.id());
                ever.put(hall.thing(), hall);
            }
            Import again = imports.take("halls.csv", text(halls));
            assertThat(again.counts().unchanged()).as(what).isEqualTo(halls.size());
            assertThat(imports.count()).as(what).isLessThanOrEqualTo(edits.made());
            halls = edits.edit(halls);
        }
    }

    private static String text(List<Hall> halls) {
        StringBuilder text = new StringBuilder("NO,名称,住所,備考\n");
        for (int i = 0; i < halls.size(); i++) {
            text.append(halls.get(i).line(i + 1));
        }
        return text.toString();
    }

    /** What people do to their lists. */
    private static final class Edits {
        private static final List<String> PLACES =
                List.of("桜台", "緑町", "若葉", "松原", "富士見", "泉野", "大門", "天神前", "柏木", "竹塚");
        private static final List<String> SORTS = List.of("公民館", "集会所", "市民センター", "会館");

        private final Random random;
        private int made;

        Edits(Random random) {
            this.random = random;
        }

        int made() {
            return made;
        }

        List<Hall> some(int count) {
            List<Hall> halls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                halls.add(fresh());
            }
            return halls;
        }

        List<Hall> edit(List<Hall> halls) {
            List<Hall> edited = new ArrayList<>(halls);
            Set<Integer> touched = new HashSet<>();
            for (int i = 0; i < 4 && !edited.isEmpty(); i++) {
                int at = random.nextInt(edited.size());
                Hall hall = edited.get(at);
                // Renamed and moved at once, without an id, nobody could tell it from another.
                if (!touched.add(hall.thing())) {
                    continue;
                }
                switch (random.nextInt(6)) {
                    case 0 -> edited.addFirst(fresh());
                    case 1 -> edited.remove(at);
                    case 2 -> edited.set(at, new Hall(hall.thing(), hall.name(), hall.address(), "改め" + made));
                    case 3 -> edited.set(at, new Hall(hall.thing(), hall.name(), address(), hall.remark()));
                    case 4 ->
                        edited.set(at, new Hall(hall.thing(), renamed(hall.name()), hall.address(), hall.remark()));
                    default -> edited.add(random.nextInt(edited.size()), edited.remove(at));
                }
            }
            return edited.isEmpty() ? some(1) : edited;
        }

        private Hall fresh() {
            made++;
            String name = PLACES.get(random.nextInt(PLACES.size())) + made + SORTS.get(random.nextInt(SORTS.size()));
            return new Hall(made, name, address(), "備え" + made);
        }

        private String renamed(String name) {
            String sort = SORTS.stream().filter(name::endsWith).findFirst().orElseThrow();
            String other = SORTS.get((SORTS.indexOf(sort) + 1) % SORTS.size());
            return name.substring(0, name.length() - sort.length()) + other;
        }

        private String address() {
            return "東京都小平市小川町" + (1 + random.nextInt(90)) + "-" + (1 + random.nextInt(900));
        }
    }
}
