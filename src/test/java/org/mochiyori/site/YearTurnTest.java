package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.feed.CalendarFixture.browser;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.feed.CalendarFixture;
import org.mochiyori.notice.Telling;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** 年度替わり: the officers of a group change, its bookings stay, and the old ones are out at once, with open tabs and all. */
class YearTurnTest {
    private static final TestClock CLOCK = TestClock.at("2026-12-20T00:00:00Z");

    private static TestHub server;

    private BookingFixture fixture;
    private Who old;
    private Who successor;
    private TestClient tab;
    private Reply booking;
    private List<String> calendars;

    @BeforeAll
    static void start() {
        server = TestHub.start(CLOCK);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** In March the old chair has a booking for the next year, an open tab, a program, calendars, a search and a conversation. */
    @BeforeEach
    void march() {
        fixture = BookingFixture.on(server);
        old = fixture.borrowing();
        successor = fixture.people().resident();
        tab = browser(server, fixture.people(), old);
        booking = fixture.book(fixture.decidedRoom());
        calendars = new ArrayList<>();
        calendars.add(CalendarFixture.path(CalendarFixture.make(tab, fixture.borrower())));
        calendars.add(CalendarFixture.path(CalendarFixture.make(tab)));
        assertThat(tab.post(fixture.path(booking) + "/messages", "{\"text\":\"鍵はどこですか\"}")
                        .status())
                .isEqualTo(201);
        assertThat(tab.post("/api/v1/saved-searches", "{\"query\":\"q=tent\",\"group\":\"" + fixture.borrower() + "\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void the_old_chair_names_the_next_who_accepts_and_the_old_one_is_out() {
        fixture.listings().member(fixture.borrower(), successor.id(), "member");
        Reply handed = tab.post(
                "/api/v1/groups/" + fixture.borrower() + "/representative", "{\"to\":\"" + successor.id() + "\"}");
        assertThat(handed.status()).as(handed.text()).isEqualTo(204);
        outAtOnce();
        inAtOnce();
    }

    @Test
    void whoever_is_named_by_mail_has_a_say_once_they_have_said_yes() {
        Who stranger = fixture.people().resident();
        assertThat(tab.post(
                                "/api/v1/groups/" + fixture.borrower() + "/members",
                                "{\"mail\":\"" + stranger.mail() + "\",\"role\":\"representative\"}")
                        .status())
                .isEqualTo(202);
        assertThat(fixture.as(stranger).get(fixture.path(booking)).status()).isEqualTo(404);
    }

    @Test
    void without_the_old_chair_the_desk_puts_the_next_one_in_under_both_names() {
        Who desk = fixture.people().staff(fixture.lender().hub(), StaffRole.DESK);
        fixture.listings()
                .insert(
                        "insert into hub_people (hub, person, since) values ($1, $2, date '2026-12-01')",
                        fixture.lender().hub(),
                        successor.id());
        Reply handed = fixture.as(desk)
                .post(
                        "/api/v1/groups/" + fixture.borrower() + "/representative",
                        "{\"to\":\"" + successor.id() + "\",\"from\":\"" + old.id() + "\"}");
        assertThat(handed.status()).as(handed.text()).isEqualTo(204);
        outAtOnce();
        inAtOnce();
        assertThat((boolean) server.features()
                        .platform()
                        .db()
                        .get(
                                "select exists (select from events where subject_kind = 'group' and subject = $1::text"
                                        + " and actor = $2 and on_behalf_of = $1::text::uuid) as both",
                                row -> row.getBoolean("both"),
                                fixture.borrower().toString(),
                                desk.id()))
                .isTrue();
    }

    private void outAtOnce() {
        String path = fixture.path(booking);
        assertThat(tab.get(path).status()).isEqualTo(404);
        assertThat(tab.matching(fixture.as(successor).get(path))
                        .post(path + "/withdraw", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(fixture.as(old)
                        .post("/api/v1/bookings", fixture.wish(fixture.room()))
                        .status())
                .isIn(403, 404);
        assertThat(tab.get(path + "/messages").status()).isEqualTo(404);
        assertThat(tab.post(path + "/messages", "{\"text\":\"まだいます\"}").status())
                .isEqualTo(404);
        assertThat(server.client().get(calendars.get(0)).status()).isEqualTo(404);
        assertThat(server.client().get(calendars.get(1)).text()).doesNotContain("VEVENT");
        assertThat(tab.get("/api/v1/saved-searches?group=" + fixture.borrower()).status())
                .isEqualTo(404);
        assertThat(tab.get("/api/v1/groups/" + fixture.borrower() + "/members").status())
                .isEqualTo(404);
        Browser page = Browser.on(server).as(old, fixture.people().cookie(old));
        assertThat(page.fetch("/bookings/" + booking.json().path("id").asText()).status())
                .isEqualTo(404);
        assertThat(page.get("/bookings").text())
                .doesNotContain(booking.json().path("number").asText());
    }

    private void inAtOnce() {
        TestClient next = fixture.as(successor);
        String path = fixture.path(booking);
        Reply read = next.get(path);
        assertThat(read.status()).isEqualTo(200);
        assertThat(next.get(path + "/messages").json().findValuesAsText("text")).containsExactly("鍵はどこですか");
        Reply held = fixture.move(fixture.lending(), read, "approve");
        Telling.tell(server);
        assertThat(next.get("/api/v1/notices").text()).contains("approved");
        assertThat(tab.get("/api/v1/notices").text()).doesNotContain("\"approved\"");
        assertThat(fixture.move(next, held, "confirm").status()).isEqualTo(200);
        TestClient browser = browser(server, fixture.people(), successor);
        String calendar = CalendarFixture.path(CalendarFixture.make(browser, fixture.borrower()));
        assertThat(CalendarFixture.events(server.client().get(calendar).text())).hasSize(1);
        assertThat(read.json().path("number")).isEqualTo(booking.json().path("number"));
    }
}
