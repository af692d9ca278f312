package org.mochiyori.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.group.GroupFixture.Team;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

class GroupRoutesTest {
    private static TestHub server;
    private static PeopleFixture people;
    private static GroupFixture groups;
    private static TestClient client;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2026-11-21T01:00:00Z"));
        people = PeopleFixture.over(server.features());
        groups = GroupFixture.over(server.features());
        client = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_group_applies_gets_a_number_and_is_taken_in_by_the_hub() {
        String hub = people.hub();
        Who resident = people.resident();
        Reply made = as(resident).post("/api/v1/groups", """
                        {"hub": "%s", "name": "さくら　自治会（例）", "kana": "サクラジチカイ", "kind": "neighbourhood",
                         "phone": "０４２-111-2222", "roster": [{"name": "髙﨑 𠮷", "kana": "ﾀｶｻｷ"}]}
                        """.formatted(hub));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("number").asText()).isEqualTo("2026-0001");
        assertThat(made.json().path("state").asText()).isEqualTo("applied");
        String path = "/api/v1/groups/" + made.json().path("id").asText();
        Who desk = people.staff(hub, StaffRole.DESK);
        assertThat(as(resident)
                        .post(path + "/decision", "{\"decision\": \"approve\"}")
                        .status())
                .isEqualTo(403);
        Reply approved = as(desk).post(path + "/decision", "{\"decision\": \"approve\"}");
        assertThat(approved.json().path("validUntil").asText()).isEqualTo("2027-03-31");
        assertThat(as(desk).post(path + "/decision", "{\"decision\": \"approve\"}")
                        .status())
                .isEqualTo(409);
        JsonNode me = as(resident).get("/api/v1/me").json();
        assertThat(me.path("groups").get(0).path("role").asText()).isEqualTo("representative");
        assertThat(me.path("groups").get(0).path("registered").asBoolean()).isTrue();
        assertThat(as(desk).get("/api/v1/me")
                        .json()
                        .path("staff")
                        .get(0)
                        .path("role")
                        .asText())
                .isEqualTo("desk");
    }

    @Test
    void a_refusal_owes_a_reason() {
        String hub = people.hub();
        Team team = groups.applied(hub, "例の会", "れいのかい", Group.Kind.CLUB);
        TestClient desk = as(people.staff(hub, StaffRole.DESK));
        String path = "/api/v1/groups/" + team.id() + "/decision";
        assertThat(desk.post(path, "{\"decision\": \"decline\"}").status()).isEqualTo(422);
        Reply declined = desk.post(path, "{\"decision\": \"decline\", \"reason\": \"名簿をお出しください。\"}");
        assertThat(declined.json().path("reason").asText()).isEqualTo("名簿をお出しください。");
        assertThat(as(team.representative())
                        .get("/api/v1/groups/" + team.id())
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("declined");
    }

    @Test
    void the_desk_finds_a_group_by_any_kana_and_by_telephone() {
        String hub = people.hub();
        groups.group(hub, "ガールズバンドの会（例）", "がーるずばんどのかい", Group.Kind.CLUB);
        groups.group(hub, "あおぞら（例）", "とくていひえいり あおぞら", Group.Kind.NPO);
        groups.group(hub, "100%の会（例）", "ひゃくぱーせんとのかい", Group.Kind.OTHER);
        TestClient desk = as(people.staff(hub, StaffRole.DESK));
        String path = "/api/v1/groups?hub=" + hub;
        assertThat(names(desk.get(path + "&q=" + encoded("ｶﾞｰﾙｽﾞ")))).containsExactly("ガールズバンドの会（例）");
        assertThat(names(desk.get(path + "&q=" + encoded("あおぞ")))).containsExactly("あおぞら（例）");
        assertThat(names(desk.get(path + "&q=" + encoded("0%")))).containsExactly("100%の会（例）");
        assertThat(names(desk.get(path + "&phone=042-000-0000"))).hasSize(3);
        Reply first = desk.get(path + "&limit=2");
        assertThat(names(first)).containsExactly("ガールズバンドの会（例）", "あおぞら（例）");
        Reply next =
                desk.get(path + "&limit=2&cursor=" + first.json().path("next").asText());
        assertThat(names(next)).containsExactly("100%の会（例）");
        assertThat(next.json().has("next")).isFalse();
        assertThat(desk.get(path + "&cursor=x").status()).isEqualTo(422);
    }

    @Test
    void somebody_elses_group_is_not_there() {
        String hub = people.hub();
        Team team = groups.group(hub);
        TestClient stranger = as(people.resident());
        TestClient elsewhere = as(people.staff(people.hub(), StaffRole.DESK));
        String path = "/api/v1/groups/" + team.id();
        for (TestClient one : List.of(stranger, elsewhere)) {
            assertThat(one.get(path).status()).isEqualTo(404);
            assertThat(one.get(path + "/members").status()).isEqualTo(404);
            assertThat(one.get(path + "/roster").status()).isEqualTo(404);
            assertThat(one.get("/api/v1/groups?hub=" + hub).status()).isEqualTo(404);
            assertThat(one.with("If-Match", "\"2\"")
                            .patch(path, "{\"name\": \"x\"}")
                            .status())
                    .isEqualTo(404);
            assertThat(one.post(path + "/decision", "{\"decision\": \"end\", \"reason\": \"x\"}")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(server.features().groups().groups().get(team.id()).state()).isEqualTo(Group.State.ACTIVE);
    }

    @Test
    void a_member_sees_the_group_but_does_not_act_for_it() {
        Team team = groups.group(people.hub());
        Who member = groups.member(team);
        String path = "/api/v1/groups/" + team.id();
        assertThat(as(member).get(path).status()).isEqualTo(200);
        assertThat(as(member)
                        .with("If-Match", "\"2\"")
                        .patch(path, "{\"name\": \"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(as(member)
                        .post(path + "/representative", "{\"to\": \"" + member.id() + "\"}")
                        .status())
                .isEqualTo(403);
        assertThat(as(member).delete(path + "/members/" + member.id()).status()).isEqualTo(204);
        assertThat(as(member).get(path).status()).isEqualTo(404);
    }

    @Test
    void fields_that_nobody_may_set_are_refused() {
        Team team = groups.group(people.hub());
        TestClient own = as(team.representative()).with("If-Match", "\"2\"");
        for (String field : List.of("state", "hub", "number", "validUntil", "verified", "createdAt", "version")) {
            assertThat(own.patch("/api/v1/groups/" + team.id(), "{\"" + field + "\": \"active\"}")
                            .status())
                    .as(field)
                    .isEqualTo(422);
        }
        assertThat(server.features().groups().groups().get(team.id()).version()).isEqualTo(2);
    }

    @Test
    void a_change_by_the_desk_bears_both_names() {
        String hub = people.hub();
        Team team = groups.group(hub);
        Who desk = people.staff(hub, StaffRole.DESK);
        TestClient asDesk = as(desk);
        String path = "/api/v1/groups/" + team.id();
        Reply read = asDesk.get(path);
        assertThat(asDesk.matching(read).patch(path, "{\"purpose\": \"清掃\"}").status())
                .isEqualTo(200);
        server.numberChanges();
        var changed = server
                .features()
                .platform()
                .log()
                .listOf("group", team.id().toString())
                .stream()
                .filter(change -> change.kind().equals("changed"))
                .findFirst()
                .orElseThrow();
        assertThat(changed.actor()).contains(desk.id());
        assertThat(changed.onBehalfOf()).contains(team.id());
        assertThat(changed.data().toString()).doesNotContain("清掃");
    }

    @Test
    void the_old_representative_has_no_say_after_handing_over() {
        Team team = groups.group(people.hub());
        Who next = groups.member(team);
        TestClient old = as(team.representative());
        String path = "/api/v1/groups/" + team.id();
        assertThat(old.delete(path + "/members/" + team.representative().id()).status())
                .isEqualTo(409);
        assertThat(old.post(path + "/representative", "{\"to\": \"" + next.id() + "\"}")
                        .status())
                .isEqualTo(204);
        assertThat(old.get(path).status()).isEqualTo(404);
        assertThat(server.features().groups().members().representative(team.id()))
                .contains(next.id());
    }

    @Test
    void the_desk_changes_a_representative_without_the_old_one() {
        String hub = people.hub();
        Team team = groups.group(hub);
        TestClient desk = as(people.staff(hub, StaffRole.DESK));
        Reply entered = desk.post(
                "/api/v1/hubs/" + hub + "/people",
                "{\"name\": \"後任　次郎\", \"kana\": \"コウニン\", \"phone\": \"042-9-9999\"}");
        assertThat(entered.status()).isEqualTo(201);
        String next = entered.json().path("id").asText();
        assertThat(desk.post(
                                "/api/v1/groups/" + team.id() + "/representative",
                                "{\"to\": \"" + next + "\", \"stays\": true}")
                        .status())
                .isEqualTo(204);
        JsonNode members =
                desk.get("/api/v1/groups/" + team.id() + "/members").json().path("items");
        assertThat(members.get(0).path("name").asText()).isEqualTo("後任 次郎");
        assertThat(members.get(1).path("role").asText()).isEqualTo("member");
        String stranger = people.resident().id().toString();
        assertThat(desk.post("/api/v1/groups/" + team.id() + "/representative", "{\"to\": \"" + stranger + "\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_intermediary_accompanies_by_consent_and_only_until_it_is_taken_back() {
        String hub = people.hub();
        Team team = groups.group(hub);
        Team npo = groups.group(hub, "つなぐ（例）", "つなぐ", Group.Kind.INTERMEDIARY);
        Who helper = groups.member(npo);
        String path = "/api/v1/groups/" + team.id();
        String wish = """
                {"helper": "%s", "organisation": "つなぐ（例）", "scopes": ["keep"], "until": "2027-01-31"}
                """;
        assertThat(as(helper).get(path).status()).isEqualTo(404);
        assertThat(as(team.representative())
                        .post(
                                path + "/accompaniments",
                                wish.formatted(people.resident().id()))
                        .status())
                .isEqualTo(422);
        assertThat(as(people.staff(hub, StaffRole.DESK))
                        .post(path + "/accompaniments", wish.formatted(helper.id()))
                        .status())
                .isEqualTo(403);
        Reply made = as(team.representative()).post(path + "/accompaniments", wish.formatted(helper.id()));
        assertThat(made.status()).isEqualTo(201);
        Reply seen = as(helper).get(path);
        assertThat(seen.json()
                        .path("accompaniments")
                        .get(0)
                        .path("organisation")
                        .asText())
                .isEqualTo("つなぐ（例）");
        assertThat(as(helper)
                        .matching(seen)
                        .patch(path, "{\"purpose\": \"防災\"}")
                        .status())
                .isEqualTo(200);
        var acting = server.features().groups().acting();
        assertThat(acting.may(GroupFixture.caller(helper), team.id(), Right.BOOK))
                .isFalse();
        assertThat(as(team.representative())
                        .delete(path + "/accompaniments/"
                                + made.json().path("id").asText())
                        .status())
                .isEqualTo(204);
        assertThat(as(helper).get(path).status()).isEqualTo(404);
    }

    @Test
    void an_invitation_makes_a_member_once_and_tells_nothing_about_the_address() {
        Team team = groups.group(people.hub());
        Who known = people.resident();
        String path = "/api/v1/groups/" + team.id() + "/members";
        Reply toKnown =
                as(team.representative()).post(path, "{\"mail\": \"" + known.mail() + "\", \"role\": \"member\"}");
        Reply toNobody =
                as(team.representative()).post(path, "{\"mail\": \"nobody@example.jp\", \"role\": \"member\"}");
        assertThat(toKnown.status()).isEqualTo(202);
        assertThat(toKnown.text()).isEqualTo(toNobody.text());
        assertThat(as(team.representative())
                        .post(path, "{\"person\": \"" + known.id() + "\", \"role\": \"member\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_registration_that_has_run_out_does_not_borrow_until_it_is_renewed() {
        TestClock clock = TestClock.at("2027-03-30T01:00:00Z");
        try (TestHub later = TestHub.start(clock)) {
            PeopleFixture there = PeopleFixture.over(later.features());
            String place = there.hub();
            Team team = GroupFixture.over(later.features()).group(place);
            TestClient own = later.client().bearing(team.representative().token());
            TestClient desk =
                    later.client().bearing(there.staff(place, StaffRole.DESK).token());
            String path = "/api/v1/groups/" + team.id();
            assertThat(own.post(path + "/renew", "{}").json().path("rule").asText())
                    .isEqualTo("group.renewal-window");
            clock.advance(Duration.ofDays(370));
            var acting = later.features().groups().acting();
            var caller = GroupFixture.caller(team.representative());
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> acting.forGroup(caller, team.id(), Right.BOOK))
                    .hasMessageContaining("group.not-registered");
            assertThat(own.post(path + "/renew", "{}")
                            .json()
                            .path("renewalAsked")
                            .asBoolean())
                    .isTrue();
            assertThat(names(desk.get("/api/v1/groups?renewal=asked&hub=" + place)))
                    .hasSize(1);
            Reply renewed = desk.post(path + "/renew", "{}");
            assertThat(renewed.json().path("validUntil").asText()).isEqualTo("2029-03-31");
            assertThat(acting.forGroup(caller, team.id(), Right.BOOK).as()).isEqualTo(OnBehalf.As.REPRESENTATIVE);
        }
    }

    @Test
    void groups_of_one_union_know_each_other() {
        String hub = people.hub();
        Team union = groups.group(hub, "連合会（例）", "れんごうかい", Group.Kind.UNION);
        Team one = groups.group(hub);
        Team other = groups.group(hub);
        for (Team team : List.of(one, other)) {
            Reply reply = as(team.representative())
                    .with("If-Match", "\"2\"")
                    .patch("/api/v1/groups/" + team.id(), "{\"umbrella\": \"" + union.id() + "\"}");
            assertThat(reply.status()).isEqualTo(200);
        }
        Groups doors = server.features().groups().groups();
        assertThat(doors.areInOneUnion(one.id(), other.id())).isTrue();
        assertThat(doors.areInOneUnion(one.id(), union.id())).isTrue();
        assertThat(doors.areInOneUnion(one.id(), groups.group(hub).id())).isFalse();
        assertThat(as(one.representative())
                        .with("If-Match", "\"3\"")
                        .patch("/api/v1/groups/" + one.id(), "{\"umbrella\": \"" + other.id() + "\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_token_does_for_a_group_only_what_its_scopes_reach() {
        String hub = people.hub();
        Team team = groups.group(hub);
        TestClient reader = client.bearing(people.token(team.representative(), "read"));
        String path = "/api/v1/groups/" + team.id();
        assertThat(reader.get(path).status()).isEqualTo(200);
        assertThat(reader.with("If-Match", "\"2\"")
                        .patch(path, "{\"name\": \"x\"}")
                        .status())
                .isEqualTo(403);
        Who officer = people.staff(hub, StaffRole.OFFICER);
        assertThat(as(officer).get(path).status()).isEqualTo(200);
        assertThat(as(officer)
                        .with("If-Match", "\"2\"")
                        .patch(path, "{\"name\": \"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(Optional.of(server.features()
                                .groups()
                                .groups()
                                .get(team.id())
                                .name())
                        .orElseThrow())
                .startsWith("見本");
    }

    private static TestClient as(Who who) {
        return client.bearing(who.token());
    }

    private static List<String> names(Reply reply) {
        return reply.json().path("items").findValuesAsText("name");
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
