package org.mochiyori.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.booking.BookingFixture.DAY;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.Listings;
import org.mochiyori.catalogue.Reservation;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.catalogue.Visibility;
import org.mochiyori.catalogue.Wording;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

class SavedSearchesTest {
    private static final TestClock CLOCK = TestClock.at("2026-12-01T00:00:00Z");
    private static final String MORNING = "&from=" + DAY + "T10:00:00%2B09:00&to=" + DAY + "T12:00:00%2B09:00";

    private static TestHub server;

    private BookingFixture fixture;
    private Who seeker;
    private TestClient client;

    @BeforeAll
    static void start() {
        server = TestHub.start(CLOCK);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void seek() {
        fixture = BookingFixture.on(server);
        seeker = fixture.people().resident();
        client = fixture.as(seeker);
        CLOCK.advance(Duration.ofSeconds(1));
    }

    @Test
    void a_new_listing_is_told_once_on_the_page_and_by_mail() {
        fixture.room();
        Reply saved = save("q=会議室&persons=4");
        assertThat(saved.json().path("name").asText()).isEqualTo("会議室");
        CLOCK.advance(Duration.ofSeconds(1));
        Entry room = room("新しい会議室（例）", 8, Visibility.PUBLIC);
        room("小さな会議室（例）", 2, Visibility.PUBLIC);
        room("調理室（例）", 8, Visibility.PUBLIC);

        SavedFixture.run(server);
        SavedFixture.run(server);

        assertThat(found(saved)).containsExactly(room.id().toString());
        JsonNode notice = notices().get(0);
        assertThat(notices()).hasSize(1);
        assertThat(notice.path("kind").asText()).isEqualTo("saved-found");
        assertThat(notice.path("savedSearch").asText()).isEqualTo(id(saved));
        assertThat(notice.path("text").asText()).contains("「会議室」", "新しい会議室（例）");
        assertThat(letters()).containsExactly("探していたものが見つかりました：新しい会議室（例）");
    }

    @Test
    void a_listing_that_is_changed_to_what_is_looked_for_is_told_once_unless_it_was_there_before() {
        Entry before = room("工作室（例）", 30, Visibility.PUBLIC);
        CLOCK.advance(Duration.ofSeconds(1));
        Reply saved = save("q=会議室&persons=20");
        CLOCK.advance(Duration.ofSeconds(1));
        Entry small = room("会議室（例）", 8, Visibility.PUBLIC);
        SavedFixture.run(server);
        assertThat(found(saved)).isEmpty();

        change(small, "会議室（例）", 30);
        change(before, "第2会議室（例）", 30);
        SavedFixture.run(server);
        change(small, "大会議室（例）", 40);
        CLOCK.advance(Duration.ofHours(2));
        SavedFixture.run(server);

        assertThat(found(saved)).containsExactly(small.id().toString());
        assertThat(letters()).hasSize(1);
    }

    @Test
    void what_is_told_as_new_for_one_day_is_not_new_again_for_another() {
        Reply saved = save("q=土曜の10時から12時 会議室");
        CLOCK.advance(Duration.ofSeconds(1));
        Entry room = fixture.room();
        SavedFixture.run(server);
        assertThat(found(saved)).containsExactly(room.id().toString());

        CLOCK.advance(Duration.ofDays(7));
        change(room, "会議室（例）", 12);
        SavedFixture.run(server);

        assertThat(found(saved)).hasSize(1);
        assertThat(letters()).hasSize(1);
    }

    @Test
    void what_comes_in_one_hour_is_one_letter() {
        Reply saved = save("q=会議室");
        CLOCK.advance(Duration.ofSeconds(1));
        room("会議室1（例）", 8, Visibility.PUBLIC);
        SavedFixture.run(server);
        for (int n = 2; n < 6; n++) {
            room("会議室%d（例）".formatted(n), 8, Visibility.PUBLIC);
            SavedFixture.run(server);
        }
        assertThat(letters()).hasSize(1);

        CLOCK.advance(Duration.ofHours(1));
        SavedFixture.run(server);

        assertThat(letters()).hasSize(2);
        assertThat(letters().getLast()).contains("ほか3件");
        assertThat(found(saved)).hasSize(5);
    }

    @Test
    void a_listing_whose_time_is_given_back_is_told_and_not_one_that_was_free_all_along() {
        Entry room = fixture.room();
        Entry other = fixture.room();
        Reply booked = fixture.book(room);
        Reply saved = save("q=会議室" + MORNING);
        Reply later = save("q=会議室&from=" + DAY + "T13:00:00%2B09:00&to=" + DAY + "T15:00:00%2B09:00");
        SavedFixture.run(server);
        assertThat(found(saved)).isEmpty();

        assertThat(fixture.move(fixture.representative(), booked, "cancel").status())
                .isEqualTo(200);
        SavedFixture.run(server);

        assertThat(found(saved))
                .containsExactly(room.id().toString())
                .doesNotContain(other.id().toString());
        assertThat(found(later)).isEmpty();
        JsonNode find = client.get(path(saved) + "/finds").json().path("items").get(0);
        assertThat(find.path("reason").asText()).isEqualTo("freed");
        assertThat(find.path("from").asText()).isEqualTo(DAY + "T10:00:00+09:00");

        // Taken and given back again: it has been told.
        fixture.move(fixture.representative(), fixture.book(room), "cancel");
        SavedFixture.run(server);
        assertThat(notices()).hasSize(1);
    }

    @Test
    void a_time_in_the_words_is_meant_and_a_new_listing_that_is_taken_then_is_no_news() {
        Reply saved = save("q=1月9日 10時から12時 会議室");
        CLOCK.advance(Duration.ofSeconds(1));
        Entry free = fixture.room();
        Entry taken = fixture.room();
        fixture.book(taken);

        SavedFixture.run(server);

        assertThat(found(saved)).containsExactly(free.id().toString());
    }

    @Test
    void nobody_is_told_of_what_he_may_not_see_at_that_moment() {
        Reply own = save("q=会議室");
        Reply members = save(fixture.representative(), "q=会議室", Optional.empty());
        CLOCK.advance(Duration.ofSeconds(1));
        Entry inside = room("会員の会議室（例）", 8, Visibility.GROUPS);

        SavedFixture.run(server);

        assertThat(found(own)).isEmpty();
        assertThat(notices()).isEmpty();
        assertThat(finds(fixture.representative(), members))
                .containsExactly(inside.id().toString());

        fixture.listings().insert("update listings set visibility = 'private' where id = $1", inside.id());
        assertThat(finds(fixture.representative(), members)).isEmpty();
    }

    @Test
    void a_groups_search_is_told_to_those_who_speak_for_it_and_lets_them_see_what_the_group_may() {
        Reply saved = save(
                fixture.representative(),
                "q=会議室",
                Optional.of(fixture.borrower().toString()));
        assertThat(saved.status()).isEqualTo(201);
        assertThat(save(
                                fixture.member(),
                                "q=会議室",
                                Optional.of(fixture.borrower().toString()))
                        .status())
                .isEqualTo(403);
        CLOCK.advance(Duration.ofSeconds(1));
        Entry inside = room("会議室（例）", 8, Visibility.GROUPS);
        SavedFixture.run(server);

        assertThat(finds(fixture.member(), saved)).containsExactly(inside.id().toString());
        assertThat(fixture.representative().get("/api/v1/notices").json().path("items"))
                .hasSize(1);
        assertThat(fixture.member().get("/api/v1/notices").json().path("items")).isEmpty();
        assertThat(fixture.member().delete(path(saved)).status()).isEqualTo(404);
        assertThat(client.get(path(saved)).status()).isEqualTo(404);
        assertThat(client.get("/api/v1/saved-searches?group=" + fixture.borrower())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_search_is_renamed_and_deleted_by_its_owner_alone() {
        Reply saved = save("q=会議室");
        assertThat(fixture.stranger().get(path(saved)).status()).isEqualTo(404);
        assertThat(fixture.stranger().delete(path(saved)).status()).isEqualTo(404);
        Reply renamed = client.matching(saved).patch(path(saved), "{\"name\":\"例会の部屋\"}");
        assertThat(renamed.json().path("name").asText()).isEqualTo("例会の部屋");
        assertThat(client.matching(saved).patch(path(saved), "{\"name\":\"x\"}").status())
                .isEqualTo(412);
        assertThat(client.delete(path(saved)).status()).isEqualTo(204);
        assertThat(client.get("/api/v1/saved-searches").json().path("items")).isEmpty();
        CLOCK.advance(Duration.ofSeconds(1));
        fixture.room();
        SavedFixture.run(server);
        assertThat(notices()).isEmpty();
    }

    @Test
    void what_asks_for_nothing_or_cannot_be_read_or_is_one_too_many_is_refused() {
        for (String query : List.of("", "sort=newest", "colour=red", "area=999999", "persons=no", "q=%zz")) {
            assertThat(save(query).status()).as(query).isEqualTo(422);
        }
        assertThat(save("q=x&from=2026-01-09T10:00:00%2B09:00&to=2026-01-09T12:00:00%2B09:00")
                        .status())
                .isEqualTo(422);
        for (int n = 0; n < SavedSearches.MOST; n++) {
            assertThat(save("q=会議室" + n).status()).isEqualTo(201);
        }
        Reply tooMany = save("q=会議室");
        assertThat(tooMany.status()).isEqualTo(409);
        assertThat(tooMany.text()).contains("saved.too-many");
    }

    @Test
    void an_export_holds_it_and_who_leaves_takes_it_along() {
        Reply saved = save("q=会議室");
        String export = server.client()
                .with("Cookie", fixture.people().cookie(seeker))
                .get("/api/v1/me/export")
                .text();
        assertThat(export).contains("savedSearches", "q=%E4%BC%9A");
        var leaving = server.features().saved().belongings();
        fixture.listings().in(tx -> {
            leaving.erase(tx, server.features().people().people().get(seeker.id()));
            return saved;
        });
        assertThat(client.get(path(saved)).status()).isEqualTo(404);
    }

    private Entry room(String name, int persons, Visibility visibility) {
        ListingDraft draft = ListingDraft.here(Optional.empty(), name, "", Thing.Space.forPersons(persons));
        return fixture.listings()
                .published(
                        fixture.lender(),
                        new ListingDraft(
                                draft.place(),
                                draft.wording(),
                                draft.category(),
                                draft.features(),
                                draft.thing(),
                                draft.terms(),
                                new ListingDraft.Access(Reservation.NONE, visibility)));
    }

    private void change(Entry entry, String name, int persons) {
        Entry now = server.features().catalogue().listings().find(entry.id()).orElseThrow();
        ListingDraft draft = now.listing().draft();
        Wording wording = draft.wording();
        ListingDraft other = new ListingDraft(
                draft.place(),
                new Wording(name, wording.kana(), wording.description(), wording.easy(), wording.translations()),
                draft.category(),
                draft.features(),
                Thing.Space.forPersons(persons),
                draft.terms(),
                draft.access());
        Listings.Version version =
                new Listings.Version(entry.id(), now.listing().status().version());
        fixture.listings()
                .in(tx -> server.features()
                        .catalogue()
                        .listings()
                        .change(tx, fixture.lender().caller(), version, other));
    }

    private Reply save(String query) {
        return save(client, query, Optional.empty());
    }

    /** Of this test's hub only: the tests share a server. */
    private Reply save(TestClient who, String query, Optional<String> group) {
        String hub = query.startsWith("q=") && !query.contains("%zz")
                ? "&hub=" + fixture.lender().hub()
                : "";
        return who.post(
                "/api/v1/saved-searches",
                "{\"query\":\"%s\"%s}"
                        .formatted(
                                query + hub,
                                group.map(id -> ",\"group\":\"" + id + "\"").orElse("")));
    }

    private List<String> found(Reply saved) {
        return finds(client, saved);
    }

    private static List<String> finds(TestClient who, Reply saved) {
        List<String> ids = new ArrayList<>();
        who.get(path(saved) + "/finds")
                .json()
                .path("items")
                .forEach(item -> ids.add(item.path("listing").asText()));
        return ids;
    }

    private JsonNode notices() {
        return client.get("/api/v1/notices").json().path("items");
    }

    private List<String> letters() {
        return server.features()
                .platform()
                .db()
                .list(
                        "select subject from letters where kind = 'saved-found' and person = $1 order by id",
                        row -> row.getString("subject"),
                        seeker.id());
    }

    private static String id(Reply saved) {
        return saved.json().path("id").asText();
    }

    private static String path(Reply saved) {
        return "/api/v1/saved-searches/" + id(saved);
    }
}
