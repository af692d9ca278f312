package org.mochiyori.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.feed.CalendarFixture;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** A secret feed as subscribers see it: vdirsyncer fetches it, khal shows it. */
class CalendarToolsTest {
    @TempDir
    private Path home;

    @Test
    void vdirsyncer_fetches_a_feed_and_khal_shows_the_right_hour_wherever_it_runs() throws IOException {
        try (TestHub server = TestHub.start(TestClock.at("2027-01-04T00:00:00Z"))) {
            BookingFixture booking = BookingFixture.on(server);
            booking.book(booking.room());
            booking.book(booking.decidedRoom());
            TestClient browser = CalendarFixture.browser(server, booking.people(), booking.borrowing());
            String feed = CalendarFixture.make(browser).json().path("address").asText();

            assertThat(shown("Asia/Tokyo", feed))
                    .contains("2027-01-09 10:00 2027-01-09 12:00")
                    .contains("CONFIRMED")
                    .contains("TENTATIVE");
            // The day before, in New York: the zone in the feed is what khal goes by, not its own.
            assertThat(shown("America/New_York", feed)).contains("2027-01-08 20:00 2027-01-08 22:00");
        }
    }

    private String shown(String zone, String feed) throws IOException {
        Path folder = Files.createDirectory(home.resolve(zone.replace('/', '-')));
        Path sync = Files.writeString(folder.resolve("vdirsyncer.conf"), """
                [general]
                status_path = "%1$s/status"
                [pair feed]
                a = "local"
                b = "remote"
                collections = null
                [storage local]
                type = "filesystem"
                path = "%1$s/events"
                fileext = ".ics"
                [storage remote]
                type = "http"
                url = "%2$s"
                """.formatted(folder, feed));
        Path khal = Files.writeString(folder.resolve("khal.conf"), """
                [calendars]
                [[feed]]
                path = %1$s/events
                readonly = True
                [locale]
                local_timezone = %2$s
                default_timezone = %2$s
                timeformat = %%H:%%M
                dateformat = %%Y-%%m-%%d
                longdateformat = %%Y-%%m-%%d
                datetimeformat = %%Y-%%m-%%d %%H:%%M
                longdatetimeformat = %%Y-%%m-%%d %%H:%%M
                [sqlite]
                path = %1$s/khal.db
                """.formatted(folder, zone));
        Files.createDirectory(folder.resolve("events"));
        Tool tool = new Tool(folder);
        tool.run(zone, "vdirsyncer", "-c", sync.toString(), "discover");
        tool.run(zone, "vdirsyncer", "-c", sync.toString(), "sync");
        return tool.run(
                zone,
                "khal",
                "-c",
                khal.toString(),
                "list",
                "--format",
                "{start-long} {end-long} {title} {status}",
                "2027-01-08",
                "3d");
    }
}
