package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.RuleScope;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.keeping.Finding;
import org.mochiyori.report.Reporting;
import org.mochiyori.support.Patient;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;
import org.mochiyori.support.TestPostgres;

/** 利用報告 over HTTP: who is asked, what is written, what is counted. */
class UseReportPagesTest {
    private static final String COUNTED =
            "{\"dueDays\":3,\"counts\":[\"大人\",\"子ども\"],\"checklist\":[\"掃除をした\",\"窓を閉めた\"]}";
    private static final Instant BEGINNING = Instant.parse("2027-01-09T00:00:00Z");
    private static final TestClock CLOCK = TestClock.at(BEGINNING.toString());
    private static TestPostgres.Database database;
    private static TestHub server;
    private static BookingFixture fixture;
    private static Who clerk;

    @BeforeAll
    static void start() {
        database = TestPostgres.database();
        server = TestHub.over(database, CLOCK);
        fixture = BookingFixture.on(server);
        clerk = fixture.people().staff(fixture.lender().hub(), StaffRole.DESK);
    }

    @AfterEach
    void goBackToTheBeginning() {
        CLOCK.advance(Duration.between(CLOCK.instant(), BEGINNING));
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    void the_borrower_reports_by_the_lenders_kinds_and_a_correction_is_a_row_of_its_own() {
        Entry hall = fixture.room();
        fixture.rule(hall, RuleKind.REPORT, COUNTED);
        Used use = new Used(fixture.book(hall));
        assertThat(use.report("\"persons\":3").json().path("rule").asText()).isEqualTo("report.before-use");
        moveTo("2027-01-09T12:30:00+09:00");
        JsonNode asked = use.reports().at("/asked/0");
        assertThat(asked.path("dueOn").asText()).isEqualTo("2027-01-12");
        assertThat(asked.path("counts")).hasSize(2);

        String counts = "\"counts\":[{\"of\":\"大人\",\"n\":10},{\"of\":\"子ども\",\"n\":%d}]";
        assertThat(use.report(counts.formatted(5) + ",\"persons\":14").status()).isEqualTo(422);
        Reply made = use.report(
                counts.formatted(5) + ",\"usedFor\":\"体操教室\",\"checks\":[\"掃除をした\"],\"trouble\":\"いすが1脚壊れた\"");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().path("persons").asInt()).isEqualTo(15);
        assertThat(made.json().at("/checks/1/ok").asBoolean()).isFalse();
        assertThat(use.report(counts.formatted(6)).status()).isEqualTo(412);
        Reply corrected = fixture.representative()
                .with("If-Match", "\"1\"")
                .post(use.path() + "/report", "{" + counts.formatted(6) + "}");
        assertThat(corrected.json().path("version").asInt()).isEqualTo(2);
        assertThat(use.reports().path("items")).hasSize(1);
        assertThat(use.reports().at("/items/0/persons").asInt()).isEqualTo(16);
        assertThat(fixture.stranger().get(use.booking() + "/reports").status()).isEqualTo(404);
        assertThat(browser(fixture.borrowing()).fetch("/api/v1/me/export").text())
                .contains("体操教室", "いすが1脚壊れた");
    }

    @Test
    void what_the_nearest_rule_does_not_ask_for_need_not_be_reported() {
        Entry room = fixture.room();
        Entry other = fixture.room();
        fixture.rule(RuleScope.ofHub(fixture.lender().hub()), RuleKind.REPORT, "{\"kinds\":[\"space\"]}");
        fixture.rule(other, RuleKind.REPORT, "{\"asked\":false}");
        Used use = new Used(fixture.bookAt(room, "2027-01-10T10:00", "2027-01-10T11:00"));
        Used free = new Used(fixture.bookAt(other, "2027-01-10T10:00", "2027-01-10T11:00"));
        moveTo("2027-01-10T11:30:00+09:00");
        assertThat(use.report("\"persons\":4").status()).isEqualTo(201);
        assertThat(free.reports().path("asked")).isEmpty();
        assertThat(free.report("\"persons\":4").json().path("rule").asText()).isEqualTo("report.not-asked");
        fixture.rule(room, RuleKind.REPORT, "{\"purposes\":[\"commercial\"]}");
        Used ordinary = new Used(fixture.bookAt(room, "2027-01-10T13:00", "2027-01-10T14:00"));
        moveTo("2027-01-10T14:30:00+09:00");
        assertThat(ordinary.report("\"persons\":4").json().path("rule").asText())
                .isEqualTo("report.not-asked");
    }

    @Test
    void the_desk_sees_what_has_not_come_and_counts_what_was_used() {
        Entry hall = fixture.room();
        fixture.rule(hall, RuleKind.REPORT, COUNTED);
        Used told = new Used(fixture.bookAt(hall, "2027-02-01T10:00", "2027-02-01T12:00"));
        Used silent = new Used(fixture.bookAt(hall, "2027-02-01T13:00", "2027-02-01T16:00"));
        fixture.representative().post(silent.booking() + "/cancel", "{}");
        Used owed = new Used(fixture.representative()
                .post(
                        "/api/v1/bookings",
                        fixture.wishAt(hall, "2027-02-02T10:00", "2027-02-02T11:30")
                                .replace("\"定例会\"", "\"定例会\",\"persons\":8")));
        moveTo("2027-02-02T12:00:00+09:00");
        told.report("\"counts\":[{\"of\":\"大人\",\"n\":20},{\"of\":\"子ども\",\"n\":2}]");
        Reporting.run(server);
        TestClient desk = desk();
        String uses = "/api/v1/hubs/" + fixture.lender().hub() + "/uses?from=2027-02-01&to=2027-02-02";
        JsonNode row = desk.get(uses).json().at("/items/0");
        assertThat(row.path("uses").asInt()).isEqualTo(2);
        assertThat(row.path("minutes").asInt()).isEqualTo(210);
        assertThat(row.path("reported").asInt()).isEqualTo(1);
        assertThat(row.path("persons").asInt()).isEqualTo(22);
        assertThat(row.path("expected").asInt()).isEqualTo(8);
        assertThat(row.at("/counts/0/n").asInt()).isEqualTo(20);
        assertThat(desk.get(uses.replace("from=2027-02-01", "from=2028-02-01")).status())
                .isEqualTo(422);
        assertThat(fixture.representative().get(uses).status()).isEqualTo(404);

        String page =
                browser(clerk).fetch("/desk/uses?from=2027-02-01&to=2027-02-02").text();
        assertThat(page).contains("/bookings/" + owed.id() + "/report", "大人 20人", "/desk/uses.csv?from=2027-02-01");
        assertThat(page).doesNotContain("/bookings/" + told.id() + "/report");
        assertThat(browser(clerk)
                        .fetch("/desk/uses.csv?from=2027-02-01&to=2027-02-02")
                        .text())
                .startsWith("\uFEFF\"名称\",")
                .contains("\"2\",\"3.5\",\"1\",\"22\",\"8\",\"20\",\"2\"\r\n");
    }

    @Test
    void a_form_with_something_wrong_is_shown_again_with_what_was_typed() {
        Entry hall = fixture.room();
        fixture.rule(hall, RuleKind.REPORT, COUNTED);
        Used use = new Used(fixture.bookAt(hall, "2027-03-01T10:00", "2027-03-01T12:00"));
        moveTo("2027-03-01T12:30:00+09:00");
        Browser borrower = browser(fixture.borrowing());
        String path = "/bookings/" + use.id() + "/report";
        assertThat(borrower.get("/bookings/" + use.id()).text()).contains("利用報告を書く");
        Browser.Shown form = borrower.get(path);
        assertThat(form.text()).contains("来た人数（子ども）", "窓を閉めた");
        Map<String, String> answers = Map.of("n0", "10", "n1", "たくさん", "ok1", "yes", "remarks", "また使います");
        Browser.Shown wrong = borrower.send(form, path, answers);
        assertThat(wrong.reply().status()).isEqualTo(422);
        assertThat(wrong.page().values("//input/@value")).contains("たくさん", "10", "定例会");
        assertThat(wrong.text()).contains("まだ送られていません", "また使います");
        assertThat(borrower.send(wrong, path, Map.of("n1", "３")).text()).contains("届いた報告", "写真を付ける");
        assertThat(borrower.get("/bookings/" + use.id()).text()).contains("利用報告を見る");
        assertThat(use.reports().at("/items/0/persons").asInt()).isEqualTo(13);
        assertThat(use.reports().at("/items/0/checks/1/ok").asBoolean()).isTrue();

        Browser.Shown late = borrower.send(wrong, path, Map.of("n1", "4"));
        assertThat(late.reply().status()).isEqualTo(409);
        assertThat(late.text()).contains("ほかの人が先に報告を書きました");
        borrower.send(late, path, Map.of());
        assertThat(use.reports().at("/items/0/persons").asInt()).isEqualTo(14);
    }

    @Test
    void pictures_go_with_a_report_for_both_sides_and_the_desk_and_for_nobody_else() throws IOException {
        Entry hall = fixture.room();
        fixture.rule(hall, RuleKind.REPORT, COUNTED);
        Used use = new Used(fixture.bookAt(hall, "2027-05-01T10:00", "2027-05-01T12:00"));
        moveTo("2027-05-01T12:30:00+09:00");
        String photos = use.path() + "/report/photos";
        byte[] first = picture(8);
        assertThat(fixture.representative().post(photos, first).status()).isEqualTo(404);
        use.report("\"counts\":[{\"of\":\"大人\",\"n\":3},{\"of\":\"子ども\",\"n\":1}],\"trouble\":\"窓が割れた\"");
        Reply added = fixture.representative().post(photos, first);
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(fixture.representative().post(photos, first).json().path("photos"))
                .hasSize(1);
        assertThat(fixture.stranger().post(photos, first).status()).isEqualTo(404);
        assertThat(fixture.representative()
                        .post(photos, "no picture".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isIn(415, 422);

        String photo = added.json().at("/photos/0").asText();
        for (TestClient side : List.of(fixture.representative(), fixture.lending(), desk())) {
            Reply shown = side.get(photo);
            assertThat(shown.status()).isEqualTo(200);
            assertThat(shown.header("Content-Type")).hasValue("image/jpeg");
            assertThat(shown.header("Cache-Control")).hasValue("private, no-store");
        }
        assertThat(fixture.stranger().get(photo).status()).isEqualTo(404);
        assertThat(server.client().get(photo).status()).isIn(401, 302, 303);

        Reply corrected = fixture.representative()
                .with("If-Match", "\"1\"")
                .post(use.path() + "/report", "{\"persons\":4,\"trouble\":\"窓が割れた\"}");
        assertThat(corrected.json().path("photos")).hasSize(1);
        String page = "/bookings/" + use.id() + "/report?line=" + use.line();
        assertThat(browser(clerk).fetch(page).text())
                .contains(photo, "窓が割れた", "写真を付ける", "/listings/" + hall.id() + "/blocks");
        assertThat(browser(fixture.borrowing()).fetch(page).text()).doesNotContain("/blocks");
        assertThat(browser(clerk)
                        .fetch("/desk/uses?from=2027-05-01&to=2027-05-01")
                        .text())
                .contains(page.replace("&", "&amp;"), "窓が割れた", "写真 1枚");
        for (int size = 9; size < 14; size++) {
            assertThat(fixture.lending().post(photos, picture(size)).status()).isEqualTo(201);
        }
        assertThat(fixture.lending().post(photos, picture(14)).status()).isEqualTo(422);
        assertThat(fixture.lending().post(photos, first).status()).isEqualTo(201);
        assertThat(browser(clerk).fetch(page).text()).doesNotContain("写真を付ける");
    }

    @Test
    void a_page_that_cannot_take_a_picture_says_so_beside_the_report() {
        Entry hall = fixture.room();
        fixture.rule(hall, RuleKind.REPORT, "{}");
        Used use = new Used(fixture.bookAt(hall, "2027-05-02T10:00", "2027-05-02T12:00"));
        moveTo("2027-05-02T12:30:00+09:00");
        use.report("\"persons\":4");
        Reply refused = fixture.representative()
                .with("Accept", "text/html")
                .with("Origin", fixture.people().origin())
                .post(
                        "/bookings/" + use.id() + "/lines/" + use.line() + "/report/photos",
                        "no picture".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text()).contains("写真を受け取れませんでした", "4人", "写真を付ける");
    }

    private static TestClient desk() {
        return server.client().bearing(clerk.token());
    }

    private static byte[] picture(int size) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    @Test
    void the_doctor_names_reports_that_do_not_add_up_and_those_of_which_nobody_was_told() {
        Entry hall = fixture.room();
        fixture.rule(hall, RuleKind.REPORT, COUNTED);
        Used told = new Used(fixture.bookAt(hall, "2027-04-01T10:00", "2027-04-01T12:00"));
        Used owed = new Used(fixture.bookAt(hall, "2027-04-01T13:00", "2027-04-01T14:00"));
        moveTo("2027-04-01T15:00:00+09:00");
        told.report("\"counts\":[{\"of\":\"大人\",\"n\":3},{\"of\":\"子ども\",\"n\":1}]");
        Reporting.run(server);
        moveTo("2027-04-05T15:00:00+09:00");
        assertThat(found()).isEmpty();
        server.asOwner("update use_reports set persons = 5, sequence = 2 where line = '" + told.line() + "'");
        server.asOwner("update report_asks set told = 0 where line = '" + owed.line() + "'");
        assertThat(found()).containsExactlyInAnyOrder("report-places", "report-sums", "reports-told");
        server.asOwner("update use_reports set persons = 4, sequence = 1 where line = '" + told.line() + "'");
    }

    private static List<String> found() {
        return Patient.examine(
                        database,
                        CLOCK,
                        server.features().checks(Path.of("nowhere")).stream()
                                .filter(check -> check.promise().name().startsWith("report"))
                                .toList())
                .findings()
                .stream()
                .map(Finding::check)
                .toList();
    }

    private static Browser browser(Who who) {
        return Browser.on(server).as(who, fixture.people().cookie(who));
    }

    private static void moveTo(String then) {
        CLOCK.advance(
                Duration.between(CLOCK.instant(), OffsetDateTime.parse(then).toInstant()));
    }

    private record Used(Reply made) {
        String id() {
            assertThat(made.status()).as(made.text()).isEqualTo(201);
            return made.json().path("id").asText();
        }

        String booking() {
            return "/api/v1/bookings/" + id();
        }

        String line() {
            return made.json().at("/lines/0/id").asText();
        }

        String path() {
            return booking() + "/lines/" + line();
        }

        Reply report(String fields) {
            return fixture.representative().post(path() + "/report", "{" + fields + "}");
        }

        JsonNode reports() {
            return fixture.representative().get(booking() + "/reports").json();
        }
    }
}
