package org.mochiyori.booking;

import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.OptionalInt;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;

/** Changes of one line of a booking over HTTP. */
final class LineRoutes {
    private final LineChanges changes;
    private final Describing describing;

    LineRoutes(LineChanges changes, Describing describing) {
        this.changes = changes;
        this.describing = describing;
    }

    void mount(Api api) {
        api.create("/bookings/:id/lines/:line/replace", this::replace);
        api.change(HttpMethod.POST, "/bookings/:id/lines/:line/drop", this::drop);
        api.change(HttpMethod.POST, "/bookings/:id/describe", this::describe);
    }

    private Answer replace(Call call, Tx tx) {
        Input in = call.body();
        Optional<Wish.WishLine> wanted = LineInput.thing(in, false);
        Moving.Words words = words(in);
        in.done();
        LineChanges.Change change =
                new LineChanges.Change(call.id("line"), wanted.orElseThrow(), words, call.ifMatchIfAny());
        return answer(changes.replace(tx, call.caller("book"), call.id("id"), change));
    }

    private Answer drop(Call call, Tx tx) {
        Input in = call.body();
        Moving.Words words = words(in);
        in.done();
        return answer(changes.drop(
                tx,
                call.caller("book"),
                call.id("id"),
                call.id("line"),
                new LineChanges.Dropping(words, call.ifMatchIfAny())));
    }

    private Answer describe(Call call, Tx tx) {
        Input in = call.body();
        Optional<String> purpose = in.textIfAny("purpose", 500);
        Optional<Integer> persons = in.numberIfAny("persons", 1, 100_000);
        in.check("purpose", purpose.isPresent() || persons.isPresent(), "required", "a purpose, or how many come");
        Moving.Words said = words(in);
        in.done();
        Describing.Words words = new Describing.Words(
                purpose, persons.map(OptionalInt::of).orElse(OptionalInt.empty()), said, call.ifMatchIfAny());
        return answer(describing.describe(tx, call.caller("book"), call.id("id"), words));
    }

    private static Answer answer(Seen seen) {
        return Answer.ok(BookingJson.booking(seen)).withVersion(seen.booking().version());
    }

    private static Moving.Words words(Input in) {
        return new Moving.Words(in.textIfAny("reason", 100), in.textIfAny("note", 1000), OptionalInt.empty());
    }
}
