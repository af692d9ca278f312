package org.mochiyori.search;

import static org.mochiyori.search.RandomWishes.ZONE;
import static org.mochiyori.search.RandomWishes.at;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.OpeningFixture;
import org.mochiyori.calendar.Validity;
import org.mochiyori.calendar.Validity.Dated;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Lending;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.RuleScope;
import org.mochiyori.catalogue.RuleValues;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.people.StaffRole;
import org.mochiyori.search.RandomWishes.Span;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** A hub whose things are lent under rules drawn by chance, what befalls them, and the questions one may put. */
final class FreeWorld {
    /** How long it lives at most. */
    static final Duration DAYS = Duration.ofDays(10);

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DateTimeFormatter ICAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    private final TestHub server;
    private final TestClock clock;
    private final Random random;
    private final Instant end;
    private final BookingFixture fixture;
    private final TestClient officer;
    private final TestClient desk;
    private final List<Rented> things = new ArrayList<>();
    private final List<String> bookings = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();

    FreeWorld(TestHub server, TestClock clock, Random random) {
        this.server = server;
        this.clock = clock;
        this.random = random;
        this.end = clock.instant().plus(DAYS);
        this.fixture = BookingFixture.on(server);
        this.officer = fixture.as(fixture.people().staff(fixture.lender().hub(), StaffRole.OFFICER));
        this.desk = fixture.as(fixture.people().staff(fixture.lender().hub(), StaffRole.DESK));
        fixture.lendPublicly();
        ListingFixture.Hall hall = fixture.listings().hall(fixture.lender());
        ListingFixture made = fixture.listings();
        List.of(hall.first(), hall.second(), hall.both(), fixture.room(), fixture.room(), made.desks(fixture.lender()))
                .forEach(entry -> things.add(new Rented(entry, rules(entry))));
    }

    /** Something with the rules it is lent under. */
    record Rented(Entry entry, Validity<Opening> rules) {
        Opening on(LocalDate date) {
            return rules.on(date).orElseThrow();
        }

        boolean isPool() {
            return entry.listing().draft().thing() instanceof Thing.Equipment;
        }
    }

    /** Search knows all there is. */
    void catchUp() {
        SearchFixture.catchUp(server);
    }

    Rented any() {
        return things.get(random.nextInt(things.size()));
    }

    /** Today, mostly soon, now and then far ahead. */
    LocalDate date() {
        return today().plusDays(random.nextInt(5) == 0 ? random.nextInt(130) : random.nextInt(12));
    }

    Instant now() {
        return clock.instant();
    }

    private LocalDate today() {
        return now().atOffset(ZONE).toLocalDate();
    }

    /** Now and then other rules hold from some day on. */
    private Validity<Opening> rules(Entry entry) {
        LocalDate around = date();
        List<Dated<Opening>> values = new ArrayList<>();
        values.add(new Dated<>(ListingFixture.LONG_AGO, OpeningFixture.any(random, around)));
        if (random.nextInt(4) == 0) {
            values.add(new Dated<>(around.plusDays(3), OpeningFixture.any(random, around)));
        }
        values.forEach(value -> fixture.listings().in(tx -> {
            server.features()
                    .catalogue()
                    .rules()
                    .put(
                            tx,
                            fixture.lender().caller(),
                            new RuleValues.Key(RuleScope.ofListing(entry.id()), RuleKind.OPENING),
                            new Dated<>(value.validFrom(), value.value().toJson()));
            return value;
        }));
        fixture.lend(
                entry,
                new Lending(
                        random.nextInt(3) > 0 ? Lending.Decision.AUTOMATIC : Lending.Decision.PERSON,
                        random.nextInt(4) > 0,
                        Duration.ofHours(12 + random.nextInt(60)),
                        Duration.ofDays(1 + random.nextInt(3)),
                        false,
                        0));
        return new Validity<>(values);
    }

    /** Something happens to what is free; what. */
    String happen() {
        return switch (random.nextInt(10)) {
            case 0 -> close();
            case 1 -> breakDown();
            case 2 -> useElsewhere();
            case 3, 4 -> end();
            case 5, 6, 7 -> move();
            default -> passTime();
        };
    }

    private String close() {
        Rented thing = any();
        if (thing.isPool()) {
            ObjectNode day = MAPPER.createObjectNode()
                    .put("day", today().plusDays(1 + random.nextInt(12)).toString())
                    .put("kind", "weather")
                    .put("reason", "大雪（例）");
            Reply closed = desk.post("/api/v1/hubs/" + fixture.lender().hub() + "/closed-days", day.toString());
            return done(closed, "closed");
        }
        OffsetDateTime from = at(date().plusDays(1), 30 * random.nextInt(40));
        ObjectNode block = MAPPER.createObjectNode()
                .put("from", from.toString())
                .put("to", from.plusHours(1 + random.nextInt(9)).toString())
                .put("reason", "選挙（例）");
        Reply made = officer.post(path(thing) + "/blocks", block.toString());
        ends.add("/api/v1/blocks/" + made.json().path("id").asText() + "/lift");
        return done(made, "blocked");
    }

    private String breakDown() {
        Rented pool = things.getLast();
        ObjectNode outage =
                MAPPER.createObjectNode().put("count", 1 + random.nextInt(3)).put("reason", "破損");
        if (random.nextBoolean()) {
            outage.put("until", at(date().plusDays(1), 600).toString());
        }
        Reply begun = fixture.lending().post(path(pool) + "/outages", outage.toString());
        ends.add("/api/v1/outages/" + begun.json().path("id").asText() + "/end");
        return done(begun, "broken");
    }

    private String useElsewhere() {
        Rented thing = things.get(random.nextInt(things.size() - 1));
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            OffsetDateTime from = at(date(), 5 * random.nextInt(280));
            events.append("BEGIN:VEVENT\r\nUID:")
                    .append(random.nextLong())
                    .append("\r\nDTSTART:")
                    .append(ICAL.format(from.withOffsetSameInstant(ZoneOffset.UTC)))
                    .append("\r\nDURATION:PT")
                    .append(5 + random.nextInt(300))
                    .append("M\r\nEND:VEVENT\r\n");
        }
        String file = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n" + events + "END:VCALENDAR\r\n";
        fixture.listings()
                .in(tx -> server.features()
                        .outside()
                        .calendars()
                        .addFile(
                                tx,
                                fixture.lender().caller(),
                                thing.entry().id(),
                                "ほかの予定",
                                file.getBytes(StandardCharsets.UTF_8)));
        return "elsewhere";
    }

    /** A block or an outage is over. */
    private String end() {
        if (ends.isEmpty()) {
            return "nothing";
        }
        String end = ends.remove(random.nextInt(ends.size()));
        Reply ended = (end.contains("blocks") ? officer : fixture.lending()).post(end, "{}");
        return done(ended, "ended");
    }

    private static String done(Reply reply, String what) {
        if (reply.status() >= 300 && reply.status() != 409) {
            throw new IllegalStateException(what + ": " + reply.status() + " " + reply.text());
        }
        return what;
    }

    /** Some booking goes on or ends, or something of it comes back; refused as often as not. */
    private String move() {
        if (bookings.isEmpty()) {
            return "nothing";
        }
        String path = "/api/v1/bookings/" + bookings.get(random.nextInt(bookings.size()));
        String state = fixture.representative().get(path).json().path("state").asText();
        TestClient lending = fixture.lending();
        Reply moved = switch (state) {
            case "requested" ->
                lending.matching(lending.get(path))
                        .post(path + (random.nextBoolean() ? "/approve" : "/decline"), "{\"note\":\"都合\"}");
            case "held" -> {
                TestClient borrower = fixture.representative();
                yield borrower.matching(borrower.get(path))
                        .post(path + (random.nextBoolean() ? "/confirm" : "/withdraw"), "{}");
            }
            case "confirmed" ->
                random.nextBoolean()
                        ? lending.matching(lending.get(path)).post(path + "/cancel", "{\"reason\":\"都合\"}")
                        : lending.post(path + "/custody/hand-over", "{}");
            default -> lending.post(path + "/custody/return", "{\"count\":1}");
        };
        return moved.status() < 300 ? "moved " + state : "nothing";
    }

    private String passTime() {
        Duration some = Duration.ofSeconds(random.nextInt(100_000));
        if (clock.instant().plus(some).isAfter(end)) {
            return "nothing";
        }
        clock.advance(some);
        while (server.features().booking().bookings().expire() > 0) {
            continue;
        }
        return "time";
    }

    JsonNode found(Rented thing, int quantity, Span span, String more) {
        JsonNode found = server.client()
                .get("/api/v1/listings?limit=100&facets=none&fields=id,free&hub="
                        + fixture.lender().hub() + "&quantity=" + quantity + "&from=" + in(span.from()) + "&to="
                        + in(span.to()) + more)
                .json();
        return found.path("items")
                .valueStream()
                .filter(item ->
                        item.path("id").asText().equals(thing.entry().id().toString()))
                .findFirst()
                .orElseGet(MissingNode::getInstance)
                .path("free");
    }

    /** How free the days of a month are called, in their order. */
    List<String> month(Rented thing, YearMonth month) {
        JsonNode table = server.client()
                .get("/api/v1/listings/months?limit=100&month=" + month + "&hub="
                        + fixture.lender().hub())
                .json();
        return table.path("items")
                .valueStream()
                .filter(item ->
                        item.path("id").asText().equals(thing.entry().id().toString()))
                .findFirst()
                .orElseThrow()
                .path("days")
                .findValuesAsText("state");
    }

    Reply quote(Rented thing, int quantity, Span span) {
        return fixture.representative().post("/api/v1/quotes", wish(thing, quantity, span));
    }

    Reply book(Rented thing, int quantity, Span span) {
        Reply booked = fixture.representative().post("/api/v1/bookings", wish(thing, quantity, span));
        if (booked.status() == 201) {
            bookings.add(booked.json().path("id").asText());
        }
        return booked;
    }

    private String wish(Rented thing, int quantity, Span span) {
        ObjectNode wish = MAPPER.createObjectNode();
        wish.put("group", fixture.borrower().toString()).put("purpose", "定例会").put("persons", 2);
        wish.putArray("lines")
                .addObject()
                .put("listing", thing.entry().id().toString())
                .put("from", span.from().toString())
                .put("to", span.to().toString())
                .put("quantity", quantity);
        return wish.toString();
    }

    private static String path(Rented thing) {
        return "/api/v1/listings/" + thing.entry().id();
    }

    private static String in(Object text) {
        return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
    }
}
