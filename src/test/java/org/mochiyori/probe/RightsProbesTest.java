package org.mochiyori.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.web.RefusalLog;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** P5 to P8: who may not do it is refused, and the refusal is kept. */
class RightsProbesTest {
    private static TestHub server;
    private static BookingFixture fixture;
    private static Db db;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2026-12-20T00:00:00Z"));
        fixture = BookingFixture.on(server);
        db = server.features().platform().db();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void p5_a_plain_member_neither_cancels_nor_approves_and_the_try_is_kept() {
        Reply asked = fixture.book(fixture.decidedRoom());
        Who lenders = fixture.lender().member();
        assertThat(fixture.move(fixture.member(), asked, "withdraw").status()).isEqualTo(403);
        assertThat(fixture.move(fixture.as(lenders), asked, "approve").status()).isEqualTo(403);
        assertThat(kept(lenders))
                .containsExactly("403 POST /api/v1/bookings/:id/approve " + id(asked) + " side.lender");
    }

    @Test
    void p6_the_lender_of_one_thing_decides_on_no_other() {
        Reply asked = fixture.book(fixture.decidedRoom());
        Lender other = fixture.listings().lender(fixture.lender().hub());
        assertThat(fixture.move(fixture.as(other.speaker()), asked, "approve").status())
                .isEqualTo(404);
        assertThat(kept(other.speaker())).containsExactly("404 POST /api/v1/bookings/:id/approve " + id(asked) + " ");
    }

    @Test
    void p7_the_curator_of_one_hub_edits_nothing_of_another() {
        Entry room = fixture.room();
        Lender abroad = fixture.listings().lender();
        TestClient curator = fixture.as(abroad.curator());
        Reply read = curator.get("/api/v1/listings/" + room.id());
        assertThat(curator.matching(read)
                        .patch("/api/v1/listings/" + room.id(), "{\"name\":\"別の名前\"}")
                        .status())
                .isEqualTo(404);
        assertThat(curator.matching(read)
                        .post("/api/v1/listings/" + room.id() + "/decision", "{\"decision\":\"retire\",\"note\":\"例\"}")
                        .status())
                .isEqualTo(404);
        assertThat(kept(abroad.curator())).hasSize(2);
    }

    @Test
    void p8_an_office_that_has_ended_is_worth_nothing_in_an_open_session() {
        String hub = fixture.lender().hub();
        Who desk = fixture.people().staff(hub, StaffRole.DESK);
        TestClient tab = server.client().with("Cookie", fixture.people().cookie(desk));
        assertThat(tab.get("/api/v1/hubs/" + hub + "/people").status()).isEqualTo(200);
        Who operator = fixture.people().staff(hub, StaffRole.OPERATOR);
        assertThat(fixture.as(operator)
                        .delete("/api/v1/hubs/" + hub + "/staff/" + desk.id() + "/desk")
                        .status())
                .isEqualTo(204);
        assertThat(tab.get("/api/v1/hubs/" + hub + "/people").status()).isEqualTo(404);
    }

    @Test
    void a_flood_of_refusals_is_counted_and_kept_in_part() {
        Who somebody = fixture.people().resident();
        TestClient client = fixture.as(somebody);
        String path = "/api/v1/groups/" + fixture.borrower();
        double before = counted("not-found");
        for (int i = 0; i < RefusalLog.PER_PERSON + 20; i++) {
            assertThat(client.get(path).status()).isEqualTo(404);
        }
        assertThat(counted("not-found") - before).isEqualTo(RefusalLog.PER_PERSON + 20.0);
        assertThat(kept(somebody)).hasSize(RefusalLog.PER_PERSON);
    }

    @Test
    void what_was_refused_can_neither_be_changed_nor_taken_away() {
        assertThatThrownBy(() -> db.update("delete from refusals")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> db.update("update refusals set code = ''")).hasMessageContaining("permission denied");
    }

    @Test
    void strangers_are_counted_and_not_kept() {
        double before = counted("not-signed-in");
        server.client().get("/api/v1/me");
        assertThat(counted("not-signed-in")).isEqualTo(before + 1);
    }

    /** What was kept of somebody, once all that waits is written. */
    private static List<String> kept(Who who) {
        Who last = fixture.people().resident();
        fixture.as(last).get("/api/v1/groups/" + fixture.borrower());
        while (rows(last).isEmpty()) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return rows(who);
    }

    private static List<String> rows(Who who) {
        return db.list(
                "select status || ' ' || method || ' ' || route || ' ' || subject || ' ' || code as line"
                        + " from refusals where person = $1 order by id",
                row -> row.getString("line"),
                who.id());
    }

    private static double counted(String type) {
        String name = "mochiyori_refusals_total{type=\"" + type + "\"}";
        return server.management()
                .get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(
                        line -> Double.parseDouble(line.substring(name.length()).strip()))
                .sum();
    }

    private static String id(Reply booking) {
        return booking.json().path("id").asText();
    }
}
