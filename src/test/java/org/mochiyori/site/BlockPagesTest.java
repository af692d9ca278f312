package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.notice.Telling;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** 行政使用 by forms only. */
class BlockPagesTest {
    private static TestHub server;
    private static PeopleFixture people;
    private static BookingFixture booking;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2027-01-05T01:00:00Z"));
        people = PeopleFixture.over(server.features());
        booking = BookingFixture.on(server);
        booking.lendPublicly();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void an_officer_closes_a_hall_from_its_page_sees_who_is_displaced_and_gives_it_back() {
        Entry room = booking.room();
        Reply booked = booking.book(room);
        String number = booked.json().path("number").asText();
        Browser officer = staff(StaffRole.OFFICER);
        String path = "/listings/" + room.id() + "/blocks";
        Browser.Shown listing = officer.get("/listings/" + room.id());
        assertThat(listing.page().values("//a/@href")).contains(path);

        Browser.Shown wrong = officer.send(officer.get(path), path, answers("21:00", "09:00", "選挙の投票所（例）"));
        assertThat(wrong.reply().status()).isEqualTo(422);
        assertThat(wrong.page().values("//input[@name='reason']/@value")).containsExactly("選挙の投票所（例）");

        Browser.Shown preview = officer.send(wrong, path, answers("09:00", "21:00", "選挙の投票所（例）"));
        assertThat(preview.text()).contains("この時間には1件の予約があります", number);
        assertThat(booking.representative()
                        .get("/api/v1/listings/" + room.id() + "/blocks")
                        .status())
                .isEqualTo(404);
        Browser.Shown closed = officer.send(preview, path, Map.of());
        assertThat(closed.path()).isEqualTo(path);
        assertThat(closed.text()).contains("午前9時から止めます", "選挙の投票所（例）", "1件の予約が残っています", number);
        assertThat(closed.text()).as("it is still open").doesNotContain("止めています");
        assertThat(closed.page().values("//a/@href"))
                .contains("/bookings/" + booked.json().path("id").asText());

        Browser.Shown desk = staff(StaffRole.DESK).get(path);
        assertThat(desk.text()).contains(number, "行政使用（市が使う）");
        assertThat(desk.page().values("//form/@action"))
                .contains(path, path + "/decide")
                .doesNotContain(path + "/lift");

        Browser.Shown lifted = officer.send(closed, path + "/lift", Map.of());
        assertThat(lifted.text()).contains("取りやめました").doesNotContain(number);
    }

    @Test
    void an_officer_moves_a_booking_from_the_preview_and_the_desk_closes_a_stormy_day_in_two_steps() {
        Entry room = booking.room();
        Entry other = booking.room();
        Reply booked = booking.book(room);
        String path = "/listings/" + room.id() + "/blocks";
        Browser officer = staff(StaffRole.OFFICER);
        Browser.Shown preview = officer.send(officer.get(path), path, answers("09:00", "21:00", "選挙の投票所（例）"));
        String line = booked.json().at("/lines/0/id").asText();
        String to = preview.page().values("//select/option/@value").stream()
                .filter(value -> value.startsWith("move|" + other.id()))
                .findFirst()
                .orElseThrow();
        officer.send(preview, path, Map.of("line-" + line, to));
        Reply moved = booking.representative().get(booking.path(booked));
        assertThat(moved.json().at("/lines/1/state").asText()).isEqualTo("confirmed");

        Browser desk = staff(StaffRole.DESK);
        assertThat(desk.get("/desk").page().values("//a/@href")).contains("/desk/displaced");
        Browser.Shown days = desk.get("/desk/displaced");
        Browser.Shown sure = desk.send(
                days, "/desk/displaced/days", Map.of("day", "2027-01-09", "kind", "weather", "reason", "台風（例）"));
        assertThat(sure.text()).contains("まだ閉めていません", "件の予約を取り消し");
        Browser.Shown closed = desk.send(sure, "/desk/displaced/days", Map.of());
        assertThat(closed.text()).contains("台風（例）", "荒天");
        assertThat(booking.representative()
                        .get(booking.path(booked))
                        .json()
                        .at("/lines/1/state")
                        .asText())
                .isEqualTo("cancelled");
        desk.send(closed, "/desk/displaced/lift", Map.of());
    }

    @Test
    void a_place_that_somebody_took_meanwhile_is_named_with_what_can_be_done_now() {
        BookingFixture hall = BookingFixture.on(server);
        hall.lendPublicly();
        Entry room = hall.room();
        Entry other = hall.room();
        Reply booked = hall.book(room);
        Who person = people.staff(hall.lender().hub(), StaffRole.OFFICER);
        Browser officer = Browser.on(server).as(person, people.cookie(person));
        String path = "/listings/" + room.id() + "/blocks";
        Browser.Shown preview = officer.send(officer.get(path), path, answers("09:00", "21:00", "選挙の投票所（例）"));
        String to = preview.page().values("//select/option/@value").stream()
                .filter(value -> value.startsWith("move|" + other.id()))
                .findFirst()
                .orElseThrow();
        assertThat(hall.book(other).status()).isEqualTo(201);
        Browser.Shown left = officer.send(
                preview, path, Map.of("line-" + booked.json().at("/lines/0/id").asText(), to));
        assertThat(left.text()).contains("前に決めたとおりにはできませんでした", "先にほかの方の予約が入っています", "選び直すか");
    }

    @Test
    void a_lender_closes_a_building_for_the_time_being_and_settles_what_was_booked_in_one_go() {
        var hall = booking.listings().hall(booking.lender());
        Browser desk = staff(StaffRole.DESK);
        Reply first = booking.book(hall.first());
        Reply second = booking.book(hall.second());
        Who speaker = booking.lender().speaker();
        Browser lender = Browser.on(server).as(speaker, people.cookie(speaker));
        String path = "/places/" + hall.place().id() + "/blocks";
        assertThat(lender.get("/listings/" + hall.first().id() + "/blocks")
                        .page()
                        .values("//a/@href"))
                .contains(path);

        Map<String, String> typed = Map.of(
                "from", "2027-01-06", "fromTime", "09:00", "to", "2027-02-01", "open", "yes", "reason", "耐震工事（例）");
        Browser.Shown wrong = lender.send(lender.get(path), path, typed);
        assertThat(wrong.text()).contains("終わりの日を空けてください");
        Browser.Shown preview = lender.send(wrong, path, Map.of("to", ""));
        assertThat(preview.text())
                .contains(
                        "この時間には2件の予約があります",
                        first.json().path("number").asText(),
                        second.json().path("number").asText());
        Reply late = booking.bookAt(hall.both(), "2027-01-12T10:00", "2027-01-12T12:00");
        String kept = "line-" + second.json().at("/lines/0/id").asText();
        Browser.Shown closed = lender.send(preview, path, Map.of("others", "cancel", kept, "keep"));
        assertThat(closed.text())
                .contains("当面のあいだ", "午前9時から止めます", late.json().path("number").asText())
                .doesNotContain(second.json().path("number").asText());
        assertThat(state(first)).isEqualTo("cancelled");
        assertThat(state(second)).isEqualTo("confirmed");
        assertThat(state(late)).as("nobody had seen it").isEqualTo("confirmed");

        Telling.tell(server);
        Browser.Shown notices = desk.get("/notices");
        assertThat(notices.text()).contains("「公民館（例）」を修理などのために止めました。1件の予約");
        String told = notices.page().values("//a/@href").stream()
                .filter(href -> href.startsWith("/blocks/"))
                .findFirst()
                .orElseThrow();
        assertThat(desk.get(told).path()).isEqualTo(path);
        assertThat(desk.get("/listings/" + hall.both().id()).text()).contains("当面のあいだ使えません（耐震工事（例））");

        Browser.Shown room = lender.get("/listings/" + hall.second().id() + "/blocks");
        assertThat(room.text()).contains("耐震工事（例）", "施設ぜんぶの分です");
        assertThat(room.page().all("//form[contains(@action, '/lift')]")).isEmpty();
        assertThat(lender.send(closed, path + "/lift", Map.of()).text())
                .contains("取りやめました")
                .doesNotContain("当面のあいだ（");
        assertThat(Browser.on(server)
                        .as(people.resident(), people.cookie(people.resident()))
                        .fetch(path)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_space_is_closed_once_its_time_has_begun_and_will_be_closed_until_then() {
        Entry room = booking.room();
        String path = "/listings/" + room.id() + "/blocks";
        Browser officer = staff(StaffRole.OFFICER);
        officer.send(officer.get(path), path, answers("09:00", "21:00", "選挙の投票所（例）"));
        assertThat(officer.get(path + "?lang=en").text()).contains("Will be closed from");
        assertThat(officer.get(path + "?lang=easy").text()).contains("めます").doesNotContain("めています");
        Map<String, String> begun = Map.of(
                "from", "2027-01-05", "fromTime", "09:00", "to", "2027-01-05", "toTime", "21:00", "reason", "点検（例）");
        assertThat(officer.send(officer.get(path + "?lang=ja"), path, begun).text())
                .contains("止めています", "から止めます");
    }

    @Test
    void who_reads_english_finds_what_is_displaced_by_its_english_name_and_who_reads_japanese_does_not() {
        BookingFixture hall = BookingFixture.on(server);
        hall.lendPublicly();
        Entry room = called(hall, hall.room(), "Cedar room");
        Entry other = called(hall, hall.room(), "Fir room");
        hall.book(room);
        Who who = people.staff(hall.lender().hub(), StaffRole.OFFICER);
        Browser officer = Browser.on(server).as(who, people.cookie(who));
        String path = "/listings/" + room.id() + "/blocks";
        Browser.Shown form = officer.get(path + "?lang=en");
        assertThat(form.heading()).contains("Cedar room");
        Browser.Shown preview = officer.send(form, path, answers("09:00", "21:00", "選挙の投票所（例）"));
        assertThat(preview.text()).contains("Cedar room", "Same time, at another place: Fir room");
        assertThat(preview.text())
                .doesNotContain(room.listing().name(), other.listing().name());
        assertThat(officer.send(preview, path, Map.of()).text())
                .contains("Cedar room")
                .doesNotContain(room.listing().name());

        Who clerk = people.staff(hall.lender().hub(), StaffRole.DESK);
        Browser desk = Browser.on(server).as(clerk, people.cookie(clerk));
        String displaced = desk.get("/desk/displaced?lang=en").text();
        assertThat(displaced)
                .contains("Cedar room", "Fir room")
                .doesNotContain(room.listing().name());
        assertThat(desk.get("/desk/displaced?lang=ja").text())
                .contains(room.listing().name())
                .doesNotContain("Cedar room");
        Telling.tell(server);
        assertThat(desk.get("/notices?lang=en").text()).contains("The city keeps Cedar room for itself");
    }

    private static Entry called(BookingFixture hall, Entry entry, String english) {
        hall.listings().insert("""
                        update listings set translations = jsonb_build_object('en', jsonb_build_object('name', $2::text))
                        where id = $1
                        """, entry.id(), english);
        return entry;
    }

    private static String state(Reply booked) {
        return booking.representative()
                .get(booking.path(booked))
                .json()
                .path("state")
                .asText();
    }

    @Test
    void the_desk_and_the_lender_read_of_bookings_under_a_block_and_nobody_hears_of_one_over_nothing() {
        Entry room = booking.room();
        Browser desk = staff(StaffRole.DESK);
        Browser officer = staff(StaffRole.OFFICER);
        String path = "/listings/" + room.id() + "/blocks";
        officer.send(officer.get(path), path, answers("13:00", "14:00", "点検（例）"));
        Telling.tell(server);
        assertThat(desk.get("/notices").text()).doesNotContain("行政使用と重なる予約");

        Reply booked = booking.book(room);
        officer.send(officer.send(officer.get(path), path, answers("09:00", "12:00", "選挙の準備（例）")), path, Map.of());
        Telling.tell(server);
        Browser.Shown notices = desk.get("/notices");
        assertThat(notices.text()).contains("行政使用と重なる予約があります", "1件の予約がそのまま残っています");
        String link = notices.page().values("//a/@href").stream()
                .filter(href -> href.startsWith("/blocks/"))
                .findFirst()
                .orElseThrow();
        assertThat(desk.get(link).text()).contains(booked.json().path("number").asText(), "選挙の準備（例）", "これに決める");
        Who speaker = booking.lender().speaker();
        Browser lender = Browser.on(server).as(speaker, people.cookie(speaker));
        assertThat(lender.get("/notices").text()).contains("行政使用と重なる予約があります");
        assertThat(lender.get(link).text())
                .contains(booked.json().path("number").asText());
        assertThat(booking.representative().get("/api/v1/notices").text()).doesNotContain("block");
        Who stranger = people.resident();
        assertThat(Browser.on(server)
                        .as(stranger, people.cookie(stranger))
                        .fetch(link)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_officer_is_told_why_a_space_that_is_not_the_citys_cannot_be_closed() {
        BookingFixture others = BookingFixture.on(server);
        Entry theirs = others.room();
        Who who = people.staff(others.lender().hub(), StaffRole.OFFICER);
        Browser officer = Browser.on(server).as(who, people.cookie(who));
        String path = "/listings/" + theirs.id() + "/blocks";
        assertThat(officer.get("/listings/" + theirs.id()).page().values("//a/@href"))
                .contains(path);
        Browser.Shown page = officer.get(path);
        assertThat(page.text()).contains("行政使用で押さえられるのは、市の場所だけです");
        assertThat(page.page().values("//input[@name='reason']/@name")).isEmpty();
    }

    @Test
    void a_lender_closes_a_hall_for_repairs_and_settles_beside_it_what_was_left() {
        BookingFixture theirs = BookingFixture.on(server);
        Entry room = theirs.room();
        Reply booked = theirs.book(room);
        String number = booked.json().path("number").asText();
        Who speaker = theirs.lender().speaker();
        Browser lender = Browser.on(server).as(speaker, people.cookie(speaker));
        String path = "/listings/" + room.id() + "/blocks";
        Browser.Shown listing = lender.get("/listings/" + room.id());
        assertThat(listing.text()).contains("使えない時間を決める");
        assertThat(listing.page().values("//a/@href")).contains(path);
        Browser.Shown endless = lender.send(
                lender.get(path), path, Map.of("from", "2027-01-09", "fromTime", "09:00", "reason", "冷房の修理（例）"));
        assertThat(endless.reply().status()).isEqualTo(422);
        assertThat(endless.text()).contains("終わりの日と時刻を入れるか、「当面のあいだ」に印を");
        Browser.Shown preview = lender.send(endless, path, answers("09:00", "21:00", "冷房の修理（例）"));
        assertThat(preview.text()).contains("この時間には1件の予約があります", number, "止めずに戻る");
        assertThat(lender.sendOnce(preview, path, Map.of()).header("Location")).contains(path + "#blocks");
        Browser.Shown closed = lender.get(path);
        assertThat(closed.text()).contains("修理・故障", "冷房の修理（例）", number, "これに決める");

        String decide = path + "/decide";
        Browser.Shown nothing = lender.send(closed, decide, Map.of());
        String choice = closed.page()
                .values("//form[@action='" + decide + "']//select/@name")
                .getFirst();
        assertThat(nothing.reply().status()).isEqualTo(422);
        Browser.Shown settled = lender.send(closed, decide, Map.of(choice, "cancel"));
        assertThat(settled.text()).contains("重なる予約はありません").doesNotContain(number);
        assertThat(lender.send(closed, decide, Map.of(choice, "cancel")).reply().status())
                .as("a second click")
                .isEqualTo(200);
        assertThat(Browser.on(server)
                        .as(theirs.borrowing(), people.cookie(theirs.borrowing()))
                        .get(theirs.path(booked).replace("/api/v1", ""))
                        .text())
                .contains("冷房の修理（例）", "使えなくなったため");
        assertThat(lender.send(settled, path + "/lift", Map.of()).text()).contains("取りやめました");
        assertThat(theirs.book(room).status()).isEqualTo(201);
    }

    @Test
    void the_desk_turns_the_pages_of_displaced_bookings_and_decides_on_the_last_one() {
        BookingFixture hall = BookingFixture.on(server);
        Entry room = hall.room();
        for (int day = 11; day < 14; day++) {
            for (int hour = 10; hour < (day == 13 ? 12 : 20); hour++) {
                String at = "2027-01-" + day + "T";
                assertThat(hall.bookAt(room, at + hour + ":00", at + (hour + 1) + ":00")
                                .status())
                        .isEqualTo(201);
            }
        }
        Who clerk = people.staff(hall.lender().hub(), StaffRole.DESK);
        Reply closed = hall.as(clerk)
                .post(
                        "/api/v1/listings/" + room.id() + "/blocks",
                        "{\"kind\":\"outage\",\"from\":\"2027-01-11T09:00:00+09:00\",\"to\":\"2027-01-13T21:00:00+09:00\",\"reason\":\"床の張替え（例）\"}");
        assertThat(closed.json().path("displaced")).hasSize(22);
        Browser desk = Browser.on(server).as(clerk, people.cookie(clerk));
        Browser.Shown first = desk.get("/desk/displaced");
        assertThat(first.text()).contains("22件");
        assertThat(decisions(first)).hasSize(20);
        assertThat(first.page().values("//a/@href")).contains("/desk/displaced?page=2");
        Browser.Shown second = desk.get("/desk/displaced?page=2");
        assertThat(decisions(second)).hasSize(2).doesNotContainAnyElementsOf(decisions(first));
        assertThat(second.page().values("//a/@href"))
                .contains("/desk/displaced")
                .doesNotContain("/desk/displaced?page=3");

        String one = decisions(second).getFirst();
        Browser.Shown nothing = desk.send(second, one, Map.of());
        assertThat(nothing.reply().status()).isEqualTo(422);
        assertThat(decisions(nothing)).isEqualTo(decisions(second));
        String choice = second.page()
                .values("//form[@action='" + one + "']//select/@name")
                .getFirst();
        Browser.Shown left = desk.send(second, one, Map.of(choice, "keep"));
        assertThat(left.path()).isEqualTo("/desk/displaced?page=2");
        assertThat(decisions(left)).hasSize(1);
        String last = decisions(left).getFirst();
        choice = left.page()
                .values("//form[@action='" + last + "']//select/@name")
                .getFirst();
        Browser.Shown turned = desk.send(left, last, Map.of(choice, "cancel"));
        assertThat(decisions(turned)).isEqualTo(decisions(first));
        assertThat(turned.text()).contains("20件");
    }

    private static List<String> decisions(Browser.Shown shown) {
        return shown.page().values("//form/@action").stream()
                .filter(action -> action.matches("/desk/displaced/[0-9a-f-]{36}"))
                .toList();
    }

    @Test
    void the_desk_reaches_registrations_from_its_first_page() {
        assertThat(staff(StaffRole.DESK).get("/desk").page().values("//a/@href"))
                .contains("/desk/registrations");
    }

    @Test
    void nobody_else_finds_the_page_or_a_way_to_it() {
        Entry room = booking.room();
        Who stranger = people.resident();
        Browser browser = Browser.on(server).as(stranger, people.cookie(stranger));
        assertThat(browser.get("/listings/" + room.id()).page().values("//a/@href"))
                .noneMatch(href -> href.endsWith("/blocks"));
        assertThat(browser.fetch("/listings/" + room.id() + "/blocks").status()).isEqualTo(404);
    }

    private static Map<String, String> answers(String from, String to, String reason) {
        return Map.of("from", "2027-01-09", "fromTime", from, "to", "2027-01-09", "toTime", to, "reason", reason);
    }

    private static Browser staff(StaffRole role) {
        Who who = people.staff(booking.lender().hub(), role);
        return Browser.on(server).as(who, people.cookie(who));
    }
}
