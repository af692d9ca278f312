package org.mochiyori.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.support.TestHub;

/** No answer is the end. */
class HelpTest {
    private static TestHub server;
    private static Lender lender;

    @BeforeAll
    static void start() {
        server = TestHub.start();
        ListingFixture fixture = ListingFixture.on(server);
        lender = fixture.lender();
        fixture.room(lender);
        fixture.desks(lender);
        fixture.hall(lender);
        SearchFixture.catchUp(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_room_that_is_closed_then_is_offered_at_another_hour_of_the_day() {
        OffsetDateTime late = OffsetDateTime.now(ZoneOffset.ofHours(9))
                .plusDays(10)
                .truncatedTo(ChronoUnit.DAYS)
                .withHour(22);

        JsonNode found = ask("q=" + in("会議室") + "&from=" + in(late) + "&to=" + in(late.plusHours(1)));

        assertThat(found.path("total").asInt()).isZero();
        assertThat(relaxed(found)).startsWith("hour", "day");
        assertThat(found.at("/nearMisses/0/items/0/name").asText()).isEqualTo("会議室1（例）");
    }

    @Test
    void of_a_day_that_is_over_no_other_hour_is_offered() {
        OffsetDateTime past = OffsetDateTime.now(ZoneOffset.ofHours(9)).minusDays(2);

        JsonNode found = ask("q=" + in("会議室") + "&from=" + in(past) + "&to=" + in(past.plusHours(1)));

        assertThat(found.path("total").asInt(-1)).isZero();
        assertThat(relaxed(found)).startsWith("day");
    }

    @Test
    void the_one_condition_that_stands_in_the_way_is_named() {
        assertThat(relaxed(ask("q=" + in("会議室") + "&area=132241"))).containsExactly("area");
        assertThat(relaxed(ask("q=" + in("会議室") + "&persons=3000"))).containsExactly("persons");
        assertThat(relaxed(ask("q=" + in("長机") + "&quantity=900"))).containsExactly("quantity");
        assertThat(relaxed(ask("q=" + in("会議室") + "&near=35.7285,139.3&within=14000")))
                .containsExactly("distance");
        assertThat(relaxed(ask("q=" + in("会議室") + "&kind=skill"))).containsExactly("kind");
        assertThat(relaxed(ask("q=" + in("ぞぞぞぞぬ") + "&kind=space"))).containsExactly("words");
    }

    @Test
    void what_is_not_there_is_answered_with_another_of_its_sort() {
        JsonNode found = ask("q=" + in("茶室"));

        assertThat(relaxed(found)).containsExactly("meaning");
        assertThat(found.at("/nearMisses/0/items/0/name").asText()).isEqualTo("和室1（例）");
    }

    @Test
    void a_slip_is_answered_with_what_was_perhaps_meant() {
        assertThat(ask("q=" + in("かいじしつ")).path("didYouMean").get(0).asText()).isEqualTo("会議室");
        assertThat(ask("q=" + in("会議室")).has("didYouMean")).isFalse();
    }

    @Test
    void where_nothing_helps_and_where_nothing_was_asked_the_most_frequent_is_shown() {
        JsonNode lost = server.client().get("/api/v1/listings?q=" + in("ぞぞぞぞぬ")).json();
        JsonNode open = server.client().get("/api/v1/listings").json();

        assertThat(lost.path("total").asInt()).isZero();
        assertThat(labels(lost)).contains("会議室", "長机");
        assertThat(labels(open)).contains("会議室", "長机");
    }

    @Test
    void the_page_names_what_was_relaxed_and_takes_a_chip_off() {
        String page =
                server.client().get("/?q=" + in("会議室 30人") + "&kind=skill").text();

        assertThat(page).contains("ほかの種類なら").contains("会議室1（例）");
        assertThat(page).contains("q=" + in("会議室")).contains("（外す）");
    }

    private static List<String> relaxed(JsonNode found) {
        return found.path("nearMisses")
                .valueStream()
                .map(miss -> miss.path("relaxed").asText())
                .toList();
    }

    private static List<String> labels(JsonNode found) {
        return found.path("popular")
                .valueStream()
                .map(one -> one.path("label").asText())
                .toList();
    }

    private static JsonNode ask(String query) {
        return server.client()
                .get("/api/v1/listings?hub=" + lender.hub() + "&" + query)
                .json();
    }

    private static String in(Object text) {
        return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
    }
}
