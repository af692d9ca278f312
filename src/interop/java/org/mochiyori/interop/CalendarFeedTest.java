package org.mochiyori.interop;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.feed.CalendarFixture;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** A listing's feed in the eyes of biweekly, which has nothing in common with what writes it. */
class CalendarFeedTest {
    @Test
    void another_calendar_library_reads_the_same_taken_hours_and_finds_nothing_to_complain_about() {
        try (TestHub server = TestHub.start(TestClock.at("2027-01-04T00:00:00Z"))) {
            BookingFixture booking = BookingFixture.on(server);
            Entry room = booking.room();
            booking.book(room);

            String feed = server.client()
                    .get("/api/v1/listings/" + room.id() + "/calendar.ics")
                    .text();
            List<ICalendar> calendars = Biweekly.parse(feed).all();

            assertThat(calendars).hasSize(1);
            assertThat(calendars.getFirst().validate(biweekly.ICalVersion.V2_0).getWarnings())
                    .isEmpty();
            List<VEvent> taken = calendars.getFirst().getEvents();
            assertThat(taken).hasSize(1);
            assertThat(instants(taken.getFirst()))
                    .containsExactly(Instant.parse("2027-01-09T01:00:00Z"), Instant.parse("2027-01-09T03:00:00Z"));
        }
    }

    @Test
    void it_finds_nothing_to_complain_about_in_the_calendar_of_a_lender_either() {
        try (TestHub server = TestHub.start(TestClock.at("2027-01-04T00:00:00Z"))) {
            BookingFixture booking = BookingFixture.on(server);
            booking.listings()
                    .insert(
                            "update groups set name = $2 where id = $1",
                            booking.borrower(),
                            "𠮷野家の会, 髙﨑; 葛󠄀城\\例".repeat(5));
            booking.book(booking.room());
            booking.book(booking.decidedRoom());
            TestClient lending = CalendarFixture.browser(
                    server, booking.people(), booking.lender().speaker());
            String path = CalendarFixture.path(
                    CalendarFixture.make(lending, booking.lender().group()));
            ICalendar calendar =
                    Biweekly.parse(server.client().get(path).text()).first();

            assertThat(calendar.validate(biweekly.ICalVersion.V2_0).getWarnings())
                    .isEmpty();
            assertThat(calendar.getEvents().stream()
                            .map(event -> event.getStatus().getValue()))
                    .containsExactlyInAnyOrder("CONFIRMED", "TENTATIVE");
            assertThat(calendar.getEvents().getFirst().getSummary().getValue()).contains("𠮷野家の会, 髙﨑; 葛󠄀城\\例");
        }
    }

    private static List<Instant> instants(VEvent event) {
        return List.of(
                event.getDateStart().getValue().toInstant(),
                event.getDateEnd().getValue().toInstant());
    }
}
