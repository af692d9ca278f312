package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.calendar.Hours;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Slots;
import org.mochiyori.calendar.Validity.Dated;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Lending;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.RuleScope;
import org.mochiyori.catalogue.RuleValues;
import org.mochiyori.catalogue.Ruleset;
import org.mochiyori.catalogue.Tariff;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.text.Language;
import org.mochiyori.support.TestHub;

/** Rules set, seen and ended by forms only. */
class RulePagesTest {
    private static TestHub server;
    private static PeopleFixture people;
    private static ListingFixture listings;
    private static Lender lender;

    @BeforeAll
    static void start() {
        server = TestHub.start();
        people = PeopleFixture.over(server.features());
        listings = ListingFixture.on(server);
        lender = listings.lender();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_curator_sets_a_tariff_row_by_row_and_sees_what_uses_would_cost() {
        Entry room = listings.room(lender);
        Browser browser = signedIn(lender.curator());
        String path = "/hubs/" + lender.hub() + "/rules/tariff";
        Browser.Shown page = browser.get(path);
        page = browser.send(page, path, Map.of("do", "ROW:rates:"));
        page = browser.send(
                page,
                path,
                Map.of(
                        "rates.0.label",
                        "室料",
                        "rates.0.yen",
                        "６００円",
                        "rates.0.per",
                        "hour",
                        "do",
                        "ROW:steps:step=surcharge"));
        page = browser.send(
                page,
                path,
                Map.of("steps.0.label", "市外", "steps.0.percent", "150", "steps.0.classes.outside", "yes", "do", "try"));
        assertThat(page.reply().status()).isEqualTo(200);
        assertThat(page.text()).contains("1,200円", "1,800円", "市外の方", "まだ");
        assertThat(tariff(room)).isEmpty();
        Browser.Shown saved = browser.send(page, path, Map.of("do", "save"));
        assertThat(saved.text()).contains("今使われています", "室料", "何ごとに：1時間ごと");
        assertThat(tariff(room))
                .hasValueSatisfying(
                        tariff -> assertThat(tariff.steps()).singleElement().isInstanceOf(Tariff.Surcharge.class));
        Browser.Shown list = browser.get("/listings/" + room.id() + "/rules");
        assertThat(list.text()).contains("窓口「");
    }

    @Test
    void a_row_goes_up_and_away_and_nothing_typed_is_lost() {
        Browser browser = signedIn(lender.curator());
        String path = "/hubs/" + lender.hub() + "/rules/cancellation";
        Browser.Shown page = browser.get(path);
        page = browser.send(page, path, Map.of("do", "ROW:steps:"));
        page = browser.send(page, path, Map.of("steps.1.days", "abc", "steps.1.percent", "30", "do", "UP:steps.1:"));
        assertThat(page.page().values("//input[@name='steps.0.days']/@value")).containsExactly("abc");
        Browser.Shown wrong = browser.send(page, path, Map.of("do", "save"));
        assertThat(wrong.reply().status()).isEqualTo(422);
        assertThat(wrong.text()).contains("数字で入れてください");
        assertThat(wrong.page().values("//input[@name='steps.0.days']/@value")).containsExactly("abc");
        Browser.Shown order = browser.send(wrong, path, Map.of("steps.0.days", "3", "do", "save"));
        assertThat(order.text()).contains("1行目を0%にして");
        Browser.Shown less = browser.send(order, path, Map.of("do", "REMOVE:steps.0:"));
        assertThat(less.page().values("//input[@name='steps.0.percent']/@value"))
                .containsExactly("0");
        assertThat(less.page().values("//input[@name='steps.1.percent']/@value"))
                .isEmpty();
    }

    @Test
    void a_listing_s_own_rule_ends_and_the_hub_s_holds_again() {
        Entry room = listings.room(lender);
        Browser browser = signedIn(lender.speaker());
        String path = "/listings/" + room.id() + "/rules/quotas";
        Browser.Shown saved = browser.send(browser.get(path), path, Map.of("limits.0.most", "2", "do", "save"));
        assertThat(saved.text()).contains("今使われています", "1か月に2回まで借りられます");
        Browser.Shown past = browser.send(saved, path + "/end", Map.of("endsFrom", "2020-01-01"));
        assertThat(past.text()).contains("いつからやめるか：今日より前の日からは変えられません");
        Browser.Shown before = browser.send(past, path + "/end", Map.of("endsFrom", today().toString()));
        assertThat(before.text()).contains("だれも決めていないときの扱い", "数の限りはありません");
        Browser.Shown ended = browser.send(before, path + "/end", Map.of());
        assertThat(ended.page().values("//article//h3/a/@href"))
                .as("the hub's page is not the lender's")
                .noneMatch(href -> href.startsWith("/hubs/"));
        assertThat(ended.text()).contains("終わりました", "ここからは、上の決まりによります");
        assertThat(rules(room).on(today(), RuleKind.QUOTAS, value -> value)).isEmpty();
    }

    @Test
    void who_was_not_first_is_told_and_a_past_day_is_refused() {
        Browser browser = signedIn(lender.curator());
        String path = "/hubs/" + lender.hub() + "/rules/custody";
        Browser.Shown first = browser.get(path);
        browser.send(first, path, Map.of("checklist", "コードはある\n動く", "do", "save"));
        Browser.Shown late = browser.send(first, path, Map.of("checklist", "汚れがない", "do", "save"));
        assertThat(late.reply().status()).isEqualTo(422);
        assertThat(late.text()).contains("ほかの人が、先にこの決まりを変えました", "汚れがない");
        Browser.Shown past = browser.send(late, path, Map.of("validFrom", "2020-01-01", "do", "save"));
        assertThat(past.text()).contains("今日より前の日からは変えられません");
    }

    @Test
    void what_a_program_wrote_comes_into_the_form_and_strangers_find_nothing() {
        Browser browser = signedIn(lender.curator());
        String path = "/hubs/" + lender.hub() + "/rules/admission";
        String json = "{\"purposes\":{\"commercial\":\"refused\"},\"mostPersons\":30}";
        Browser.Shown page = browser.send(browser.get(path), path + "/json", Map.of("json", json));
        assertThat(page.text()).contains("営利の目的には使えません", "30人まで");
        assertThat(browser.send(page, path + "/json", Map.of("json", "{")).text())
                .contains("JSONとして読めません");
        assertThat(signedIn(people.resident()).get(path).reply().status()).isEqualTo(404);
        assertThat(signedIn(lender.speaker()).get(path).reply().status()).isEqualTo(404);
    }

    @Test
    void a_hub_s_hours_change_from_a_day_on_and_its_closed_days_are_seen_before() {
        Browser browser = signedIn(lender.curator());
        String path = "/hubs/" + lender.hub() + "/rules/opening";
        Browser.Shown page = browser.get(path);
        page = browser.send(page, path, Map.of("do", "ROW:closed:kind=yearly"));
        page = browser.send(page, path, Map.of("do", "ONLY:slots:kind=bands"));
        page = browser.send(page, path, Map.of("do", "ROW:slots.0.bands:"));
        Map<String, String> answers = new java.util.HashMap<>(Map.of(
                "weekly.monday",
                "9時〜12時、１３：００〜21:00",
                "weekly.tuesday",
                "ひるから",
                "closed.0.from",
                "1/1",
                "closed.0.until",
                "12月31日",
                "closed.0.reason",
                "休みます"));
        answers.putAll(Map.of("slots.0.bands.0.name", "午前", "slots.0.bands.0.hours", "9:00〜12:00", "do", "try"));
        Browser.Shown wrong = browser.send(page, path, answers);
        assertThat(wrong.reply().status()).isEqualTo(422);
        assertThat(wrong.text()).contains("時間は「9:00〜12:00、13:00〜17:00」のように");
        assertThat(wrong.page().values("//input[@name='weekly.tuesday']/@value"))
                .containsExactly("ひるから");
        Browser.Shown tried = browser.send(wrong, path, Map.of("weekly.tuesday", "", "do", "try"));
        assertThat(tried.text()).contains("休み（休みます）").doesNotContain("のように書いてください");
        String begins = today().plusDays(30).toString();
        Browser.Shown saved = browser.send(tried, path, Map.of("validFrom", begins, "do", "save"));
        assertThat(saved.text()).contains("に始まる", "これから", "09:00〜12:00", "午前");
        Entry room = listings.room(lender);
        assertThat(browser.get("/listings/" + room.id() + "/rules/opening").text())
                .contains("窓口「", "に始まる");
        Browser.Shown only = browser.send(saved, path + "/remove", Map.of());
        assertThat(only.reply().status()).isEqualTo(409);
        assertThat(only.text()).contains("窓口の開館の決まりは、やめられません", "に始まる");
        listings.in(tx -> {
            listings.rule(tx, lender, RuleScope.ofHub(lender.hub()), ListingFixture.openEveryDay());
            return room;
        });
        browser.send(browser.get(path), path + "/remove", Map.of());
        assertThat(browser.get(path).text()).doesNotContain("に始まる");
    }

    @Test
    void a_place_s_way_of_lending_covers_the_hub_s() {
        Entry room = listings.room(lender);
        Browser browser = signedIn(lender.speaker());
        String path = "/places/" + room.place().orElseThrow().id() + "/rules/lending";
        Browser.Shown page = browser.get(path);
        page = browser.send(page, path, Map.of("do", "PART:confirm:"));
        Browser.Shown wrong = browser.send(page, path, Map.of("respondDays", "999", "do", "save"));
        assertThat(wrong.text()).contains("1から180まで");
        Browser.Shown saved = browser.send(
                wrong,
                path,
                Map.of(
                        "respondDays",
                        "5",
                        "decision",
                        "automatic",
                        "confirm.daysBefore",
                        "14",
                        "confirm.at",
                        "17時",
                        "do",
                        "save"));
        assertThat(saved.text()).contains("今使われています", "空いていれば自動で決まる", "17:00");
        RuleScope place = RuleScope.ofPlace(room.place().orElseThrow().id());
        assertThat(server.features()
                        .catalogue()
                        .rules()
                        .list(server.features().platform().db(), place, RuleKind.LENDING))
                .singleElement()
                .satisfies(one ->
                        assertThat(Lending.fromJson(one.value()).respond()).isEqualTo(Duration.ofDays(5)));
    }

    @Test
    void a_listing_s_hours_end_only_where_there_are_others_and_the_days_that_come_are_seen_before() {
        Lender other = listings.lender();
        Entry room = listings.room(other);
        Browser browser = signedIn(other.speaker());
        String path = "/listings/" + room.id() + "/rules/opening";
        assertThat(browser.get(path).page().all("//form[contains(@action, '/end')]"))
                .isEmpty();

        String day = today().plusDays(7).toString();
        JsonNode afternoons = Opening.everyDay(room.hub().zone(), Hours.parse("13:00-17:00"), new Slots.Grid(60, 0))
                .toJson();
        listings.in(tx -> {
            server.features()
                    .catalogue()
                    .rules()
                    .put(
                            tx,
                            other.curating(),
                            new RuleValues.Key(RuleScope.ofHub(other.hub()), RuleKind.OPENING),
                            new Dated<>(today().plusDays(7), afternoons));
            return room;
        });
        Browser.Shown refused = browser.send(browser.get(path), path + "/end", Map.of());
        assertThat(refused.reply().status()).isEqualTo(409);
        assertThat(refused.text()).contains("施設にも窓口にも開館の決まりがありません");
        Browser.Shown before = browser.send(browser.get(path), path + "/end", Map.of("endsFrom", day));
        assertThat(before.reply().status()).isEqualTo(200);
        assertThat(before.text()).contains("窓口「", "からの14日間", "13:00〜17:00", "もう決まった予約");
        Browser.Shown ended = browser.send(before, path + "/end", Map.of());
        assertThat(ended.text()).contains("に始まる", "ここからは、上の決まりによります");
        String hub = "/hubs/" + other.hub() + "/rules/opening";
        assertThat(signedIn(other.curator()).get(hub).page().all("//form[contains(@action, '/end')]"))
                .isEmpty();
    }

    @Test
    void every_kind_has_a_page_that_says_what_it_starts_with() {
        Entry room = listings.room(lender);
        Browser browser = signedIn(lender.speaker());
        for (RuleKind kind : RuleKind.values()) {
            RuleForm form = RuleForm.of(kind, room.hub().zone());
            JsonNode again =
                    RuleAnswers.value(form.asked(), RuleAnswers.typed(form.asked(), form.start(), Language.JA));
            assertThat(RuleFaults.of(form, again).keySet()).as(kind.word()).isSubsetOf("grounds");
            Browser.Shown page = browser.get("/listings/" + room.id() + "/rules/" + kind.word());
            assertThat(page.reply().status()).as(kind.word()).isEqualTo(200);
        }
    }

    @Test
    void extras_and_the_nature_of_a_use_are_asked_for_where_rules_look_at_them() {
        Entry room = listings.room(lender);
        Browser browser = signedIn(lender.speaker());
        String path = "/listings/" + room.id() + "/rules/tariff";
        String tariff =
                "{\"rates\":[{\"label\":\"室料\",\"yen\":600,\"per\":\"hour\"}],\"steps\":[{\"step\":\"surcharge\","
                        + "\"label\":\"営利\",\"percent\":200,\"natures\":[\"commercial\"]},{\"step\":\"extras\",\"items\":"
                        + "[{\"label\":\"冷暖房\",\"yen\":300,\"per\":\"use\",\"chosen\":true}]}]}";
        Browser.Shown form = browser.send(browser.get(path), path + "/json", Map.of("json", tariff));
        browser.send(form, path, Map.of("do", "save"));
        String book = "/listings/" + room.id() + "/book";
        Browser.Shown asked = browser.get(book + "?date=" + day());
        String extra = asked.page()
                .values("//input[starts-with(@name, 'extra-')]/@name")
                .getFirst();
        assertThat(asked.text()).contains("冷暖房（300円・1回ごと）", "営利の目的");
        Map<String, String> answers = Map.of(
                "date",
                day(),
                "from",
                "10:00",
                "until",
                "12:00",
                "purpose",
                "物販",
                "nature",
                "commercial",
                extra,
                "yes");
        Browser.Shown quoted = browser.send(asked, book, answers);
        assertThat(quoted.text()).contains("2,700円", "営利");
        Browser.Shown placed = browser.send(quoted, book, Map.of());
        assertThat(placed.path()).startsWith("/bookings/");
        assertThat(placed.text()).contains("冷暖房", "2,700円");
    }

    @Test
    void a_desk_makes_an_exception_at_the_counter_and_it_stands_on_the_booking() {
        Entry room = listings.room(lender);
        Browser speaker = signedIn(lender.speaker());
        String path = "/listings/" + room.id() + "/rules/admission";
        speaker.send(speaker.get(path), path, Map.of("mostPersons", "3", "waivedBy", "desk", "do", "save"));
        String book = "/listings/" + room.id() + "/book";
        Map<String, String> answers =
                Map.of("date", day(), "from", "13:00", "until", "15:00", "purpose", "避難訓練", "persons", "9");
        Browser.Shown refused = speaker.send(speaker.get(book), book, answers);
        assertThat(refused.text()).contains("窓口が認めることがあります").doesNotContain("特別に認めて");
        Browser desk = signedIn(people.staff(lender.hub(), StaffRole.DESK));
        desk.post("/desk/for", Map.of("party", "group:" + lender.group(), "once", "1"), people.origin());
        Browser.Shown told = desk.send(desk.get(book), book, answers);
        Browser.Shown owed = desk.send(told, book + "/waive", Map.of());
        assertThat(owed.text()).contains("入れてください");
        Browser.Shown free = desk.send(owed, book + "/waive", Map.of("waivedBecause", "消防の立会いあり"));
        assertThat(free.text()).doesNotContain("特別に認めて");
        Browser.Shown placed = desk.send(free, book, Map.of());
        assertThat(placed.path()).startsWith("/bookings/");
        assertThat(placed.text()).contains("特別に認めた決まり", "定員（窓口が認めました） 理由：消防の立会いあり");
    }

    private static String day() {
        return today().plusDays(20).toString();
    }

    private static java.util.Optional<Tariff> tariff(Entry entry) {
        return rules(entry).on(today(), RuleKind.TARIFF, Tariff::fromJson);
    }

    private static Ruleset rules(Entry entry) {
        return server.features()
                .catalogue()
                .rules()
                .of(server.features().platform().db(), entry.listing());
    }

    private static java.time.LocalDate today() {
        return server.features().people().hubs().today(lender.hub());
    }

    private static Browser signedIn(Who who) {
        return Browser.on(server).as(who, people.cookie(who));
    }
}
