package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** Asking again and again on the pages. */
class SeriesPagesTest {
    private static TestHub server;
    private static BookingFixture fixture;
    private static Browser borrower;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2026-12-20T00:00:00Z"));
        fixture = BookingFixture.on(server);
        borrower = Browser.on(server).as(fixture.borrowing(), fixture.people().cookie(fixture.borrowing()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void second_saturdays_are_seen_date_by_date_before_they_are_asked_for_and_changed_together_after() {
        Entry room = fixture.room();
        fixture.bookAt(room, "2027-02-13T11:00", "2027-02-13T13:00");
        String form = "/listings/" + room.id() + "/series";
        Browser.Shown request = borrower.get("/listings/" + room.id() + "/book?date=2027-01-09");
        assertThat(request.page().values("//a/@href")).anyMatch(href -> href.startsWith(form));

        Map<String, String> answers = Map.of(
                "date",
                "2027-01-09",
                "from",
                "10:00",
                "until",
                "12:00",
                "purpose",
                "太極拳（例）",
                "repeat",
                "monthly",
                "count",
                "3",
                "clashes",
                "shift");
        Browser.Shown plan = borrower.send(borrower.get(form), form, answers);
        assertThat(plan.text()).contains("毎月 第2土曜日", "借りられる日 3回（うち時間をずらす日 1回）", "ずらした先", "この3回を申し込む");
        Browser.Shown made = borrower.send(plan, form, Map.of());
        assertThat(made.path()).startsWith("/series/");
        assertThat(made.text()).contains("2月13日", "この時間にずらしました", "ほかの予約が入っていました");
        assertThat(borrower.get("/series").text()).contains("毎月 第2土曜日", "太極拳（例）", "3件");
        fixture.listings()
                .insert(
                        "update listings set translations = '{\"en\":{\"name\":\"Cedar room\"}}' where id = $1",
                        room.id());
        assertThat(borrower.get("/series?lang=en").text()).contains("Cedar room");
        assertThat(borrower.get("/series?lang=ja").text())
                .contains(room.listing().name())
                .doesNotContain("Cedar room");

        String booking = made.page().values("//ol//a/@href").get(1);
        Browser.Shown one = borrower.get(booking);
        String series = one.page().values("//a/@href").stream()
                .filter(href -> href.startsWith(made.path() + "?occurrence=2"))
                .findFirst()
                .orElseThrow();
        Browser.Shown done =
                borrower.send(borrower.get(series), made.path(), Map.of("move", "cancel", "scope", "following"));
        assertThat(done.text()).contains("2日分を行いました");
        assertThat(borrower.send(done, made.path(), Map.of("move", "cancel", "scope", "one"))
                        .reply()
                        .status())
                .as("no date was chosen")
                .isEqualTo(422);
        assertThat(borrower.get(booking).text()).contains("取り消");
        assertThat(borrower.get("/series").text()).contains("1件");
    }

    @Test
    void a_desk_sets_aside_once_what_keeps_several_dates_out_and_each_booking_tells_it() {
        Entry room = fixture.room();
        fixture.rule(room, RuleKind.ADMISSION, "{\"mostPersons\": 3, \"waivedBy\": \"desk\"}");
        Who clerk = fixture.people().staff(fixture.lender().hub(), StaffRole.DESK);
        Browser desk = Browser.on(server).as(clerk, fixture.people().cookie(clerk));
        desk.post(
                "/desk/for",
                Map.of("party", "group:" + fixture.lender().group(), "once", "1"),
                fixture.people().origin());
        String form = "/listings/" + room.id() + "/series";
        Map<String, String> answers = Map.of(
                "date",
                "2027-04-03",
                "from",
                "10:00",
                "until",
                "12:00",
                "purpose",
                "合唱（例）",
                "persons",
                "9",
                "repeat",
                "weekly",
                "count",
                "2",
                "clashes",
                "skip");
        Browser.Shown refused = desk.send(desk.get(form), form, answers);
        assertThat(refused.text()).contains("定員", "断られた2日すべて");
        Browser.Shown owed = desk.send(refused, form + "/waive", Map.of());
        assertThat(owed.reply().status()).isEqualTo(422);
        Browser.Shown plan = desk.send(owed, form + "/waive", Map.of("waivedBecause-admission.persons", "消防の立会いあり"));
        assertThat(plan.text()).contains("この2回を申し込む").doesNotContain("断られた");
        Browser.Shown made = desk.send(plan, form, Map.of());
        for (String booking : made.page().values("//ol//a/@href")) {
            assertThat(desk.get(booking).text()).contains("特別に認めた決まり", "消防の立会いあり");
        }
    }

    @Test
    void dates_move_by_days_change_their_hours_and_say_anew_what_they_are_for() {
        Entry room = fixture.room();
        Browser.Shown made = asked(room, "2027-03-06");
        String path = made.path();
        Browser.Shown asking = borrower.send(made, path, Map.of("move", "change", "scope", "all"));
        assertThat(borrower.send(asking, path + "/change", Map.of()).reply().status())
                .as("nothing to change")
                .isEqualTo(422);
        Browser.Shown changed =
                borrower.send(asking, path + "/change", Map.of("days", "1", "until", "13:00", "clashes", "shift"));
        assertThat(changed.text()).contains("2日分を行いました", "3月7日", "午前10時から午後1時まで");
        Browser.Shown words =
                borrower.send(changed, path, Map.of("move", "describe", "scope", "one", "occurrence", "2"));
        assertThat(asking.text()).contains("対象：これからの日すべて");
        assertThat(words.text()).containsPattern("対象：令和9年（2027年）\\d月\\d+日");
        Browser.Shown said = borrower.send(words, path + "/describe", Map.of("purpose", "発表会（例）"));
        assertThat(said.text()).contains("1日分を行いました");
        String second = said.page().values("//ol//a/@href").get(1);
        assertThat(borrower.get(second).text()).contains("発表会（例）");
    }

    @Test
    void hours_that_are_taken_are_told_beside_the_hours_that_were_typed() {
        Entry room = fixture.room();
        fixture.bookAt(room, "2027-05-08T15:00", "2027-05-08T17:00");
        Browser.Shown made = asked(room, "2027-05-01");
        String change = made.path() + "/change";
        Browser.Shown asking = borrower.send(made, made.path(), Map.of("move", "change", "scope", "all"));
        Browser.Shown refused = borrower.send(
                asking, change, Map.of("from", "15:00", "until", "17:00", "clashes", "refuse", "note", "会場の都合"));
        assertThat(refused.reply().status()).isEqualTo(409);
        assertThat(refused.page().all("//*[@role='alert']")).hasSize(1);
        assertThat(refused.text()).contains("この1日が変えられないため", "5月8日", "先にほかの方の予約が入っています");
        String boxes = "//form[@action='" + change + "']//input";
        assertThat(refused.page().values(boxes + "[@name='from' or @name='until' or @name='note']/@value"))
                .containsExactly("15:00", "17:00", "会場の都合");
        assertThat(borrower.send(refused, change, Map.of("from", "13:00", "until", "15:00"))
                        .text())
                .contains("2日分を行いました");
    }

    @Test
    void what_is_missing_or_does_not_fit_is_told_beside_its_question() {
        Entry room = fixture.room();
        String form = "/listings/" + room.id() + "/series";
        Map<String, String> answers =
                Map.of("date", "2027-01-09", "from", "10:00", "until", "12:00", "purpose", "例", "repeat", "weekly");
        assertThat(borrower.send(borrower.get(form), form, answers).reply().status())
                .isEqualTo(422);
        Browser.Shown unfit = borrower.send(
                borrower.get(form),
                form,
                Map.of(
                        "date",
                        "2027-01-09",
                        "from",
                        "10:00",
                        "until",
                        "12:00",
                        "purpose",
                        "例",
                        "repeat",
                        "last",
                        "count",
                        "3"));
        assertThat(unfit.text()).contains("1回目の日が、くり返し方に合いません");
    }

    @Test
    void days_are_read_as_people_write_them() {
        LocalDate today = LocalDate.of(2026, 12, 20);
        assertThat(SeriesForms.days("１／１６、2月20日\n2028/2/29 12/24", today))
                .containsExactly(
                        LocalDate.of(2026, 12, 24),
                        LocalDate.of(2027, 1, 16),
                        LocalDate.of(2027, 2, 20),
                        LocalDate.of(2028, 2, 29));
    }

    /** The same hours in two weeks, as they stand after they were asked for. */
    private Browser.Shown asked(Entry room, String first) {
        String form = "/listings/" + room.id() + "/series";
        Map<String, String> weekly = Map.of(
                "date", first, "from", "10:00", "until", "12:00", "purpose", "例", "repeat", "weekly", "count", "2",
                "clashes", "skip");
        return borrower.send(borrower.send(borrower.get(form), form, weekly), form, Map.of());
    }
}
