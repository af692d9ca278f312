package org.mochiyori.curation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Imported;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.catalogue.ListingMove;
import org.mochiyori.catalogue.ListingState;
import org.mochiyori.catalogue.PlaceDraft;
import org.mochiyori.catalogue.Reservation;
import org.mochiyori.catalogue.Source;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.catalogue.Visibility;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestHub;

class CurationTest {
    private static TestHub server;
    private ListingFixture fixture;
    private Lender lender;
    private TestClient curator;
    private TestClient speaker;

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
        lender = fixture.lender();
        curator = server.client().bearing(lender.curator().token());
        speaker = server.client().bearing(lender.speaker().token());
    }

    @Test
    void what_is_handed_in_waits_and_leaves_the_queue_when_decided() {
        UUID id = submitted().id();

        JsonNode queue = queue();
        assertThat(queue.path("total").asInt()).isOne();
        assertThat(queue.at("/items/0/what").asText()).isEqualTo("submitted");
        assertThat(queue.at("/items/0/listing/id").asText()).isEqualTo(id.toString());
        assertThat(decide(curator, id, "{\"decision\":\"publish\"}")
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("published");
        assertThat(queue().path("total").asInt()).isZero();
    }

    @Test
    void what_is_returned_tells_the_lender_why() {
        UUID id = submitted().id();

        assertThat(decide(curator, id, "{\"decision\":\"return\"}").status()).isEqualTo(422);
        assertThat(decide(curator, id, "{\"decision\":\"return\",\"reason\":\"no-such\"}")
                        .status())
                .isEqualTo(422);
        decide(curator, id, "{\"decision\":\"return\",\"reason\":\"photo\",\"note\":\"正面から\"}");

        JsonNode said =
                speaker.get("/api/v1/listings/" + id + "/decisions").json().at("/items/0");
        assertThat(said.path("reason").asText()).isEqualTo("photo");
        assertThat(said.path("note").asText()).isEqualTo("正面から");
        assertThat(reading(speaker, id)
                        .post("/api/v1/listings/" + id + "/submit", "{}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_curator_of_another_hub_finds_nothing() {
        UUID id = submitted().id();
        TestClient other = server.client().bearing(fixture.lender().curator().token());

        assertThat(decide(other, id, "{\"decision\":\"publish\"}").status()).isEqualTo(404);
        assertThat(other.get("/api/v1/curation/queue?hub=" + lender.hub()).status())
                .isEqualTo(404);
        assertThat(decide(speaker, id, "{\"decision\":\"publish\"}").status()).isEqualTo(404);
        assertThat(queue().path("total").asInt()).isOne();
    }

    @Test
    void exactly_the_moves_of_the_table_are_legal_from_each_state() {
        Map<ListingMove, String> bodies = Map.of(
                ListingMove.PUBLISH, "{\"decision\":\"publish\"}",
                ListingMove.RETURN, "{\"decision\":\"return\",\"note\":\"理由\"}",
                ListingMove.SUSPEND, "{\"decision\":\"suspend\",\"note\":\"理由\"}",
                ListingMove.RETIRE, "{\"decision\":\"retire\",\"note\":\"理由\"}");
        for (ListingState state : ListingState.values()) {
            for (Map.Entry<ListingMove, String> move : bodies.entrySet()) {
                UUID id = in(state);
                Reply reply = decide(curator, id, move.getValue());
                if (move.getKey().isLegal(state)) {
                    assertThat(reply.status()).as(state + " " + move.getKey()).isEqualTo(200);
                    assertThat(reply.json().path("state").asText())
                            .isEqualTo(move.getKey().from(state).word());
                } else {
                    assertThat(reply.status()).as(state + " " + move.getKey()).isEqualTo(409);
                    assertThat(reply.json().path("type").asText()).endsWith("/problems/wrong-state");
                    assertThat(speaker.get("/api/v1/listings/" + id)
                                    .json()
                                    .path("state")
                                    .asText())
                            .isEqualTo(state.word());
                }
            }
            UUID id = in(state);
            Reply submit = reading(speaker, id).post("/api/v1/listings/" + id + "/submit", "{}");
            assertThat(submit.status()).as(state + " SUBMIT").isEqualTo(ListingMove.SUBMIT.isLegal(state) ? 200 : 409);
        }
    }

    @Test
    void in_a_bulk_decision_one_refusal_holds_up_no_other() {
        UUID good = submitted().id();
        UUID gone = in(ListingState.RETIRED);
        UUID foreign = fixture.room(fixture.lender()).id();

        JsonNode outcomes = curator.post(
                        "/api/v1/curation/decisions",
                        "{\"listings\":[\"" + gone + "\",\"" + good + "\",\"" + foreign
                                + "\"],\"decision\":\"publish\"}")
                .json()
                .path("outcomes");

        assertThat(outcomes.at("/0/problem/type").asText()).isEqualTo("/problems/wrong-state");
        assertThat(outcomes.at("/1/state").asText()).isEqualTo("published");
        assertThat(outcomes.at("/2/problem/status").asInt()).isEqualTo(404);
    }

    @Test
    void a_change_of_what_is_out_comes_before_a_curator() {
        Entry room = fixture.room(lender);
        String path = "/api/v1/listings/" + room.id();
        speaker.matching(speaker.get(path)).patch(path, "{\"name\":\"改名（例）\"}");

        assertThat(queue().at("/items/0/what").asText()).isEqualTo("changed");
        decide(curator, room.id(), "{\"decision\":\"publish\"}");
        assertThat(queue().path("total").asInt()).isZero();
    }

    @Test
    void an_imported_place_can_be_lent_once_a_group_has_claimed_it_and_a_curator_agreed() {
        UUID id = imported("中央公民館");
        String claim = "{\"group\":\"" + lender.group() + "\",\"opening\":"
                + ListingFixture.openEveryDay().toJson() + "}";

        Reply asked = speaker.post("/api/v1/listings/" + id + "/claim", claim);
        assertThat(asked.status()).isEqualTo(201);
        assertThat(speaker.post("/api/v1/listings/" + id + "/claim", claim).status())
                .isEqualTo(409);
        assertThat(server.client()
                        .get("/api/v1/listings/" + id)
                        .json()
                        .path("reservation")
                        .asText())
                .isEqualTo("none");
        String decision = "/api/v1/curation/claims/" + asked.json().path("id").asText() + "/decision";
        assertThat(speaker.post(decision, "{\"decision\":\"agree\"}").status()).isEqualTo(404);
        assertThat(curator.post(decision, "{\"decision\":\"agree\"}").status()).isEqualTo(200);

        JsonNode claimed = server.client().get("/api/v1/listings/" + id).json();
        assertThat(claimed.path("reservation").asText()).isEqualTo("here");
        assertThat(claimed.at("/group/id").asText()).isEqualTo(lender.group().toString());
        assertThat(claimed.at("/source/file").asText()).isEqualTo("shisetsu.csv");
        assertThat(curator.post(decision, "{\"decision\":\"agree\"}").status()).isEqualTo(409);
    }

    @Test
    void without_opening_rules_no_claim_is_agreed_to() {
        UUID id = imported("中央公民館");
        Reply asked = speaker.post("/api/v1/listings/" + id + "/claim", "{\"group\":\"" + lender.group() + "\"}");

        Reply agreed = curator.post(
                "/api/v1/curation/claims/" + asked.json().path("id").asText() + "/decision",
                "{\"decision\":\"agree\"}");

        assertThat(agreed.status()).isEqualTo(409);
        assertThat(agreed.json().path("rule").asText()).isEqualTo("opening.unknown");
    }

    @Test
    void two_records_that_may_be_one_thing_wait_and_become_one_when_they_are() {
        UUID kept = submitted().id();
        UUID doubtful = imported("中央会館");
        suspect(kept, doubtful);
        assertThat(decide(curator, kept, "{\"decision\":\"publish\"}")
                        .json()
                        .path("rule")
                        .asText())
                .isEqualTo("duplicate.open");

        JsonNode pair = curator.get("/api/v1/curation/duplicates?hub=" + lender.hub())
                .json()
                .at("/items/0");
        Reply same = curator.post(
                "/api/v1/curation/duplicates/" + pair.path("id").asText() + "/decision", "{\"decision\":\"same\"}");

        assertThat(same.status()).isEqualTo(200);
        assertThat(decide(curator, kept, "{\"decision\":\"publish\"}").status()).isEqualTo(200);
        assertThat(server.client()
                        .get("/api/v1/listings/" + kept)
                        .json()
                        .at("/source/file")
                        .asText())
                .isEqualTo("shisetsu.csv");
        assertThat(server.client().get("/api/v1/listings/" + doubtful).status()).isEqualTo(404);
        assertThat(queue().path("total").asInt()).isZero();
    }

    @Test
    void records_told_apart_are_never_asked_about_again() {
        UUID one = imported("第一会館");
        UUID other = imported("第二会館");
        suspect(one, other);
        String pair = curator.get("/api/v1/curation/duplicates?hub=" + lender.hub())
                .json()
                .at("/items/0/id")
                .asText();
        TestClient stranger = server.client().bearing(fixture.lender().curator().token());

        assertThat(stranger.post("/api/v1/curation/duplicates/" + pair + "/decision", "{\"decision\":\"same\"}")
                        .status())
                .isEqualTo(404);
        curator.post("/api/v1/curation/duplicates/" + pair + "/decision", "{\"decision\":\"different\"}");
        suspect(other, one);

        assertThat(curator.get("/api/v1/curation/duplicates?hub=" + lender.hub())
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void a_hub_has_its_own_reasons_or_the_usual_ones() {
        String path = "/api/v1/curation/reasons?hub=" + lender.hub();
        assertThat(curator.get(path).json().path("reasons")).hasSizeGreaterThan(5);

        curator.send("PUT", path, Optional.of("{\"reasons\":[{\"code\":\"size\",\"ja\":\"大きさを書いてください\"}]}"));

        assertThat(curator.get(path).json().at("/reasons/0/code").asText()).isEqualTo("size");
        assertThat(decide(curator, submitted().id(), "{\"decision\":\"return\",\"reason\":\"size\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void picks_are_a_curators() {
        Entry room = fixture.room(lender);
        String path = "/api/v1/listings/" + room.id() + "/pick";

        assertThat(reading(speaker, room.id())
                        .send("PUT", path, Optional.of("{\"picked\":true}"))
                        .status())
                .isEqualTo(404);
        assertThat(reading(curator, room.id())
                        .send("PUT", path, Optional.of("{\"picked\":true}"))
                        .json()
                        .path("picked")
                        .asBoolean())
                .isTrue();
    }

    private Reply decide(TestClient client, UUID id, String body) {
        return reading(client, id).post("/api/v1/listings/" + id + "/decision", body);
    }

    /** The client after it has read the listing as it is now; of what it does not see, any version. */
    private static TestClient reading(TestClient client, UUID id) {
        Reply read = client.get("/api/v1/listings/" + id);
        return client.with("If-Match", read.header("ETag").orElse("\"1\""));
    }

    private JsonNode queue() {
        return curator.get("/api/v1/curation/queue?hub=" + lender.hub()).json();
    }

    private Entry submitted() {
        var listings = server.features().catalogue().listings();
        return fixture.in(tx -> {
            Entry entry = listings.create(tx, lender.caller(), lender.group(), desks());
            fixture.rule(
                    tx, lender, org.mochiyori.catalogue.RuleScope.ofListing(entry.id()), ListingFixture.openEveryDay());
            return listings.submit(tx, lender.caller(), entry.id());
        });
    }

    private UUID in(ListingState state) {
        UUID id = submitted().id();
        fixture.insert("update listings set state = $2 where id = $1", id, state.word());
        return id;
    }

    private static ListingDraft desks() {
        return ListingDraft.here(Optional.empty(), "長机（例）", "desk", Thing.Equipment.pool(20, "台"));
    }

    private UUID imported(String name) {
        ListingDraft draft = ListingDraft.here(Optional.empty(), name, "", Thing.Space.forPersons(30))
                .with(new ListingDraft.Access(Reservation.NONE, Visibility.PUBLIC));
        Imported record = new Imported(
                new Source(name, "shisetsu.csv", 1, "公共施設一覧", "CC BY 4.0", "小平市"),
                JsonNodeFactory.instance.objectNode().put("名称", name),
                Optional.of(new Imported.At(fixture.newId(), PlaceDraft.named(name, "東京都小平市"))),
                draft,
                Optional.empty());
        var batch = new Imported.Batch(
                lender.hub(),
                Optional.empty(),
                fixture.newId(),
                true,
                lender.curator().id());
        return fixture.in(tx -> server.features().catalogue().imports().take(tx, batch, List.of(record)))
                .getFirst()
                .listing();
    }

    private void suspect(UUID one, UUID other) {
        fixture.in(tx -> server.features()
                .curation()
                .duplicates()
                .suspect(tx, lender.hub(), Set.of(new Duplicates.Suspect(one, other, List.of("name")))));
    }
}
