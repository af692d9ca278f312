package org.mochiyori.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Imported.Batch;
import org.mochiyori.catalogue.Imported.Fate;
import org.mochiyori.catalogue.Imported.Taken;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.support.TestHub;

class ImportsTest {
    private static TestHub server;
    private ListingFixture fixture;
    private Imports imports;
    private Listings listings;
    private Lender lender;

    @BeforeAll
    static void start() {
        server = TestHub.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void people() {
        fixture = ListingFixture.on(server);
        imports = server.features().catalogue().imports();
        listings = server.features().catalogue().listings();
        lender = fixture.lender();
    }

    @Test
    void an_imported_place_shows_its_source_and_cannot_be_applied_for() {
        Taken taken = take(place("a", "中央公民館", 1)).getFirst();

        Listing listing = listings.find(taken.listing()).orElseThrow().listing();
        assertThat(taken.fate()).isEqualTo(Fate.CREATED);
        assertThat(listing.isLendable()).isFalse();
        assertThat(listing.units()).isEmpty();
        assertThat(listing.sources()).singleElement().satisfies(source -> {
            assertThat(source.file()).isEqualTo("shisetsu.csv");
            assertThat(source.record()).isEqualTo(1);
        });
        assertThatThrownBy(() -> take(here("b"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_second_import_makes_nothing_twice_and_updates_what_changed() {
        UUID first = take(place("a", "中央公民館", 1)).getFirst().listing();

        assertThat(take(place("a", "中央公民館", 1)).getFirst().fate()).isEqualTo(Fate.UNCHANGED);
        Taken renamed = take(place("a", "中央コミュニティセンター", 1)).getFirst();

        assertThat(renamed.fate()).isEqualTo(Fate.UPDATED);
        assertThat(renamed.listing()).isEqualTo(first);
        assertThat(listings.find(first).orElseThrow().listing().name()).isEqualTo("中央コミュニティセンター");
        assertThat(listings.find(first).orElseThrow().place().orElseThrow().name())
                .isEqualTo("中央コミュニティセンター");
    }

    @Test
    void a_sure_duplicate_becomes_one_more_source() {
        UUID first = take(place("a", "中央公民館", 1)).getFirst().listing();
        Imported again = place("b", "中央公民館（本館）", 7);

        Taken attached = take(new Imported(
                        again.source(), again.raw(), again.place(), again.draft(), Optional.of(first)))
                .getFirst();

        assertThat(attached.fate()).isEqualTo(Fate.ATTACHED);
        assertThat(listings.find(first)
                        .orElseThrow()
                        .toPublicJson()
                        .at("/alsoFrom/0/record")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void an_import_taken_back_leaves_what_was_there_before() {
        UUID old = take(place("a", "中央公民館", 1)).getFirst().listing();
        List<Taken> second = take(place("a", "改名館", 1), place("b", "新館", 2));

        imports(second);

        assertThat(listings.find(old).orElseThrow().listing().name()).isEqualTo("中央公民館");
        assertThat(listings.find(old).orElseThrow().place().orElseThrow().name())
                .isEqualTo("中央公民館");
        assertThat(listings.forIndex(List.of(second.get(1).listing()))).isEmpty();
        assertThat(take(place("b", "新館", 2)).getFirst().listing())
                .isEqualTo(second.get(1).listing());
        assertThat(listings.forIndex(List.of(second.get(1).listing()))).hasSize(1);
    }

    @Test
    void a_groups_own_list_becomes_its_pools() {
        Batch batch = new Batch(
                lender.hub(),
                Optional.of(lender.group()),
                fixture.newId(),
                false,
                lender.speaker().id());
        Taken taken =
                fixture.in(tx -> imports.take(tx, batch, List.of(here("desk")))).getFirst();

        Listing pool = listings.find(taken.listing()).orElseThrow().listing();
        assertThat(pool.group()).contains(lender.group());
        assertThat(pool.quantity()).isEqualTo(12);
        assertThat(pool.units())
                .singleElement()
                .satisfies(share -> assertThat(share.capacity()).isEqualTo(12));
        assertThat(pool.status().state()).isEqualTo(ListingState.SUBMITTED);
    }

    @Test
    void two_thousand_records_are_taken_in_by_one_call() {
        List<Imported> many = new ArrayList<>();
        for (int i = 1; i <= 2000; i++) {
            many.add(place("k" + i, "施設" + i, i));
        }

        assertThat(take(many.toArray(Imported[]::new)))
                .extracting(Taken::fate)
                .containsOnly(Fate.CREATED)
                .hasSize(2000);
        assertThat(listings.snapshot(Optional.empty(), 5000)).hasSizeGreaterThanOrEqualTo(2000);
    }

    private void imports(List<Taken> taken) {
        List<Imports.Done> done = taken.stream()
                .map(each -> new Imports.Done(each.listing(), each.before()))
                .toList();
        fixture.in(tx -> imports.undo(tx, openData(), done));
    }

    private List<Taken> take(Imported... records) {
        return fixture.in(tx -> imports.take(tx, openData(), List.of(records)));
    }

    private Batch openData() {
        return new Batch(
                lender.hub(),
                Optional.empty(),
                fixture.newId(),
                true,
                lender.curator().id());
    }

    private Imported place(String key, String name, int record) {
        ListingDraft draft = ListingDraft.here(Optional.empty(), name, "", Thing.Space.forPersons(30))
                .with(new ListingDraft.Access(Reservation.NONE, Visibility.PUBLIC));
        PlaceDraft place = PlaceDraft.named(name, "東京都小平市").at(35.7, 139.4);
        return new Imported(
                source(key, record),
                JsonNodeFactory.instance.objectNode().put("名称", name),
                Optional.of(new Imported.At(fixture.newId(), place)),
                draft,
                Optional.empty());
    }

    private Imported here(String key) {
        return new Imported(
                source(key, 1),
                JsonNodeFactory.instance.objectNode().put("品名", "長机"),
                Optional.empty(),
                ListingDraft.here(Optional.empty(), "長机（例）", "desk", Thing.Equipment.pool(12, "台")),
                Optional.empty());
    }

    private static Source source(String key, int record) {
        return new Source(key, "shisetsu.csv", record, "公共施設一覧", "CC BY 4.0", "小平市");
    }
}
