package org.mochiyori.series;

import io.vertx.core.http.HttpMethod;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mochiyori.booking.Moving;
import org.mochiyori.booking.Wish;
import org.mochiyori.booking.WishInput;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.Scopes;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.JsonList;
import org.mochiyori.platform.web.Query;

/** Series over HTTP. */
final class SeriesRoutes {
    private static final String PATH = "/series";
    private static final Set<String> CLASHES =
            Arrays.stream(Clashes.values()).map(Clashes::code).collect(Collectors.toSet());

    private final AllSeries all;
    private final SeriesChanges changes;

    SeriesRoutes(AllSeries all, SeriesChanges changes) {
        this.all = all;
        this.changes = changes;
    }

    void mount(Api api) {
        api.ask(HttpMethod.POST, PATH + "/quote", this::quote);
        api.create(PATH, this::ask);
        api.get(PATH, this::list);
        api.get(PATH + "/:id", this::read);
        api.create(PATH + "/:id/change", this::change);
        api.change(HttpMethod.POST, PATH + "/:id/describe", this::describe);
        for (SeriesMove move : SeriesMove.values()) {
            api.change(HttpMethod.POST, PATH + "/:id/" + move.code(), (call, tx) -> move(call, tx, move));
        }
    }

    private Answer quote(Call call) {
        Caller caller = call.caller(Scopes.BOOK);
        return Answer.ok(SeriesJson.plan(all.quote(caller, wanted(call.body())), call.language()));
    }

    private Answer ask(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.BOOK);
        Series series = all.ask(tx, caller, wanted(call.body()));
        return Answer.created(Api.BASE + PATH + "/" + series.id(), SeriesJson.series(series))
                .withVersion(series.version());
    }

    private Answer read(Call call) {
        Caller caller = call.caller();
        call.query().done();
        Series series = all.get(caller, call.id("id"));
        return Answer.ok(SeriesJson.series(series)).withVersion(series.version());
    }

    private Answer list(Call call) {
        Caller caller = call.caller();
        Query query = call.query();
        Optional<UUID> group = query.convert("group", "an identifier", UUID::fromString);
        Optional<UUID> before = query.convert("cursor", "a cursor of the page before", UUID::fromString);
        int limit = query.number("limit", 1, 100).orElse(50);
        query.done();
        return Answer.ok(
                JsonList.of(all.list(caller, new AllSeries.Filter(group, before, limit)), SeriesJson::summary));
    }

    private Answer move(Call call, Tx tx, SeriesMove move) {
        Caller caller = call.caller(Scopes.BOOK);
        Input in = call.body();
        Scope scope = scope(in);
        Moving.Words words = words(in);
        in.done();
        return done(call, changes.move(tx, caller, target(call, scope), move, words));
    }

    private Answer change(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.BOOK);
        Input in = call.body();
        Scope scope = scope(in);
        Hours hours = new Hours(
                time(in, "from"),
                time(in, "to"),
                in.numberIfAny("days", -Wanted.FARTHEST, Wanted.FARTHEST).orElse(0),
                in.numberIfAny("quantity", 1, 1_000_000).map(OptionalInt::of).orElse(OptionalInt.empty()));
        in.check("from", !hours.isEmpty(), "required", "from, to, days or quantity");
        Clashes clashes = in.oneOfIfAny("clashes", CLASHES)
                .filter(text -> !text.isEmpty())
                .map(Clashes::of)
                .orElse(Clashes.SKIP);
        int within = in.numberIfAny("within", 0, Wanted.FARTHEST).orElse(Wanted.USUAL);
        Moving.Words words = words(in);
        in.done();
        SeriesChanges.Change change = new SeriesChanges.Change(hours, words, clashes, within);
        return done(call, changes.change(tx, caller, target(call, scope), change));
    }

    private Answer describe(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.BOOK);
        Input in = call.body();
        Scope scope = scope(in);
        SeriesChanges.Purpose purpose = new SeriesChanges.Purpose(
                in.textIfAny("purpose", 500),
                in.numberIfAny("persons", 1, 100_000).map(OptionalInt::of).orElse(OptionalInt.empty()));
        in.check(
                "purpose",
                purpose.purpose().isPresent() || purpose.persons().isPresent(),
                "required",
                "a purpose, or how many come");
        boolean whole = isWhole(in);
        in.done();
        return done(call, changes.describe(tx, caller, target(call, scope), purpose, whole));
    }

    private static boolean isWhole(Input in) {
        return in.oneOfIfAny("clashes", Set.of("skip", "refuse"))
                .filter("refuse"::equals)
                .isPresent();
    }

    private static SeriesChanges.Target target(Call call, Scope scope) {
        return new SeriesChanges.Target(call.id("id"), scope, call.ifMatchIfAny());
    }

    private static Answer done(Call call, SeriesChanges.Done done) {
        return Answer.ok(SeriesJson.done(done, call.language()))
                .withVersion(done.series().version());
    }

    private static Wanted wanted(Input in) {
        Supplier<Wish> wish = WishInput.read(in);
        Optional<Function<LocalDate, Recurrence>> recurrence =
                in.objectIfAny("recurrence").map(RecurrenceJson::read);
        in.check("recurrence", recurrence.isPresent(), "required", "this field must be given");
        String clashes = in.oneOf("clashes", CLASHES);
        int within = in.numberIfAny("within", 0, Wanted.FARTHEST).orElse(Wanted.USUAL);
        in.done();
        Wish first = wish.get();
        if (first.lines().stream().anyMatch(line -> !line.candidates().isEmpty())) {
            throw new Refused(Problem.Invalid.of("/lines", "candidates", "one time for each line of a series"));
        }
        return new Wanted(first, recurrence.orElseThrow(), Clashes.of(clashes), within);
    }

    private static Scope scope(Input in) {
        String reach = in.oneOf(
                "scope",
                Arrays.stream(Scope.Reach.values()).map(Scope.Reach::code).collect(Collectors.toSet()));
        Optional<Integer> occurrence = in.numberIfAny("occurrence", 1, Recurrence.MOST);
        in.check("occurrence", occurrence.isPresent() || reach.equals("all"), "required", "which date");
        return new Scope(reach.isEmpty() ? Scope.Reach.ALL : Scope.Reach.of(reach), occurrence.orElse(1));
    }

    private static Moving.Words words(Input in) {
        return new Moving.Words(in.textIfAny("reason", 100), in.textIfAny("note", 1000), OptionalInt.empty());
    }

    private static Optional<LocalTime> time(Input in, String name) {
        Optional<String> text = in.textIfAny(name, 5);
        try {
            return text.map(one -> one.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(one));
        } catch (DateTimeParseException notOne) {
            in.wrong(name, "value", "a time such as 09:30");
            return Optional.empty();
        }
    }
}
