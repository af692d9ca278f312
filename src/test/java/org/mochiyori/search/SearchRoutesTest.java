package org.mochiyori.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Fee;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.catalogue.ListingMove;
import org.mochiyori.catalogue.Reservation;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.catalogue.Visibility;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestHub;

class SearchRoutesTest {
    private static TestHub server;
    private static ListingFixture fixture;

    private Lender lender;

    @BeforeAll
    static void start() {
        server = TestHub.start();
        fixture = ListingFixture.on(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void lend() {
        lender = fixture.lender();
    }

    @Test
    void a_published_listing_is_found_and_a_retired_one_is_gone() {
        Entry room = fixture.room(lender);
        catchUp();

        JsonNode found = find("q=" + in("中央会館 会議室") + "&hub=" + lender.hub());

        assertThat(found.path("total").asLong()).isOne();
        JsonNode item = found.path("items").get(0);
        assertThat(item.path("id").asText()).isEqualTo(room.id().toString());
        assertThat(item.path("name").asText()).isEqualTo("会議室1（例）");
        assertThat(item.path("kind").asText()).isEqualTo("space");
        assertThat(item.path("hub").path("id").asText()).isEqualTo(lender.hub());
        assertThat(item.path("group").path("name").asText()).isEqualTo("商店会（例）");
        assertThat(item.path("place").path("name").asText()).isEqualTo("中央会館（例）");
        assertThat(item.path("place").path("point").path("lat").asDouble()).isEqualTo(35.7285);
        assertThat(item.path("reservation").asText()).isEqualTo("here");
        assertThat(item.path("capacity").asInt()).isEqualTo(24);
        assertThat(found.path("asOf").asText()).contains("+09:00");

        fixture.in(tx -> server.features()
                .catalogue()
                .listings()
                .move(tx, lender.curator().id(), room.id(), ListingMove.RETIRE));
        catchUp();
        assertThat(find("hub=" + lender.hub()).path("total").asLong()).isZero();
        assertThat(server.features().search().differences()).isEmpty();
    }

    @Test
    void a_municipality_is_found_by_five_and_six_digits_and_by_its_prefecture() {
        fixture.room(lender);
        catchUp();

        for (String code : List.of("132110", "13211", "130001", "13000,01100")) {
            assertThat(total("area=" + code)).as(code).isOne();
        }
        assertThat(total("area=132021")).isZero();
        assertThat(total("near=35.7285,139.4777&within=100")).isOne();
        assertThat(total("near=35.6,139.4&within=100")).isZero();
        assertThat(total("bbox=139.4,35.7,139.5,35.8")).isOne();
        assertThat(total("bbox=35.7,139.4,35.8,139.5")).isOne();
    }

    @Test
    void an_area_in_the_words_that_leaves_nothing_was_part_of_a_name() {
        fixture.room(lender);
        catchUp();

        JsonNode found = find("q=" + in("立川市の会議室") + "&hub=" + lender.hub());

        assertThat(found.path("total").asLong()).isOne();
        assertThat(found.path("understood").get(0).path("sure").asBoolean())
                .as("the area filters no more, and that is told")
                .isFalse();
        JsonNode sure = find("q=" + in("小平市の会議室") + "&hub=" + lender.hub());
        assertThat(sure.path("total").asLong()).isOne();
        assertThat(sure.path("understood").get(0).path("codes").get(0).asText()).isEqualTo("132110");
    }

    @Test
    void what_was_asked_for_is_marked_where_one_asks_for_marks_and_escaped_on_the_page() {
        fixture.published(
                lender, ListingDraft.here(Optional.empty(), "<i>集いの会議室</i>（例）", "", Thing.Space.forPersons(8)));
        catchUp();

        JsonNode item = find("marks=include&q=kaigishitsu&hub=" + lender.hub())
                .path("items")
                .get(0);
        assertThat(item.path("marked").path("name").toString()).isEqualTo("[[6,9]]");
        assertThat(find("q=kaigishitsu&hub=" + lender.hub())
                        .path("items")
                        .get(0)
                        .has("marked"))
                .isFalse();
        String page = server.client()
                .with("Accept", "text/html")
                .get("/?q=kaigishitsu")
                .text();
        assertThat(page).contains("&lt;i&gt;集いの<mark>会議室</mark>&lt;/i&gt;").doesNotContain("<i>集い");
    }

    @Test
    void kinds_figures_and_fields_narrow_the_answer() {
        fixture.room(lender);
        fixture.desks(lender);
        catchUp();

        assertThat(total("kind=space")).isOne();
        assertThat(total("kind=space&kind=equipment")).isEqualTo(2);
        assertThat(total("kind=equipment&quantity=20")).isOne();
        assertThat(total("kind=equipment&quantity=21")).isZero();
        assertThat(total("kind=space&persons=24")).isOne();
        assertThat(total("kind=space&persons=25")).isZero();
        assertThat(total("reservation=none")).isZero();
        assertThat(total("category=meeting-room")).isOne();
        JsonNode narrow = find("kind=equipment&fields=id,unit&facets=none&hub=" + lender.hub());
        assertThat(narrow.path("items").get(0).fieldNames()).toIterable().containsExactly("id", "unit");
        assertThat(narrow.path("facets")).isEmpty();
        assertThat(find("hub=" + lender.hub()).path("facets").path("kind"))
                .extracting(value -> value.path("value").asText() + value.path("count"))
                .containsExactlyInAnyOrder("space1", "equipment1");
    }

    @Test
    void what_the_least_of_the_rates_is_narrows_and_a_price_in_the_words_lifts() {
        costing("会議室A（例）", Fee.of(1500, Fee.Per.HOUR));
        costing("会議室B（例）", Fee.of(400, Fee.Per.HOUR));
        costing("会議室C（例）", new Fee.Free());
        costing("会議室D（例）", new Fee.Unknown());
        catchUp();

        assertThat(total("fee=none")).isOne();
        assertThat(total("fee=400")).isEqualTo(2);
        assertThat(total("fee=399")).isOne();
        assertThat(total("fee=9999")).isEqualTo(3);
        JsonNode found = find("q=" + in("400円以下の会議室") + "&hub=" + lender.hub());
        assertThat(found.path("total").asLong()).as("only lifted").isEqualTo(4);
        assertThat(List.of(found.path("items").get(0), found.path("items").get(1)))
                .extracting(item -> item.path("name").asText())
                .containsExactlyInAnyOrder("会議室B（例）", "会議室C（例）");
        assertThat(found.path("understood").get(0).path("mostYen").asInt()).isEqualTo(400);
    }

    private void costing(String name, Fee fee) {
        ListingDraft draft = ListingDraft.here(Optional.empty(), name, "", Thing.Space.forPersons(10));
        fixture.published(lender, draft.on(draft.terms().costing(fee)));
    }

    @Test
    void what_is_not_for_everybody_is_found_and_counted_by_its_people_only() {
        Entry open = publish("公開の和室（例）", Visibility.PUBLIC);
        publish("登録団体の和室（例）", Visibility.GROUPS);
        publish("内々の和室（例）", Visibility.PRIVATE);
        catchUp();

        JsonNode stranger = find("q=" + in("和室") + "&hub=" + lender.hub());
        assertThat(stranger.path("items")).hasSize(1);
        assertThat(stranger.path("items").get(0).path("id").asText())
                .isEqualTo(open.id().toString());
        assertThat(stranger.path("facets").path("hub").get(0).path("count").asInt())
                .isOne();
        assertThat(stranger.path("total").asLong()).isOne();
        assertThat(names(as(lender.member()))).hasSize(3);
        Lender other = fixture.lender();
        assertThat(names(as(other.member()))).containsExactlyInAnyOrder("公開の和室（例）", "登録団体の和室（例）");
        assertThat(names(as(lender.curator()))).hasSize(3);
        assertThat(suggestions("内々")).isEmpty();
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        for (int i = 0; i < 7; i++) {
            publish("会議室" + i + "（例）", Visibility.PUBLIC);
        }
        catchUp();
        for (String more : List.of("", "&sort=name", "&sort=newest", "&q=" + in("会議室"))) {
            List<String> seen = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            do {
                JsonNode page = find("limit=3&hub=" + lender.hub() + more
                        + cursor.map(at -> "&cursor=" + in(at)).orElse(""));
                page.path("items").forEach(item -> seen.add(item.path("id").asText()));
                cursor = Optional.of(page.path("next").asText()).filter(next -> !next.isEmpty());
            } while (cursor.isPresent());
            assertThat(seen).as(more).hasSize(7).doesNotHaveDuplicates();
        }
    }

    @Test
    void typed_words_may_be_taken_literally() {
        publish("会議室（例）", Visibility.PUBLIC);
        catchUp();

        assertThat(total("q=" + in("かいぎしつ"))).isOne();
        assertThat(total("words=literal&q=" + in("かいぎしつ"))).isZero();
        assertThat(total("words=literal&q=" + in("会議室"))).isOne();
    }

    @Test
    void wrong_parameters_are_named() {
        for (String wrong : List.of(
                "kind=room",
                "category=nothing",
                "area=999999",
                "near=1",
                "near=91,181",
                "bbox=1,2,3",
                "sort=distance",
                "from=2027-01-09T10:00:00Z",
                "limit=0",
                "limit=101",
                "persons=-1",
                "fee=-1",
                "fee=cheap",
                "fields=secret",
                "duration=PT1H",
                "q=" + "a".repeat(257),
                "from=2027-01-09T10:00:00Z&to=2027-01-09T09:00:00Z")) {
            assertThat(get(wrong).status()).as(wrong).isEqualTo(422);
        }
        assertThat(get("nonsense=1").status()).isEqualTo(400);
        assertThat(get("cursor=xyz").status()).isEqualTo(400);
    }

    @Test
    void suggestions_complete_names_and_words() {
        publish("関戸公民館（例）", Visibility.PUBLIC);
        catchUp();

        assertThat(suggestions("かいぎ")).contains("会議室");
        assertThat(suggestions("sekido")).contains("関戸公民館（例）");
    }

    private Entry publish(String name, Visibility visibility) {
        ListingDraft draft = ListingDraft.here(Optional.empty(), name, "", Thing.Space.forPersons(10));
        return fixture.published(
                lender,
                new ListingDraft(
                        draft.place(),
                        draft.wording(),
                        draft.category(),
                        draft.features(),
                        draft.thing(),
                        draft.terms(),
                        new ListingDraft.Access(Reservation.HERE, visibility)));
    }

    private static void catchUp() {
        SearchFixture.catchUp(server);
    }

    private TestClient as(PeopleFixture.Who who) {
        return server.client().bearing(who.token());
    }

    private List<String> names(TestClient client) {
        List<String> names = new ArrayList<>();
        client.get("/api/v1/listings?hub=" + lender.hub() + "&q=" + in("和室"))
                .json()
                .path("items")
                .forEach(item -> names.add(item.path("name").asText()));
        return names;
    }

    private static List<String> suggestions(String typed) {
        List<String> all = new ArrayList<>();
        server.client()
                .get("/api/v1/listings/suggest?q=" + in(typed))
                .json()
                .path("items")
                .forEach(item -> all.add(item.asText()));
        return all;
    }

    private long total(String query) {
        return find(query + "&hub=" + lender.hub()).path("total").asLong(-1);
    }

    private static JsonNode find(String query) {
        TestClient.Reply reply = get(query);
        assertThat(reply.status()).as(query + " " + reply.text()).isEqualTo(200);
        return reply.json();
    }

    private static TestClient.Reply get(String query) {
        return server.client().get("/api/v1/listings?" + query);
    }

    private static String in(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
