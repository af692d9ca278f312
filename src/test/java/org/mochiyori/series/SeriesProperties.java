package org.mochiyori.series;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.booking.BookingModule;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.support.Patient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;
import org.mochiyori.support.TestPostgres;

/**
 * Random series over random rules and bookings: what a quote tells is what is booked, and both are what somebody gets who asks
 * for the dates one by one, of a twin of the room. {@code -Dmochiyori.test.seed=N} plays one seed alone.
 */
class SeriesProperties {
    private static final LocalDate FIRST = LocalDate.of(2027, 1, 9);

    private static final InstantSource CLOCK = TestClock.at("2026-12-20T00:00:00Z");

    private static TestPostgres.Database database;
    private static TestHub server;
    private static BookingFixture fixture;

    @BeforeAll
    static void start() {
        database = TestPostgres.database();
        server = TestHub.over(database, CLOCK);
        fixture = BookingFixture.on(server);
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    void a_series_is_what_one_gets_who_asks_date_by_date_and_nothing_is_doubled() {
        int alone = Integer.getInteger("mochiyori.test.seed", -1);
        int seeds = Integer.getInteger("mochiyori.test.seeds", 8);
        List<String> outcomes = new ArrayList<>();
        for (int seed = Math.max(alone, 0); seed < (alone < 0 ? seeds : alone + 1); seed++) {
            outcomes.addAll(play(seed));
        }
        List<Check> checks = new ArrayList<>(SeriesModule.checks());
        checks.addAll(BookingModule.checks());
        assertThat(Patient.examine(database, CLOCK, checks).findings())
                .as("what the doctor says")
                .isEmpty();
        if (alone < 0) {
            assertThat(outcomes)
                    .as("worth something only if all of it happened")
                    .contains("kept", "moved", "skipped");
        }
    }

    private List<String> play(int seed) {
        Random random = new Random(seed);
        List<Entry> rooms = List.of(fixture.room(), fixture.room());
        if (random.nextBoolean()) {
            String limit = "{\"limits\":[{\"most\":%d,\"per\":\"%s\"}]}"
                    .formatted(1 + random.nextInt(3), random.nextBoolean() ? "month" : "week");
            rooms.forEach(room -> fixture.rule(room, RuleKind.QUOTAS, limit));
        }
        if (random.nextBoolean()) {
            rooms.forEach(room -> fixture.rule(room, RuleKind.OPENING, opening(seed)));
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            LocalDateTime from = FIRST.plusDays(random.nextInt(12) * 7L / 2).atTime(9 + random.nextInt(3), 0);
            LocalDateTime until = from.plusHours(1 + random.nextInt(3));
            rooms.forEach(room -> use(room, from, until));
        }
        String recurrence = recurrence(random);
        String choice = random.nextInt(3) > 0 ? "shift" : "skip";
        JsonNode plan = fixture.representative()
                .post("/api/v1/series/quote", wish(rooms.getFirst(), recurrence, choice))
                .json();
        Reply asked = fixture.representative().post("/api/v1/series", wish(rooms.getFirst(), recurrence, choice));
        List<String> planned = times(plan.path("occurrences"), "");
        if (asked.status() == 201) {
            assertThat(times(asked.json().path("occurrences"), "/booking"))
                    .as("seed %s: booked as told", seed)
                    .isEqualTo(planned);
        } else {
            assertThat(asked.json().path("rule").asText()).as("seed %s", seed).isEqualTo("series.none");
        }
        List<String> single = new ArrayList<>();
        for (JsonNode date : plan.path("occurrences")) {
            String from = date.path("outcome").asText().equals("moved")
                    ? date.path("from").asText()
                    : date.path("day").asText() + "T10:00:00+09:00";
            LocalDateTime local = OffsetDateTime.parse(from).toLocalDateTime();
            Reply one = fixture.bookAt(
                    rooms.getLast(), local.toString(), local.plusHours(2).toString());
            single.add(one.status() == 201 ? from : "");
        }
        assertThat(single).as("seed %s: asked one by one", seed).isEqualTo(planned);
        return plan.findValuesAsText("outcome");
    }

    /** The lender's own use, which counts for no other. */
    private static void use(Entry room, LocalDateTime from, LocalDateTime until) {
        String wish = fixture.wishAt(room, from.toString(), until.toString())
                .replace(fixture.borrower().toString(), fixture.lender().group().toString());
        fixture.lending().post("/api/v1/bookings", wish);
    }

    private static String recurrence(Random random) {
        return switch (random.nextInt(3)) {
            case 0 ->
                "{\"frequency\":\"weekly\",\"interval\":%d,\"count\":%d}"
                        .formatted(1 + random.nextInt(2), 3 + random.nextInt(5));
            case 1 ->
                "{\"frequency\":\"weekly\",\"weekdays\":[\"sat\",\"%s\"],\"until\":\"%s\"}"
                        .formatted(
                                DayOfWeek.of(1 + random.nextInt(7))
                                        .name()
                                        .substring(0, 3)
                                        .toLowerCase(java.util.Locale.ROOT),
                                FIRST.plusDays(20));
            default -> "{\"frequency\":\"monthly\",\"count\":3}";
        };
    }

    private static String opening(int seed) {
        return """
                {"zone":"Asia/Tokyo","weekly":{"saturday":["09:00-21:00"],"sunday":["09:00-17:00"],"tuesday":["09:00-21:00"]},
                 "slots":{"kind":"grid","minutes":60},"closed":[{"kind":"weekly","days":["saturday"],"weeks":[%d]}],
                 "reception":{"standard":{"opens":{"days":%d}}}}""".formatted(3 + seed % 2, 30 + 10 * (seed % 4));
    }

    private static String wish(Entry room, String recurrence, String clashes) {
        String one = fixture.wish(room);
        return one.substring(0, one.length() - 1) + ",\"recurrence\":" + recurrence + ",\"clashes\":\"" + clashes
                + "\"}";
    }

    private static List<String> times(JsonNode occurrences, String at) {
        List<String> times = new ArrayList<>();
        occurrences.forEach(date -> times.add(date.at(at + "/from").asText()));
        return times;
    }
}
