package org.mochiyori.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.calendar.Hours;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Slots;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.catalogue.RuleScope;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** The search calls a listing free exactly when a booking of it succeeds, whatever the rules and the bookings before. */
class FreeAgreesProperties {
    private static final long SEED = 20_270_110;
    private static final LocalDate DAY = LocalDate.parse("2027-01-09");
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(9);

    private final Random random = new Random(SEED);

    @Test
    void search_and_booking_agree() {
        int agreedOnFree = 0;
        int agreedOnTaken = 0;
        int stretches = 0;
        try (TestHub server = TestHub.start(TestClock.at("2026-12-01T00:00:00Z"))) {
            for (int round = 0; round < 3; round++) {
                BookingFixture fixture = BookingFixture.on(server);
                List<Entry> entries = entries(fixture);
                SearchFixture.catchUp(server);
                for (int step = 0; step < 40; step++) {
                    Entry entry = entries.get(random.nextInt(entries.size()));
                    boolean pool = entry.listing().draft().thing() instanceof Thing.Equipment;
                    int quantity = pool ? 1 + random.nextInt(9) : 1;
                    OffsetDateTime from = DAY.plusDays(random.nextInt(2))
                            .atTime(8 + random.nextInt(13), 30 * random.nextInt(2))
                            .atOffset(ZONE);
                    // Never shorter than the shortest loan: the search also calls free what only a longer booking
                    // covers.
                    OffsetDateTime to = from.plus(Duration.ofMinutes(30L * (2 + random.nextInt(5))));

                    boolean free = isFree(server, fixture, entry, quantity, from, to);
                    Reply booked = book(fixture, entry, quantity, from, to);

                    assertThat(booked.status())
                            .as(
                                    "seed %d, round %d, step %d: %s %s-%s x %d: %s",
                                    SEED, round, step, entry.listing().name(), from, to, quantity, booked.text())
                            .isIn(free ? List.of(201) : List.of(409, 422));
                    agreedOnFree += free ? 1 : 0;
                    agreedOnTaken += free ? 0 : 1;
                }
                for (int step = 0; step < 20; step++) {
                    stretches +=
                            bookStretch(server, fixture, entries.get(random.nextInt(entries.size())), step) ? 1 : 0;
                }
            }
        }
        assertThat(stretches).isGreaterThan(10);
        assertThat(agreedOnFree).isGreaterThan(20);
        assertThat(agreedOnTaken).isGreaterThan(20);
    }

    /** The first start that the search names inside a day can be booked; whether it named one. */
    private boolean bookStretch(TestHub server, BookingFixture fixture, Entry entry, int step) {
        OffsetDateTime day = DAY.plusDays(random.nextInt(2)).atStartOfDay().atOffset(ZONE);
        Duration length = Duration.ofMinutes(30L * (2 + random.nextInt(4)));
        JsonNode free = found(
                        server,
                        fixture,
                        entry,
                        "&duration=" + length + "&from=" + in(day) + "&to=" + in(day.plusDays(1)))
                .path("free");
        if (!free.path("state").asText().equals("free")) {
            return false;
        }
        OffsetDateTime from = OffsetDateTime.parse(free.path("firstStart").asText());
        Reply booked = book(fixture, entry, 1, from, from.plus(length));
        assertThat(booked.status())
                .as(
                        "seed %d, stretch %d: %s from %s for %s: %s",
                        SEED, step, entry.listing().name(), from, length, booked.text())
                .isEqualTo(201);
        return true;
    }

    private List<Entry> entries(BookingFixture fixture) {
        List<Entry> entries = new ArrayList<>();
        ListingFixture.Hall hall = fixture.listings().hall(fixture.lender());
        entries.addAll(List.of(hall.first(), hall.second(), hall.both()));
        entries.add(fixture.room());
        entries.add(fixture.listings().desks(fixture.lender()));
        entries.forEach(entry -> fixture.listings().in(tx -> {
            fixture.listings().rule(tx, fixture.lender(), RuleScope.ofListing(entry.id()), opening());
            return entry;
        }));
        return entries;
    }

    private Opening opening() {
        Hours hours = Hours.parse("%02d:00-%02d:00".formatted(8 + random.nextInt(4), 16 + random.nextInt(6)));
        int buffer = 30 * random.nextInt(2);
        OptionalInt longest = random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(120);
        return Opening.everyDay(ListingFixture.ZONE, hours, new Slots.Grid(30, 0))
                .withLimits(new Opening.Limits(random.nextBoolean() ? 0 : 60, longest, buffer, 30 * random.nextInt(2)));
    }

    private static boolean isFree(
            TestHub server, BookingFixture fixture, Entry entry, int quantity, OffsetDateTime from, OffsetDateTime to) {
        return !found(server, fixture, entry, "&quantity=" + quantity + "&from=" + in(from) + "&to=" + in(to))
                .isMissingNode();
    }

    /** The listing among what is found free. */
    private static JsonNode found(TestHub server, BookingFixture fixture, Entry entry, String question) {
        JsonNode found = server.client()
                .get("/api/v1/listings?limit=100&facets=none&fields=id,free&hub="
                        + fixture.lender().hub() + question)
                .json();
        return found.path("items")
                .valueStream()
                .filter(item -> item.path("id").asText().equals(entry.id().toString()))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    private static Reply book(
            BookingFixture fixture, Entry entry, int quantity, OffsetDateTime from, OffsetDateTime to) {
        ObjectNode wish = new ObjectMapper().createObjectNode();
        wish.put("group", fixture.borrower().toString()).put("purpose", "定例会").put("persons", 2);
        wish.putArray("lines")
                .addObject()
                .put("listing", entry.id().toString())
                .put("from", from.toString())
                .put("to", to.toString())
                .put("quantity", quantity);
        return fixture.representative().post("/api/v1/bookings", wish.toString());
    }

    private static String in(Object text) {
        return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
    }
}
