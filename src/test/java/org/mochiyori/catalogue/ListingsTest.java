package org.mochiyori.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.catalogue.Wording.Translation;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.jobs.Change;
import org.mochiyori.support.TestHub;

class ListingsTest {
    private static TestHub server;
    private ListingFixture fixture;
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
        listings = server.features().catalogue().listings();
        lender = fixture.lender();
    }

    @Test
    void what_a_lender_writes_is_read_back_as_written() {
        Place place = fixture.place(lender, "公民館（例）");
        ListingDraft draft = new ListingDraft(
                Optional.of(place.id()),
                new Wording("大ホール（例）", "だいほーる", "音響つき", "おおきい へや", Map.of("en", new Translation("Hall", "With sound"))),
                "meeting-room",
                List.of(),
                Thing.Space.forPersons(80),
                Terms.PLAIN.costing(Fee.of(500, Fee.Per.HOUR)),
                ListingDraft.Access.OPEN);

        Entry entry = fixture.in(tx -> listings.create(tx, lender.caller(), lender.group(), draft));

        assertThat(entry.listing().draft().wording()).isEqualTo(draft.wording());
        assertThat(entry.listing().draft().terms()).isEqualTo(draft.terms());
        assertThat(entry.listing().status().state()).isEqualTo(ListingState.DRAFT);
        assertThat(entry.place().orElseThrow().draft()).isEqualTo(place.draft());
        assertThat(entry.hub().id()).isEqualTo(lender.hub());
        assertThat(entry.lender().orElseThrow().name()).isEqualTo("商店会（例）");
    }

    @Test
    void a_room_is_one_unit_of_its_own() {
        Listing room = fixture.room(lender).listing();

        assertThat(room.units()).singleElement().satisfies(share -> {
            assertThat(share.whole()).isTrue();
            assertThat(share.capacity()).isOne();
        });
        assertThat(room.isLendable()).isTrue();
    }

    @Test
    void a_pool_of_twenty_desks_is_one_unit_of_capacity_twenty() {
        Listing desks = fixture.desks(lender).listing();

        assertThat(desks.units()).singleElement().satisfies(share -> {
            assertThat(share.whole()).isFalse();
            assertThat(share.capacity()).isEqualTo(20);
        });
    }

    @Test
    void a_joined_room_takes_the_units_of_its_parts() {
        var hall = fixture.hall(lender);

        assertThat(units(hall.both()))
                .containsExactlyInAnyOrder(
                        units(hall.first()).getFirst(), units(hall.second()).getFirst());
        assertThat(units(hall.first())).doesNotContainAnyElementsOf(units(hall.second()));
    }

    @Test
    void a_skill_takes_the_time_of_its_person_and_bears_no_contact() {
        Entry skill = fixture.skill(lender, new Contact("内緒太郎", "0900000000", "secret@example.jp", ""));
        Entry other = fixture.skill(lender, new Contact("内緒太郎", "", "Secret@example.jp", ""));
        Entry stranger = fixture.skill(lender, new Contact("別人", "", "other@example.jp", ""));

        assertThat(unit(skill)).isEqualTo(unit(other)).isNotEqualTo(unit(stranger));
        assertThat(listings.find(skill.id()).orElseThrow().toString()).doesNotContain("内緒太郎", "0900000000");
    }

    @Test
    void parts_of_another_place_are_refused() {
        Place own = fixture.place(lender, "甲会館（例）");
        Place other = fixture.place(lender, "乙会館（例）", "ホール");
        UUID foreign = other.units().getFirst().id();
        ListingDraft draft =
                ListingDraft.here(Optional.of(own.id()), "大ホール（例）", "", Thing.Space.madeOf(10, List.of(foreign)));

        assertThatThrownBy(() -> fixture.in(tx -> listings.create(tx, lender.caller(), lender.group(), draft)))
                .satisfies(refused -> assertThat(((Refused) refused).problem())
                        .isInstanceOfSatisfying(
                                Problem.Invalid.class,
                                invalid -> assertThat(
                                                invalid.errors().getFirst().pointer())
                                        .isEqualTo("/parts/0")));
    }

    @Test
    void without_opening_rules_nothing_goes_out() {
        Place place = fixture.place(lender, "公民館（例）");
        Entry draft = fixture.in(tx -> listings.create(
                tx,
                lender.caller(),
                lender.group(),
                ListingDraft.here(Optional.of(place.id()), "会議室（例）", "", Thing.Space.forPersons(8))));

        assertThatThrownBy(() -> fixture.in(tx -> listings.submit(tx, lender.caller(), draft.id())))
                .satisfies(refused -> assertThat(((Refused) refused).problem())
                        .isInstanceOfSatisfying(
                                Problem.RuleRefuses.class,
                                rule -> assertThat(rule.rule()).isEqualTo("opening.unknown")));
    }

    @Test
    void the_nearest_rule_wins_whole() {
        Entry room = fixture.room(lender);
        var rules = server.features().catalogue().rules();
        var hub = ListingFixture.openEveryDay()
                .withLimits(new org.mochiyori.calendar.Opening.Limits(60, java.util.OptionalInt.empty(), 0, 0));
        fixture.in(tx -> {
            fixture.rule(tx, lender, RuleScope.ofHub(lender.hub()), hub);
            return 0;
        });

        var opening = rules.openings(server.features().platform().db(), room.listing())
                .on(java.time.LocalDate.of(2027, 1, 9));

        assertThat(opening).contains(ListingFixture.openEveryDay());
    }

    @Test
    void every_change_is_an_event_with_both_names() {
        Entry room = fixture.room(lender);
        server.numberChanges();

        List<Change> changes =
                server.features().platform().log().listOf("listing", room.id().toString());

        assertThat(changes).extracting(Change::kind).contains("created", "submitted", "published");
        assertThat(changes.getFirst().actor()).contains(lender.speaker().id());
        assertThat(changes.getFirst().onBehalfOf()).contains(lender.group());
    }

    @Test
    void an_index_sees_only_what_is_published() {
        Entry room = fixture.room(lender);
        Place place = fixture.place(lender, "公民館（例）");
        Entry draft = fixture.in(tx -> listings.create(
                tx,
                lender.caller(),
                lender.group(),
                ListingDraft.here(Optional.of(place.id()), "下書き（例）", "", Thing.Space.forPersons(8))));

        assertThat(listings.forIndex(List.of(room.id(), draft.id())))
                .extracting(Entry::id)
                .containsExactly(room.id());
        assertThat(listings.snapshot(Optional.empty(), 1000))
                .extracting(Entry::id)
                .contains(room.id())
                .doesNotContain(draft.id());
        assertThat(listings.snapshot(Optional.of(room.id()), 1000))
                .extracting(Entry::id)
                .doesNotContain(room.id());
    }

    private static List<UUID> units(Entry entry) {
        return entry.listing().units().stream().map(Listing.UnitShare::unit).toList();
    }

    private UUID unit(Entry entry) {
        List<Listing.UnitShare> units =
                listings.find(entry.id()).orElseThrow().listing().units();
        assertThat(units).hasSize(1);
        return units.getFirst().unit();
    }
}
