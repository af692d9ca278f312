package org.mochiyori.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestHub;

class ListingRoutesTest {
    private static TestHub server;
    private ListingFixture fixture;
    private Lender lender;
    private TestClient speaker;
    private TestClient stranger;

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
        speaker = server.client().bearing(lender.speaker().token());
        stranger = server.client().bearing(fixture.lender().speaker().token());
    }

    @Test
    void a_tent_is_written_handed_in_and_not_seen_before_a_curator_agrees() {
        Reply created = speaker.post("/api/v1/listings", tents(""));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("state").asText()).isEqualTo("draft");
        assertThat(created.json().path("quantity").asInt()).isEqualTo(4);

        String path = "/api/v1/listings/" + created.json().path("id").asText();

        assertThat(server.client().get(path).status()).isEqualTo(404);
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(speaker.get(path).status()).isEqualTo(200);
    }

    @Test
    void fields_that_are_not_the_lenders_are_refused() {
        for (String field : new String[] {
            "\"state\":\"published\"",
            "\"hub\":\"x\"",
            "\"picked\":true",
            "\"id\":\"1\"",
            "\"version\":9",
            "\"createdAt\":\"2020-01-01T00:00:00Z\"",
            "\"units\":[]",
            "\"source\":{}"
        }) {
            Reply reply = speaker.post("/api/v1/listings", tents("," + field));
            assertThat(reply.status()).as(field).isEqualTo(422);
            assertThat(reply.json().at("/errors/0/code").asText()).isEqualTo("unknown");
        }
        Reply created = speaker.post("/api/v1/listings", tents(""));
        Reply patched = speaker.matching(created)
                .patch("/api/v1/listings/" + created.json().path("id").asText(), "{\"picked\":null}");
        assertThat(patched.status()).isEqualTo(422);
    }

    @Test
    void nobody_lists_for_a_group_he_does_not_speak_for() {
        assertThat(stranger.post("/api/v1/listings", tents("")).status()).isEqualTo(404);
        assertThat(server.client()
                        .bearing(lender.member().token())
                        .post("/api/v1/listings", tents(""))
                        .status())
                .isEqualTo(403);
        assertThat(server.client().post("/api/v1/listings", tents("")).status()).isIn(401, 403);
    }

    @Test
    void a_stranger_can_neither_read_nor_change_nor_retire_a_draft() {
        Reply created = speaker.post("/api/v1/listings", tents(""));
        String path = "/api/v1/listings/" + created.json().path("id").asText();

        assertThat(stranger.matching(created).patch(path, "{\"name\":\"盗\"}").status())
                .isEqualTo(404);
        assertThat(stranger.with("If-Match", "\"1\"")
                        .post(path + "/retire", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(stranger.with("If-Match", "\"1\"")
                        .post(path + "/submit", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get(path + "/contact").status()).isEqualTo(404);
        assertThat(speaker.get(path).json().path("name").asText()).isEqualTo("テント（例）");
    }

    @Test
    void a_merge_patch_changes_what_it_names_and_clears_what_is_null() {
        Reply created = speaker.post("/api/v1/listings", tents(",\"kana\":\"てんと\",\"hints\":\"裏口から\""));
        String path = "/api/v1/listings/" + created.json().path("id").asText();

        Reply patched =
                speaker.matching(created).patch(path, "{\"hints\":null,\"quantity\":6,\"fee\":{\"kind\":\"free\"}}");

        assertThat(patched.status()).isEqualTo(200);
        JsonNode json = patched.json();
        assertThat(json.path("hints").asText()).isEmpty();
        assertThat(json.path("kana").asText()).isEqualTo("てんと");
        assertThat(json.path("quantity").asInt()).isEqualTo(6);
        assertThat(json.at("/units/0/capacity").asInt()).isEqualTo(6);
        assertThat(json.at("/fee/kind").asText()).isEqualTo("free");
    }

    @Test
    void a_room_without_a_place_can_be_changed_and_given_one() {
        Reply created = speaker.post("/api/v1/listings", """
                {"group":"%s","kind":"space","name":"離れ（例）","category":"meeting-room"}""".formatted(lender.group()));
        String path = "/api/v1/listings/" + created.json().path("id").asText();
        Reply renamed = speaker.matching(created).patch(path, "{\"name\":\"離れの間（例）\"}");
        assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
        assertThat(renamed.json().path("units")).isEqualTo(created.json().path("units"));
        Reply place = speaker.post("/api/v1/places", """
                {"group":"%s","name":"会館（例）","address":"東京都小平市小川町1-1"}""".formatted(lender.group()));
        assertThat(place.status()).as(place.text()).isEqualTo(201);
        Reply moved = speaker.matching(renamed)
                .patch(
                        path,
                        "{\"place\":\"%s\"}".formatted(place.json().path("id").asText()));
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(moved.json().at("/units/0/unit").asText())
                .isEqualTo(created.json().at("/units/0/unit").asText());
    }

    @Test
    void a_change_needs_the_version_it_was_made_from() {
        Reply created = speaker.post("/api/v1/listings", tents(""));
        String path = "/api/v1/listings/" + created.json().path("id").asText();

        assertThat(speaker.patch(path, "{\"name\":\"天幕\"}").status()).isEqualTo(428);
        assertThat(speaker.matching(created).patch(path, "{\"name\":\"天幕\"}").status())
                .isEqualTo(200);
        assertThat(speaker.matching(created).patch(path, "{\"name\":\"三度目\"}").status())
                .isEqualTo(412);
    }

    @Test
    void scripts_in_texts_stay_texts_and_script_addresses_are_refused() {
        String text = "<script>alert(1)</script>\\\" onload=x";
        Reply created = speaker.post("/api/v1/listings", tents(",\"description\":\"" + text + "\""));
        assertThat(created.json().path("description").asText()).isEqualTo("<script>alert(1)</script>\" onload=x");
        assertThat(created.header("Content-Type").orElse("")).startsWith("application/json");

        Reply link = speaker.post("/api/v1/listings", tents(",\"reserveUrl\":\"javascript:alert(1)\""));
        assertThat(link.status()).isEqualTo(422);
        assertThat(link.json().at("/errors/0/pointer").asText()).isEqualTo("/reserveUrl");
        assertThat(link.text()).doesNotContain("alert");
    }

    @Test
    void deep_large_and_wrongly_typed_bodies_are_refused_with_a_pointer() {
        assertThat(speaker.post("/api/v1/listings", "[".repeat(100_000)).status())
                .isEqualTo(400);
        assertThat(speaker.post("/api/v1/listings", tents(",\"hints\":\"" + "あ".repeat(6000) + "\""))
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/hints");
        assertThat(speaker.post("/api/v1/listings", tents(",\"hints\":\"" + "x".repeat(300_000) + "\""))
                        .status())
                .isEqualTo(413);
        for (String wrong : new String[] {
            "\"features\":\"x\"",
            "\"features\":[1]",
            "\"fee\":[]",
            "\"fee\":{\"kind\":\"charged\"}",
            "\"place\":\"nowhere\"",
            "\"audience\":[\"all\"]",
            "\"translations\":{\"en\":1}",
            "\"translations\":{\"xx\":{}}",
            "\"serials\":[\"1\",\"1\"]",
            "\"visibility\":\"hidden\""
        }) {
            Reply reply = speaker.post("/api/v1/listings", tents("," + wrong));
            assertThat(reply.status()).as(wrong).isEqualTo(422);
            assertThat(reply.json().at("/errors/0/pointer").asText()).as(wrong).startsWith("/");
        }
    }

    @Test
    void the_contact_of_a_skill_is_in_no_public_byte() {
        Entry skill = fixture.skill(lender, new Contact("内緒太郎", "0900000000", "secret@example.jp", "夜に"));
        String path = "/api/v1/listings/" + skill.id();

        Reply open = server.client().get(path);
        assertThat(open.status()).isEqualTo(200);
        assertThat(open.text()).doesNotContain("内緒太郎", "0900000000", "secret@example.jp", "夜に");
        assertThat(server.client().get(path + "/contact").status()).isEqualTo(401);
        assertThat(speaker.get(path + "/contact").json().path("phone").asText()).isEqualTo("0900000000");
    }

    @Test
    void the_public_face_of_a_room_shows_neither_state_nor_units() {
        Entry room = fixture.room(lender);

        JsonNode open = server.client().get("/api/v1/listings/" + room.id()).json();

        assertThat(open.path("reservation").asText()).isEqualTo("here");
        assertThat(open.at("/place/name").asText()).isEqualTo("中央会館（例）");
        assertThat(open.has("units")).isFalse();
        assertThat(open.has("visibility")).isFalse();
    }

    @Test
    void what_is_for_the_union_only_is_found_by_nobody_else() {
        Entry desks = fixture.published(
                lender,
                ListingDraft.here(java.util.Optional.empty(), "連合会の机（例）", "", Thing.Equipment.pool(3, "台"))
                        .with(new ListingDraft.Access(Reservation.HERE, Visibility.UNION)));
        String path = "/api/v1/listings/" + desks.id();
        Lender sister = fixture.lender(lender.hub());
        var union = fixture.newId();
        fixture.group(union, lender.hub(), "連合会（例）");
        fixture.insert("update groups set umbrella = $1 where id = any ($2)", union, new java.util.UUID[] {
            lender.group(), sister.group()
        });

        assertThat(server.client().get(path).status()).isEqualTo(404);
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(server.client().bearing(sister.member().token()).get(path).status())
                .isEqualTo(200);
    }

    @Test
    void a_groups_listings_are_listed_for_its_people_only() {
        speaker.post("/api/v1/listings", tents(""));
        speaker.post("/api/v1/listings", tents(""));

        JsonNode first = speaker.get("/api/v1/listings/mine?group=" + lender.group() + "&limit=1")
                .json();
        JsonNode second = speaker.get("/api/v1/listings/mine?group=" + lender.group() + "&cursor="
                        + first.path("next").asText())
                .json();

        assertThat(first.path("items")).hasSize(1);
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.has("next")).isFalse();
        assertThat(stranger.get("/api/v1/listings/mine?group=" + lender.group()).status())
                .isEqualTo(404);
    }

    @Test
    void rules_are_set_strictly_and_by_those_concerned() {
        Entry room = fixture.room(lender);
        String path = "/api/v1/listings/" + room.id() + "/rules/lending";
        Reply read = speaker.get(path);

        assertThat(stranger.matching(read)
                        .send("PUT", path, java.util.Optional.of("{\"value\":{}}"))
                        .status())
                .isEqualTo(404);
        Reply wrong = speaker.matching(read).send("PUT", path, java.util.Optional.of("{\"value\":{\"holdHours\":-1}}"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().at("/errors/0/pointer").asText()).isEqualTo("/value/holdHours");
        Reply set =
                speaker.matching(read).send("PUT", path, java.util.Optional.of("{\"value\":{\"individuals\":true}}"));
        assertThat(set.status()).isEqualTo(200);
        assertThat(set.json().path("values")).hasSize(2);
        assertThat(speaker.matching(read)
                        .send("PUT", path, java.util.Optional.of("{\"value\":{}}"))
                        .status())
                .isEqualTo(412);
    }

    private String tents(String more) {
        return "{\"group\":\"" + lender.group()
                + "\",\"kind\":\"equipment\",\"name\":\"テント（例）\",\"category\":\"tent\",\"quantity\":4" + more + "}";
    }
}
