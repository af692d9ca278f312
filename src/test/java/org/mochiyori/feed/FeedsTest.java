package org.mochiyori.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.feed.CalendarFixture.browser;
import static org.mochiyori.feed.CalendarFixture.events;
import static org.mochiyori.feed.CalendarFixture.make;
import static org.mochiyori.feed.CalendarFixture.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.SignIn;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

class FeedsTest {
    private static final TestClock CLOCK = TestClock.at("2026-12-20T00:00:00Z");

    private static TestHub server;

    private BookingFixture fixture;

    @BeforeAll
    static void start() {
        server = TestHub.start(CLOCK);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void lend() {
        fixture = BookingFixture.on(server);
    }

    @Test
    void a_listing_says_when_it_is_taken_and_neither_by_whom_nor_what_for() {
        Entry room = fixture.room();
        fixture.book(room);
        Reply feed = server.client().get(listing(room));
        assertThat(feed.status()).isEqualTo(200);
        assertThat(feed.header("Content-Type").orElseThrow()).startsWith("text/calendar");
        assertThat(feed.text()).doesNotContain("定例会").doesNotContain("借りる会").contains("BEGIN:VTIMEZONE");
        VEvent event = events(feed.text()).getFirst();
        assertThat(event.getDateTimeStart().toString()).contains("TZID=Asia/Tokyo:20270109T100000");
        assertThat(event.getSummary().getValue()).isEqualTo("予約済み");
        assertThat(status(event)).isEqualTo("CONFIRMED");
        assertThat(event.getSequence().getSequenceNo()).isPositive();
    }

    @Test
    void a_calendar_is_the_same_until_something_changes() {
        Entry room = fixture.room();
        Reply booked = fixture.book(room);
        String mine = path(make(as(fixture.borrowing())));
        for (String path : List.of(listing(room), mine)) {
            String tag = server.client().get(path).header("ETag").orElseThrow();
            CLOCK.advance(Duration.ofMinutes(5));
            assertThat(server.client().with("If-None-Match", tag).get(path).status())
                    .isEqualTo(304);
        }
        String before = server.client().get(mine).header("ETag").orElseThrow();
        VEvent first = events(server.client().get(mine).text()).getFirst();
        fixture.move(fixture.representative(), booked, "cancel");
        assertThat(events(server.client().get(listing(room)).text())).isEmpty();
        Reply changed = server.client().with("If-None-Match", before).get(mine);
        assertThat(changed.status()).isEqualTo(200);
        VEvent then = events(changed.text()).getFirst();
        assertThat(status(then)).isEqualTo("CANCELLED");
        assertThat(then.getUid()).isEqualTo(first.getUid());
        assertThat(then.getSequence().getSequenceNo())
                .isGreaterThan(first.getSequence().getSequenceNo());

        CLOCK.advance(Duration.ofDays(40));
        assertThat(events(server.client().get(mine).text())).isEmpty();
        CLOCK.advance(Duration.ofDays(-40));
    }

    @Test
    void what_is_asked_for_is_tentative_for_both_sides_under_one_id() {
        Entry room = fixture.decidedRoom();
        Reply asked = fixture.book(room);
        String lending =
                path(make(as(fixture.lender().speaker()), fixture.lender().group()));
        String borrowing = path(make(as(fixture.borrowing()), fixture.borrower()));
        VEvent lent = one(lending);
        VEvent borrowed = one(borrowing);
        assertThat(status(lent)).isEqualTo("TENTATIVE");
        assertThat(status(borrowed)).isEqualTo("TENTATIVE");
        assertThat(lent.getUid()).isEqualTo(borrowed.getUid());
        assertThat(lent.getUid().orElseThrow().getValue()).endsWith("@localhost");
        assertThat(events(server.client().get(listing(room)).text()).getFirst().getUid())
                .isEqualTo(lent.getUid());
        assertThat(lent.getSummary().getValue()).contains("申込み中", "貸出", "借りる会（例）");
        assertThat(borrowed.getDescription().getValue())
                .contains("定例会", asked.json().path("number").asText());
        assertThat(lent.getDescription().getValue()).doesNotContain("定例会");

        Reply held = fixture.move(fixture.lending(), asked, "approve");
        assertThat(status(one(lending))).isEqualTo("TENTATIVE");
        assertThat(one(borrowing).getSummary().getValue()).contains("仮予約");
        fixture.move(fixture.representative(), held, "confirm");
        assertThat(status(one(lending))).isEqualTo("CONFIRMED");
        assertThat(one(lending).getSequence().getSequenceNo())
                .isGreaterThan(lent.getSequence().getSequenceNo());
    }

    @Test
    void a_calendar_calls_things_as_its_holder_reads_while_they_are_still_called_so() {
        Entry room = fixture.room();
        String japanese = room.listing().name();
        fixture.book(room);
        fixture.listings()
                .insert(
                        "update listings set translations = '{\"en\":{\"name\":\"Cedar room\"}}' where id = $1",
                        room.id());
        String mine = path(make(as(fixture.borrowing())));
        assertThat(one(mine).getSummary().getValue()).isEqualTo(japanese);
        fixture.listings()
                .insert(
                        "update people set language = 'en' where id = $1",
                        fixture.borrowing().id());
        assertThat(one(mine).getSummary().getValue()).isEqualTo("Cedar room");
        fixture.listings().insert("update listings set name = '会議室A（例）' where id = $1", room.id());
        assertThat(one(mine).getSummary().getValue()).isEqualTo(japanese);
    }

    @Test
    void a_lender_of_another_hub_reads_no_name_that_the_agreement_does_not_give() {
        Lender abroad = fixture.listings().lender();
        fixture.agree(abroad, "\"person-name\"");
        fixture.book(fixture.listings().room(abroad));
        String lending = path(make(as(abroad.speaker()), abroad.group()));
        assertThat(one(lending).getSummary().getValue()).contains("ほかの窓口の団体").doesNotContain("借りる会");
    }

    @Test
    void long_and_rare_letters_are_folded_whole_and_controls_stay_out() {
        Entry room = fixture.room();
        fixture.listings()
                .insert(
                        "update groups set name = $2 where id = $1",
                        fixture.borrower(),
                        "𠮷野家の会\u0007" + "髙﨑葛󠄀城".repeat(20) + ",;\\例");
        fixture.book(room);
        String lending =
                path(make(as(fixture.lender().speaker()), fixture.lender().group()));
        assertThat(one(lending).getSummary().getValue())
                .contains("𠮷野家の会髙﨑", "髙﨑葛󠄀城".repeat(20) + ",;\\例")
                .doesNotContain("\u0007");
    }

    @Test
    void who_leaves_a_group_loses_its_calendar_at_once_and_nothing_of_their_own() {
        Who leaver = fixture.people().resident();
        fixture.listings().member(fixture.borrower(), leaver.id(), "member");
        fixture.book(fixture.room());
        String ofGroup = path(make(as(leaver), fixture.borrower()));
        String mine = path(make(as(leaver)));
        assertThat(events(server.client().get(ofGroup).text())).hasSize(1);
        assertThat(events(server.client().get(mine).text())).hasSize(1);

        JsonNode held = as(fixture.borrowing())
                .get("/api/v1/calendar-feeds?group=" + fixture.borrower())
                .json();
        assertThat(held.findValuesAsText("holder")).containsExactly(leaver.id().toString());
        assertThat(held.findValuesAsText("readOn")).containsExactly("2026-12-20");
        assertThat(fixture.representative()
                        .delete("/api/v1/groups/" + fixture.borrower() + "/members/" + leaver.id())
                        .status())
                .isEqualTo(204);
        assertThat(server.client().get(ofGroup).status()).isEqualTo(404);
        assertThat(events(server.client().get(mine).text())).isEmpty();
        assertThat(make(as(leaver), fixture.borrower()).status()).isEqualTo(404);
    }

    @Test
    void an_address_is_changed_or_ended_at_once_by_its_holder_or_whoever_governs_the_group() {
        Reply made = make(as(fixture.borrowing()), fixture.borrower());
        Reply other = make(browser(server, fixture.people(), fixture.borrowing()));
        String id = made.json().path("id").asText();
        Reply renewed = as(fixture.borrowing()).post("/api/v1/calendar-feeds/" + id + "/renew", "{}");
        assertThat(server.client().get(path(made)).status()).isEqualTo(404);
        assertThat(server.client().get(path(renewed)).status()).isEqualTo(200);
        assertThat(as(fixture.lender().speaker())
                        .delete("/api/v1/calendar-feeds/" + id)
                        .status())
                .isEqualTo(404);
        assertThat(as(fixture.borrowing())
                        .delete("/api/v1/calendar-feeds/" + id)
                        .status())
                .isEqualTo(204);
        assertThat(server.client().get(path(renewed)).status()).isEqualTo(404);
        assertThat(server.client().get(path(other)).status()).isEqualTo(200);
        assertThat(other.text()).doesNotContain("secret_hash");
        assertThat(as(fixture.borrowing()).get("/api/v1/calendar-feeds").text()).doesNotContain("address");
    }

    @Test
    void a_token_makes_no_address_and_a_person_holds_twenty() {
        assertThat(make(fixture.representative()).status()).isEqualTo(403);
        Who who = fixture.people().resident();
        TestClient browser = as(who);
        for (int i = 0; i < Feeds.MOST; i++) {
            assertThat(make(browser).status()).isEqualTo(201);
        }
        Reply refused = make(browser);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("rule").asText()).isEqualTo("feed.too-many");
    }

    @Test
    void whoever_guesses_is_slowed_and_whoever_knows_is_not() {
        String known = path(make(as(fixture.borrowing())));
        for (int i = 0; i < SignIn.CALENDARS_AN_HOUR; i++) {
            server.client().get("/api/v1/calendar-feeds/guess" + i + "/calendar.ics");
        }
        assertThat(server.client()
                        .get("/api/v1/calendar-feeds/guess/calendar.ics")
                        .status())
                .isEqualTo(429);
        assertThat(server.client().get(known).status()).isEqualTo(200);
        CLOCK.advance(Duration.ofHours(2));
    }

    @Test
    void whoever_leaves_the_server_leaves_no_address_behind() {
        Who who = fixture.people().resident();
        String mine = path(make(as(who)));
        UUID id = who.id();
        server.features().platform().db().inTransaction(tx -> {
            server.features()
                    .feed()
                    .belongings()
                    .erase(tx, server.features().people().people().get(id));
            return id;
        });
        assertThat(server.client().get(mine).status()).isEqualTo(404);
    }

    private TestClient as(Who who) {
        return browser(server, fixture.people(), who);
    }

    private static VEvent one(String path) {
        List<VEvent> events = events(server.client().get(path).text());
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private static String status(VEvent event) {
        return event.getStatus().getValue();
    }

    private static String listing(Entry entry) {
        return "/api/v1/listings/" + entry.id() + "/calendar.ics";
    }
}
