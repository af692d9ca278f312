package org.mochiyori.booking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.Query;

/** Bookings over HTTP. */
final class BookingRoutes {
    private static final String BOOK = "book";
    private static final Duration EARLY = Duration.ofHours(24);
    private static final List<Move> MOVES = Arrays.stream(Move.values())
            .filter(move -> !SideRules.movers(move).equals(Set.of(Side.CLOCK)))
            .toList();

    private final Bookings bookings;
    private final LineChanges changes;
    private final java.time.InstantSource clock;

    BookingRoutes(Bookings bookings, LineChanges changes, java.time.InstantSource clock) {
        this.bookings = bookings;
        this.changes = changes;
        this.clock = clock;
    }

    void mount(Api api) {
        api.ask(HttpMethod.POST, "/quotes", this::quote);
        api.create("/bookings", this::place);
        api.get("/bookings", this::list);
        api.get("/bookings/:id", this::read);
        api.get("/bookings/:id/history", this::history);
        // The table names the moves; a route for each that somebody may make.
        MOVES.forEach(move ->
                api.change(HttpMethod.POST, "/bookings/:id/" + move.code(), (call, tx) -> move(call, tx, move)));
    }

    private Answer quote(Call call) {
        return Answer.ok(BookingJson.quote(bookings.quote(call.caller(BOOK), wish(call.body())), call.language()));
    }

    private Answer place(Call call, Tx tx) {
        Seen seen = bookings.place(tx, call.caller(BOOK), wish(call.body()));
        return Answer.created(Api.BASE + "/bookings/" + seen.booking().id(), BookingJson.booking(seen))
                .withVersion(seen.booking().version());
    }

    private Answer read(Call call) {
        call.query().done();
        Seen seen = bookings.get(call.caller(), call.id("id"));
        ObjectNode json = BookingJson.booking(seen, bookings.borrower(seen));
        BookingJson.putSubstitutes(changes.substitutes(call.caller(), seen), json);
        return Answer.ok(json).withVersion(seen.booking().version());
    }

    private Answer history(Call call) {
        call.query().done();
        return Answer.ok(BookingJson.history(bookings.history(call.caller(), call.id("id"))));
    }

    private Answer list(Call call) {
        Query query = call.query();
        Bookings.As side = query.oneOf("side", words(Bookings.As.values()))
                .map(word -> Bookings.As.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Bookings.As.BORROWER);
        Optional<UUID> group = query.convert("group", "an identifier", UUID::fromString);
        Optional<State> state = query.convert("state", "a state", State::of);
        Optional<UUID> before = query.convert("cursor", "a cursor of the page before", UUID::fromString);
        int limit = query.number("limit", 1, 100).orElse(50);
        query.done();
        return Answer.ok(
                BookingJson.page(bookings.list(call.caller(), new Bookings.Filter(side, group, state, before, limit))));
    }

    private Answer move(Call call, Tx tx, Move move) {
        Input in = call.body();
        Optional<UUID> line = in.idIfAny("line");
        Optional<String> reason = in.textIfAny("reason", 100);
        Optional<String> note = in.textIfAny("note", 1000);
        OptionalInt returned = move == Move.RETURN
                ? in.numberIfAny("returned", 0, 1_000_000).map(OptionalInt::of).orElse(OptionalInt.empty())
                : OptionalInt.empty();
        in.done();
        Bookings.Step step =
                new Bookings.Step(move, line, new Moving.Words(reason, note, returned), call.ifMatchIfAny());
        Seen seen = bookings.move(tx, call.caller(BOOK), call.id("id"), step);
        ObjectNode json = BookingJson.booking(seen);
        if (move == Move.HAND_OVER && isEarly(seen, clock.instant())) {
            json.putArray("warnings").add("hand-over.early");
        }
        return Answer.ok(json).withVersion(seen.booking().version());
    }

    private static boolean isEarly(Seen seen, Instant now) {
        return seen.entries().stream()
                .map(Booking.Entry::line)
                .anyMatch(line -> line.state() == State.OUT
                        && now.plus(EARLY).isBefore(line.terms().window().from()));
    }

    private static Wish wish(Input in) {
        Supplier<Wish> wish = WishInput.read(in);
        in.done();
        return wish.get();
    }

    private static Set<String> words(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
