package org.mochiyori.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.booking.BookingFixture.DAY;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.calendar.Hours;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Slots;
import org.mochiyori.calendar.Validity.Dated;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.RuleScope;
import org.mochiyori.catalogue.RuleValues;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.web.FreePort;
import org.mochiyori.report.Reporting;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** From a booking over HTTP to the mail that a real SMTP server takes, and to the page of notices, stage by stage. */
class LettersOverHttpTest {
    private static final String DESK = "desk-mail@example.jp";

    private final int port = FreePort.take();
    private final TestClock clock = TestClock.at("2026-12-20T01:00:00Z");
    private TestHub server;
    private GreenMail smtp;
    private BookingFixture fixture;
    private Who clerk;

    @BeforeEach
    void start() {
        smtp = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.start();
        NoticeConfig.Server mail =
                new NoticeConfig.Server("127.0.0.1", port, NoticeConfig.Tls.NONE, Optional.empty(), "");
        server = TestHub.start(clock, new NoticeConfig(Optional.of(mail), "mochiyori@example.jp"));
        fixture = BookingFixture.on(server);
        clerk = fixture.people().staff(fixture.lender().hub(), StaffRole.DESK);
        server.features()
                .platform()
                .db()
                .update(
                        "update hubs set mail = $2 where id = $1",
                        fixture.lender().hub(),
                        DESK);
    }

    @AfterEach
    void stop() {
        server.close();
        smtp.stop();
    }

    @Test
    void received_approved_confirmed_and_the_day_before_reach_borrower_lender_and_desk() {
        Entry room = fixture.decidedRoom();
        Telling.tell(server);
        smtp.reset();
        Reply asked = fixture.book(room);
        Telling.tell(server);
        assertTold("received", "申し込みを受け付けました", "申し込みが届きました", "申し込みが届きました");

        clock.advance(Duration.ofHours(1));
        Reply held = fixture.move(fixture.lending(), asked, "approve");
        Telling.tell(server);
        assertTold("approved", "申し込みが承認されました", "", "");

        clock.advance(Duration.ofHours(1));
        fixture.move(fixture.representative(), held, "confirm");
        Telling.tell(server);
        assertTold("confirmed", "予約が確定しました", "予約が入りました", "予約が入りました");

        moveTo("2027-01-08T01:00:00Z");
        Telling.remind(server);
        Telling.remind(server);
        assertTold("day-before", "明日のご利用です", "明日の貸し出しです", "明日の貸し出しです");
    }

    @Test
    void declined_reaches_the_borrower_and_nobody_is_told_what_they_did_themselves() {
        Reply asked = fixture.book(fixture.decidedRoom());
        Telling.tell(server);
        smtp.reset();
        clock.advance(Duration.ofHours(1));
        Reply declined = fixture.lending()
                .matching(asked)
                .post(fixture.path(asked) + "/decline", "{\"reason\":\"in-use\",\"note\":\"工事のため\"}");
        assertThat(declined.status()).as(declined.text()).isEqualTo(200);
        Telling.tell(server);
        assertTold("declined", "今回はお貸しできません", "", "");
    }

    @Test
    void due_back_on_its_last_day_and_overdue_after_it_reach_all_three() {
        Entry desks = fixture.listings().desks(fixture.lender());
        lendByDays(desks);
        Reply booked =
                fixture.representative().post("/api/v1/bookings", """
                {"group":"%s","purpose":"祭り","lines":[{"listing":"%s","from":"%sT00:00:00+09:00",
                 "to":"2027-01-12T00:00:00+09:00","quantity":10}]}
                """.formatted(fixture.borrower(), desks.id(), DAY));
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        moveTo("2027-01-09T02:00:00Z");
        Reply out = fixture.move(fixture.lending(), booked, "hand-over");
        assertThat(out.json().path("state").asText()).isEqualTo("out");
        Telling.tell(server);
        smtp.reset();

        moveTo("2027-01-10T01:00:00Z");
        Telling.remind(server);
        Telling.remind(server);
        assertTold("due-tomorrow", "返却日は明日です", "", "");
        moveTo("2027-01-11T01:00:00Z");
        Telling.remind(server);
        Telling.remind(server);
        assertTold("due-back", "今日が返却日です", "今日返ってくる予定です", "今日返ってくる予定です");

        moveTo("2027-01-12T01:00:00Z");
        Telling.remind(server);
        Telling.remind(server);
        assertTold("overdue", "返却の時間を過ぎています", "返却が遅れています", "返却が遅れています");
    }

    @Test
    void a_reduction_asked_for_reaches_who_decides_and_the_decision_who_asked() {
        Entry room = fixture.room();
        fixture.rule(
                room,
                RuleKind.REDUCTION,
                "{\"grounds\":[{\"code\":\"public\",\"label\":\"公益\",\"percent\":50,\"asked\":true}]}");
        Reply booked = fixture.book(room);
        Telling.tell(server);
        smtp.reset();
        String line = "\"line\":\"" + booked.json().at("/lines/0/id").asText() + "\"";
        String reductions = fixture.path(booked) + "/reductions";
        Reply asked =
                fixture.representative().post(reductions, "{" + line + ",\"ground\":\"public\",\"reason\":\"清掃\"}");
        assertThat(asked.status()).as(asked.text()).isLessThan(300);
        Telling.tell(server);
        assertThat(subjects(fixture.borrowing().mail())).isEmpty();
        assertThat(subjects(fixture.lender().speaker().mail()))
                .singleElement()
                .asString()
                .startsWith("減免の申請が届きました");
        assertThat(subjects(DESK)).singleElement().asString().startsWith("減免の申請が届きました");
        smtp.reset();
        Reply granted = fixture.lending().post(reductions + "/decision", "{" + line + ",\"decision\":\"grant\"}");
        assertThat(granted.status()).as(granted.text()).isLessThan(300);
        Telling.tell(server);
        assertTold("reduction-granted", "減免が認められました", "", "");
    }

    @Test
    void a_hall_closed_for_repairs_over_a_booking_is_told_to_the_lender_and_the_desk_and_not_yet_to_the_borrower() {
        Entry room = fixture.room();
        fixture.book(room);
        Telling.tell(server);
        smtp.reset();
        Reply closed = server.client()
                .bearing(clerk.token())
                .post(
                        "/api/v1/listings/" + room.id() + "/blocks",
                        "{\"kind\":\"outage\",\"from\":\"%1$sT09:00:00+09:00\",\"to\":\"%1$sT21:00:00+09:00\",\"reason\":\"雨漏り（例）\"}"
                                .formatted(DAY));
        assertThat(closed.status()).as(closed.text()).isEqualTo(201);
        Telling.tell(server);
        assertThat(subjects(fixture.borrowing().mail())).isEmpty();
        assertThat(subjects(fixture.lender().speaker().mail()))
                .singleElement()
                .asString()
                .startsWith("使えなくなる時間と重なる予約があります");
        assertThat(subjects(DESK)).singleElement().asString().startsWith("使えなくなる時間と重なる予約があります");
    }

    @Test
    void a_report_of_use_is_asked_for_once_after_the_use_and_once_more_when_it_is_overdue() {
        Entry room = fixture.room();
        fixture.rule(room, RuleKind.REPORT, "{\"dueDays\":3}");
        Reply booked = fixture.book(room);
        moveTo("2027-01-09T03:30:00Z");
        Telling.tell(server);
        smtp.reset();
        for (int twice = 0; twice < 2; twice++) {
            Reporting.run(server);
            Telling.tell(server);
        }
        assertTold("report-due", "利用報告をお願いします", "", "");
        assertThat(page(
                        fixture.borrowing(),
                        "/bookings/" + booked.json().path("id").asText() + "/report"))
                .contains("1月12日（火）まで");

        moveTo("2027-01-13T00:30:00Z");
        for (int twice = 0; twice < 2; twice++) {
            Reporting.run(server);
            Telling.tell(server);
        }
        assertTold("report-overdue", "利用報告がまだ届いていません", "", "");
        String line = booked.json().at("/lines/0/id").asText();
        fixture.representative()
                .post(fixture.path(booked) + "/lines/" + line + "/report", "{\"persons\":8,\"trouble\":\"いすが壊れた\"}");
        Telling.tell(server);
        assertThat(subjects(fixture.lender().speaker().mail()))
                .singleElement()
                .asString()
                .startsWith("利用報告に、壊れたもの");
    }

    @Test
    void a_letter_that_bounces_stands_at_the_desk_until_somebody_has_looked_after_it() {
        smtp.stop();
        try (RefusingSmtp refusing = new RefusingSmtp(port, "550 no such person")) {
            assertThat(refusing).isNotNull();
            fixture.book(fixture.room());
            Telling.tell(server);
        }
        String page = desk("/desk");
        assertThat(page).contains(fixture.borrowing().mail(), "予約が確定しました", "あて先が使われていません");
        assertThat(server.client()
                        .bearing(clerk.token())
                        .get("/api/v1/letters?state=bounced&hub="
                                + fixture.lender().hub())
                        .json()
                        .path("items")
                        .findValuesAsText("to"))
                .contains(fixture.borrowing().mail());
        assertThat(page(fixture.borrowing(), "/notices")).contains("予約が確定しました");
    }

    /** Each got one letter, and a notice that says the same; an empty subject stands for none. */
    private void assertTold(String kind, String borrower, String lender, String desk) {
        assertThat(subjects(fixture.borrowing().mail()))
                .as(kind)
                .hasSize(1)
                .allMatch(each -> each.startsWith(borrower));
        assertThat(subjects(fixture.lender().speaker().mail()))
                .as(kind)
                .hasSize(lender.isEmpty() ? 0 : 1)
                .allMatch(each -> each.startsWith(lender));
        assertThat(subjects(DESK)).as(kind).hasSize(desk.isEmpty() ? 0 : 1).allMatch(each -> each.startsWith(desk));
        assertThat(page(fixture.borrowing(), "/notices")).contains(borrower);
        assertThat(page(fixture.lender().speaker(), "/notices")).contains(lender);
        assertThat(page(clerk, "/notices")).contains(desk);
        smtp.reset();
    }

    private List<String> subjects(String to) {
        return Arrays.stream(smtp.getReceivedMessages())
                .filter(mail -> NoticeFixture.header(mail, "To").equals(to))
                .map(NoticeFixture::subject)
                .toList();
    }

    private String desk(String path) {
        return page(clerk, path);
    }

    private String page(Who who, String path) {
        Reply reply = server.client()
                .with("Cookie", fixture.people().cookie(who))
                .with("Accept", "text/html")
                .get(path);
        assertThat(reply.status()).as(path).isEqualTo(200);
        return reply.text();
    }

    private void moveTo(String then) {
        clock.advance(Duration.between(clock.instant(), Instant.parse(then)));
    }

    private void lendByDays(Entry entry) {
        Opening days = Opening.everyDay(
                ListingFixture.ZONE, Hours.parse("09:00-17:00"), new Slots.Days(1, OptionalInt.of(14)));
        fixture.listings().in(tx -> {
            server.features()
                    .catalogue()
                    .rules()
                    .put(
                            tx,
                            fixture.lender().caller(),
                            new RuleValues.Key(RuleScope.ofListing(entry.id()), RuleKind.OPENING),
                            new Dated<>(LocalDate.of(2020, 1, 2), days.toJson()));
            return entry;
        });
    }
}
