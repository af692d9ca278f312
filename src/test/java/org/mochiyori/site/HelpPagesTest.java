package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.arrangement.Helping;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Contact;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.notice.NoticeConfig;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.web.FreePort;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** After somebody has helped: the report, and the year after which they are asked whether they go on. */
class HelpPagesTest {
    private static final Pattern LINK = Pattern.compile("/renew\\?token=[A-Za-z0-9_-]+");

    private static final Instant BEGINNING = Instant.parse("2026-12-20T00:30:00Z");

    private static TestClock clock;
    private static TestHub server;
    private static BookingFixture fixture;
    private static Who clerk;

    @BeforeAll
    static void start() {
        clock = TestClock.at(BEGINNING.toString());
        // Nobody takes mail there, so letters wait in the outbox, where they can be read.
        NoticeConfig.Server nowhere =
                new NoticeConfig.Server("127.0.0.1", FreePort.take(), NoticeConfig.Tls.NONE, Optional.empty(), "");
        server = TestHub.start(clock, new NoticeConfig(Optional.of(nowhere), "mochiyori@example.jp"));
        fixture = BookingFixture.on(server);
        clerk = fixture.people().staff(fixture.lender().hub(), StaffRole.DESK);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void goBackToTheBeginning() {
        clock.advance(Duration.between(clock.instant(), BEGINNING));
    }

    @Test
    void after_the_day_the_desk_reports_and_the_expense_is_owed() {
        Entry skill = fixture.listings().skill(fixture.lender(), new Contact("助田 花", "", "", ""));
        JsonNode booked = fixture.book(skill).json();
        String booking = "/api/v1/bookings/" + booked.path("id").asText();
        String line = booked.at("/lines/0/id").asText();
        Reply asked = fixture.as(clerk).post(booking + "/lines/" + line + "/soundings", "{}");
        assertThat(asked.json().path("way").asText()).isEqualTo("phone");
        fixture.as(clerk)
                .post(
                        "/api/v1/soundings/" + asked.json().path("id").asText() + "/answer",
                        "{\"answer\":\"accept\",\"note\":\"電話\"}");
        String report = booking + "/lines/" + line + "/report";
        assertThat(fixture.as(clerk)
                        .post(report, "{\"persons\":8,\"minutes\":120}")
                        .status())
                .isEqualTo(409);
        clock.advance(Duration.ofDays(21));
        assertThat(fixture.representative()
                        .post(report, "{\"persons\":8,\"minutes\":120}")
                        .status())
                .isEqualTo(403);
        assertThat(desk().get("/desk/soundings").text()).contains("実施の報告を待っているもの");
        String page = "/bookings/" + booked.path("id").asText() + "/lines/" + line + "/soundings";
        Browser desk = desk();
        desk.send(desk.get(page), page + "/report", Map.of("minutes", "100", "expense", "800", "remarks", "喜ばれました"));
        assertThat(desk.get(page).text()).contains("喜ばれました", "100");
        JsonNode after = fixture.representative().get(booking).json().at("/lines/0");
        assertThat(after.path("state").asText()).isEqualTo("closed");
        assertThat(after.path("noShow").asBoolean()).isFalse();
        assertThat(fixture.representative()
                        .get(booking + "/dues")
                        .json()
                        .at("/accounts/0/due")
                        .asLong())
                .isEqualTo(800);
        assertThat(fixture.representative()
                        .get(booking + "/reports")
                        .json()
                        .at("/items/0/persons")
                        .asInt())
                .isEqualTo(8);
        assertThat(fixture.stranger().get(booking + "/reports").status()).isEqualTo(404);
    }

    @Test
    void who_does_not_say_that_they_go_on_rests_and_one_tap_brings_them_back() {
        String mail = "renew@example.jp";
        Entry skill = fixture.listings().skill(fixture.lender(), new Contact("助田 花", "", mail, ""));
        Helping.run(server);
        server.features()
                .platform()
                .db()
                .update(
                        "update skill_renewals set due_on = date '2027-06-01', next_on = date '2027-04-02' where listing = $1",
                        skill.id());
        Duration toApril = Duration.between(clock.instant(), OffsetDateTime.parse("2027-04-02T09:30:00+09:00"));
        clock.advance(toApril);
        Helping.run(server);
        Helping.run(server);
        assertThat(letters(mail)).isEqualTo(1);
        for (int days : new int[] {30, 23}) {
            clock.advance(Duration.ofDays(days));
            Helping.run(server);
        }
        assertThat(letters(mail)).isEqualTo(3);
        assertThat(state(skill)).isEqualTo("published");
        clock.advance(Duration.ofDays(37));
        Helping.run(server);
        Helping.run(server);
        assertThat(state(skill)).isEqualTo("suspended");
        assertThat(letters(mail)).isEqualTo(4);
        assertThat(fixture.bookAt(skill, "2027-08-07T10:00", "2027-08-07T12:00").status())
                .isEqualTo(409);
        assertThat(desk().get("/desk/soundings").text()).contains("返事がなく、お休みしています");

        String link = link(mail);
        Browser helper = Browser.on(server);
        helper.get(link);
        assertThat(state(skill)).isEqualTo("suspended");
        Browser.Shown done = helper.send(helper.get(link), "/renew", Map.of());
        assertThat(done.heading()).isEqualTo("ありがとうございます");
        assertThat(state(skill)).isEqualTo("published");
        JsonNode renewal = fixture.lending()
                .get("/api/v1/listings/" + skill.id() + "/renewal")
                .json();
        assertThat(renewal.path("confirmedUntil").asText()).isEqualTo("2028-07-01");
        assertThat(helper.get(link).heading()).isEqualTo("ありがとうございます");
        assertThat(helper.get("/renew?token=nobody").reply().status()).isEqualTo(404);
        assertThat(fixture.stranger()
                        .get("/api/v1/listings/" + skill.id() + "/renewal")
                        .status())
                .isEqualTo(404);
    }

    /** With a session of today. */
    private static Browser desk() {
        return Browser.on(server).as(clerk, fixture.people().cookie(clerk));
    }

    private static String state(Entry skill) {
        return server.features()
                .catalogue()
                .listings()
                .find(skill.id())
                .orElseThrow()
                .listing()
                .status()
                .state()
                .word();
    }

    private static int letters(String mail) {
        return server.features()
                .platform()
                .db()
                .get("select count(*)::int as n from letters where recipient = $1", row -> row.getInteger("n"), mail);
    }

    private static String link(String mail) {
        String body = server.features()
                .platform()
                .db()
                .get(
                        "select body from letters where recipient = $1 order by created_at desc limit 1",
                        row -> row.getString("body"),
                        mail);
        Matcher found = LINK.matcher(body);
        assertThat(found.find()).as(body).isTrue();
        return found.group();
    }
}
