package org.mochiyori.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.index.ListingFixture.space;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Concepts;
import org.mochiyori.catalogue.LabelLanguage;
import org.mochiyori.index.SearchRequest.Circle;
import org.mochiyori.index.SearchRequest.Filters;
import org.mochiyori.index.SearchRequest.Page;
import org.mochiyori.index.SearchRequest.Wishes;

/**
 * How long one new listing keeps a server busy that holds many questions. One to three words of the field each; nine of ten
 * ask at home: four within 20 km of a point between the two ends of Japan, five in one of fifty municipalities.
 */
@Tag("long")
class StoredQueriesSpeedTest {
    private static final int QUESTIONS = Integer.getInteger("stored.questions", 100_000);
    private static final int LISTINGS = 300;

    private final Random random = new Random(20261122);
    private final List<String> words = Concepts.bundled().all().stream()
            .map(concept -> concept.label(LabelLanguage.JA))
            .distinct()
            .toList();

    @Test
    void a_listing_is_matched_against_many_stored_questions() throws IOException {
        Runtime runtime = Runtime.getRuntime();
        try (StoredQueries stored = new StoredQueries(Concepts.bundled())) {
            long begun = System.nanoTime();
            Map<String, SearchRequest> batch = new HashMap<>();
            for (int n = 0; n < QUESTIONS; n++) {
                batch.put("q" + n, question());
                if (batch.size() == 5000) {
                    stored.put(batch);
                    batch.clear();
                }
            }
            stored.put(batch);
            System.out.printf("%,d questions kept in %.1f s%n", QUESTIONS, (System.nanoTime() - begun) / 1e9);
            long matched = 0;
            double[] millis = new double[LISTINGS];
            for (int round = 0; round < 2; round++) {
                matched = 0;
                for (int n = 0; n < LISTINGS; n++) {
                    List<ListingDocument> one = List.of(listing(n));
                    long at = System.nanoTime();
                    matched += stored.match(one).values().stream()
                            .mapToInt(Set::size)
                            .sum();
                    millis[n] = (System.nanoTime() - at) / 1e6;
                }
            }
            Arrays.sort(millis);
            System.gc();
            System.out.printf(
                    "one listing: p50 %.1f ms, p99 %.1f ms, %.0f matches on average; heap %,d MB%n",
                    millis[LISTINGS / 2],
                    millis[LISTINGS * 99 / 100],
                    matched / (double) LISTINGS,
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20);
            assertThat(stored.size()).isEqualTo(QUESTIONS);
            assertThat(matched).isPositive();
        }
    }

    private SearchRequest question() {
        Filters filters = Filters.NONE;
        int where = random.nextInt(10);
        if (where < 4) {
            filters = filters.near(new Circle(
                    new ListingDocument.Point(33 + random.nextDouble() * 10, 131 + random.nextDouble() * 12), 20_000));
        } else if (where < 9) {
            filters = filters.in(Set.of(area()));
        }
        return new SearchRequest(
                words(1 + random.nextInt(3)), filters, Wishes.NONE, Set.of(ListingDocument.PUBLIC), Page.first(1));
    }

    private ListingDocument listing(int n) {
        ListingFixture listing =
                space(words(1)).saying(words(3)).for_(20).in(area()).at(35.6, 139.4);
        return new ListingDocument(
                ListingFixture.id(n),
                n,
                "hub",
                listing.kind(),
                Optional.empty(),
                new ListingDocument.Names(listing.name(), "", List.of(), listing.text()),
                new ListingDocument.Where("関戸公民館", "東京都多摩市関戸四丁目", Set.of(listing.area()), Set.of(), listing.point()),
                new ListingDocument.Offer(
                        "多摩の会（例）",
                        Set.of(),
                        listing.document(0).offer().capacity(),
                        false,
                        listing.reservation(),
                        false),
                listing.scopes(),
                Optional.empty(),
                Instant.EPOCH,
                new ListingDocument.Face(listing.name(), "{}"));
    }

    private String area() {
        return "%06d".formatted(130_000 + random.nextInt(50));
    }

    private String words(int count) {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // Some words are wanted far more often than others.
            chosen.add(words.get((int) (words.size() * random.nextDouble() * random.nextDouble())));
        }
        return String.join(" ", chosen);
    }
}
