package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.calendar.Validity.Dated;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.catalogue.Place;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.RuleScope;
import org.mochiyori.catalogue.RuleValues;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.people.StaffRole;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/**
 * Rules as facilities of these cities really have them, each set up with its values and asked over HTTP. The figures are theirs;
 * the halls are invented.
 */
class RuleTableTest {
    private static final String DAILY = """
            "zone":"Asia/Tokyo","weekly":{"monday":["09:00-22:00"],"tuesday":["09:00-22:00"],"wednesday":["09:00-22:00"],
            "thursday":["09:00-22:00"],"friday":["09:00-22:00"],"saturday":["09:00-22:00"],"sunday":["09:00-22:00"]}""";
    private static final String BANDS = """
            "slots":{"kind":"bands","joinable":true,"overrun":60,"bands":[{"name":"午前","hours":"09:00-12:00"},
            {"name":"午後","hours":"13:00-17:00"},{"name":"夜間","hours":"18:00-22:00"}]}""";
    private static final String HOURS = "\"slots\":{\"kind\":\"grid\",\"minutes\":60}";
    private static final String OFFICE = """
            "zone":"Asia/Tokyo","weekly":{"monday":["09:00-17:00"],"tuesday":["09:00-17:00"],"wednesday":["09:00-17:00"],
            "thursday":["09:00-17:00"],"friday":["09:00-17:00"]},"closed":[{"kind":"holidays"},
            {"kind":"yearly","from":"12-29","until":"01-03"}]""";

    private TestClock clock;
    private TestHub server;
    private BookingFixture fixture;

    @BeforeEach
    void start() {
        clock = TestClock.at("2026-12-20T00:00:00Z");
        server = TestHub.start(clock);
        fixture = BookingFixture.on(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void uses_for_business_are_decided_by_a_person_and_those_for_politics_and_religion_refused() {
        Entry room = fixture.room();
        fixture.rule(room, RuleKind.ADMISSION, """
                {"purposes":{"commercial":"decided","political":"refused","religious":"refused"}}""");
        assertThat(book(room, "\"nature\":\"political\",").json().path("rule").asText())
                .isEqualTo("admission.purpose");
        Reply business = book(room, "\"nature\":\"commercial\",");
        assertThat(business.json().path("state").asText()).as(business.text()).isEqualTo("requested");
        assertThat(fixture.bookAt(room, "2027-01-10T10:00", "2027-01-10T12:00")
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("confirmed");
    }

    @Test
    void Myoko_takes_its_own_groups_120_days_before_and_others_60() {
        Entry room = opened(DAILY + "," + HOURS + """
                ,"reception":{"standard":{"opens":{"days":60,"at":"08:30"}},
                 "classes":{"登録団体":{"opens":{"days":120,"at":"08:30"}}}}""");
        // 80 days ahead.
        Reply other = fixture.bookAt(room, "2027-03-10T10:00", "2027-03-10T12:00");
        assertRule(other, "opening.horizon");
        assertThat(other.json().path("opensAt").asText()).isEqualTo("2027-01-09T08:30:00+09:00");
        // The last same weekday that is open to it already.
        assertThat(other.json().at("/alternatives/0/from").asText()).isEqualTo("2027-02-17T10:00:00+09:00");
        call("登録団体");
        assertThat(fixture.bookAt(room, "2027-03-10T10:00", "2027-03-10T12:00").status())
                .isEqualTo(201);
    }

    @Test
    void a_welfare_council_lends_to_neighbourhood_associations_three_months_before_and_to_others_two() {
        Entry tents = opened(OFFICE + ",\"slots\":{\"kind\":\"days\",\"max\":7}" + """
                ,"reception":{"standard":{"opens":{"months":2}},"classes":{"neighbourhood":{"opens":{"months":3}}}}""");
        // 2 March is two months and ten days ahead.
        assertRule(fixture.bookAt(tents, "2027-03-02T00:00", "2027-03-04T00:00"), "opening.horizon");
        fixture.listings().insert("update groups set kind = 'neighbourhood' where id = $1", fixture.borrower());
        assertThat(fixture.bookAt(tents, "2027-03-02T00:00", "2027-03-04T00:00").status())
                .isEqualTo(201);
    }

    @Test
    void reception_on_the_first_of_the_month_before_last_moves_off_the_new_year_holidays() {
        Entry room = opened(DAILY + "," + HOURS + """
                ,"closed":[{"kind":"yearly","from":"12-29","until":"01-03","reason":"年末年始"}],
                "reception":{"standard":{"opens":{"months":2,"day":1,"at":"09:00","offClosedDays":true}}}""");
        Reply early = fixture.bookAt(room, "2027-03-20T10:00", "2027-03-20T12:00");
        assertRule(early, "opening.horizon");
        assertThat(early.json().path("opensAt").asText()).isEqualTo("2027-01-04T09:00:00+09:00");
        clock.advance(Duration.ofDays(15));
        assertThat(fixture.bookAt(room, "2027-03-20T10:00", "2027-03-20T12:00").status())
                .isEqualTo(201);
    }

    @Test
    void Utsunomiya_ends_a_hold_at_2359_three_days_before_unless_it_is_confirmed() {
        Entry room = fixture.room();
        fixture.rule(room, RuleKind.LENDING, """
                {"decision":"automatic","holdHours":720,"confirm":{"byBorrower":true,"daysBefore":3,"at":"23:59"}}""");
        Reply held = fixture.book(room);
        assertThat(held.json().path("state").asText()).as(held.text()).isEqualTo("held");
        assertThat(held.json().at("/lines/0/deadlines/confirmBy").asText()).isEqualTo("2027-01-06T23:59:00+09:00");
        Reply second = fixture.bookAt(room, "2027-01-16T10:00", "2027-01-16T12:00");
        assertThat(fixture.move(fixture.representative(), second, "confirm")
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("confirmed");

        clock.advance(Duration.ofDays(18));
        server.features().booking().bookings().expire();
        assertThat(state(held)).isEqualTo("expired");
        assertThat(state(second)).isEqualTo("confirmed");
        // Less than three days ahead: the hold's own time counts.
        clock.advance(Duration.ofHours(1));
        assertThat(fixture.bookAt(room, "2027-01-09T14:00", "2027-01-09T16:00").status())
                .isEqualTo(201);
    }

    @Test
    void bands_have_a_pause_between_them_join_to_a_whole_day_and_may_be_overrun_into_the_pause() {
        Entry room = opened(DAILY + "," + BANDS);
        assertRule(fixture.bookAt(room, "2027-01-09T10:00", "2027-01-09T12:00"), "opening.band");
        assertThat(fixture.bookAt(room, "2027-01-09T09:00", "2027-01-09T22:00").status())
                .as("全日")
                .isEqualTo(201);
        assertThat(fixture.bookAt(room, "2027-01-10T09:00", "2027-01-10T13:00").status())
                .as("午前 and an hour of the pause")
                .isEqualTo(201);
        assertThat(fixture.bookAt(room, "2027-01-10T13:00", "2027-01-10T17:00").status())
                .as("午後 right after it")
                .isEqualTo(201);
        assertRule(fixture.bookAt(room, "2027-01-11T09:00", "2027-01-11T13:30"), "opening.band");
        assertRule(fixture.bookAt(room, "2027-01-12T18:00", "2027-01-12T23:00"), "opening.closed");
    }

    @Test
    void it_is_closed_on_second_and_fourth_mondays_after_holidays_at_new_year_and_for_the_inspection_of_each_year() {
        Entry room = opened(DAILY + "," + HOURS + """
                ,"closed":[{"kind":"yearly","from":"12-29","until":"01-03","reason":"年末年始"},
                {"kind":"weekly","days":["monday"],"weeks":[2,4],"reason":"休館日"},{"kind":"afterHolidays","reason":"祝日の翌日"},
                {"kind":"weekly","days":["wednesday"],"weeks":[3],"months":[2],"reason":"点検"}]""");
        assertClosed(room, "2026-12-28", "休館日"); // the fourth Monday
        assertClosed(room, "2027-01-12", "祝日の翌日"); // after 成人の日
        assertClosed(room, "2027-01-02", "年末年始");
        assertClosed(room, "2027-02-17", "点検"); // the third Wednesday of February
        for (String open : List.of("2027-01-04", "2027-01-13", "2027-02-10", "2027-01-18")) {
            assertThat(fixture.bookAt(room, open + "T10:00", open + "T12:00").status())
                    .as(open)
                    .isEqualTo(201);
        }
    }

    @Test
    void a_welfare_council_lends_tents_for_a_week_fetched_and_brought_back_on_weekdays() {
        Entry tents =
                opened(fixture.listings().desks(fixture.lender()), OFFICE + ",\"slots\":{\"kind\":\"days\",\"max\":7}");
        // Friday to Tuesday, over a weekend and 成人の日.
        assertThat(fixture.bookAt(tents, "2027-01-08T00:00", "2027-01-13T00:00").status())
                .isEqualTo(201);
        Reply saturday = fixture.bookAt(tents, "2027-01-09T00:00", "2027-01-13T00:00");
        assertRule(saturday, "opening.hand-over");
        assertThat(saturday.json().at("/alternatives/0/from").asText()).isEqualTo("2027-01-08T00:00:00+09:00");
        assertRule(fixture.bookAt(tents, "2027-01-18T00:00", "2027-01-27T00:00"), "opening.length");
    }

    @Test
    void a_wheelchair_is_lent_for_up_to_three_months() {
        Entry chair = opened(
                fixture.listings().desks(fixture.lender()), OFFICE + ",\"slots\":{\"kind\":\"days\",\"max\":92}");
        assertThat(fixture.bookAt(chair, "2027-01-12T00:00", "2027-04-13T00:00").status())
                .isEqualTo(201);
        assertRule(fixture.bookAt(chair, "2027-01-12T00:00", "2027-04-15T00:00"), "opening.length");
    }

    @Test
    void of_twenty_desks_ten_are_lent_beside_ten_and_one_more_is_not_there() {
        Entry desks = fixture.listings().desks(fixture.lender());
        assertThat(desks(desks, 10).status()).isEqualTo(201);
        assertThat(desks(desks, 10).status()).isEqualTo(201);
        assertThat(desks(desks, 1).status()).isEqualTo(409);
    }

    @Test
    void Musashimurayama_keeps_school_halls_for_the_school_until_the_evening() {
        Entry hall = opened(DAILY + "," + HOURS + """
                ,"priority":[{"days":["monday","tuesday","wednesday","thursday","friday"],"hours":"08:00-18:00",
                "classes":["school"],"reason":"学校優先"}]""");
        Reply day = fixture.bookAt(hall, "2027-01-12T16:00", "2027-01-12T18:00");
        assertRule(day, "opening.reserved");
        assertThat(day.json().path("reason").asText()).isEqualTo("学校優先");
        assertThat(day.json().path("waivedBy").asText()).isEqualTo("desk");
        assertThat(day.json().at("/alternatives/0/from").asText()).isEqualTo("2027-01-12T18:00:00+09:00");
        assertThat(fixture.bookAt(hall, "2027-01-12T18:00", "2027-01-12T20:00").status())
                .isEqualTo(201);
        fixture.listings().insert("update groups set kind = 'school' where id = $1", fixture.borrower());
        assertThat(fixture.bookAt(hall, "2027-01-12T16:00", "2027-01-12T18:00").status())
                .isEqualTo(201);
    }

    @Test
    void Tachikawa_lends_a_room_of_the_old_town_hall_by_the_month_beside_the_hour() {
        Place place = fixture.listings().place(fixture.lender(), "旧庁舎（例）", "事務室");
        Entry hourly = office(place, "事務室（例）");
        Entry monthly = opened(office(place, "事務室 月極（例）"), DAILY + ",\"slots\":{\"kind\":\"months\",\"max\":12}");
        assertRule(fixture.bookAt(monthly, "2027-02-10T00:00", "2027-03-10T00:00"), "opening.months");
        assertThat(fixture.bookAt(hourly, "2027-01-20T10:00", "2027-01-20T12:00")
                        .status())
                .isEqualTo(201);
        Reply taken = fixture.bookAt(monthly, "2027-01-01T00:00", "2027-03-01T00:00");
        assertThat(taken.status()).as("an hour of January is taken").isEqualTo(409);
        assertThat(taken.json().at("/alternatives/0/from").asText()).isEqualTo("2027-02-01T00:00:00+09:00");
        assertThat(fixture.bookAt(monthly, "2027-02-01T00:00", "2027-04-01T00:00")
                        .status())
                .isEqualTo(201);
        assertThat(fixture.bookAt(hourly, "2027-03-20T10:00", "2027-03-20T12:00")
                        .status())
                .isEqualTo(409);
        assertThat(fixture.bookAt(hourly, "2027-04-01T10:00", "2027-04-01T12:00")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void groups_from_outside_may_ask_a_month_later_and_pay_half_as_much_again() throws Exception {
        Lender other = fixture.listings().lender();
        fixture.agree(other, "\"group-name\"");
        Entry theirs = fixture.listings().room(other);
        set(other, theirs, RuleKind.OPENING, "{" + DAILY + "," + HOURS + """
                ,"reception":{"standard":{"opens":{"months":3,"day":1,"at":"09:00"}},
                 "classes":{"outside":{"opens":{"months":2,"day":1,"at":"09:00"}}}}}""");
        set(other, theirs, RuleKind.TARIFF, """
                {"rates":[{"label":"室料","yen":310,"per":"hour"}],"steps":[
                {"step":"surcharge","label":"市外","classes":["outside"],"percent":150},{"step":"round","to":10,"mode":"down"}]}""");
        Reply march = fixture.bookAt(theirs, "2027-03-20T10:00", "2027-03-20T12:00");
        assertRule(march, "opening.horizon");
        assertThat(march.json().path("opensAt").asText()).isEqualTo("2027-01-01T09:00:00+09:00");
        Reply booked = fixture.bookAt(theirs, "2027-02-20T10:00", "2027-02-20T11:00");
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        assertThat(booked.json().at("/lines/0/price/total").asInt()).isEqualTo(460);
    }

    private void set(Lender owner, Entry entry, RuleKind kind, String value) throws Exception {
        JsonNode json = new ObjectMapper().readTree(value);
        fixture.listings().in(tx -> {
            server.features()
                    .catalogue()
                    .rules()
                    .put(
                            tx,
                            owner.caller(),
                            new RuleValues.Key(RuleScope.ofListing(entry.id()), kind),
                            new Dated<>(ListingFixture.LONG_AGO, json));
            return json;
        });
    }

    @Test
    void bands_may_differ_by_weekday_and_an_hour_of_cleaning_stays_free_after_a_use() {
        Entry room = opened(DAILY + """
                ,"slots":{"kind":"bands","joinable":true,"bands":[{"name":"午前","hours":"09:00-12:00"},
                {"name":"午後","hours":"13:00-17:00","days":["saturday","sunday"]},
                {"name":"午後1","hours":"13:00-15:00","days":["tuesday"]},{"name":"午後2","hours":"15:00-17:00","days":["tuesday"]}]}""");
        assertThat(fixture.bookAt(room, "2027-01-09T13:00", "2027-01-09T17:00").status())
                .isEqualTo(201);
        assertRule(fixture.bookAt(room, "2027-01-10T13:00", "2027-01-10T15:00"), "opening.band");
        assertThat(fixture.bookAt(room, "2027-01-12T13:00", "2027-01-12T15:00").status())
                .isEqualTo(201);
        Entry hall = opened(DAILY + "," + HOURS + ",\"limits\":{\"after\":60}");
        assertThat(fixture.bookAt(hall, "2027-01-09T10:00", "2027-01-09T12:00").status())
                .isEqualTo(201);
        assertThat(fixture.bookAt(hall, "2027-01-09T12:00", "2027-01-09T14:00").status())
                .isEqualTo(409);
        assertThat(fixture.bookAt(hall, "2027-01-09T13:00", "2027-01-09T15:00").status())
                .isEqualTo(201);
    }

    @Test
    void a_month_offered_instead_is_free_however_far_it_lies() {
        Place place = fixture.listings().place(fixture.lender(), "旧庁舎（例）", "書庫");
        Entry monthly = opened(office(place, "書庫 月極（例）"), DAILY + ",\"slots\":{\"kind\":\"months\",\"max\":12}");
        for (YearMonth month = YearMonth.of(2027, 2); month.getMonthValue() < 8; month = month.plusMonths(1)) {
            String from = month.atDay(1) + "T00:00";
            String to = month.plusMonths(1).atDay(1) + "T00:00";
            assertThat(fixture.bookAt(monthly, from, to).status()).as(from).isEqualTo(201);
        }
        Reply taken = fixture.bookAt(monthly, "2027-02-01T00:00", "2027-03-01T00:00");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.json().path("alternatives"))
                .extracting(window -> window.path("from").asText())
                .containsExactly("2027-01-01T00:00:00+09:00", "2027-08-01T00:00:00+09:00");
    }

    private Entry office(Place place, String name) {
        return fixture.listings()
                .published(
                        fixture.lender(),
                        ListingDraft.here(
                                java.util.Optional.of(place.id()),
                                name,
                                "",
                                Thing.Space.madeOf(
                                        4, List.of(place.units().getFirst().id()))));
    }

    private Entry opened(String fields) {
        return opened(fixture.room(), fields);
    }

    private Entry opened(Entry entry, String fields) {
        fixture.rule(entry, RuleKind.OPENING, "{" + fields + "}");
        return entry;
    }

    private void call(String word) {
        TestClient desk = desk();
        String path = "/api/v1/groups/" + fixture.borrower();
        Reply called = desk.matching(desk.get(path)).put(path + "/classes", "{\"classes\":[\"" + word + "\"]}");
        assertThat(called.status()).as(called.text()).isEqualTo(200);
    }

    private TestClient desk() {
        return fixture.as(fixture.people().staff(fixture.lender().hub(), StaffRole.DESK));
    }

    private Reply book(Entry room, String more) {
        return fixture.representative()
                .post("/api/v1/bookings", fixture.wish(room).replaceFirst("\\{", "{" + more));
    }

    private Reply desks(Entry desks, int quantity) {
        return fixture.representative()
                .post("/api/v1/bookings", fixture.wish(desks).replace("\"quantity\":1", "\"quantity\":" + quantity));
    }

    private String state(Reply booking) {
        return fixture.representative()
                .get(fixture.path(booking))
                .json()
                .path("state")
                .asText();
    }

    private void assertClosed(Entry room, String date, String reason) {
        Reply refused = fixture.bookAt(room, date + "T10:00", date + "T12:00");
        assertRule(refused, "opening.closed");
        assertThat(refused.json().path("reason").asText()).as(date).isEqualTo(reason);
    }

    private static void assertRule(Reply reply, String rule) {
        JsonNode json = reply.json();
        assertThat(reply.status()).as(reply.text()).isEqualTo(409);
        assertThat(json.path("rule").asText()).as(reply.text()).isEqualTo(rule);
        assertThat(json.has("waivedBy")).isTrue();
    }
}
