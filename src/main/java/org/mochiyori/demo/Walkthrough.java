package org.mochiyori.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Plays the main job from outside, through the public API, and prints each step with its result: a hall
 * on a free Saturday, one of another hub, a hall with tables as one booking, decisions by the people
 * concerned, confirming, handing over, returning. What it makes it also ends, so it can be played again.
 */
public final class Walkthrough {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final int DAYS = 60;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String url;
    private final Demo demo;
    private final InstantSource clock;
    private final Consumer<String> out;

    /** Over a running demonstration; the steps go to {@code out}, a line each. */
    public Walkthrough(String url, Demo demo, InstantSource clock, Consumer<String> out) {
        this.url = url;
        this.demo = demo;
        this.clock = clock;
        this.out = out;
    }

    /** A stretch of a day. */
    private record Window(ZonedDateTime from, ZonedDateTime until) {
        static Window of(LocalDate day, int hour, int hours) {
            return new Window(
                    day.atTime(LocalTime.of(hour, 0)).atZone(ZONE),
                    day.atTime(LocalTime.of(hour + hours, 0)).atZone(ZONE));
        }

        @Override
        public String toString() {
            return from.toLocalDate() + " " + from.toLocalTime() + "-" + until.toLocalTime();
        }
    }

    /** A wished line. */
    private record Wish(String listing, int quantity) {}

    /** Plays everything. @throws IllegalStateException at the first step that does not end as it should */
    public void play() {
        Demo.Hub home = demo.hubs().get(0);
        Demo.Hub other = demo.hubs().get(1);
        hallAtHome(home);
        hallOfAnotherHub(home, other);
        bundle(home, other);
        out.accept("The main job works from end to end.");
    }

    private void hallAtHome(Demo.Hub home) {
        String hall = sample(home, "automaticSpace");
        Window window = findWindow(home, hall, "10");
        String booking = book(home, "町内会の打ち合わせ（例）", window, List.of(new Wish(hall, 1)));
        expect(home, booking, "confirmed");
        out.accept("1. " + window + ": " + home.name() + ", a hall for 30 people, found and booked at once");
        requireGone(home, hall, window);
        out.accept("2. The slot is gone from search");
        move(home, "borrower", booking, "cancel", "cancelled");
        out.accept("3. Cancelled, and free again");
    }

    private void hallOfAnotherHub(Demo.Hub home, Demo.Hub other) {
        String hall = sample(other, "automaticSpace");
        Window window = findWindow(other, hall, "14");
        String booking = book(home, "交流会（例）", window, List.of(new Wish(hall, 1)));
        expect(home, booking, "confirmed");
        out.accept("4. " + window + ": a hall of another hub, " + other.name() + ", booked under the agreement");
        move(other, "lender", booking, "hand-over", "out");
        move(other, "lender", booking, "return", "closed");
        out.accept("5. Handed over and returned by its lender");
    }

    private void bundle(Demo.Hub home, Demo.Hub other) {
        String hall = sample(home, "decidedSpace");
        String tables = sample(other, "pool");
        Window window = findDecidedWindow(home, other, hall, tables);
        String booking = book(home, "夏まつりの準備（例）", window, List.of(new Wish(hall, 1), new Wish(tables, 10)));
        out.accept("6. " + window + ": a hall and ten tables of two hubs in one booking; the hall's lender decides");
        move(home, "lender", booking, "approve", Optional.empty());
        settle(home, booking);
        out.accept("7. Approved by the lender and confirmed by the borrower: both lines stand");
        moveLine(home, "lender", booking, "hand-over", hall);
        moveLine(other, "lender", booking, "hand-over", tables);
        moveLine(home, "lender", booking, "return", hall);
        moveLine(other, "lender", booking, "return", tables);
        expect(home, booking, "closed");
        out.accept("8. Handed over and returned on both sides: closed");
    }

    /** A free window of two hours in the coming days, on a Saturday if there is one, found by search alone. */
    private Window findWindow(Demo.Hub hub, String listing, String hour) {
        return windows(Integer.parseInt(hour), 2)
                .filter(window -> isFound(hub, listing, window))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing free within " + DAYS + " days"));
    }

    private Window findDecidedWindow(Demo.Hub home, Demo.Hub other, String hall, String tables) {
        return windows(13, 4)
                .filter(window -> isFound(home, hall, window) && isFound(other, tables, window))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing free within " + DAYS + " days"));
    }

    private Stream<Window> windows(int hour, int hours) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        List<LocalDate> days = new ArrayList<>();
        for (int ahead = 1; ahead <= DAYS; ahead++) {
            days.add(today.plusDays(ahead));
        }
        days.sort(Comparator.comparing((LocalDate day) -> day.getDayOfWeek() != DayOfWeek.SATURDAY));
        return days.stream().map(day -> Window.of(day, hour, hours));
    }

    private boolean isFound(Demo.Hub hub, String listing, Window window) {
        JsonNode answer = api(hub, "resident")
                .get("/listings?reservation=here&facets=none&limit=100&hub=" + hub.id() + "&from="
                        + instant(window.from()) + "&to=" + instant(window.until()));
        for (JsonNode item : answer.path("items")) {
            if (item.path("id").asText().equals(listing)) {
                return true;
            }
        }
        return false;
    }

    private void requireGone(Demo.Hub hub, String listing, Window window) {
        if (isFound(hub, listing, window)) {
            throw new IllegalStateException("a booked slot is still found: " + listing + " " + window);
        }
    }

    private String book(Demo.Hub home, String purpose, Window window, List<Wish> wishes) {
        ObjectNode wish = JSON.objectNode()
                .put("group", Objects.requireNonNull(home.groups().get("borrower")))
                .put("purpose", purpose)
                .put("persons", 30);
        ArrayNode lines = wish.putArray("lines");
        for (Wish line : wishes) {
            lines.addObject()
                    .put("listing", line.listing())
                    .put("from", window.from().toOffsetDateTime().toString())
                    .put("to", window.until().toOffsetDateTime().toString())
                    .put("quantity", line.quantity());
        }
        // The second request with the same key must be answered like the first.
        String key = UUID.nameUUIDFromBytes(
                        (wish + clock.instant().toString()).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
        DemoApi borrower = api(home, "borrower");
        String id = borrower.create("/bookings", wish, key).id();
        if (!borrower.create("/bookings", wish, key).id().equals(id)) {
            throw new IllegalStateException("the same key made a second booking");
        }
        return id;
    }

    /** Confirms what waits for the borrower; nothing where the approval already decided all. */
    private void settle(Demo.Hub home, String booking) {
        DemoApi.Reply now = api(home, "borrower").read("/bookings/" + booking);
        for (JsonNode line : now.body().path("lines")) {
            if (line.path("state").asText().equals("held")) {
                move(home, "borrower", booking, "confirm", "confirmed");
                return;
            }
        }
        expect(home, booking, "confirmed");
    }

    private void move(Demo.Hub hub, String role, String booking, String move, String becomes) {
        move(hub, role, booking, move, Optional.empty());
        expect(hub, booking, becomes);
    }

    private void moveLine(Demo.Hub hub, String role, String booking, String move, String listing) {
        for (JsonNode line : api(hub, role).get("/bookings/" + booking).path("lines")) {
            if (line.path("listing").asText().equals(listing)) {
                move(hub, role, booking, move, Optional.of(line.path("id").asText()));
            }
        }
    }

    private void move(Demo.Hub hub, String role, String booking, String move, Optional<String> line) {
        DemoApi api = api(hub, role);
        ObjectNode words = JSON.objectNode();
        line.ifPresent(id -> words.put("line", id));
        api.change(
                "/bookings/" + booking + "/" + move,
                words,
                api.read("/bookings/" + booking).version());
    }

    private void expect(Demo.Hub hub, String booking, String state) {
        String found = api(hub, hub.id().equals(demo.hubs().get(0).id()) ? "borrower" : "lender")
                .get("/bookings/" + booking)
                .path("state")
                .asText();
        if (!found.equals(state)) {
            throw new IllegalStateException("booking " + booking + " is " + found + ", not " + state);
        }
    }

    private DemoApi api(Demo.Hub hub, String role) {
        return new DemoApi(url, Objects.requireNonNull(hub.tokens().get(role), role));
    }

    private static String sample(Demo.Hub hub, String name) {
        return Objects.requireNonNull(hub.samples().get(name), name);
    }

    private static String instant(ZonedDateTime time) {
        return java.net.URLEncoder.encode(time.toOffsetDateTime().toString(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
