package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** What a borrower reads when one of several things is lost, and the ways on. */
class BundlePagesTest {
    private static final String HEATED = """
            {"rates": [{"label": "室料", "yen": 300, "per": "hour"}],
             "steps": [{"step": "extras", "items": [{"label": "冷暖房", "yen": 110, "per": "hour"}]}]}
            """;

    private static TestHub server;
    private static BookingFixture fixture;
    private static Browser borrower;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2026-11-20T00:00:00Z"));
        fixture = BookingFixture.on(server);
        PeopleFixture people = fixture.people();
        borrower = Browser.on(server).as(fixture.borrowing(), people.cookie(fixture.borrowing()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_page_says_what_was_lost_offers_equal_things_and_the_way_without() {
        Entry spare = fixture.room();
        Reply asked = fixture.book(fixture.decidedRoom(), fixture.decidedRoom());
        Browser.Shown waiting = borrower.get(page(asked));
        assertThat(waiting.text()).contains("全部の返事がそろうまで、ほかの分も取っておきます");
        Reply lost = decide(decide(asked, 0, "approve"), 1, "decline");
        Browser.Shown shown = borrower.get(page(lost));
        assertThat(shown.text()).contains("借りられません", "かわりにこれを申し込む", "これなしで進める");
        String title = lost.json().at("/lines/1/title").asText();
        assertThat(shown.text()).contains(title + "：お断りしました");
        Who speaker = fixture.lender().speaker();
        Browser lender = Browser.on(server).as(speaker, fixture.people().cookie(speaker));
        assertThat(lender.get(page(lost)).text()).contains("ほかのものと一緒の申し込みです").doesNotContain("かわりを選ぶか", "取り下げてください");
        assertThat(shown.page().values("//a/@href")).contains("/listings/" + spare.id());
        List<String> forms = shown.page().values("//form/@action");
        String line = "/lines/" + lost.json().at("/lines/1/id").asText();
        assertThat(forms).contains(page(lost) + line + "/replace", page(lost) + line + "/drop");
        borrower.send(shown, page(lost) + line + "/drop", Map.of());
        assertThat(borrower.get(page(lost)).text()).contains("全部そろいました", "これなしで進めることにしました");
    }

    @Test
    void something_equal_is_taken_only_after_a_look_at_what_changes() {
        Entry spare = fixture.room();
        fixture.rule(
                spare, RuleKind.TARIFF, "{\"rates\":[{\"label\":\"室料\",\"yen\":1300,\"per\":\"use\"}],\"steps\":[]}");
        Reply asked = fixture.book(fixture.decidedRoom(), fixture.decidedRoom());
        Reply lost = decide(decide(asked, 0, "approve"), 1, "decline");
        Browser.Shown shown = borrower.get(page(lost));
        String replace = page(lost) + "/lines/" + lost.json().at("/lines/1/id").asText() + "/replace";
        Browser.Shown sure =
                borrower.send(shown, replace, Map.of("listing", spare.id().toString()));
        assertThat(sure.text()).contains("変わるところ", "（変わりません）", "→ 1,300円", "押すとすぐに変わります");
        assertThat(sure.page().values("//a/@href")).contains("/listings/" + spare.id());
        assertThat(fixture.representative().get(fixture.path(lost)).json().path("lines"))
                .hasSize(2);
        Browser.Shown taken = borrower.send(sure, replace, Map.of());
        assertThat(taken.path()).isEqualTo(page(lost));
        JsonNode lines = fixture.representative().get(fixture.path(lost)).json().path("lines");
        assertThat(lines.at("/2/listing").asText()).isEqualTo(spare.id().toString());
        assertThat(lines.at("/2/replaces")).isEqualTo(lines.at("/1/id"));
    }

    @Test
    void something_equal_that_is_gone_meanwhile_is_told_as_gone() {
        Entry spare = fixture.room();
        Reply asked = fixture.book(fixture.decidedRoom(), fixture.decidedRoom());
        Reply lost = decide(decide(asked, 0, "approve"), 1, "decline");
        String replace = page(lost) + "/lines/" + lost.json().at("/lines/1/id").asText() + "/replace";
        Browser.Shown shown = borrower.get(page(lost));
        assertThat(fixture.book(spare).status()).isEqualTo(201);
        Browser.Shown gone =
                borrower.send(shown, replace, Map.of("listing", spare.id().toString()));
        assertThat(gone.reply().status()).isEqualTo(409);
        assertThat(gone.page().values("//a/@href")).contains(page(lost));
        assertThat(gone.page().values("//form/@action")).doesNotContain(replace);
    }

    @Test
    void a_time_is_changed_on_a_form_that_says_when_it_does_not_work() {
        Entry room = fixture.room();
        Reply booked = fixture.book(room);
        String form = page(booked) + "/lines/" + booked.json().at("/lines/0/id").asText();
        assertThat(borrower.get(page(booked)).page().values("//a/@href")).contains(form);
        Browser.Shown asked = borrower.get(form);
        assertThat(asked.page().values("//input[@name='fromTime']/@value")).containsExactly("10:00");
        Browser.Shown quoted = borrower.send(asked, form + "/replace", Map.of("toTime", "13:00"));
        assertThat(quoted.text()).contains("変えると、料金は次のとおりです", "合計");
        borrower.send(quoted, form + "/replace", Map.of());
        assertThat(borrower.get(page(booked)).text()).contains("午後1時まで", "変更のため");
    }

    @Test
    void what_was_chosen_on_top_stays_when_the_time_is_changed() {
        Entry room = fixture.room();
        fixture.rule(room, RuleKind.TARIFF, HEATED);
        String wish = fixture.wish(room).replaceFirst("\"listing\"", "\"extras\":[\"冷暖房\"],\"listing\"");
        Reply booked = fixture.representative().post("/api/v1/bookings", wish);
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        String form = page(booked) + "/lines/" + booked.json().at("/lines/0/id").asText();
        Browser.Shown again = borrower.send(borrower.get(form), form + "/replace", Map.of("toTime", "13:00"));
        borrower.send(again, form + "/replace", Map.of());
        Reply changed = fixture.representative().get(fixture.path(booked));
        assertThat(changed.json().at("/lines/1/price/total").asLong()).isEqualTo(3 * (300 + 110));
    }

    @Test
    void what_calling_several_things_off_costs_is_told_in_one_sum_before_and_after() {
        BookingFixture own = BookingFixture.on(server);
        Browser reader = Browser.on(server).as(own.borrowing(), own.people().cookie(own.borrowing()));
        Reply booked = own.book(dear(own, 1000), dear(own, 602), dear(own, 0));
        Browser.Shown asked = reader.get(page(booked));
        assertThat(asked.text()).contains("いま取り消すと、2件の取消料が合わせて801円かかります");
        assertThat(reader.get(page(booked) + "?lang=en").text()).contains("you owe ¥801 for 2 of these together");
        Browser.Shown off = reader.send(reader.get(page(booked) + "?lang=ja"), page(booked) + "/cancel", Map.of());
        assertThat(off.page().values("//table[@class='price']/tfoot//td/text()").getFirst())
                .as("of all that was called off the total is the sum")
                .isEqualTo("801円");
        assertThat(off.text()).doesNotContain("取消料の合計");

        Reply some = own.book(dear(own, 1000), dear(own, 602), dear(own, 500));
        for (int line = 0; line < 2; line++) {
            assertThat(reader.get(page(some)).text())
                    .as("one of several costs nothing to add up")
                    .doesNotContain("取消料の合計");
            Reply read = own.representative().get(own.path(some));
            String id = read.json().at("/lines/" + line + "/id").asText();
            own.representative().matching(read).post(own.path(some) + "/cancel", "{\"line\":\"%s\"}".formatted(id));
        }
        assertThat(reader.get(page(some)).text()).contains("2件の取消料の合計：801円", "1,301円");
    }

    private static Entry dear(BookingFixture own, int yen) {
        Entry room = own.room();
        own.rule(
                room,
                RuleKind.TARIFF,
                "{\"rates\":[{\"label\":\"室料\",\"yen\":%d,\"per\":\"use\"}],\"steps\":[]}".formatted(yen));
        own.rule(room, RuleKind.CANCELLATION, "{\"steps\":[{\"days\":90,\"percent\":0},{\"days\":3,\"percent\":50}]}");
        return room;
    }

    private static Reply decide(Reply read, int line, String move) {
        String id = read.json().at("/lines/" + line + "/id").asText();
        return fixture.lending()
                .matching(read)
                .post(fixture.path(read) + "/" + move, "{\"line\":\"%s\"}".formatted(id));
    }

    private static String page(Reply booking) {
        return "/bookings/" + booking.json().path("id").asText();
    }
}
