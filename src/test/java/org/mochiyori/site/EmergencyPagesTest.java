package org.mochiyori.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** 緊急モード by its page. */
class EmergencyPagesTest {
    private static TestHub server;
    private static PeopleFixture people;
    private static BookingFixture booking;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2027-01-09T01:00:00Z"));
        people = PeopleFixture.over(server.features());
        booking = BookingFixture.on(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void an_operator_switches_on_telephones_by_the_list_and_switches_off() {
        Entry generator = booking.listings()
                .published(
                        booking.lender(),
                        ListingDraft.here(Optional.empty(), "発電機（例）", "generator", Thing.Equipment.pool(2, "台")));
        var out = booking.book(generator);
        booking.move(booking.lending(), out, "hand-over");
        Browser operator = staff(StaffRole.OPERATOR);
        Browser.Shown before = operator.get("/desk/emergency");
        String path = before.path();
        assertThat(before.text()).contains("発電機（例）", "緊急モードにして");
        Browser.Shown wrong = operator.send(before, path + "/on", Map.of("reason", ""));
        assertThat(wrong.reply().status()).isEqualTo(422);
        Browser.Shown on = operator.send(wrong, path + "/on", Map.of("reason", "地震のため（例）"));
        assertThat(on.text())
                .contains("緊急モード中です", "地震のため（例）", "貸出中：借りる会（例）", "手もと 1 / 全部で 2")
                .contains(out.json().path("number").asText());
        assertThat(staff(StaffRole.DESK).get(path).text()).contains("緊急モード中です").doesNotContain("緊急モードを終える");
        Browser.Shown off = operator.send(on, path + "/off", Map.of());
        assertThat(off.text()).contains("これまでの緊急モード", "地震のため（例）");
    }

    private static Browser staff(StaffRole role) {
        Who who = people.staff(booking.lender().hub(), role);
        return Browser.on(server).as(who, people.cookie(who));
    }
}
