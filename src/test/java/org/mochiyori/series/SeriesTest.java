package org.mochiyori.series;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.notice.Telling;
import org.mochiyori.support.AtOnce;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** Series over HTTP. */
class SeriesTest {
    private static final String MONTHLY = "{\"frequency\":\"monthly\",\"count\":4}";
    private static final String WEEKLY = "{\"frequency\":\"weekly\",\"count\":4}";

    private static TestHub server;

    private BookingFixture fixture;
    private Entry room;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2026-12-20T00:00:00Z"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void lend() {
        fixture = BookingFixture.on(server);
        room = fixture.room();
    }

    @Test
    void second_saturdays_are_bookings_of_their_own_that_know_their_series() {
        Reply asked = ask(MONTHLY, "skip");
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertThat(days(asked)).containsExactly("2027-01-09", "2027-02-13", "2027-03-13", "2027-04-10");
        assertThat(asked.json().findValuesAsText("outcome")).containsOnly("kept");
        assertThat(asked.json().at("/occurrences/3/booking/from").asText()).isEqualTo("2027-04-10T10:00:00+09:00");
        JsonNode booking = fixture.representative()
                .get("/api/v1/bookings/" + booking(asked, 1))
                .json();
        assertThat(booking.path("state").asText()).isEqualTo("confirmed");
        assertThat(booking.at("/series/id").asText()).isEqualTo(id(asked));
        assertThat(booking.at("/series/occurrence").asInt()).isEqualTo(2);
        Reply list = fixture.representative().get("/api/v1/series?group=" + fixture.borrower());
        assertThat(list.json().at("/items/0/id").asText()).isEqualTo(id(asked));
        assertThat(list.json().at("/items/0/open").asInt()).isEqualTo(4);
        assertThat(fixture.stranger().get(path(asked)).status()).isEqualTo(404);
        assertThat(fixture.lending().get(path(asked)).status()).isEqualTo(200);
    }

    @Test
    void a_taken_date_is_skipped_or_moves_to_the_nearest_time_or_refuses_all_as_wished() {
        book("2027-01-16T11:00", "2027-01-16T13:00");
        JsonNode plan = quote(WEEKLY, "shift");
        assertThat(plan.at("/occurrences/1/refusal/rule").asText()).isEqualTo("taken");
        assertThat(plan.at("/occurrences/1/nearest/from").asText()).isEqualTo("2027-01-16T09:00:00+09:00");
        Reply refused = ask(WEEKLY, "refuse");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("rule").asText()).isEqualTo("series.clashes");
        assertThat(refused.json().at("/dates/0/day").asText()).isEqualTo("2027-01-16");
        Reply skipped = ask(WEEKLY, "skip");
        assertThat(skipped.json().findValuesAsText("outcome")).containsExactly("kept", "skipped", "kept", "kept");
        assertThat(skipped.json().at("/occurrences/1/rule").asText()).isEqualTo("taken");
        assertThat(skipped.json().at("/occurrences/1").has("booking")).isFalse();
    }

    @Test
    void closed_days_and_dates_whose_reception_is_not_open_yet_are_told_with_their_reason() {
        fixture.rule(room, RuleKind.OPENING, """
                {"zone":"Asia/Tokyo","weekly":{"saturday":["09:00-21:00"],"sunday":["09:00-21:00"]},
                 "slots":{"kind":"grid","minutes":60},"closed":[{"kind":"weekly","days":["saturday"],"weeks":[3]}],
                 "reception":{"standard":{"opens":{"months":1}}}}""");
        JsonNode plan = quote(WEEKLY, "shift");
        assertThat(plan.findValuesAsText("outcome")).containsExactly("kept", "moved", "skipped", "skipped");
        assertThat(plan.at("/occurrences/1/refusal/rule").asText()).isEqualTo("opening.closed");
        assertThat(plan.at("/occurrences/1/from").asText()).isEqualTo("2027-01-17T10:00:00+09:00");
        assertThat(plan.at("/occurrences/2/refusal/rule").asText()).isEqualTo("opening.horizon");
        Reply asked = ask(WEEKLY, "shift");
        assertThat(asked.json().findValuesAsText("outcome")).containsExactly("kept", "moved", "skipped", "skipped");
        assertThat(asked.json().at("/occurrences/1/booking/from").asText()).isEqualTo("2027-01-17T10:00:00+09:00");
    }

    @Test
    void a_limit_counts_every_date_and_what_is_over_it_is_told() {
        fixture.rule(room, RuleKind.QUOTAS, "{\"limits\":[{\"most\":2,\"per\":\"month\"}]}");
        JsonNode plan = quote(WEEKLY, "skip");
        assertThat(plan.findValuesAsText("outcome")).containsExactly("kept", "kept", "skipped", "skipped");
        assertThat(plan.at("/occurrences/2/refusal/rule").asText()).isEqualTo("quota.period");
        Reply asked = ask(WEEKLY, "skip");
        assertThat(asked.json().findValuesAsText("outcome")).containsExactly("kept", "kept", "skipped", "skipped");
    }

    @Test
    void following_dates_are_called_off_and_those_before_stay() {
        Reply asked = ask(WEEKLY, "skip");
        Reply done = fixture.representative()
                .matching(asked)
                .post(path(asked) + "/cancel", "{\"scope\":\"following\",\"occurrence\":3}");
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(states(done)).containsExactly("confirmed", "confirmed", "cancelled", "cancelled");
        assertThat(done.json().path("done").toString()).isEqualTo("[3,4]");
        assertThat(fixture.representative()
                        .matching(asked)
                        .post(path(asked) + "/cancel", "{\"scope\":\"all\"}")
                        .status())
                .as("somebody has changed it since")
                .isEqualTo(412);
        Reply rest = fixture.representative().post(path(asked) + "/cancel", "{\"scope\":\"all\"}");
        assertThat(states(rest)).containsOnly("cancelled");
        assertThat(rest.json().path("left").findValuesAsText("number")).containsExactly("3", "4");
        assertThat(fixture.representative()
                        .post(path(asked) + "/cancel", "{\"scope\":\"all\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void other_hours_go_to_a_near_time_where_they_clash_and_days_make_room_for_each_other() {
        Reply asked = ask(WEEKLY, "skip");
        book("2027-01-23T13:00", "2027-01-23T15:00");
        String later = "{\"scope\":\"all\",\"from\":\"13:00\",\"to\":\"15:00\",\"clashes\":\"shift\",\"within\":0}";
        Reply done = fixture.representative().post(path(asked) + "/change", later);
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.json().findValuesAsText("from")).contains("2027-01-23T15:00:00+09:00");
        assertThat(done.json().path("left")).isEmpty();
        assertThat(done.json().at("/moved/0/number").asInt()).isEqualTo(3);
        // Each date goes where the next one was; only the last first does this work.
        Reply week = fixture.representative()
                .post(
                        path(asked) + "/change",
                        "{\"scope\":\"all\",\"days\":7,\"from\":\"15:00\",\"to\":\"17:00\",\"clashes\":\"refuse\"}");
        assertThat(week.status()).as(week.text()).isEqualTo(200);
        assertThat(week.json().findValuesAsText("from"))
                .doesNotContain("2027-01-09T13:00:00+09:00")
                .contains("2027-01-16T15:00:00+09:00", "2027-01-23T15:00:00+09:00", "2027-01-30T15:00:00+09:00");
    }

    @Test
    void other_hours_for_all_leave_alone_what_cannot_have_them() {
        Reply asked = ask(WEEKLY, "skip");
        book("2027-01-23T13:00", "2027-01-23T14:00");
        String later = "{\"scope\":\"all\",\"from\":\"13:00\",\"to\":\"15:00\"%s}";
        Reply refused =
                fixture.representative().post(path(asked) + "/change", later.formatted(",\"clashes\":\"refuse\""));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("rule").asText()).isEqualTo("series.unchanged");
        assertThat(refused.json().path("dates")).hasSize(1);
        assertThat(refused.json().at("/dates/0/day").asText()).isEqualTo("2027-01-23");
        assertThat(refused.json().at("/dates/0/rule").asText()).isEqualTo("taken");
        assertThat(refused.json().path("detail").asText()).contains("どの日も変えていません", "1月23日", "先にほかの方の予約が入っています");
        assertThat(fixture.representative().get(path(asked)).json()).isEqualTo(asked.json());
        Reply done = fixture.representative().post(path(asked) + "/change", later.formatted(""));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.json().findValuesAsText("from"))
                .contains("2027-01-09T13:00:00+09:00", "2027-01-23T10:00:00+09:00", "2027-01-30T13:00:00+09:00");
        assertThat(done.json().path("left").findValuesAsText("rule")).containsExactly("taken");
        assertThat(states(done)).containsOnly("confirmed");
    }

    @Test
    void the_lender_decides_all_dates_at_once_and_the_borrower_confirms_them() {
        fixture.lend(room, org.mochiyori.catalogue.Lending.USUAL);
        Reply asked = ask(WEEKLY, "skip");
        assertThat(states(asked)).containsOnly("requested");
        assertThat(fixture.representative()
                        .post(path(asked) + "/approve", "{\"scope\":\"all\"}")
                        .status())
                .isEqualTo(403);
        Reply approved = fixture.lending().post(path(asked) + "/approve", "{\"scope\":\"all\"}");
        assertThat(states(approved)).as(approved.text()).containsOnly("held");
        Reply confirmed = fixture.representative().post(path(asked) + "/confirm", "{\"scope\":\"all\"}");
        assertThat(states(confirmed)).containsOnly("confirmed");
    }

    @Test
    void purpose_and_persons_are_said_anew_until_a_person_has_agreed_to_them() {
        fixture.rule(room, RuleKind.ADMISSION, "{\"mostPersons\":20}");
        Reply asked = ask(WEEKLY, "skip");
        String words = "{\"scope\":\"following\",\"occurrence\":2,\"purpose\":\"総会\",\"persons\":%d}";
        Reply crowded = fixture.representative().post(path(asked) + "/describe", words.formatted(21));
        assertThat(crowded.json().path("rule").asText()).as(crowded.text()).isEqualTo("admission.persons");
        Reply done = fixture.representative().matching(asked).post(path(asked) + "/describe", words.formatted(20));
        assertThat(done.json().path("done").toString()).as(done.text()).isEqualTo("[2,3,4]");
        JsonNode second = fixture.representative()
                .get("/api/v1/bookings/" + booking(asked, 1))
                .json();
        assertThat(second.path("purpose").asText()).isEqualTo("総会");
        assertThat(second.path("persons").asInt()).isEqualTo(20);
        fixture.lend(room, org.mochiyori.catalogue.Lending.USUAL);
        Reply decided = ask("{\"frequency\":\"weekly\",\"interval\":5,\"count\":2}", "shift");
        fixture.lending().post(path(decided) + "/approve", "{\"scope\":\"all\"}");
        Reply late =
                fixture.representative().post(path(decided) + "/describe", "{\"scope\":\"all\",\"purpose\":\"宴会\"}");
        assertThat(late.json().path("rule").asText()).as(late.text()).isEqualTo("change.decided");
    }

    @Test
    void what_happens_to_many_dates_at_once_is_one_message_to_each_side() {
        fixture.lend(room, org.mochiyori.catalogue.Lending.USUAL);
        Reply asked = ask(WEEKLY, "skip");
        Telling.tell(server);
        assertThat(noticesOfBookings(fixture.lending())).containsExactly("lender-received");
        fixture.lending().post(path(asked) + "/approve", "{\"scope\":\"all\"}");
        Telling.tell(server);
        assertThat(noticesOfBookings(fixture.representative())).containsExactlyInAnyOrder("received", "approved");
    }

    /** Without the word that the room was published, which the server's own job may have sent before. */
    private static List<String> noticesOfBookings(TestClient reader) {
        List<String> kinds = new ArrayList<>();
        reader.get("/api/v1/notices")
                .json()
                .path("items")
                .forEach(notice -> kinds.add(notice.path("kind").asText()));
        kinds.removeIf(kind -> kind.startsWith("listing-"));
        return kinds;
    }

    @Test
    void the_same_key_asks_once_and_wrong_rules_are_named() {
        TestClient client = fixture.representative().with("Idempotency-Key", "series-1");
        Reply one = client.post("/api/v1/series", wish(WEEKLY, "skip"));
        Reply again = client.post("/api/v1/series", wish(WEEKLY, "skip"));
        assertThat(id(again)).isEqualTo(id(one));
        for (String wrong : List.of(
                "{\"frequency\":\"weekly\",\"weekdays\":[\"mon\"],\"count\":4}",
                "{\"frequency\":\"weekly\",\"until\":\"2099-01-01\"}",
                "{\"frequency\":\"weekly\"}",
                "{\"frequency\":\"monthly\",\"week\":0,\"count\":3}",
                "{\"frequency\":\"dates\",\"dates\":[\"2027-02-30\"]}")) {
            assertThat(ask(wrong, "skip").status()).as(wrong).isEqualTo(422);
        }
    }

    @Test
    void two_series_that_want_the_same_hours_never_share_one() {
        List<Reply> both = AtOnce.get(() -> ask(WEEKLY, "skip"), () -> ask(WEEKLY, "skip"));
        assertThat(both).extracting(Reply::status).containsExactlyInAnyOrder(201, 409);
        Entry other = fixture.room();
        room = other;
        List<Reply> shifted = AtOnce.get(() -> ask(WEEKLY, "shift"), () -> ask(MONTHLY, "shift"));
        assertThat(shifted).extracting(Reply::status).containsOnly(201);
        assertThat(shifted.stream().flatMap(one -> one.json().findValuesAsText("outcome").stream()))
                .containsOnlyOnce("moved");
    }

    private Reply ask(String recurrence, String clashes) {
        return fixture.representative().post("/api/v1/series", wish(recurrence, clashes));
    }

    private JsonNode quote(String recurrence, String clashes) {
        Reply quote = fixture.representative().post("/api/v1/series/quote", wish(recurrence, clashes));
        assertThat(quote.status()).as(quote.text()).isEqualTo(200);
        return quote.json();
    }

    private String wish(String recurrence, String clashes) {
        String one = fixture.wish(room);
        return one.substring(0, one.length() - 1) + ",\"recurrence\":" + recurrence + ",\"clashes\":\"" + clashes
                + "\"}";
    }

    private void book(String from, String until) {
        assertThat(fixture.bookAt(room, from, until).status()).isEqualTo(201);
    }

    private static List<String> days(Reply series) {
        return series.json().findValuesAsText("day");
    }

    private static List<String> states(Reply series) {
        return series.json().findValuesAsText("state");
    }

    private static String booking(Reply series, int index) {
        return series.json().at("/occurrences/" + index + "/booking/id").asText();
    }

    private static String id(Reply series) {
        return series.json().path("id").asText();
    }

    private static String path(Reply series) {
        return "/api/v1/series/" + id(series);
    }
}
