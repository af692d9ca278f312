package org.mochiyori.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.booking.BookingFixture.DAY;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.booking.BookingModule;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.notice.Telling;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Doctor;
import org.mochiyori.support.AtOnce;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** What was booked in a time that is closed is moved or cancelled with the borrower told, or stays a task: it never vanishes. */
class DisplacedTest {
    private static final String WHY = "選挙の投票所（例）";
    private static TestHub server;

    private BookingFixture fixture;
    private TestClient officer;
    private TestClient desk;
    private Entry room;
    private Entry other;

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
        fixture.lendPublicly();
        officer = fixture.as(fixture.people().staff(hub(), StaffRole.OFFICER));
        desk = fixture.as(fixture.people().staff(hub(), StaffRole.DESK));
        room = fixture.room();
        other = fixture.room();
    }

    @Test
    void a_preview_tells_what_would_go_and_where_it_could_go_and_changes_nothing() {
        Reply booked = fixture.book(room);
        Reply preview = officer.get("/api/v1/listings/" + room.id() + "/displaced?from=" + DAY + "T09:00:00%2B09:00&to="
                + DAY + "T21:00:00%2B09:00");
        JsonNode line = preview.json().at("/items/0");
        assertThat(line.path("number")).isEqualTo(booked.json().path("number"));
        assertThat(line.at("/places/0/listing").asText()).isEqualTo(other.id().toString());
        assertThat(line.path("times")).isNotEmpty();
        line.path("times")
                .forEach(time -> assertThat(time.path("from").asText()).doesNotStartWith(DAY));
        assertThat(fixture.representative().get(fixture.path(booked)).header("ETag"))
                .isEqualTo(booked.header("ETag"));
        assertThat(officer.get(blocks()).json().path("items")).isEmpty();
        assertThat(desk.get("/api/v1/listings/" + room.id() + "/displaced?from=" + DAY + "T09:00:00%2B09:00&to=" + DAY
                                + "T21:00:00%2B09:00")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_line_that_is_moved_stays_agreed_costs_no_more_and_may_be_given_back_for_nothing() {
        price(room, 500);
        price(other, 1300);
        fixture.rule(other, RuleKind.CANCELLATION, "{\"steps\":[{\"days\":90,\"percent\":0}],\"late\":100}");
        Reply booked = fixture.book(room);
        block(officer, "09:00", "21:00", decision(booked, "\"decision\":\"move\"," + target(other)));
        settle();

        Reply after = fixture.representative().get(fixture.path(booked));
        assertThat(after.json().path("state").asText()).isEqualTo("confirmed");
        JsonNode line = after.json().at("/lines/1");
        assertThat(line.path("listing").asText()).isEqualTo(other.id().toString());
        assertThat(line.path("state").asText()).isEqualTo("confirmed");
        assertThat(line.at("/price/total").asLong()).isEqualTo(500);
        assertThat(after.json().at("/lines/0/state").asText()).isEqualTo("cancelled");
        assertThat(open()).isEmpty();
        Telling.tell(server);
        List<String> told = kinds(fixture.representative());
        assertThat(told).contains("closed-moved").doesNotContain("cancelled");

        Reply cancelled = fixture.representative().matching(after).post(fixture.path(booked) + "/cancel", "{}");
        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
        assertThat(due(booked)).isZero();
        assertClean();
    }

    @Test
    void a_line_that_is_cancelled_costs_nothing_and_money_received_is_told_until_it_is_given_back() {
        price(room, 500);
        fixture.rule(room, RuleKind.CANCELLATION, "{\"steps\":[{\"days\":90,\"percent\":0}],\"late\":100}");
        Reply booked = fixture.book(room);
        assertThat(desk.post(fixture.path(booked) + "/payments", "{\"yen\":500}")
                        .status())
                .isEqualTo(201);
        block(officer, "09:00", "21:00", decision(booked, "\"decision\":\"cancel\""));
        settle();

        Reply after = fixture.representative().get(fixture.path(booked));
        assertThat(after.json().at("/lines/0/state").asText()).isEqualTo("cancelled");
        assertThat(after.json().at("/lines/0/reason").asText()).isEqualTo("closed-official");
        assertThat(after.text()).contains(other.id().toString()); // offered instead
        assertThat(due(booked)).isZero();
        assertThat(refunds()).containsExactly(500L);
        desk.post(fixture.path(booked) + "/payments", "{\"yen\":-500}");
        assertThat(refunds()).isEmpty();
        Telling.tell(server);
        Reply notices = fixture.representative().get("/api/v1/notices");
        assertThat(kinds(fixture.representative())).contains("closed-off").doesNotContain("cancelled");
        assertThat(notices.text()).contains(WHY);
        assertThat(kinds(fixture.lending())).contains("lender-cancelled");
        assertClean();
    }

    @Test
    void what_nobody_decided_stays_a_task_until_somebody_does_once() {
        Reply booked = fixture.book(room);
        block(officer, "09:00", "21:00", "[]");
        settle();
        Reply task = task();
        assertThat(task.json().path("state").asText()).isEqualTo("open");
        assertThat(task.json().at("/booking/id")).isEqualTo(booked.json().path("id"));
        assertThat(task.json().at("/places/0/listing").asText())
                .isEqualTo(other.id().toString());
        String path = "/api/v1/displacements/" + task.json().path("id").asText() + "/decision";
        assertThat(desk.post(path, "{\"decision\":\"keep\"}").status()).isEqualTo(428);
        assertThat(fixture.stranger()
                        .matching(task)
                        .post(path, "{\"decision\":\"keep\"}")
                        .status())
                .isEqualTo(404);

        Reply decided = desk.matching(task).post(path, "{\"decision\":\"cancel\"}");
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        assertThat(desk.matching(task).post(path, "{\"decision\":\"keep\"}").status())
                .isEqualTo(412);
        settle();
        assertThat(open()).isEmpty();
        assertThat(moves(booked)).containsExactly("displace", "plan", "cancel");
        assertThat(fixture.representative()
                        .get(fixture.path(booked))
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("cancelled");
    }

    @Test
    void where_somebody_takes_the_place_first_the_line_is_a_task_again_with_the_reason() {
        Reply booked = fixture.book(room);
        Reply rival = fixture.book(other);
        assertThat(rival.status()).isEqualTo(201);
        block(officer, "09:00", "21:00", decision(booked, "\"decision\":\"move\"," + target(other)));
        settle();
        Reply task = task();
        assertThat(task.json().path("state").asText()).isEqualTo("open");
        assertThat(task.json().path("trouble").asText()).isNotEmpty();
        assertThat(fixture.representative()
                        .get(fixture.path(booked))
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("confirmed");
        Reply kept = desk.matching(task)
                .post(
                        "/api/v1/displacements/" + task.json().path("id").asText() + "/decision",
                        "{\"decision\":\"keep\",\"note\":\"電話で相談（例）\"}");
        assertThat(kept.json().path("state").asText()).isEqualTo("kept");
        assertThat(open()).isEmpty();
        assertThat(officer.get(blocks()).json().at("/items/0/displaced")).isEmpty();
    }

    @Test
    void a_decision_that_fails_by_a_fault_is_put_off_and_told_and_holds_up_no_other() {
        Reply broken = fixture.book(room);
        Reply sound = fixture.bookAt(room, DAY + "T13:00", DAY + "T14:00");
        String line = broken.json().at("/lines/0/id").asText();
        server.asOwner("""
                create function stumble() returns trigger language plpgsql as $$ begin raise 'stumbled'; end $$;
                create trigger stumble before update on booking_lines for each row when (old.id = '%s') execute function stumble()
                """.formatted(line));
        block(
                officer,
                "09:00",
                "21:00",
                "[{\"line\":\"%s\",\"decision\":\"cancel\"},{\"line\":\"%s\",\"decision\":\"cancel\"}]"
                        .formatted(line, sound.json().at("/lines/0/id").asText()));
        Displacements displacements = server.features().closure().displacements();
        displacements.settle();
        displacements.settle();
        assertThat(state(sound)).isEqualTo("cancelled");
        assertThat(state(broken)).isEqualTo("confirmed");
        assertThat(faults()).singleElement().asString().contains("has failed 1 times");

        for (int attempt = 2; attempt <= 5; attempt++) {
            server.asOwner("update displacements set next_at = null where state = 'planned'");
            displacements.settle();
        }
        assertThat(task().json().path("trouble").asText()).isEqualTo("fault");
        assertThat(faults()).singleElement().asString().contains("waits for the desk");
        server.asOwner("drop trigger stumble on booking_lines; drop function stumble");
    }

    private String state(Reply booked) {
        return fixture.representative()
                .get(fixture.path(booked))
                .json()
                .path("state")
                .asText();
    }

    private static List<String> faults() {
        Platform platform = server.features().platform();
        List<Check> checks = ClosureChecks.all().stream()
                .filter(check -> check.promise().name().equals("displaced-without-faults"))
                .toList();
        return new Doctor(platform.db(), platform.clock())
                .examine(checks, (promise, took, findings) -> {}).findings().stream()
                        .map(Object::toString)
                        .toList();
    }

    @Test
    void two_servers_that_settle_at_once_do_it_once() {
        Reply booked = fixture.book(room);
        block(officer, "09:00", "21:00", decision(booked, "\"decision\":\"cancel\""));
        Runnable settling = () -> server.features().closure().displacements().settle();
        AtOnce.run(settling, settling);
        settle();
        assertThat(moves(booked)).containsExactly("displace", "cancel");
        assertClean();
    }

    @Test
    void a_borrower_who_gives_up_first_leaves_nothing_to_settle() {
        Reply booked = fixture.book(room);
        block(officer, "09:00", "21:00", "[]");
        fixture.move(fixture.representative(), booked, "cancel");
        assertThat(open()).isEmpty();
    }

    @Test
    void a_stormy_day_calls_off_all_rooms_of_the_hub_in_one_act_and_closes_them() {
        Reply first = fixture.book(room);
        Reply second = fixture.bookAt(other, DAY + "T18:00", DAY + "T20:00");
        Reply later = fixture.bookAt(other, "2027-01-10T10:00", "2027-01-10T12:00");
        String path = "/api/v1/hubs/" + hub() + "/closed-days";
        assertThat(desk.get("/api/v1/hubs/" + hub() + "/displaced?day=" + DAY)
                        .json()
                        .path("items"))
                .hasSize(2);
        String storm = "{\"day\":\"" + DAY + "\",\"kind\":\"weather\",\"reason\":\"台風（例）\"}";
        assertThat(officer.post(path, storm).status()).isEqualTo(403);
        assertThat(fixture.lending().post(path, storm).status()).isEqualTo(404);
        Reply closed = desk.post(path, storm);
        assertThat(closed.status()).as(closed.text()).isEqualTo(201);
        assertThat(desk.post(path, storm).status()).isEqualTo(409);
        settle();

        for (Reply gone : List.of(first, second)) {
            JsonNode line =
                    fixture.representative().get(fixture.path(gone)).json().at("/lines/0");
            assertThat(line.path("state").asText()).isEqualTo("cancelled");
            assertThat(line.path("reason").asText()).isEqualTo("closed-weather");
        }
        assertThat(fixture.representative()
                        .get(fixture.path(later))
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("confirmed");
        assertThat(fixture.bookAt(room, DAY + "T13:00", DAY + "T14:00").text()).contains("台風（例）");

        Reply lifted = desk.post("/api/v1/blocks/" + closed.json().path("id").asText() + "/lift", "{}");
        assertThat(lifted.status()).as(lifted.text()).isEqualTo(200);
        assertThat(fixture.bookAt(room, DAY + "T13:00", DAY + "T14:00").status())
                .isEqualTo(201);
    }

    private String hub() {
        return fixture.lender().hub();
    }

    private String blocks() {
        return "/api/v1/listings/" + room.id() + "/blocks";
    }

    private void price(Entry entry, int yen) {
        fixture.rule(
                entry,
                RuleKind.TARIFF,
                "{\"rates\":[{\"label\":\"室料\",\"yen\":" + yen + ",\"per\":\"use\"}],\"steps\":[]}");
    }

    private void block(TestClient client, String from, String to, String decisions) {
        Reply made = client.post(
                blocks(),
                "{\"from\":\"%1$sT%2$s:00+09:00\",\"to\":\"%1$sT%3$s:00+09:00\",\"reason\":\"%4$s\",\"decisions\":%5$s}"
                        .formatted(DAY, from, to, WHY, decisions));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    private static String decision(Reply booked, String what) {
        return "[{\"line\":\"" + booked.json().at("/lines/0/id").asText() + "\"," + what + "}]";
    }

    private static String target(Entry entry) {
        return "\"listing\":\"%s\",\"from\":\"%2$sT10:00:00+09:00\",\"to\":\"%2$sT12:00:00+09:00\""
                .formatted(entry.id(), DAY);
    }

    /** The server's own clock may be about one of them: then the next look finds it done. */
    private static void settle() {
        do {
            server.features().closure().displacements().settle();
        } while (server.features()
                .platform()
                .db()
                .get(
                        "select exists (select from displacements where state = 'planned') as more",
                        row -> row.getBoolean("more")));
    }

    private JsonNode open() {
        return desk.get("/api/v1/hubs/" + hub() + "/displacements").json().path("items");
    }

    private Reply task() {
        return desk.get("/api/v1/displacements/" + open().path(0).path("id").asText());
    }

    private List<Long> refunds() {
        return server
                .features()
                .closure()
                .displacements()
                .refunds(fixture.lender().curating(), hub())
                .stream()
                .map(refund -> refund.yen().value())
                .toList();
    }

    private long due(Reply booked) {
        return fixture.representative()
                .get(fixture.path(booked) + "/dues")
                .json()
                .at("/accounts/0/due")
                .asLong(-1);
    }

    private static List<String> kinds(TestClient client) {
        return client.get("/api/v1/notices").json().findValuesAsText("kind");
    }

    private static List<String> moves(Reply booked) {
        return server.features()
                .platform()
                .db()
                .list(
                        "select m.move from displacement_moves m join displacements d on d.id = m.displacement"
                                + " where d.booking = $1 order by m.sequence",
                        row -> row.getString("move"),
                        UUID.fromString(booked.json().path("id").asText()));
    }

    private static void assertClean() {
        var platform = server.features().platform();
        List<Check> checks = Stream.concat(ClosureModule.checks().stream(), BookingModule.checks().stream())
                .toList();
        assertThat(new Doctor(platform.db(), platform.clock())
                        .examine(checks, (promise, took, found) -> {})
                        .findings())
                .isEmpty();
    }
}
