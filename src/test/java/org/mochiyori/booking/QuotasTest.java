package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.RuleScope;
import org.mochiyori.people.StaffRole;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** How much one borrower may have, and who may make an exception. */
class QuotasTest {
    private static TestHub server;

    private BookingFixture fixture;

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
    }

    @Test
    void two_uses_a_month_are_two_and_the_month_after_counts_anew() {
        Entry room = fixture.room();
        limit(room, "{\"most\":2,\"per\":\"month\"}");
        assertThat(fixture.bookAt(room, "2027-01-09T10:00", "2027-01-09T12:00").status())
                .isEqualTo(201);
        assertThat(fixture.bookAt(room, "2027-01-16T10:00", "2027-01-16T12:00").status())
                .isEqualTo(201);
        Reply third = fixture.bookAt(room, "2027-01-23T10:00", "2027-01-23T12:00");
        assertThat(third.status()).as(third.text()).isEqualTo(409);
        JsonNode json = third.json();
        assertThat(json.path("rule").asText()).isEqualTo("quota.period");
        assertThat(json.path("waivedBy").asText()).isEqualTo("desk");
        assertThat(json.path("used").asInt()).isEqualTo(2);
        assertThat(json.path("againFrom").asText()).isEqualTo("2027-02-01");
        assertThat(json.path("detail").asText()).contains("1か月", "2回", "2月1日");
        assertThat(json.at("/alternatives/0/from").asText()).isEqualTo("2027-02-06T10:00:00+09:00");
        assertThat(fixture.bookAt(room, "2027-02-06T10:00", "2027-02-06T12:00").status())
                .isEqualTo(201);
    }

    @Test
    void what_was_cancelled_counts_no_more() {
        Entry room = fixture.room();
        limit(room, "{\"most\":1,\"per\":\"week\"}");
        Reply first = fixture.bookAt(room, "2027-01-05T10:00", "2027-01-05T12:00");
        assertThat(fixture.bookAt(room, "2027-01-10T10:00", "2027-01-10T12:00").status())
                .isEqualTo(409);
        assertThat(fixture.bookAt(room, "2027-01-11T10:00", "2027-01-11T12:00").status())
                .as("Monday begins another week")
                .isEqualTo(201);
        fixture.move(fixture.representative(), first, "cancel");
        assertThat(fixture.bookAt(room, "2027-01-10T10:00", "2027-01-10T12:00").status())
                .isEqualTo(201);
    }

    @Test
    void hours_over_all_rooms_of_a_hub_are_counted_within_one_wish_too() {
        Entry first = fixture.room();
        Entry second = fixture.room();
        fixture.rule(
                RuleScope.ofHub(fixture.lender().hub()),
                RuleKind.QUOTAS,
                "{\"limits\":[{\"most\":3,\"of\":\"hours\",\"per\":\"fiscal-year\",\"over\":\"hub\"}]}");
        Reply both = fixture.book(first, second);
        assertThat(both.status()).as(both.text()).isEqualTo(409);
        assertThat(both.json().path("rule").asText()).isEqualTo("quota.period");
        assertThat(fixture.book(first).status()).isEqualTo(201);
    }

    @Test
    void a_group_cannot_hoard_requests_that_are_not_settled() {
        Entry room = fixture.decidedRoom();
        limit(room, "{\"most\":1,\"per\":\"undecided\",\"over\":\"hub\"}");
        Reply first = fixture.bookAt(room, "2027-01-09T10:00", "2027-01-09T12:00");
        Reply second = fixture.bookAt(room, "2027-01-10T10:00", "2027-01-10T12:00");
        assertThat(second.json().path("rule").asText()).as(second.text()).isEqualTo("quota.undecided");
        fixture.move(fixture.representative(), first, "withdraw");
        assertThat(fixture.bookAt(room, "2027-01-10T10:00", "2027-01-10T12:00").status())
                .isEqualTo(201);
    }

    @Test
    void of_many_wishes_of_one_group_at_the_same_moment_only_as_many_pass_as_it_may_have() throws Exception {
        List<Entry> rooms = IntStream.range(0, 8).mapToObj(i -> fixture.room()).toList();
        fixture.rule(
                RuleScope.ofHub(fixture.lender().hub()),
                RuleKind.QUOTAS,
                "{\"limits\":[{\"most\":3,\"per\":\"day\",\"over\":\"hub\"}]}");
        List<Callable<Reply>> wishes = rooms.stream()
                .map(room -> (Callable<Reply>) () -> fixture.bookAt(room, "2027-01-09T10:00", "2027-01-09T12:00"))
                .toList();
        List<Integer> answers;
        try (var threads = Executors.newFixedThreadPool(wishes.size())) {
            answers = threads.invokeAll(wishes).stream().map(QuotasTest::status).toList();
        }
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(3);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(5);
    }

    @Test
    void a_limit_is_only_for_the_classes_it_names() {
        Entry room = fixture.room();
        limit(room, "{\"most\":0,\"per\":\"month\",\"classes\":[\"outside\",\"individual\"]}");
        assertThat(fixture.book(room).status()).isEqualTo(201);
    }

    @Test
    void the_desk_makes_an_exception_with_a_reason_for_one_time_and_it_stays_on_record() {
        Entry room = fixture.room();
        limit(room, "{\"most\":0,\"per\":\"month\"}");
        TestClient desk = fixture.as(fixture.people().staff(fixture.lender().hub(), StaffRole.DESK));
        String path = "/api/v1/listings/" + room.id() + "/waivers";
        String waiver = """
                {"group":"%s","rule":"quota.period","from":"2027-01-09T09:00:00+09:00","to":"2027-01-09T13:00:00+09:00",
                 "reason":"雨で中止した回の振り替え"}""".formatted(fixture.borrower());

        assertThat(fixture.stranger().post(path, waiver).status()).isEqualTo(404);
        assertThat(fixture.representative().post(path, waiver).status()).isEqualTo(404);
        assertThat(fixture.lending().post(path, waiver).status())
                .as("only the desk may")
                .isEqualTo(403);
        Reply given = desk.post(path, waiver);
        assertThat(given.status()).as(given.text()).isEqualTo(201);

        Reply booked = fixture.bookAt(room, "2027-01-09T10:00", "2027-01-09T12:00");
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        assertThat(fixture.bookAt(room, "2027-01-10T10:00", "2027-01-10T12:00").status())
                .as("another day")
                .isEqualTo(409);
        JsonNode kept = desk.get(path).json().at("/items/0");
        assertThat(kept.path("reason").asText()).isEqualTo("雨で中止した回の振り替え");
        assertThat(kept.path("givenAs").asText()).isEqualTo("desk");
        assertThat(kept.at("/lines/0").asText())
                .isEqualTo(booked.json().at("/lines/0/id").asText());
    }

    @Test
    void a_lender_makes_an_exception_only_where_the_rule_leaves_it_to_lenders() {
        Entry room = fixture.room();
        limit(room, "{\"most\":0,\"per\":\"month\",\"waivedBy\":\"lender\"}");
        String path = "/api/v1/listings/" + room.id() + "/waivers";
        Reply given = fixture.lending().post(path, """
                {"group":"%s","rule":"quota.period","from":"2027-01-09T09:00:00+09:00","to":"2027-01-09T13:00:00+09:00","reason":"初めての利用"}
                """.formatted(fixture.borrower()));
        assertThat(given.status()).as(given.text()).isEqualTo(201);
        assertThat(fixture.book(room).status()).isEqualTo(201);

        limit(room, "{\"most\":0,\"per\":\"month\",\"waivedBy\":\"nobody\"}");
        Reply never = fixture.lending().post(path, """
                {"group":"%s","rule":"quota.period","from":"2027-01-09T09:00:00+09:00","to":"2027-01-09T13:00:00+09:00","reason":"もう一度"}
                """.formatted(fixture.borrower()));
        assertThat(never.status()).isEqualTo(422);
    }

    private void limit(Entry entry, String limit) {
        fixture.rule(entry, RuleKind.QUOTAS, "{\"limits\":[" + limit + "]}");
    }

    private static int status(Future<Reply> answer) {
        try {
            return answer.get().status();
        } catch (InterruptedException | java.util.concurrent.ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
