package org.mochiyori.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.StaffRole;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestHub;

/** Lists that are read whole page like all others. */
class SliceTest {
    private TestHub hub;

    @BeforeEach
    void start() {
        hub = TestHub.start();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private static List<String> pages(TestClient client, String path, int limit) {
        List<String> names = new ArrayList<>();
        String next = "";
        do {
            TestClient.Reply page = client.get(path + "limit=" + limit + (next.isEmpty() ? "" : "&cursor=" + next));
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            assertThat(page.json().path("items").size()).isBetween(1, limit);
            page.json()
                    .path("items")
                    .forEach(item -> names.add(item.path("name").asText()));
            next = page.json().path("next").asText();
        } while (!next.isEmpty());
        return names;
    }

    @Test
    void every_hub_is_on_one_page_of_those_that_the_cursors_lead_through() {
        IntStream.range(0, 7)
                .forEach(i -> hub.asOwner(
                        "insert into hubs (id, name, created_at) values ('h%d', '窓口%d（例）', now())".formatted(i, i)));
        assertThat(pages(hub.client(), "/api/v1/hubs?", 3))
                .containsExactlyElementsOf(
                        IntStream.range(0, 7).mapToObj(i -> "窓口" + i + "（例）").toList());
    }

    @Test
    void a_cursor_of_another_list_is_refused_with_what_to_do() {
        TestClient.Reply reply = hub.client().get("/api/v1/hubs?cursor=elsewhere");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().path("errors").path(0).path("pointer").asText()).contains("cursor");
    }

    @Test
    void the_people_a_desk_finds_go_on_behind_the_first_page() {
        PeopleFixture people = PeopleFixture.over(hub.features());
        String id = people.hub();
        TestClient desk = hub.client().bearing(people.staff(id, StaffRole.DESK).token());
        Stream.of("あおき", "いとう", "うえだ", "えんどう", "おおた")
                .forEach(kana -> assertThat(desk.post("/api/v1/hubs/" + id + "/people", """
                                {"name":"例%1$s","kana":"%1$s","phone":"042-123-0000"}
                                """.formatted(kana))
                                .status())
                        .isEqualTo(201));
        assertThat(pages(desk, "/api/v1/hubs/" + id + "/people?q=例&", 2))
                .containsExactly("例あおき", "例いとう", "例うえだ", "例えんどう", "例おおた");
    }
}
