package org.mochiyori.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.index.ListingFixture.space;
import static org.mochiyori.index.ListingFixture.thing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Concepts;
import org.mochiyori.index.SearchRequest.Circle;
import org.mochiyori.index.SearchRequest.Filters;
import org.mochiyori.index.SearchRequest.Page;
import org.mochiyori.index.SearchRequest.Size;
import org.mochiyori.index.SearchRequest.Wishes;

class StoredQueriesTest {
    private static final Concepts CONCEPTS = Concepts.bundled();

    private StoredQueries stored;

    @BeforeEach
    void begin() throws IOException {
        stored = new StoredQueries(CONCEPTS);
    }

    @AfterEach
    void end() throws IOException {
        stored.close();
    }

    @Test
    void a_listing_is_known_by_kanji_kana_romaji_meaning_and_other_languages() throws IOException {
        keep("会議室", "しゅうかいしつ", "kaigishitsu", "phòng họp", "テント", "関戸 会議室", "永山 会議室");

        assertThat(answered(space("関戸公民館 第1会議室")))
                .containsExactlyInAnyOrder("会議室", "しゅうかいしつ", "kaigishitsu", "phòng họp", "関戸 会議室");
        assertThat(answered(thing("集会用テント", ""))).contains("テント").doesNotContain("会議室");
        assertThat(answered(space("関戸公民館"))).isEmpty();
    }

    @Test
    void conditions_must_hold() throws IOException {
        Filters none = Filters.NONE;
        stored.put(Map.of(
                "here", request("", filters(Set.of("132241"), 0, Optional.empty())),
                "elsewhere", request("", filters(Set.of("132021", "252034"), 0, Optional.empty())),
                "large", request("会議室", filters(Set.of(), 50, Optional.empty())),
                "near", request("会議室", none.near(new Circle(new ListingDocument.Point(35.63, 139.44), 2000))),
                "far", request("会議室", none.near(new Circle(new ListingDocument.Point(35.0, 135.0), 2000))),
                "all", request("", none)));

        assertThat(answered(space("大会議室").for_(60).at(35.631, 139.441)))
                .containsExactlyInAnyOrder("here", "large", "near", "all");
        assertThat(answered(space("小会議室").for_(6).in("252034"))).containsExactlyInAnyOrder("elsewhere", "all");
    }

    @Test
    void a_question_is_changed_and_forgotten_for_its_owner_alone() throws IOException {
        keep("会議室");
        stored.put(Map.of("other", SearchRequest.words("会議室")));
        assertThat(answered(space("会議室"))).containsExactlyInAnyOrder("会議室", "other");

        stored.put(Map.of("other", SearchRequest.words("テント")));
        assertThat(answered(space("会議室"))).containsExactly("会議室");

        stored.remove(List.of("会議室", "nobody's"));
        assertThat(answered(space("会議室"))).isEmpty();
        assertThat(answered(thing("テント", ""))).containsExactly("other");
        assertThat(stored.size()).isOne();
    }

    @Test
    void whoever_is_told_of_a_listing_finds_it_by_a_search_for_the_same() throws IOException {
        long seed = 20261122;
        Random random = new Random(seed);
        List<String> words = List.of(
                "会議室",
                "和室",
                "テント",
                "プロジェクター",
                "関戸",
                "永山",
                "公民館",
                "小学校",
                "調理室",
                "体育館",
                "料理",
                "しゅうかいしつ",
                "長机",
                "わたあめ",
                "車いす",
                "projector",
                "kominkan",
                "通訳",
                "広い部屋",
                "無料",
                "音楽",
                "dance");
        List<ListingDocument> listings = IntStream.range(0, 300)
                .mapToObj(n -> space(some(random, words, 2) + n)
                        .saying(some(random, words, 3))
                        .for_(random.nextInt(80))
                        .in(random.nextBoolean() ? "132241" : "132021")
                        .document(n))
                .toList();
        Map<String, SearchRequest> questions = new HashMap<>();
        for (int n = 0; n < 200; n++) {
            Set<String> areas = random.nextInt(3) == 0 ? Set.of("132021") : Set.of();
            questions.put(
                    "q" + n, request(some(random, words, 2), filters(areas, random.nextInt(60), Optional.empty())));
        }
        stored.put(questions);
        Map<String, Set<String>> told = stored.match(listings);
        int pairs = 0;
        try (ListingIndex index = ListingIndex.inMemory(CONCEPTS)) {
            index.put(listings);
            index.refresh();
            for (Map.Entry<String, SearchRequest> question : questions.entrySet()) {
                Set<String> found = found(index, question.getValue());
                Set<String> heard = new HashSet<>();
                told.forEach((listing, ids) -> {
                    if (ids.contains(question.getKey())) {
                        heard.add(listing);
                    }
                });
                assertThat(found).as("%s, seed %d", question, seed).containsAll(heard);
                pairs += heard.size();
            }
        }
        assertThat(pairs).isGreaterThan(200);
    }

    private static Set<String> found(ListingIndex index, SearchRequest request) throws IOException {
        Set<String> ids = new HashSet<>();
        Optional<String> after = Optional.empty();
        do {
            SearchAnswer answer = index.search(request.on(new Page(SearchRequest.Sort.RELEVANCE, after, 100, false)));
            answer.hits().forEach(hit -> ids.add(hit.id()));
            after = answer.next();
        } while (after.isPresent());
        return ids;
    }

    private static String some(Random random, List<String> words, int most) {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(most); i++) {
            chosen.add(words.get(random.nextInt(words.size())));
        }
        return String.join(" ", chosen);
    }

    private void keep(String... words) throws IOException {
        Map<String, SearchRequest> all = new HashMap<>();
        for (String each : words) {
            all.put(each, SearchRequest.words(each));
        }
        stored.put(all);
    }

    private Set<String> answered(ListingFixture listing) throws IOException {
        return stored.match(List.of(listing.document(1))).values().stream()
                .findFirst()
                .orElse(Set.of());
    }

    private static SearchRequest request(String words, Filters filters) {
        return new SearchRequest(words, filters, Wishes.NONE, Set.of(ListingDocument.PUBLIC), Page.first(20));
    }

    private static Filters filters(Set<String> areas, int persons, Optional<Circle> near) {
        Filters in = Filters.NONE.in(areas).of(new Size(persons, 0));
        return near.map(in::near).orElse(in);
    }
}
