package org.mochiyori.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestHub;

/** Secret addresses, and what is read from them. */
public final class CalendarFixture {
    private CalendarFixture() {}

    /** A browser of somebody. */
    public static TestClient browser(TestHub server, PeopleFixture people, Who who) {
        return server.client().with("Cookie", people.cookie(who)).with("Origin", people.origin());
    }

    /** An address for all that is theirs, as a path. */
    public static Reply make(TestClient browser) {
        return browser.post("/api/v1/calendar-feeds", "{\"name\":\"スマホ\"}");
    }

    /** An address for a group's business. */
    public static Reply make(TestClient browser, UUID group) {
        return browser.post("/api/v1/calendar-feeds", "{\"name\":\"事務所\",\"group\":\"" + group + "\"}");
    }

    /** Its path. */
    public static String path(Reply made) {
        String address = made.json().path("address").asText();
        return address.substring(address.indexOf("/api/v1/"));
    }

    /** The events, once nothing is wrong with the text: octets, line ends, and what ical4j says. */
    public static List<VEvent> events(String text) {
        assertThat(text).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
        assertThat(text).doesNotContain("METHOD").doesNotContain("\r\n\r\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        for (String line : text.split("\r\n", -1)) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).as(line).isLessThanOrEqualTo(75);
            // Half a character at a fold would come out as another one.
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(line))
                    .as(line)
                    .isTrue();
        }
        try {
            Calendar read = new CalendarBuilder().build(new StringReader(text));
            assertThat(read.validate().getEntries()).isEmpty();
            return read.getComponents("VEVENT");
        } catch (IOException | ParserException unreadable) {
            throw new AssertionError(text, unreadable);
        }
    }
}
