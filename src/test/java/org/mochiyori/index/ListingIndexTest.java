package org.mochiyori.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mochiyori.index.ListingFixture.skill;
import static org.mochiyori.index.ListingFixture.space;
import static org.mochiyori.index.ListingFixture.thing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.MMapDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mochiyori.catalogue.Concepts;
import org.mochiyori.index.SearchRequest.Filters;
import org.mochiyori.index.SearchRequest.Page;
import org.mochiyori.index.SearchRequest.Sort;
import org.mochiyori.index.SearchRequest.Wishes;
import org.mochiyori.kernel.Refused;

class ListingIndexTest {
    private static final Concepts CONCEPTS = Concepts.bundled();

    @Test
    void names_are_found_by_kanji_kana_romaji_and_with_a_slip() throws IOException {
        try (ListingIndex index = index(space("関戸公民館"), space("永山公民館"), space("錦学習館"), space("連光寺小学校"))) {
            for (String question : List.of("関戸公民館", "せきどこうみんかん", "sekido kominkan", "関戸公民舘", "関戸の公民館", "関戸 公民館")) {
                assertThat(names(index, question)).as(question).first().isEqualTo("関戸公民館");
            }
            assertThat(names(index, "nishiki gakusyukan")).first().isEqualTo("錦学習館");
            assertThat(names(index, "錦学習官")).first().isEqualTo("錦学習館");
        }
    }

    @Test
    void a_thing_is_found_by_every_word_for_it_in_every_language() throws IOException {
        try (ListingIndex index = index(
                thing("わたあめ機", ""), thing("液晶プロジェクター", ""), thing("折りたたみ長机", ""), thing("車椅子", ""), space("第1会議室"))) {
            assertThat(names(index, "綿菓子")).first().isEqualTo("わたあめ機");
            assertThat(names(index, "プロジェクタ")).first().isEqualTo("液晶プロジェクター");
            assertThat(names(index, "プロジェクダー")).first().isEqualTo("液晶プロジェクター");
            assertThat(names(index, "つくえ")).first().isEqualTo("折りたたみ長机");
            assertThat(names(index, "wheelchairs")).first().isEqualTo("車椅子");
            assertThat(names(index, "轮椅")).first().isEqualTo("車椅子");
            assertThat(names(index, "cadeira de rodas")).first().isEqualTo("車椅子");
            assertThat(names(index, "phòng họp")).first().isEqualTo("第1会議室");
            assertThat(names(index, "kaigishitsu")).first().isEqualTo("第1会議室");
            assertThat(names(index, "はなしあいを する へや")).first().isEqualTo("第1会議室");
        }
    }

    @Test
    void the_place_asked_for_comes_before_places_that_do_the_same_work_and_others_stay_away() throws IOException {
        try (ListingIndex index = index(space("貝取コミュニティセンター"), space("永山公民館"), space("中央図書館"))) {
            assertThat(names(index, "コミセン")).containsExactly("貝取コミュニティセンター", "永山公民館");
            assertThat(names(index, "公民館")).containsExactly("永山公民館", "貝取コミュニティセンター");
        }
    }

    @Test
    void what_can_be_applied_for_here_comes_before_its_equals() throws IOException {
        try (ListingIndex index = index(space("東会議室"), space("西会議室").here(), space("南会議室"))) {
            assertThat(names(index, "会議室")).first().isEqualTo("西会議室");
        }
    }

    @Test
    void nobody_finds_or_counts_what_he_may_not_see() throws IOException {
        try (ListingIndex index = index(space("会議室A"), space("会議室B").seenBy("union-1"))) {
            SearchRequest request = counted("会議室", Set.of(ListingDocument.PUBLIC));
            assertThat(index.search(request).total()).isEqualTo(1);
            assertThat(index.search(request).facets().get("kind")).containsEntry("space", 1);
            assertThat(index.search(counted("会議室", Set.of(ListingDocument.PUBLIC, "union-1")))
                            .total())
                    .isEqualTo(2);
        }
    }

    @Test
    void in_a_prefecture_its_own_places_come_before_those_of_its_towns() throws IOException {
        try (ListingIndex index = index(
                space("本町公園").in("172120,170003"),
                space("北部公園").in("170003"),
                space("体育館").in("170003"))) {
            Filters prefecture = Filters.NONE.in(Set.of("170003"));

            assertThat(numbers(index, request("公園", prefecture))).startsWith(1, 0);
            assertThat(numbers(index, request("公園", Filters.NONE.in(Set.of("172120")))))
                    .containsExactly(0);
            assertThat(numbers(index, request("本町公園", prefecture)))
                    .as("what answers better")
                    .startsWith(0);
        }
    }

    @Test
    void of_two_that_mean_the_same_the_one_that_says_the_word_comes_first() throws IOException {
        try (ListingIndex index = index(skill("パソコン教室", "ワード"), skill("パソコン教室", "エクセル"))) {
            assertThat(numbers(index, SearchRequest.words("エクセル"))).startsWith(1);
        }
    }

    @Test
    void areas_features_and_free_time_filter() throws IOException {
        try (ListingIndex index =
                index(space("会議室A").in("132021"), space("会議室B").with("piano"), space("会議室C"))) {
            assertThat(numbers(index, SearchRequest.words("会議室").in(Set.of("132021"))))
                    .containsExactly(0);
            Filters piano = Filters.NONE.but(draft -> draft.features = Set.of("piano"));
            assertThat(numbers(index, request("会議室", piano))).containsExactly(1);
            Filters free = Filters.NONE.when(ordinal -> ordinal == 2);
            assertThat(index.search(request("会議室", free)).total()).isEqualTo(1);
            assertThat(numbers(index, request("会議室", free))).containsExactly(2);
        }
    }

    @Test
    void the_nearest_comes_first_when_asked_so() throws IOException {
        try (ListingIndex index =
                index(space("会議室A").at(35.70, 139.41), space("会議室B").at(35.64, 139.45))) {
            Filters near =
                    Filters.NONE.near(new SearchRequest.Circle(new ListingDocument.Point(35.63, 139.45), 30_000));
            SearchRequest request = new SearchRequest(
                    "会議室",
                    near,
                    Wishes.NONE,
                    Set.of(ListingDocument.PUBLIC),
                    new Page(Sort.DISTANCE, Optional.empty(), 10, false));
            assertThat(numbers(index, request)).containsExactly(1, 0);
        }
    }

    @Test
    void a_place_recorded_twice_appears_once_and_names_the_other_record() throws IOException {
        try (ListingIndex index =
                index(space("湖北体育館").sameAs("p1"), space("湖北体育館").sameAs("p1"), space("虎姫体育館"))) {
            List<SearchAnswer.Hit> hits =
                    index.search(SearchRequest.words("湖北体育館")).hits();
            assertThat(hits.getFirst().id()).isEqualTo(ListingFixture.id(0));
            assertThat(hits.getFirst().also()).containsExactly(ListingFixture.id(1));
            assertThat(hits).hasSize(2);
        }
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition_and_foreign_cursors_are_refused() throws IOException {
        ListingFixture[] rooms =
                IntStream.range(0, 25).mapToObj(i -> space("会議室" + i)).toArray(ListingFixture[]::new);
        try (ListingIndex index = index(rooms)) {
            List<String> seen = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            do {
                SearchAnswer answer = index.search(paged("会議室", cursor, 4));
                answer.hits().forEach(hit -> seen.add(hit.id()));
                cursor = answer.next();
            } while (cursor.isPresent());
            assertThat(seen).hasSize(25).doesNotHaveDuplicates();
            assertThatThrownBy(() -> index.search(paged("会議室", Optional.of("%%%"), 4)))
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void a_question_is_never_query_syntax() throws IOException {
        try (ListingIndex index = index(space("会議室"), skill("手話サークル", "手話の入門"))) {
            for (String question : List.of("name:(会議室 OR", "a".repeat(5000), "AND NOT", "text:[* TO *]")) {
                assertThat(index.search(SearchRequest.words(question)).hits())
                        .as(question)
                        .hasSizeLessThan(2);
            }
            for (String question : List.of("*:*", "\"", "((((", "～～", "\u0000")) {
                assertThat(index.search(SearchRequest.words(question)).total())
                        .as("no words: " + question)
                        .isEqualTo(2);
            }
        }
    }

    @Test
    @Timeout(60)
    void many_parts_are_put_together_and_answer_as_before(@TempDir Path folder) throws IOException {
        try (ListingIndex index = ListingIndex.open(folder, CONCEPTS)) {
            for (int part = 0; part < 6; part++) {
                index.put(List.of(space("会議室" + part).document(part)));
                index.refresh();
            }
            index.commit(1, "mark");
            assertThat(parts(folder)).isGreaterThan(1);
            List<Integer> before = numbers(index, SearchRequest.words("会議室"));
            for (long change = 2; parts(folder) > 1; change++) {
                index.settle();
                index.commit(change, "mark");
            }
            index.settle();
            assertThat(numbers(index, SearchRequest.words("会議室"))).isEqualTo(before);
        }
    }

    @Test
    void what_was_written_is_there_though_the_index_was_closed_while_parts_were_put_together(@TempDir Path folder)
            throws IOException {
        try (ListingIndex index = ListingIndex.open(folder, CONCEPTS)) {
            for (int part = 0; part < 6; part++) {
                index.put(List.of(space("会議室" + part).document(part)));
                index.refresh();
            }
            index.commit(1, "mark");
            index.put(List.of(space("和室").document(6)));
            index.settle();
        }
        try (ListingIndex index = ListingIndex.open(folder, CONCEPTS)) {
            assertThat(index.size()).isEqualTo(7);
        }
    }

    private static int parts(Path folder) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(MMapDirectory.open(folder))) {
            return reader.leaves().size();
        }
    }

    @Test
    void a_listing_is_replaced_removed_and_survives_a_restart_with_its_change_number(@TempDir Path folder)
            throws IOException {
        try (ListingIndex index = ListingIndex.open(folder, CONCEPTS)) {
            assertThat(index.change()).isEmpty();
            index.put(List.of(space("会議室").document(1), space("和室").document(2)));
            index.put(List.of(space("音楽室").document(1)));
            index.remove(List.of(ListingFixture.id(2)));
            index.commit(42, "mark");
        }
        try (ListingIndex index = ListingIndex.open(folder, CONCEPTS)) {
            assertThat(index.change()).contains(42L);
            assertThat(index.size()).isEqualTo(1);
            assertThat(index.search(SearchRequest.words("音楽室")).total()).isEqualTo(1);
        }
        Concepts others = Concepts.of(CONCEPTS.all().stream()
                .limit(1)
                .map(concept -> concept.id() + "\tplace\t\t\t\ta\tb\tc\td\te\tf\tg\th")
                .toList());
        try (ListingIndex index = ListingIndex.open(folder, others)) {
            assertThat(index.change()).as("made by another analysis").isEmpty();
        }
    }

    private static ListingIndex index(ListingFixture... listings) throws IOException {
        ListingIndex index = ListingIndex.inMemory(CONCEPTS);
        for (int i = 0; i < listings.length; i++) {
            index.put(List.of(listings[i].document(i)));
        }
        index.refresh();
        NAMES.set(List.of(listings));
        return index;
    }

    private static final ThreadLocal<List<ListingFixture>> NAMES = ThreadLocal.withInitial(List::of);

    private static List<String> names(ListingIndex index, String question) throws IOException {
        return index.search(SearchRequest.words(question)).hits().stream()
                .map(hit -> NAMES.get().get(ListingFixture.number(hit.id())).name())
                .toList();
    }

    private static List<Integer> numbers(ListingIndex index, SearchRequest request) throws IOException {
        return index.search(request).hits().stream()
                .map(hit -> ListingFixture.number(hit.id()))
                .toList();
    }

    private static SearchRequest request(String text, Filters filters) {
        return new SearchRequest(text, filters, Wishes.NONE, Set.of(ListingDocument.PUBLIC), Page.first(20));
    }

    private static SearchRequest counted(String text, Set<String> scopes) {
        return new SearchRequest(
                text, Filters.NONE, Wishes.NONE, scopes, new Page(Sort.RELEVANCE, Optional.empty(), 20, true));
    }

    private static SearchRequest paged(String text, Optional<String> cursor, int limit) {
        return new SearchRequest(
                text,
                Filters.NONE,
                Wishes.NONE,
                Set.of(ListingDocument.PUBLIC),
                new Page(Sort.RELEVANCE, cursor, limit, false));
    }
}
