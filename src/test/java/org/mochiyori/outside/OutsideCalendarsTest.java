package org.mochiyori.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mochiyori.booking.BookingFixture.DAY;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.notice.Telling;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.fetch.Fetched;
import org.mochiyori.platform.fetch.Reach;
import org.mochiyori.search.SearchFixture;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

class OutsideCalendarsTest {
    private static final TestClock CLOCK = TestClock.at("2026-12-20T00:00:00Z");
    private static final String TEN_TO_TWELVE = "DTSTART;TZID=Asia/Tokyo:20270109T100000\r\nDURATION:PT2H";

    private static TestHub server;
    private static OutsideCalendars calendars;
    private static Fetched answer = new Fetched.Unchanged();

    private BookingFixture fixture;
    private Entry room;

    @BeforeAll
    static void start() {
        server = TestHub.start(CLOCK);
        SearchFixture.catchUp(server);
        calendars = OutsideModule.from(
                        server.features().platform(),
                        server.features().catalogue().listings(),
                        server.features().booking().displacing(),
                        new OutsideCalendars.Source() {
                            @Override
                            public boolean covers(String address) {
                                return Reach.everybodys().covers(java.net.URI.create(address));
                            }

                            @Override
                            public Fetched fetch(String address, Optional<String> tag) {
                                return answer;
                            }
                        })
                .calendars();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void lend() {
        fixture = BookingFixture.on(server);
        room = fixture.room();
    }

    @Test
    void what_is_in_use_elsewhere_is_neither_found_nor_booked_nor_shown_free_here() {
        OutsideCalendar calendar = fetched(calendar(TEN_TO_TWELVE));
        assertThat(calendar.known().busy()).isEqualTo(1);
        assertThat(calendar.known().asOf()).contains(CLOCK.instant());
        SearchFixture.catchUp(server);

        assertThat(fixture.book(room).status()).isEqualTo(409);
        assertThat(found("10:00", "12:00")).doesNotContain(room.id().toString());
        assertThat(found("13:00", "14:00")).contains(room.id().toString());
        assertThat(server.client()
                        .get("/api/v1/listings/" + room.id() + "/availability?from=" + DAY + "T09:00:00%2B09:00&to="
                                + DAY + "T13:00:00%2B09:00")
                        .json()
                        .findValuesAsText("state"))
                .containsExactly("free", "busy", "free");
        assertThat(server.client()
                        .get("/api/v1/listings/" + room.id() + "/calendar.ics")
                        .text())
                .contains("DTSTART;TZID=Asia/Tokyo:20270109T100000");
        assertThat(fixture.bookAt(room, DAY + "T13:00", DAY + "T14:00").status())
                .isEqualTo(201);

        take(calendar, calendar(""));
        write(tx -> calendars.accept(tx, fixture.lender().caller(), calendar.id()));
        SearchFixture.catchUp(server);
        assertThat(found("10:00", "12:00")).contains(room.id().toString());
        assertThat(fixture.book(room).status()).isEqualTo(201);
    }

    @Test
    void a_fetch_that_fails_frees_nothing_and_the_third_is_told() {
        OutsideCalendar calendar = fetched(calendar(TEN_TO_TWELVE));
        for (int i = 0; i < 3; i++) {
            CLOCK.advance(Duration.ofMinutes(15));
            answer = i == 1
                    ? new Fetched.Content(Buffer.buffer("<html>"), Optional.empty())
                    : new Fetched.Failed(Fetched.Fault.UNREACHABLE);
            calendars.refresh(fixture.lender().caller(), calendar.id());
        }
        OutsideCalendar now = only();
        assertThat(now.trouble()).contains(new OutsideCalendar.Trouble.Failing(Fault.UNREACHABLE, 3));
        assertThat(now.known()).isEqualTo(calendar.known());
        assertThat(fixture.book(room).status()).isEqualTo(409);
        assertThat(told("outside-stale")).hasSize(1);

        take(calendar, calendar(TEN_TO_TWELVE));
        assertThat(only().trouble()).isEmpty();
    }

    @Test
    void what_looks_empty_is_told_and_believed_after_a_day() {
        OutsideCalendar calendar = fetched(calendar(TEN_TO_TWELVE));
        take(calendar, calendar(""));
        assertThat(only().trouble()).contains(new OutsideCalendar.Trouble.Emptied(CLOCK.instant()));
        assertThat(told("outside-emptied")).hasSize(1);
        assertThat(fixture.book(room).status()).isEqualTo(409);
        CLOCK.advance(Duration.ofHours(23));
        take(calendar, calendar(""));
        assertThat(fixture.book(room).status()).isEqualTo(409);
        CLOCK.advance(Duration.ofHours(2));
        take(calendar, calendar(""));
        assertThat(only().trouble()).isEmpty();
        assertThat(fixture.book(room).status()).isEqualTo(201);
        assertThat(told("outside-emptied")).hasSize(1);
    }

    @Test
    void what_was_booked_here_before_stays_and_the_clash_is_told() {
        Reply booked = fixture.book(room);
        OutsideCalendar calendar = fetched(calendar(TEN_TO_TWELVE));
        JsonNode read = fixture.representative().get(fixture.path(booked)).json();
        assertThat(read.at("/lines/0/state").asText()).isEqualTo("confirmed");
        assertThat(told("outside-clash")).hasSize(1);
        take(calendar, calendar(TEN_TO_TWELVE));
        assertThat(told("outside-clash")).hasSize(1);
    }

    @Test
    void a_file_is_taken_at_once_and_goes_whole() {
        byte[] file = calendar(TEN_TO_TWELVE).getBytes(StandardCharsets.UTF_8);
        OutsideCalendar made =
                write(tx -> calendars.addFile(tx, fixture.lender().caller(), room.id(), "公民館", file));
        assertThat(made.host()).isEmpty();
        assertThat(fixture.book(room).status()).isEqualTo(409);
        assertThat(fixture.lending()
                        .delete("/api/v1/outside-calendars/" + made.id())
                        .status())
                .isEqualTo(204);
        assertThat(fixture.book(room).status()).isEqualTo(201);
    }

    @Test
    void only_the_lender_names_an_address_and_only_one_of_the_public_net() {
        String path = "/api/v1/listings/" + room.id() + "/outside-calendars";
        String fine = "{\"name\":\"公民館\",\"address\":\"https://calendar.example/secret.ics\"}";
        assertThat(fixture.stranger().post(path, fine).status()).isEqualTo(404);
        assertThat(fixture.representative().post(path, fine).status()).isEqualTo(404);
        for (String wrong : List.of(
                "http://calendar.example/a.ics",
                "https://calendar.example:8443/a.ics",
                "https://user@calendar.example/a.ics",
                "file:///etc/passwd",
                "gopher://calendar.example",
                "https:///a")) {
            assertThat(fixture.lending()
                            .post(path, "{\"name\":\"公民館\",\"address\":\"" + wrong + "\"}")
                            .status())
                    .as(wrong)
                    .isEqualTo(422);
        }
        Reply made = fixture.lending().post(path, fine);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text() + fixture.lending().get(path).text()).doesNotContain("secret.ics");
        assertThat(made.json().path("host").asText()).isEqualTo("calendar.example");
        Entry desks = fixture.listings().desks(fixture.lender());
        assertThat(fixture.lending()
                        .post("/api/v1/listings/" + desks.id() + "/outside-calendars", fine)
                        .status())
                .isEqualTo(409);
    }

    private OutsideCalendar fetched(String text) {
        OutsideCalendar made = write(tx ->
                calendars.add(tx, fixture.lender().caller(), room.id(), "公民館", "webcal://calendar.example/a.ics"));
        return take(made, text);
    }

    private OutsideCalendar take(OutsideCalendar calendar, String text) {
        answer = new Fetched.Content(Buffer.buffer(text), Optional.empty());
        return calendars.refresh(fixture.lender().caller(), calendar.id());
    }

    private OutsideCalendar only() {
        return calendars.list(fixture.lender().caller(), room.id()).getFirst();
    }

    private List<String> found(String from, String to) {
        return server.client()
                .get("/api/v1/listings?limit=100&from=" + DAY + "T" + from + ":00%2B09:00&to=" + DAY + "T" + to
                        + ":00%2B09:00&hub=" + fixture.lender().hub())
                .json()
                .path("items")
                .findValuesAsText("id");
    }

    private List<JsonNode> told(String kind) {
        Telling.tell(server);
        Who who = fixture.lender().speaker();
        List<JsonNode> told = new java.util.ArrayList<>();
        fixture.as(who).get("/api/v1/notices").json().path("items").forEach(told::add);
        told.removeIf(notice -> !notice.path("kind").asText().equals(kind));
        return told;
    }

    private static <T> T write(Function<Tx, T> work) {
        return server.features().platform().db().inTransaction(work);
    }

    private static String calendar(String event) {
        String inside = event.isEmpty()
                ? ""
                : "BEGIN:VEVENT\r\nUID:" + UUID.nameUUIDFromBytes(event.getBytes(StandardCharsets.UTF_8)) + "\r\n"
                        + event + "\r\nEND:VEVENT\r\n";
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n" + inside + "END:VCALENDAR\r\n";
    }
}
