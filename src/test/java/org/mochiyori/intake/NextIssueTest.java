package org.mochiyori.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.support.TestHub;

/** The next issue of a list updates what the one before made. */
class NextIssueTest {
    private static TestHub server;
    private ImportFixture imports;

    @BeforeAll
    static void start() {
        server = TestHub.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void hub() {
        imports = ImportFixture.on(server);
    }

    @Test
    void a_groups_second_list_changes_quantities_and_names_and_deletes_nothing() {
        Import first = imports.takeOwn("備品台帳.csv", "品名,数量,単位\n長机,20,台\n椅子,60,脚\nテント,3,張\n");
        Import second = imports.takeOwn("備品台帳.csv", "品名,数量,単位\n折りたたみ長机,24,台\n椅子,60,脚\n発電機,1,台\n");

        assertThat(second.counts().updated()).isEqualTo(1);
        assertThat(second.counts().unchanged()).isEqualTo(1);
        assertThat(second.counts().created()).isEqualTo(1);
        Listing desks = imports.listings(second).getFirst();
        assertThat(desks.id()).isEqualTo(imports.listings(first).getFirst().id());
        assertThat(desks.draft().wording().name()).isEqualTo("折りたたみ長机");
        assertThat(desks.quantity()).isEqualTo(24);
        assertThat(desks.units())
                .singleElement()
                .satisfies(unit -> assertThat(unit.capacity()).isEqualTo(24));
        assertThat(ImportFixture.codes(second)).contains("file.records-gone");
        assertThat(second.notes().toString()).contains("テント");
        assertThat(imports.count()).isEqualTo(4);
    }

    @Test
    void a_preview_tells_what_is_renamed_and_what_is_gone_before_anything_changes() {
        imports.takeOwn("備品台帳.csv", "品名,数量,単位\n長机,20,台\nテント,3,張\n");
        Import second = imports.preview(Optional.of(imports.lender()), "備品台帳.csv", "品名,数量,単位\n折りたたみ長机,20,台\n");

        assertThat(imports.rows(second).getFirst().problems().toString()).contains("row.renamed", "長机");
        assertThat(second.notes().toString()).contains("file.records-gone", "テント");
        assertThat(imports.count()).isEqualTo(2);
    }

    @Test
    void what_the_lender_changed_by_hand_stays_unless_the_list_says_something_new_of_it() {
        String list = "品名,数量,単位,説明\n長机,20,台,%s\n";
        Import first = imports.takeOwn("備品.csv", list.formatted("180cm"));
        UUID desks = imports.listings(first).getFirst().id();
        server.asOwner("update listings set name = '会議用長机', description = '手で直した' where id = '" + desks + "'");

        imports.takeOwn("備品.csv", "品名,数量,単位,説明\n長机,22,台,180cm\n");
        Listing now = listing(desks);
        assertThat(now.draft().wording().name()).isEqualTo("会議用長机");
        assertThat(now.draft().wording().description()).isEqualTo("手で直した");
        assertThat(now.quantity()).isEqualTo(22);

        imports.takeOwn("備品.csv", "品名,数量,単位,説明\n長机,22,台,150cm\n");
        assertThat(listing(desks).draft().wording().description()).isEqualTo("150cm");
    }

    @Test
    void rows_put_in_at_the_top_shift_the_others_and_change_nothing_else() {
        String rows = "1,東会館,東京都小平市小川町1-1\n2,西会館,東京都小平市小川町2-2\n3,南会館,東京都小平市小川町3-3\n";
        Import first = imports.take("halls.csv", "NO,名称,住所\n" + rows);
        Import second = imports.take(
                "halls.csv",
                "NO,名称,住所\n1,北会館,東京都小平市小川町9-9\n2,東会館,東京都小平市小川町1-1\n3,西会館,東京都小平市小川町2-2\n4,南会館,東京都小平市小川町3-3\n");

        assertThat(second.counts().created()).isEqualTo(1);
        assertThat(imports.listings(second).subList(1, 4))
                .extracting(Listing::id)
                .containsExactlyElementsOf(
                        imports.listings(first).stream().map(Listing::id).toList());
        assertThat(imports.listings(second).get(1).sources().getFirst().record())
                .isEqualTo(2);
    }

    @Test
    void a_renamed_or_moved_record_stays_the_listing_it_was() {
        Import first =
                imports.take("halls.csv", "ID,名称,住所\nK00123,上北台公民館,東京都東大和市上北台1-2-3\nK00124,南街公民館,東京都東大和市南街2-3-4\n");
        Import second =
                imports.take("halls.csv", "ID,名称,住所\nK00123,上北台市民センター,東京都東大和市上北台1-2-3\nK00124,南街公民館,東京都東大和市南街5-1\n");
        Import third =
                imports.take("halls.csv", "ID,名称,住所\nK00123,上北台市民センター,東京都東大和市上北台1-2-3\nK00124,南街公民館,東京都東大和市南街5-1\n");

        assertThat(ids(second)).isEqualTo(ids(first));
        assertThat(ids(third)).isEqualTo(ids(first));
        assertThat(second.counts().updated()).isEqualTo(2);
        assertThat(third.counts().unchanged()).isEqualTo(2);
        assertThat(imports.listings(third).getFirst().draft().wording().name()).isEqualTo("上北台市民センター");
        assertThat(imports.count()).isEqualTo(2);
    }

    @Test
    void an_old_name_that_comes_back_for_another_thing_is_another_thing() {
        Import first = imports.takeOwn("備品.csv", "品名,数量,単位\n長机,20,台\n");
        Import second = imports.takeOwn("備品.csv", "品名,数量,単位\n折りたたみ長机,20,台\n");
        Import third = imports.takeOwn("備品.csv", "品名,数量,単位\n折りたたみ長机,20,台\n長机,5,台\n");

        assertThat(ids(second)).isEqualTo(ids(first));
        assertThat(ids(third).getFirst()).isEqualTo(ids(first).getFirst());
        assertThat(imports.listings(third))
                .extracting(one -> one.draft().wording().name())
                .containsExactly("折りたたみ長机", "長机");
        assertThat(ids(imports.takeOwn("備品.csv", "品名,数量,単位\n長机,5,台\n折りたたみ長机,20,台\n")))
                .containsExactly(ids(third).getLast(), ids(third).getFirst());
        assertThat(imports.count()).isEqualTo(2);
    }

    @Test
    void two_rows_of_one_name_keep_their_listings_when_the_first_goes() {
        Import first =
                imports.take("halls.csv", "名称,住所,備考\n会議室,東京都小平市小川町1-1,一階\n会議室,東京都小平市小川町1-1,二階\n公民館,東京都小平市小川町7-7,\n");
        Import second = imports.take("halls.csv", "名称,住所,備考\n会議室,東京都小平市小川町1-1,二階\n公民館,東京都小平市小川町7-7,\n");

        assertThat(ids(second)).containsExactly(ids(first).get(1), ids(first).get(2));
        assertThat(second.counts().unchanged()).isEqualTo(2);
    }

    @Test
    void a_text_and_a_workbook_of_one_name_but_other_columns_are_two_sources_of_the_same_places() {
        String csv = "名称,住所,電話番号\n東会館,東京都小平市小川町1-1,042-341-0861\n西会館,東京都小平市小川町2-2,042-341-0862\n";
        String json = "[{\"施設名\":\"東会館\",\"所在地\":\"東京都小平市小川町1-1\",\"説明\":\"あ\"},"
                + "{\"施設名\":\"西会館\",\"所在地\":\"東京都小平市小川町2-2\",\"説明\":\"い\"}]";
        Import first = imports.take("halls.csv", csv);
        Import second = imports.take("halls.json", json);

        assertThat(second.counts().attached()).isEqualTo(2);
        assertThat(imports.listings(first).getFirst().sources())
                .extracting(source -> source.file())
                .containsExactly("halls.csv", "halls.json");
        assertThat(imports.take("halls.csv", csv).counts().unchanged()).isEqualTo(2);
        assertThat(imports.take("halls.json", json).counts().unchanged()).isEqualTo(2);
        assertThat(imports.count()).isEqualTo(2);
    }

    @Test
    void two_lists_that_are_only_called_the_same_do_not_miss_each_others_records() {
        imports.take("list.csv", "名称,住所\n東会館,東京都小平市小川町1-1\n");
        Import other = imports.take("list.csv", "名称,住所\n浜会館,静岡県焼津市本町2-2\n");

        assertThat(ImportFixture.codes(other)).doesNotContain("file.records-gone");
        assertThat(other.counts().created()).isEqualTo(1);
    }

    private List<UUID> ids(Import run) {
        return imports.listings(run).stream().map(Listing::id).toList();
    }

    private static Listing listing(UUID id) {
        return server.features().catalogue().listings().find(id).orElseThrow().listing();
    }
}
