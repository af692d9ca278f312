package org.mochiyori.dues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.keeping.Doctor;
import org.mochiyori.platform.keeping.Finding;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** What is owed is reckoned here, decided by whom the owner gave the right, and never forgotten. */
class DuesTest {
    private final TestClock clock = TestClock.at("2026-12-20T09:00:00+09:00");
    private final TestHub server = TestHub.start(clock);
    private final BookingFixture fixture = BookingFixture.on(server);
    private Entry room;
    private Reply booked;

    @BeforeEach
    void bookedRoom() {
        room = fixture.room();
        fixture.rule(room, RuleKind.TARIFF, json("""
                {"rates":[{"label":"室料","yen":1350,"per":"use"}],
                 "steps":[{"step":"reduce"},{"step":"extras","items":[{"label":"清掃","yen":200,"per":"use","chosen":false}]}],
                 "deposit":3000}
                """));
        fixture.rule(room, RuleKind.REDUCTION, json("""
                {"decidedBy":"desk","grounds":[
                  {"code":"registered","label":"登録団体","percent":50,"classes":["group"]},
                  {"code":"good","label":"公益のための使用","percent":100,"asked":true}]}
                """));
        fixture.rule(room, RuleKind.CANCELLATION, json("""
                {"steps":[{"days":10,"percent":0},{"days":3,"percent":25}],"late":100,"to":10,"exempt":["weather"]}
                """));
        booked = fixture.book(room);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_reduction_is_asked_for_with_a_reason_decided_at_the_desk_and_leaves_the_price_as_booked() {
        assertThat(account().path("due").asLong()).isEqualTo(670 + 200);
        assertThat(ask("good").status()).isEqualTo(201);
        assertThat(ask("good").status()).isEqualTo(409);
        Reply granted = decide(desk(), "\"decision\":\"grant\"");
        assertThat(granted.json().path("due").asLong()).isEqualTo(200);
        assertThat(granted.json().at("/reduction/state").asText()).isEqualTo("granted");
        assertThat(booking().at("/lines/0/price/total").asLong()).isEqualTo(870);
    }

    @Test
    void the_lender_may_not_decide_where_the_owner_gave_the_right_to_the_desk() {
        ask("good");
        Reply refused = decide(fixture.lending(), "\"decision\":\"grant\"");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(decide(fixture.representative(), "\"decision\":\"grant\"").status())
                .isEqualTo(403);
        assertThat(decide(fixture.stranger(), "\"decision\":\"grant\"").status())
                .isEqualTo(404);
    }

    @Test
    void a_refusal_says_why_and_one_may_ask_again() {
        ask("good");
        assertThat(decide(desk(), "\"decision\":\"refuse\"").status()).isEqualTo(422);
        assertThat(decide(desk(), "\"decision\":\"refuse\",\"note\":\"内輪の集まりのため\"")
                        .json()
                        .at("/reduction/state")
                        .asText())
                .isEqualTo("refused");
        assertThat(ask("good").status()).isEqualTo(201);
        assertThat(decide(desk(), "\"decision\":\"grant\",\"percent\":80")
                        .json()
                        .path("due")
                        .asLong())
                .isEqualTo(270 + 200);
    }

    @Test
    void nobody_asks_for_a_ground_that_is_not_offered_or_not_asked_for() {
        assertThat(ask("registered").status()).isEqualTo(422);
        assertThat(ask("friends").status()).isEqualTo(422);
    }

    @Test
    void calling_off_costs_more_the_nearer_the_use_is() {
        cancel(fixture.representative(), "{}");
        assertThat(account().path("due").asLong()).isZero();
    }

    @Test
    void calling_off_five_days_before_costs_a_quarter_rounded_down() {
        clock.advance(Duration.ofDays(15));
        cancel(fixture.representative(), "{}");
        // 870 x 25 %
        assertThat(account().path("due").asLong()).isEqualTo(210);
    }

    @Test
    void calling_off_on_the_day_costs_all_of_it_unless_the_weather_or_the_lender_does_it() {
        clock.advance(Duration.ofDays(19).plusHours(22));
        Reply second = fixture.representative().post("/api/v1/bookings", fixture.wish(room, "14:00", "16:00"));
        Reply third = fixture.representative().post("/api/v1/bookings", fixture.wish(room, "18:00", "20:00"));
        cancel(fixture.representative(), "{}");
        assertThat(account().path("due").asLong()).isEqualTo(870);
        booked = second;
        cancel(fixture.representative(), "{\"reason\":\"weather\"}");
        assertThat(account().path("due").asLong()).isZero();
        booked = third;
        cancel(fixture.lending(), "{}");
        assertThat(account().path("due").asLong()).isZero();
    }

    @Test
    void what_was_paid_beyond_what_is_owed_is_to_be_paid_back_and_no_more_than_was_received() {
        assertThat(pay("{\"yen\":870}").json().path("number").asText()).startsWith("R");
        assertThat(pay("{\"yen\":3000,\"deposit\":true}").status()).isEqualTo(201);
        clock.advance(Duration.ofDays(15));
        cancel(fixture.representative(), "{}");
        assertThat(account().path("balance").asLong()).isEqualTo(210 - 870);
        assertThat(pay("{\"yen\":-900}").status()).isEqualTo(422);
        assertThat(pay("{\"yen\":-660}").status()).isEqualTo(201);
        assertThat(account().path("balance").asLong()).isZero();
        assertThat(account().path("depositHeld").asLong()).isEqualTo(3000);
    }

    @Test
    void the_lender_lets_off_no_more_than_is_owed_and_adds_what_was_broken() {
        assertThat(charge("{\"kind\":\"waiver\",\"yen\":900,\"note\":\"おわび\"}").status())
                .isEqualTo(422);
        assertThat(charge("{\"kind\":\"waiver\",\"yen\":870,\"note\":\"おわび\"}")
                        .json()
                        .path("due")
                        .asLong())
                .isZero();
        assertThat(charge("{\"kind\":\"other\",\"yen\":500,\"note\":\"湯のみ1個\"}")
                        .json()
                        .path("due")
                        .asLong())
                .isEqualTo(500);
        assertThat(charge("{\"kind\":\"overrun\",\"hours\":2}").status()).isEqualTo(409);
    }

    @Test
    void borrowers_and_strangers_note_no_money() {
        String path = fixture.path(booked) + "/payments";
        assertThat(fixture.representative().post(path, "{\"yen\":870}").status())
                .isEqualTo(403);
        assertThat(fixture.stranger().post(path, "{\"yen\":870}").status()).isEqualTo(404);
        assertThat(fixture.stranger().get(fixture.path(booked) + "/dues").status())
                .isEqualTo(404);
    }

    @Test
    void what_was_received_cannot_be_written_over() {
        pay("{\"yen\":870}");
        assertThatThrownBy(() -> fixture.listings().insert("update payments set yen = 1"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void the_doctor_names_money_that_does_not_add_up() {
        pay("{\"yen\":870}");
        charge("{\"kind\":\"waiver\",\"yen\":870,\"note\":\"雨漏りのため\"}");
        assertThat(found()).isEmpty();
        fixture.listings().insert("""
                insert into payments (id, booking, lender, hub, at, deposit, yen, method, actor)
                select gen_random_uuid(), p.booking, p.lender, p.hub, p.at, false, -900, 'cash', p.actor from payments p
                where p.booking = $1
                """, UUID.fromString(booked.json().path("id").asText()));
        fixture.listings().insert("""
                insert into charges (id, line, at, kind, yen, actor)
                select gen_random_uuid(), c.line, c.at, 'waiver', -1, c.actor from charges c where c.line = $1
                """, UUID.fromString(line()));
        assertThat(found()).containsExactlyInAnyOrder("payments-sums", "dues-sums");
    }

    private List<String> found() {
        Platform platform = server.features().platform();
        return new Doctor(platform.db(), platform.clock())
                .examine(DuesChecks.all(), (promise, took, findings) -> {}).findings().stream()
                        .map(Finding::check)
                        .toList();
    }

    private TestClient desk() {
        var clerk = fixture.people().resident();
        fixture.people().appoint(fixture.lender().hub(), clerk, StaffRole.DESK);
        return fixture.as(clerk);
    }

    private Reply ask(String ground) {
        return fixture.representative()
                .post(
                        fixture.path(booked) + "/reductions",
                        "{\"line\":\"%s\",\"ground\":\"%s\",\"reason\":\"子ども食堂のため\"}".formatted(line(), ground));
    }

    private Reply decide(TestClient client, String decision) {
        return client.post(
                fixture.path(booked) + "/reductions/decision", "{\"line\":\"%s\",%s}".formatted(line(), decision));
    }

    private Reply charge(String body) {
        return fixture.lending()
                .post(fixture.path(booked) + "/charges", body.replaceFirst("\\{", "{\"line\":\"" + line() + "\","));
    }

    private Reply pay(String body) {
        return fixture.lending().post(fixture.path(booked) + "/payments", body);
    }

    private void cancel(TestClient client, String body) {
        Reply read = client.get(fixture.path(booked));
        assertThat(client.matching(read)
                        .post(fixture.path(booked) + "/cancel", body)
                        .status())
                .isEqualTo(200);
    }

    private JsonNode account() {
        return fixture.representative()
                .get(fixture.path(booked) + "/dues")
                .json()
                .at("/accounts/0");
    }

    private JsonNode booking() {
        return fixture.representative().get(fixture.path(booked)).json();
    }

    private String line() {
        return booked.json().at("/lines/0/id").asText();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
