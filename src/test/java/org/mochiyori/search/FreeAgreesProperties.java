package org.mochiyori.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Slots;
import org.mochiyori.search.FreeWorld.Rented;
import org.mochiyori.search.RandomWishes.Span;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/**
 * The search calls a listing free exactly when a booking of it succeeds, the month marks a day as it is, and whatever is offered
 * instead can be had: whatever rules of time there are, whatever was booked, blocked, broken or used elsewhere before, and
 * whatever time it is. {@code -Dmochiyori.test.seed=N} plays one seed alone.
 */
class FreeAgreesProperties {
    private static final Instant START = Instant.parse("2026-12-01T00:00:00.250Z");
    private static final int STEPS = 25;
    private static final int ABREAST = 20;
    /** What says that a time is not of the shape that is lent. */
    private static final Set<String> SHAPES = Set.of(
            "opening.closed", "opening.band", "opening.grid", "opening.length", "opening.hand-over", "opening.months");

    private static final List<String> OFTEN = List.of(
            "free",
            "covered",
            "alternatives",
            "stretch",
            "blocked",
            "broken",
            "elsewhere",
            "ended",
            "time",
            "day free",
            "day some",
            "day none",
            "day closed",
            "day outside",
            "opening.reserved",
            "opening.lead-time",
            "opening.horizon",
            "opening.blocked",
            "opening.months",
            "opening.hand-over",
            "taken");

    private final Map<String, Integer> happened = new TreeMap<>();
    private Random random = new Random();
    private RandomWishes wishes = new RandomWishes(random);
    private String now = "";

    @Test
    void search_months_and_alternatives_agree_with_bookings() {
        play(3);
        assertThat(happened.keySet()).as("%s", happened).contains("free", "taken", "stretch", "time");
    }

    @Test
    @Tag("long")
    void the_same_of_many_seeds() {
        play(Integer.getInteger("mochiyori.test.seeds", 300));
        if (Integer.getInteger("mochiyori.test.seed") == null) {
            assertThat(happened.keySet()).as("%s", happened).containsAll(OFTEN);
        }
    }

    private void play(int seeds) {
        Integer alone = Integer.getInteger("mochiyori.test.seed");
        if (alone != null) {
            play(alone, alone + 1);
            return;
        }
        for (int seed = 0; seed < seeds; seed += ABREAST) {
            play(seed, Math.min(seeds, seed + ABREAST));
        }
    }

    /** On one server; each seed has days of its own, alone or among others, of a year whose holidays are known. */
    private void play(int first, int end) {
        TestClock clock = TestClock.at(START.toString());
        try (TestHub server = TestHub.start(clock)) {
            for (int seed = first; seed < end; seed++) {
                random = new Random(seed);
                wishes = new RandomWishes(random);
                Instant day = START.plus(FreeWorld.DAYS.multipliedBy(seed % ABREAST));
                clock.advance(Duration.between(clock.instant(), day));
                play(seed, new FreeWorld(server, clock, random));
            }
        }
    }

    private void play(int seed, FreeWorld world) {
        world.catchUp();
        for (int step = 0; step < STEPS; step++) {
            now = "seed " + seed + " step " + step;
            note(world.happen());
            wish(world);
            stretch(world);
        }
        months(world);
        months(world);
    }

    private void note(String what) {
        happened.merge(what, 1, Integer::sum);
    }

    private void wish(FreeWorld world) {
        Rented thing = world.any();
        LocalDate date = world.date();
        Span span = wishes.on(date, thing.on(date));
        int quantity = thing.isPool() ? 1 + random.nextInt(9) : 1;
        JsonNode found = world.found(thing, quantity, span, "");
        boolean free = found.path("state").asText().equals("free");
        boolean quoted = world.quote(thing, quantity, span).json().path("free").asBoolean();
        Reply booked = world.book(thing, quantity, span);
        String what = "%s: %s %s x %d under %s: %s"
                .formatted(now, thing.entry().listing().name(), span, quantity, thing.on(date), booked.text());
        assertThat(booked.status() == 201).as("quoted %s, %s", quoted, what).isEqualTo(quoted);
        if (quoted) {
            assertThat(free).as("found, " + what).isTrue();
            assertThat(found.path("remaining").asInt()).as(what).isGreaterThanOrEqualTo(quantity);
            note("free");
            return;
        }
        assertThat(booked.status()).as(what).isEqualTo(409);
        note(rule(booked.json()));
        List<Span> offered = alternatives(world, thing, quantity, booked.json().path("alternatives"), what);
        if (free) {
            OffsetDateTime start = OffsetDateTime.parse(found.path("firstStart").asText());
            assertThat(start).as(what).isBeforeOrEqualTo(span.from());
            requireCovering(world, thing, quantity, new Span(start, span.to()), what);
            note("covered");
        } else if (!offered.isEmpty() && random.nextInt(3) == 0) {
            Reply instead = world.book(thing, quantity, offered.get(random.nextInt(offered.size())));
            assertThat(instead.status()).as(what + instead.text()).isEqualTo(201);
            note("alternatives");
        }
    }

    private static String rule(JsonNode refusal) {
        return refusal.path("type").asText().endsWith("/taken")
                ? "taken"
                : refusal.path("rule").asText();
    }

    /** Some use from this start on, long enough for the wished one, can be had. */
    private void requireCovering(FreeWorld world, Rented thing, int quantity, Span span, String what) {
        Opening opening = thing.on(span.from().toLocalDate());
        Optional<Span> longer = RandomWishes.ends(span.from(), span.to(), opening)
                .map(end -> new Span(span.from(), end))
                .filter(one ->
                        world.quote(thing, quantity, one).json().path("free").asBoolean())
                .findFirst();
        assertThat(longer).as("found from %s, %s", span.from(), what).isPresent();
        Reply booked = world.book(thing, quantity, longer.orElseThrow());
        assertThat(booked.status()).as(what + booked.text()).isEqualTo(201);
    }

    /** What is offered instead; all of it can be had. */
    private static List<Span> alternatives(FreeWorld world, Rented thing, int quantity, JsonNode offered, String what) {
        List<Span> spans = offered.valueStream()
                .map(one -> new Span(
                        OffsetDateTime.parse(one.path("from").asText()),
                        OffsetDateTime.parse(one.path("to").asText())))
                .toList();
        for (Span span : spans) {
            JsonNode quote = world.quote(thing, quantity, span).json();
            assertThat(quote.path("free").asBoolean())
                    .as("offered %s: %s, %s", span, quote, what)
                    .isTrue();
        }
        return spans;
    }

    /** The first start that the search names inside some days can be booked; where it names none, nothing there can. */
    private void stretch(FreeWorld world) {
        Rented thing = world.any();
        LocalDate date = world.date();
        Opening opening = thing.on(date);
        Span days = new Span(
                RandomWishes.at(date, 0),
                RandomWishes.at(date.plusDays(opening.slots() instanceof Slots.Grid ? 1 : 9), 0));
        String length = "&duration=" + RandomWishes.shortest(opening);
        JsonNode found = world.found(thing, 1, days, length);
        String what = now + ": " + thing.entry().listing().name() + " " + days + length + " under " + thing.rules();
        if (found.path("state").asText().equals("free")) {
            OffsetDateTime start = OffsetDateTime.parse(found.path("firstStart").asText());
            Span least = new Span(start, start.plus(RandomWishes.shortest(opening)));
            requireCovering(world, thing, 1, least, what);
            note("stretch");
            return;
        }
        for (int i = 0; i < 3; i++) {
            Span span = wishes.shaped(date, opening);
            if (!span.from().isBefore(days.from()) && !span.to().isAfter(days.to())) {
                assertThat(world.quote(thing, 1, span).json().path("free").asBoolean())
                        .as("%s: %s can be had", what, span)
                        .isFalse();
            }
        }
    }

    private void months(FreeWorld world) {
        Rented thing = world.any();
        for (int i = 0; i < 8; i++) {
            LocalDate date = world.date();
            String mark = world.month(thing, YearMonth.from(date)).get(date.getDayOfMonth() - 1);
            note("day " + mark);
            day(world, thing, date, mark);
        }
    }

    private void day(FreeWorld world, Rented thing, LocalDate date, String mark) {
        Opening opening = thing.on(date);
        boolean byMonth = opening.slots() instanceof Slots.Months;
        boolean bands = opening.slots() instanceof Slots.Bands;
        String what = "%s: %s is %s for %s under %s"
                .formatted(now, date, mark, thing.entry().listing().name(), thing.rules());
        for (int i = 0; i < 5; i++) {
            Span span = wishes.shaped(date, opening);
            JsonNode quote = world.quote(thing, 1, span).json();
            LocalDate last = byMonth ? date.with(TemporalAdjusters.lastDayOfMonth()) : date;
            boolean within = !span.to().isAfter(RandomWishes.at(last, 1440));
            boolean had = quote.path("free").asBoolean();
            // A month is lent whole, closed days included.
            boolean none = mark.equals("none") || mark.equals("outside") || (mark.equals("closed") && !byMonth);
            if (none) {
                assertThat(had).as("%s: %s can be had", what, span).isFalse();
            }
            // Of bands each is free by itself; the pauses between them and the time after them are not promised.
            // What has begun is refused for that, whether it was lent at all or not.
            boolean ahead = !span.from().toInstant().isBefore(world.now());
            boolean promised = within && ahead && (!bands || isBand((Slots.Bands) opening.slots(), date, span));
            if (mark.equals("free") && promised) {
                String rule = quote.at("/lines/0/refusal/rule").asText();
                assertThat(had || SHAPES.contains(rule))
                        .as("%s: %s: %s", what, span, quote)
                        .isTrue();
            }
        }
        boolean hours = opening.slots() instanceof Slots.Grid || bands;
        if (hours && (mark.equals("free") || mark.equals("some"))) {
            Span whole = new Span(RandomWishes.at(date, 0), RandomWishes.at(date, 1440));
            JsonNode found = world.found(thing, 1, whole, "&duration=" + RandomWishes.shortest(opening));
            assertThat(found.path("state").asText()).as(what).isEqualTo("free");
        }
    }

    private static boolean isBand(Slots.Bands bands, LocalDate date, Span span) {
        return bands.on(date).stream()
                .anyMatch(band -> span.from()
                                .isEqual(RandomWishes.at(date, band.hours().from()))
                        && span.to().isEqual(RandomWishes.at(date, band.hours().until())));
    }
}
