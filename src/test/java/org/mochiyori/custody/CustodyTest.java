package org.mochiyori.custody;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Lending;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.notice.NoticeJobs;
import org.mochiyori.search.SearchFixture;
import org.mochiyori.support.AtOnce;
import org.mochiyori.support.Patient;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;
import org.mochiyori.support.TestPostgres;

/** The day itself, over HTTP: what goes out, what comes back, and what the two sides say to it. */
class CustodyTest {
    private static final TestClock CLOCK = TestClock.at("2027-01-09T09:00:00+09:00");
    private static TestPostgres.Database database;
    private static TestHub server;
    private static BookingFixture fixture;

    @BeforeAll
    static void start() {
        database = TestPostgres.database();
        server = TestHub.over(database, CLOCK);
        fixture = BookingFixture.on(server);
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    void the_lender_scans_hands_over_with_the_list_and_the_borrower_says_it_was_so() {
        Entry desks =
                desks("{\"checklist\":[\"脚が開く\",\"天板に傷がない\"],\"renewal\":{\"by\":\"person\"},\"answerHours\":24}");
        Loan loan = borrow(desks, 4, "11");
        Reply code = fixture.representative().post(loan.path() + "/custody/code", "{}");
        assertThat(code.status()).isEqualTo(201);
        String typed = code.json().path("typed").asText();
        String shown = typed.toLowerCase(java.util.Locale.ROOT).replaceFirst("(.{4})", "$1-");
        assertThat(fixture.lending()
                        .get("/api/v1/custody/codes/" + shown)
                        .json()
                        .path("booking")
                        .asText())
                .isEqualTo(loan.id());
        assertThat(fixture.stranger().get("/api/v1/custody/codes/" + typed).status())
                .isEqualTo(404);

        assertThat(loan.handOver("\"checks\":[\"新品同様\"]").status()).isEqualTo(422);
        Reply handed = loan.handOver("\"checks\":[\"脚が開く\"],\"note\":\"1台に傷あり\"");
        assertThat(handed.status()).isEqualTo(201);
        assertThat(handed.json().at("/checks/1/ok").asBoolean()).isFalse();
        assertThat(handed.json().path("answerBy").asText()).isEqualTo("2027-01-10T09:00:00+09:00");
        assertThat(loan.state()).isEqualTo("out");
        assertThat(loan.handOver("\"checks\":[]").status()).isEqualTo(409);

        String answer = "/api/v1/custody/" + handed.json().path("id").asText() + "/answer";
        assertThat(fixture.lending().post(answer, "{\"answer\":\"agreed\"}").status())
                .isEqualTo(403);
        assertThat(fixture.representative()
                        .post(answer, "{\"answer\":\"agreed\"}")
                        .status())
                .isEqualTo(201);
        Reply again = fixture.representative().post(answer, "{\"answer\":\"contested\",\"note\":\"違う\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("state").asText()).isEqualTo("agreed");

        Reply renewed = fixture.representative().post(loan.path() + "/custody/code", "{}");
        assertThat(renewed.json().path("typed").asText()).isNotEqualTo(typed);
        assertThat(fixture.lending().get("/api/v1/custody/codes/" + typed).status())
                .isEqualTo(404);
    }

    @Test
    void fifteen_of_twenty_chairs_come_back_and_search_sees_them_at_once() {
        Entry chairs = desks("{}");
        int all = chairs.listing().quantity();
        Loan loan = borrow(chairs, all, "12");
        loan.handOver("\"count\":" + all);
        assertThat(isFound(chairs, "12", 1)).isFalse();
        Reply part = loan.giveBack("\"count\":" + (all - 5));
        assertThat(part.status()).isEqualTo(201);
        assertThat(isFound(chairs, "12", all - 5)).isTrue();
        assertThat(isFound(chairs, "12", all - 4)).isFalse();
        assertThat(loan.custody().at("/lines/0/out").asInt()).isEqualTo(5);
        assertThat(loan.state()).isEqualTo("out");
        assertThat(loan.giveBack("\"count\":6").status()).isEqualTo(422);
        assertThat(loan.giveBack("\"count\":3,\"lost\":2").status()).isEqualTo(201);
        assertThat(loan.state()).isEqualTo("closed");
        assertThat(loan.booking().at("/lines/0/returned").asInt()).isEqualTo(all - 2);
        assertThat(loan.custody().at("/claims/0/kind").asText()).isEqualTo("lost");
        assertThat(loan.custody().at("/claims/0/count").asInt()).isEqualTo(2);
        Reply late = loan.giveBack("\"count\":1");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("state").asText()).isEqualTo("closed");
    }

    @Test
    void what_was_not_handed_over_of_what_was_booked_is_free_for_others() {
        Entry desks = desks("{}");
        int all = desks.listing().quantity();
        Loan loan = borrow(desks, all, "13");
        loan.handOver("\"count\":" + (all - 1));
        assertThat(isFound(desks, "13", 1)).isTrue();
        assertThat(loan.custody().at("/lines/0/out").asInt()).isEqualTo(all - 1);
    }

    @Test
    void two_people_who_take_the_same_things_back_take_them_back_once() {
        Entry desks = desks("{}");
        Loan loan = borrow(desks, 3, "14");
        loan.handOver("\"checks\":[]");
        List<Reply> answers = AtOnce.get(() -> loan.giveBack("\"checks\":[]"), () -> loan.giveBack("\"checks\":[]"));
        assertThat(answers.stream().map(Reply::status)).containsExactlyInAnyOrder(201, 409);
        assertThat(loan.custody().path("records")).hasSize(2);
    }

    @Test
    void silence_agrees_and_is_told() {
        Entry desks = desks("{\"answerHours\":1}");
        Loan loan = borrow(desks, 1, "15");
        loan.handOver("\"checks\":[]");
        Custody custody = server.features().custody().custody();
        assertThat(loan.custody().at("/records/0").has("answer")).isFalse();
        CLOCK.advance(Duration.ofHours(1));
        assertThat(custody.endSilence()).isPositive();
        assertThat(custody.endSilence()).isZero();
        assertThat(loan.custody().at("/records/0/answer/answer").asText()).isEqualTo("silent");
        server.numberChanges();
        NoticeJobs.run(server.features().notice());
        assertThat(fixture.representative().get("/api/v1/notices?limit=100").text())
                .contains("custody-record", "custody-silent");
        assertThat(fixture.lending().get("/api/v1/notices?limit=100").text())
                .contains("custody-silent")
                .doesNotContain("custody-record");
        CLOCK.advance(Duration.ofHours(-1));
    }

    @Test
    void a_renewal_is_asked_and_granted_and_never_takes_what_others_were_promised() {
        Entry desks = desks("{\"renewal\":{\"by\":\"person\",\"times\":1,\"days\":2}}");
        int all = desks.listing().quantity();
        Loan loan = borrow(desks, all, "16");
        loan.handOver("\"checks\":[]");
        assertThat(loan.renew("2027-01-12T17:00:00+09:00").json().path("rule").asText())
                .isEqualTo("renewal.days");
        assertThat(loan.renew("2027-01-09T18:00:00+09:00").json().path("move").asText())
                .isEqualTo("ask");
        assertThat(loan.renew("2027-01-09T18:00:00+09:00").status()).isEqualTo(409);
        assertThat(loan.booking().at("/lines/0/to").asText()).isEqualTo("2027-01-09T17:00:00+09:00");
        Reply granted = loan.decide("\"decision\":\"grant\"");
        assertThat(granted.status()).isEqualTo(201);
        assertThat(loan.booking().at("/lines/0/to").asText()).isEqualTo("2027-01-09T18:00:00+09:00");
        assertThat(isFound(desks, "17", 1)).isFalse();
        assertThat(loan.renew("2027-01-09T19:00:00+09:00").json().path("rule").asText())
                .isEqualTo("renewal.times");
        assertThat(loan.decide("\"decision\":\"grant\"").status()).isEqualTo(409);
    }

    @Test
    void a_renewal_and_a_new_booking_that_race_never_both_have_it() {
        for (int round = 0; round < 3; round++) {
            Entry desks = desks("{\"renewal\":{\"by\":\"automatic\",\"times\":3,\"days\":7}}");
            int all = desks.listing().quantity();
            Loan loan = borrow(desks, all, "11");
            loan.handOver("\"checks\":[]");
            List<Reply> answers = AtOnce.get(() -> loan.renew("2027-01-09T13:00:00+09:00"), () -> book(desks, 1, "12"));
            assertThat(answers.stream().map(Reply::status)).containsExactlyInAnyOrder(201, 409);
        }
    }

    @Test
    void something_damaged_is_claimed_contested_and_settled() {
        Entry desks = desks("{}");
        Loan loan = borrow(desks, 2, "18");
        loan.handOver("\"checks\":[]");
        loan.giveBack("\"damaged\":1,\"note\":\"脚が折れている\"");
        JsonNode claim = loan.custody().at("/claims/0");
        assertThat(claim.path("state").asText()).isEqualTo("reported");
        String repairs = "/listings/" + desks.id() + "/outages";
        String page = "/bookings/" + loan.id() + "/custody";
        assertThat(fixture.lending().get(page).text()).contains(repairs);
        assertThat(fixture.representative().get(page).text()).doesNotContain(repairs);
        Claiming about = new Claiming(loan, claim.path("id").asText());
        assertThat(about.by(fixture.representative(), 1, "\"move\":\"claim\",\"demand\":\"repair\"")
                        .status())
                .isEqualTo(403);
        assertThat(about.by(fixture.lending(), 1, "\"move\":\"claim\",\"demand\":\"amount\"")
                        .status())
                .isEqualTo(422);
        Reply claimed = about.by(fixture.lending(), 1, "\"move\":\"claim\",\"demand\":\"amount\",\"yen\":3000");
        assertThat(claimed.json().path("state").asText()).isEqualTo("claimed");
        assertThat(about.by(fixture.representative(), 1, "\"move\":\"agree\"").status())
                .isEqualTo(412);
        assertThat(about.by(fixture.representative(), 2, "\"move\":\"contest\",\"note\":\"前から\"")
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("contested");
        assertThat(about.by(fixture.representative(), 3, "\"move\":\"agree\"").status())
                .isEqualTo(409);
        assertThat(about.by(fixture.lending(), 3, "\"move\":\"settle\",\"note\":\"話し合って終わり\"")
                        .status())
                .isEqualTo(201);
        assertThat(about.by(fixture.stranger(), 4, "\"move\":\"settle\"").status())
                .isEqualTo(404);
    }

    @Test
    void things_out_of_service_cannot_be_booked_and_those_promised_them_are_listed_warned_and_offered_others() {
        Entry desks = desks("{}");
        desks("{}"); // an equal thing, free at that time
        int all = desks.listing().quantity();
        Reply promised = book(desks, all, "19");
        String outages = "/api/v1/listings/" + desks.id() + "/outages";
        assertThat(fixture.stranger()
                        .post(outages, "{\"count\":1,\"reason\":\"破損\"}")
                        .status())
                .isEqualTo(404);
        Reply begun = fixture.lending().post(outages, "{\"count\":2,\"reason\":\"脚の破損\"}");
        assertThat(begun.json().at("/affected/0/missing").asInt()).isEqualTo(2);
        assertThat(begun.json().at("/affected/0/booking").asText())
                .isEqualTo(promised.json().path("id").asText());
        assertThat(isFound(desks, "20", all - 2)).isTrue();
        assertThat(isFound(desks, "20", all - 1)).isFalse();
        assertThat(book(desks, all - 1, "20").status()).isEqualTo(409);
        JsonNode read = fixture.representative()
                .get("/api/v1/bookings/" + promised.json().path("id").asText())
                .json();
        assertThat(read.at("/lines/0/substitutes")).isNotEmpty();
        Custody custody = server.features().custody().custody();
        assertThat(custody.warn()).isPositive();
        assertThat(custody.warn()).isZero();
        String end = "/api/v1/outages/" + begun.json().path("id").asText() + "/end";
        assertThat(fixture.lending().post(end, "{}").status()).isEqualTo(201);
        assertThat(fixture.lending().post(end, "{}").status()).isEqualTo(409);
        assertThat(isFound(desks, "20", all)).isTrue();
    }

    @Test
    void a_lender_who_let_a_booking_stand_hears_once_more_when_what_it_counts_on_is_late() {
        Entry desks = desks("{}");
        Loan early = borrow(desks, 5, "11");
        Loan counted = borrow(desks, 18, "19");
        Reply begun = fixture.lending()
                .post("/api/v1/listings/" + desks.id() + "/outages", "{\"count\":4,\"reason\":\"脚の破損\"}");
        Reply kept = fixture.lending()
                .post(
                        "/api/v1/outages/" + begun.json().path("id").asText() + "/decision",
                        "{\"line\":\"" + counted.line() + "\",\"decision\":\"keep\"}");
        assertThat(kept.json().path("left").asInt(-1)).as(kept.text()).isZero();
        early.handOver("\"checks\":[]");
        Custody custody = server.features().custody().custody();
        assertThat(custody.warnOfKept()).as("nothing is late yet").isZero();

        CLOCK.advance(Duration.ofHours(4));
        assertThat(custody.warnOfKept()).isOne();
        assertThat(custody.warnOfKept()).isZero();
        custody.warn();
        server.numberChanges();
        NoticeJobs.run(server.features().notice());
        assertThat(told(fixture.lending(), counted))
                .contains("custody-kept-late")
                .doesNotContain("custody-endangered");
        assertThat(told(fixture.representative(), counted)).doesNotContain("custody-kept-late", "custody-endangered");
        early.giveBack("\"count\":5");
        CLOCK.advance(Duration.ofHours(-4));
    }

    @Test
    void one_tap_leaves_the_same_record_as_the_long_form_without_a_look_at_the_list() {
        Loan loan = borrow(desks("{\"checklist\":[\"電源が入る\"]}"), 3, "15");
        String booking = "/api/v1/bookings/" + loan.id();
        assertThat(fixture.lending().post(booking + "/hand-over", "{}").status())
                .isEqualTo(200);
        CLOCK.advance(Duration.ofMinutes(1));
        Reply back = fixture.lending().post(booking + "/return", "{\"returned\":2,\"note\":\"1台は後で\"}");
        CLOCK.advance(Duration.ofMinutes(-1));
        assertThat(back.status()).isEqualTo(200);
        assertThat(back.json().path("state").asText()).as("one is still out").isEqualTo("out");
        assertThat(back.json().at("/lines/0/returned").asInt()).isEqualTo(2);
        JsonNode records = loan.custody().path("records");
        assertThat(records).hasSize(2);
        assertThat(records.at("/0/kind").asText()).isEqualTo("hand-over");
        assertThat(records.at("/0/count").asInt()).isEqualTo(3);
        assertThat(records.at("/0/checks")).isEmpty();
        assertThat(records.at("/0/answerBy").asText()).isEqualTo("2027-01-12T09:00:00+09:00");
        assertThat(records.at("/1/count").asInt()).isEqualTo(2);
        assertThat(records.at("/1/of").asInt()).isEqualTo(3);
        assertThat(records.at("/1/note").asText()).isEqualTo("1台は後で");
        String lent = fixture.lending().get("/bookings/" + loan.id()).text();
        assertThat(lent).contains("3のうち1がまだ返っていません", "残りが返ってきたら");
        assertThat(fixture.representative().get("/bookings/" + loan.id()).text())
                .contains("3のうち1がまだ返っていません", "なくしたときは");
        assertThat(fixture.lending().get("/bookings/" + loan.id() + "/custody").text())
                .contains("3のうち1がまだ返っていません", "残りは貸出中のままです");
        assertThat(fixture.lending()
                        .post(booking + "/return", "{\"returned\":0}")
                        .status())
                .isEqualTo(422);
        assertThat(fixture.lending()
                        .post(booking + "/return", "{\"returned\":2}")
                        .status())
                .isEqualTo(422);
        CLOCK.advance(Duration.ofMinutes(2));
        Reply rest = fixture.lending().post(booking + "/return", "{}");
        CLOCK.advance(Duration.ofMinutes(-2));
        assertThat(rest.json().path("state").asText()).isEqualTo("closed");
        assertThat(rest.json().at("/lines/0/returned").asInt()).isEqualTo(3);
        assertThat(loan.custody().at("/records/2/count").asInt()).isOne();
    }

    @Test
    void a_room_opened_and_left_by_one_tap_asks_nobody_for_a_word_and_is_late_for_nobody() {
        Loan used = borrow(fixture.room(), 1, "11");
        Loan told = borrow(fixture.room(), 1, "11");
        CLOCK.advance(Duration.ofMinutes(1));
        for (Loan loan : List.of(used, told)) {
            assertThat(fixture.lending().post(loan.path() + "/hand-over", "{}").status())
                    .isEqualTo(200);
        }
        CLOCK.advance(Duration.ofHours(6)); // the hour of both is over, and the desk has not tapped yet
        server.numberChanges();
        NoticeJobs.run(server.features().notice());
        fixture.lending().post(used.path() + "/return", "{}");
        fixture.lending().post(told.path() + "/return", "{\"note\":\"窓が割れていた\"}");
        assertThat(used.custody().at("/records/1/asks").asBoolean(true)).isFalse();
        assertThat(told.custody().at("/records/1/asks").asBoolean()).isTrue();
        assertThat(fixture.representative()
                        .get("/bookings/" + used.id() + "/custody")
                        .text())
                .doesNotContain("/custody/answer");
        CLOCK.advance(Duration.ofDays(4));
        server.features().custody().custody().endSilence();
        server.numberChanges();
        NoticeJobs.run(server.features().notice());
        assertThat(told(fixture.representative(), used)).containsOnly("confirmed");
        assertThat(told(fixture.lending(), used)).containsOnly("lender-confirmed");
        assertThat(told(fixture.representative(), told))
                .containsExactlyInAnyOrder("confirmed", "custody-record", "custody-silent");
        CLOCK.advance(Duration.ofDays(-4).minusHours(6).minusMinutes(1));
    }

    private static List<String> told(TestClient client, Loan loan) {
        return StreamSupport.stream(
                        client.get("/api/v1/notices?limit=100")
                                .json()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(notice -> notice.path("booking").asText().equals(loan.id()))
                .map(notice -> notice.path("kind").asText())
                .toList();
    }

    @Test
    void what_a_lender_demands_is_owed_until_it_is_contested_or_let_go() {
        Loan loan = borrow(desks("{}"), 2, "16");
        loan.handOver("\"checks\":[]");
        loan.giveBack("\"lost\":1");
        Claiming about = new Claiming(loan, loan.custody().at("/claims/0/id").asText());
        long before = loan.due();
        about.by(fixture.lending(), 1, "\"move\":\"claim\",\"demand\":\"amount\",\"yen\":3000");
        assertThat(loan.due()).isEqualTo(before + 3000);
        assertThat(fixture.representative().get("/bookings/" + loan.id()).text())
                .contains("弁償金（紛失 1点）");
        about.by(fixture.representative(), 2, "\"move\":\"contest\",\"note\":\"高い\"");
        assertThat(loan.due()).isEqualTo(before);
        about.by(fixture.lending(), 3, "\"move\":\"claim\",\"demand\":\"amount\",\"yen\":2000");
        about.by(fixture.representative(), 4, "\"move\":\"agree\"");
        assertThat(loan.due()).isEqualTo(before + 2000);
        Reply paid = fixture.lending()
                .post("/api/v1/bookings/" + loan.id() + "/payments", "{\"yen\":2000,\"method\":\"cash\"}");
        assertThat(paid.status()).as(paid.text()).isEqualTo(201);
        String receipt = "/bookings/" + loan.id() + "/papers/receipt/"
                + paid.json().path("id").asText();
        assertThat(fixture.representative().get(receipt).text()).contains("弁償金（紛失 1点 2,000円）として");
        CLOCK.advance(Duration.ofMinutes(1));
        about.by(fixture.lending(), 5, "\"move\":\"claim\",\"demand\":\"none\"");
        CLOCK.advance(Duration.ofMinutes(-1));
        assertThat(loan.due()).isEqualTo(before);
        assertThat(fixture.representative().get(receipt).text())
                .as("a receipt printed again is the same")
                .contains("弁償金（紛失 1点 2,000円）として");
    }

    @Test
    void a_form_that_is_refused_comes_back_with_what_was_typed() {
        Loan loan = borrow(desks("{\"checklist\":[\"電源が入る\"]}"), 2, "17");
        String page = "/bookings/" + loan.id() + "/custody";
        TestClient lender = fixture.lending().with("Accept", "text/html");
        TestClient form = lender.with("Content-Type", "application/x-www-form-urlencoded")
                .with("Origin", fixture.people().origin());
        String line = loan.booking().at("/lines/0/id").asText();
        String typed =
                "line=" + line + "&check0=%E9%9B%BB%E6%BA%90%E3%81%8C%E5%85%A5%E3%82%8B&ok0=yes&note=hako&count=";
        Reply many = form.post(page + "/hand-over", typed + "9");
        assertThat(many.status()).as(many.text()).isEqualTo(422);
        assertThat(many.text()).contains("value=\"hako\"", "value=\"9\"", "数が合いません", "まだ記録していません");
        assertThat(many.text()).containsPattern("name=\"ok0\"[^>]*checked");
        assertThat(loan.state()).isEqualTo("confirmed");
        assertThat(form.post(page + "/hand-over", typed + "2").status()).isEqualTo(303);
        Reply again = form.post(page + "/hand-over", typed + "2");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("ほかの方が先に手続きをした", page + "/return");
        String record = loan.custody().at("/records/0/id").asText();
        Reply photo = lender.with("Origin", fixture.people().origin())
                .post("/custody/" + record + "/photos", "no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(photo.status()).as(photo.text()).isEqualTo(422);
        assertThat(photo.text()).contains("写真を受け取れませんでした");
        assertThat(fixture.stranger()
                        .with("Content-Type", "application/x-www-form-urlencoded")
                        .with("Origin", fixture.people().origin())
                        .post(page + "/return", typed + "2")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void pictures_are_made_anew_and_shown_to_the_two_sides_alone() throws IOException {
        Entry desks = desks("{}");
        Loan loan = borrow(desks, 1, "11");
        Reply handed = loan.handOver("\"checks\":[]");
        String photos = "/api/v1/custody/" + handed.json().path("id").asText() + "/photos";
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", png);
        Reply added = fixture.lending().post(photos, png.toByteArray());
        assertThat(added.status()).isEqualTo(201);
        String photo = added.json().at("/photos/0").asText();
        assertThat(fixture.representative().get(photo).header("Content-Type")).hasValue("image/jpeg");
        assertThat(fixture.representative().get(photo).header("Cache-Control")).hasValue("private, no-store");
        assertThat(fixture.stranger().get(photo).status()).isEqualTo(404);
        assertThat(server.client().get(photo).status()).isIn(401, 302, 303);
        assertThat(fixture.representative().post(photos, png.toByteArray()).status())
                .isEqualTo(403);
    }

    @Test
    void the_page_shows_the_borrower_a_code_and_takes_the_lender_to_the_hand_over() {
        Entry desks = desks("{\"checklist\":[\"電源が入る\"]}");
        Loan loan = borrow(desks, 2, "20");
        String page = "/bookings/" + loan.id() + "/custody";
        Reply shown = fixture.representative().get(page);
        assertThat(shown.status()).as(shown.text()).isEqualTo(200);
        assertThat(shown.text()).contains(page + "/qr").doesNotContain("電源が入る");
        assertThat(fixture.representative().get("/bookings/" + loan.id()).text())
                .contains("href=\"" + page + "\"");
        String typed = shown.text().replaceAll("(?s).*<p class=\"number\">([0-9A-Z]{4}-[0-9A-Z]{4})</p>.*", "$1");
        assertThat(fixture.representative().get(page + "/qr").header("Content-Type"))
                .hasValue("image/png");
        Reply handing = fixture.lending().get(page);
        assertThat(handing.text()).contains("電源が入る", page + "/hand-over").doesNotContain(page + "/qr");
        assertThat(fixture.lending()
                        .get("/api/v1/custody/codes/" + typed)
                        .json()
                        .path("booking")
                        .asText())
                .isEqualTo(loan.id());
        assertThat(fixture.stranger().get(page).status()).isEqualTo(404);
        loan.handOver("\"note\":\"箱に入れて渡した\"");
        assertThat(fixture.representative().get(page).text()).contains("箱に入れて渡した", page + "/answer", page + "/renew");
        assertThat(fixture.lending().get(page).text()).contains(page + "/return", "/photos");
    }

    @Test
    void the_doctor_finds_nothing_wrong() {
        assertThat(Patient.examine(
                                database,
                                CLOCK,
                                server.features().checks(Path.of("nowhere")).stream()
                                        .filter(check -> !check.promise().name().startsWith("search"))
                                        .toList())
                        .findings())
                .isEmpty();
    }

    private static Entry desks(String terms) {
        Entry desks = fixture.listings()
                .published(
                        fixture.lender(),
                        ListingDraft.here(Optional.empty(), "プロジェクター（例）", "projector", Thing.Equipment.pool(20, "台")));
        SearchFixture.catchUp(server);
        fixture.lend(desks, Lending.USUAL.automatic());
        fixture.rule(desks, RuleKind.CUSTODY, terms);
        return desks;
    }

    private static Reply book(Entry entry, int quantity, String hour) {
        int next = Integer.parseInt(hour) + 1;
        return fixture.representative()
                .post("/api/v1/bookings", """
                {"group":"%s","purpose":"祭り","lines":[{"listing":"%s","quantity":%d,
                 "from":"2027-01-09T%s:00:00+09:00","to":"2027-01-09T%d:00:00+09:00"}]}
                """.formatted(fixture.borrower(), entry.id(), quantity, hour, next));
    }

    private static Loan borrow(Entry entry, int quantity, String hour) {
        Reply booked = book(entry, quantity, hour);
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        return new Loan(
                booked.json().path("id").asText(),
                booked.json().at("/lines/0/id").asText());
    }

    private static boolean isFound(Entry entry, String hour, int quantity) {
        String window = "from=2027-01-09T" + hour + ":00:00%2B09:00&to=2027-01-09T" + (Integer.parseInt(hour) + 1)
                + ":00:00%2B09:00";
        JsonNode found = server.client()
                .get("/api/v1/listings?kind=equipment&limit=100&quantity=" + quantity + "&" + window)
                .json();
        return StreamSupport.stream(found.path("items").spliterator(), false)
                .anyMatch(item -> item.path("id").asText().equals(entry.id().toString()));
    }

    private record Claiming(Loan loan, String id) {
        Reply by(TestClient client, int version, String body) {
            return client.with("If-Match", "\"" + version + "\"")
                    .post(loan.path() + "/claims/" + id + "/moves", "{" + body + "}");
        }
    }

    private record Loan(String id, String line) {
        String path() {
            return "/api/v1/bookings/" + id;
        }

        Reply handOver(String more) {
            return fixture.lending().post(path() + "/custody/hand-over", "{\"line\":\"" + line + "\"," + more + "}");
        }

        Reply giveBack(String more) {
            return fixture.lending().post(path() + "/custody/return", "{\"line\":\"" + line + "\"," + more + "}");
        }

        Reply renew(String to) {
            return fixture.representative()
                    .post(path() + "/renewals", "{\"line\":\"" + line + "\",\"to\":\"" + to + "\"}");
        }

        Reply decide(String more) {
            return fixture.lending().post(path() + "/renewals/decision", "{\"line\":\"" + line + "\"," + more + "}");
        }

        JsonNode booking() {
            return fixture.representative().get(path()).json();
        }

        long due() {
            return fixture.representative()
                    .get(path() + "/dues")
                    .json()
                    .at("/accounts/0/due")
                    .asLong();
        }

        String state() {
            return booking().at("/lines/0/state").asText();
        }

        JsonNode custody() {
            return fixture.representative().get(path() + "/custody").json();
        }
    }
}
