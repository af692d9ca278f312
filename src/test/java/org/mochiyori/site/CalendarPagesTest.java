package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;
import org.w3c.dom.Element;

/** Addresses of calendars on the pages, without scripts. */
class CalendarPagesTest {
    private static TestHub server;
    private static BookingFixture fixture;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2026-12-20T00:00:00Z"));
        fixture = BookingFixture.on(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void an_address_is_shown_once_changed_and_ended_and_the_group_sees_who_holds_one() {
        Who who = fixture.borrowing();
        Browser browser = Browser.on(server).as(who, fixture.people().cookie(who));
        Browser.Shown sheet = browser.get("/groups/" + fixture.borrower() + "/keep");
        Element way =
                (Element) sheet.page().all("//a[contains(., '団体の予定をカレンダー')]").getFirst();
        Browser.Shown form = browser.get(way.getAttribute("href"));
        assertThat(form.text()).contains("だれでも予定を見られます");
        Browser.Shown made = browser.send(form, CalendarPages.PATH, Map.of("name", "事務所のパソコン"));
        Element subscribe =
                (Element) made.page().all("//a[starts-with(@href, 'webcal:')]").getFirst();
        String feed = subscribe.getAttribute("href").replaceFirst("webcal://[^/]*", "");
        assertThat(made.text()).contains(feed, "借りる会（例）の予定");
        assertThat(server.client().get(feed).status()).isEqualTo(200);
        assertThat(browser.get(CalendarPages.PATH).text())
                .contains("事務所のパソコン", "カレンダーが読みました")
                .doesNotContain(feed);
        assertThat(browser.get("/groups/" + fixture.borrower() + "/calendars").text())
                .contains("持っている人");

        Browser.Shown list = browser.get(CalendarPages.PATH);
        String revoke = ((Element)
                        list.page().all("//form[contains(@action, '/revoke')]").getFirst())
                .getAttribute("action");
        browser.send(list, revoke, Map.of());
        assertThat(server.client().get(feed).status()).isEqualTo(404);
    }
}
