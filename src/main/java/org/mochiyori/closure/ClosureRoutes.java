package org.mochiyori.closure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.mochiyori.booking.WindowInput;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.people.Scopes;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;
import org.mochiyori.platform.web.Query;
import org.mochiyori.platform.web.Slice;

/** Closed times and what they displace, over HTTP. */
final class ClosureRoutes {
    private static final int MOST_DECISIONS = 200;
    private static final Set<String> KINDS = Set.of(Block.Kind.OFFICIAL.code(), Block.Kind.OUTAGE.code());

    private final Blocks blocks;
    private final DayClosures days;
    private final Displacements displacements;

    ClosureRoutes(Blocks blocks, DayClosures days, Displacements displacements) {
        this.blocks = blocks;
        this.days = days;
        this.displacements = displacements;
    }

    void mount(Api api) {
        mount(api, "/listings", Target.Space::new);
        mount(api, "/places", Target.Building::new);
        api.change(HttpMethod.POST, "/blocks/:id/lift", this::lift);
        api.get("/hubs/:hub/closed-days", this::closedDays);
        api.create("/hubs/:hub/closed-days", this::closeDay);
        api.get("/hubs/:hub/displaced", this::previewDay);
        api.get("/hubs/:hub/displacements", this::open);
        api.get("/displacements/:id", this::get);
        api.change(HttpMethod.POST, "/displacements/:id/decision", this::decide);
    }

    /** One space, or all of a place: a place is closed for repairs only. */
    private void mount(Api api, String path, Function<UUID, Target> target) {
        api.get(path + "/:id/blocks", call -> list(call, target.apply(call.id("id"))));
        api.get(path + "/:id/displaced", call -> preview(call, target.apply(call.id("id"))));
        api.create(path + "/:id/blocks", (call, tx) -> make(call, tx, target.apply(call.id("id"))));
    }

    private Answer list(Call call, Target target) {
        Slice slice = call.slice();
        return Answer.ok(slice.json(blocks.list(call.caller(), target), Block::id, ClosureJson::block));
    }

    private static Block.Kind usual(Target target) {
        return switch (target) {
            case Target.Space space -> Block.Kind.OFFICIAL;
            case Target.Building building -> Block.Kind.OUTAGE;
        };
    }

    private Answer preview(Call call, Target target) {
        Query query = call.query();
        Block.Kind kind = query.oneOf("kind", KINDS).map(Block.Kind::of).orElse(usual(target));
        Optional<OffsetDateTime> from = query.instant("from");
        Optional<OffsetDateTime> to = query.instant("to");
        if (from.isEmpty()) {
            query.wrong("from", "required", "a time such as 2027-01-09T10:00:00+09:00");
        } else if (to.isPresent() && !from.get().isBefore(to.get())) {
            query.wrong("to", "order", "later than from");
        }
        query.done();
        OffsetDateTime start = from.orElseThrow();
        TimeWindow during = to.map(end -> new TimeWindow(start.toInstant(), end.toInstant()))
                .orElseGet(() -> TimeWindow.openFrom(start.toInstant()));
        ObjectNode json = ClosureJson.object();
        var items = json.putArray("items");
        blocks.preview(call.caller(), target, kind, during)
                .forEach(one -> items.add(ClosureJson.preview(one, start.getOffset())));
        return Answer.ok(json);
    }

    private Answer make(Call call, Tx tx, Target target) {
        Input in = call.body();
        Block.Kind kind = in.oneOfIfAny("kind", KINDS).map(Block.Kind::of).orElse(usual(target));
        Caller caller = caller(call, kind);
        Optional<TimeWindow> during = WindowInput.readOpen(in);
        String reason = in.text("reason", 300);
        Map<UUID, Decision> decided = new HashMap<>();
        in.objects("decisions", MOST_DECISIONS).forEach(one -> {
            UUID line = one.id("line");
            DecisionInput.read(one).ifPresent(decision -> decided.put(line, decision));
            one.end();
        });
        boolean rest = in.oneOfIfAny("others", Set.of("cancel", "leave"))
                .filter("cancel"::equals)
                .isPresent();
        in.done();
        Block block = blocks.make(
                tx,
                caller,
                new Blocks.Wanted(
                        target,
                        kind,
                        during.orElseThrow(),
                        reason,
                        decided,
                        rest ? Optional.of(new Decision.Cancel()) : Optional.empty()));
        String of = target instanceof Target.Building ? "/places/" : "/listings/";
        return Answer.created(Api.BASE + of + target.id() + "/blocks", ClosureJson.block(block));
    }

    private Answer lift(Call call, Tx tx) {
        call.body().done();
        Caller caller = caller(call, blocks.findKind(tx, call.id("id")).orElse(Block.Kind.OFFICIAL));
        return Answer.ok(ClosureJson.block(blocks.lift(tx, caller, call.id("id"))));
    }

    /** Who lends a space closes it for repairs as it takes things out of service: with a token that reaches as far as that. */
    private static Caller caller(Call call, Block.Kind kind) {
        return call.caller(kind == Block.Kind.OUTAGE ? Scopes.LIST : Scopes.DESK);
    }

    private Answer closedDays(Call call) {
        Slice slice = call.slice();
        List<Block> all = days.list(call.caller(), call.path("hub"));
        return Answer.ok(slice.json(all, Block::id, ClosureJson::block));
    }

    private Answer closeDay(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.DESK);
        Input in = call.body();
        Optional<LocalDate> day = in.dayIfAny("day");
        in.check("day", day.isPresent(), "required", "a day such as 2027-01-09");
        String kind = in.oneOf("kind", Set.of("weather", "disaster"));
        Optional<UUID> place = in.idIfAny("place");
        String reason = in.text("reason", 300);
        in.done();
        String hub = call.path("hub");
        Block block = days.close(
                tx, caller, new DayClosures.Wanted(hub, place, day.orElseThrow(), Block.Kind.of(kind), reason));
        return Answer.created(Api.BASE + "/hubs/" + hub + "/closed-days", ClosureJson.block(block));
    }

    private Answer previewDay(Call call) {
        Query query = call.query();
        Optional<LocalDate> day = query.convert("day", "a day such as 2027-01-09", LocalDate::parse);
        Optional<UUID> place = query.convert("place", "the id of a place", UUID::fromString);
        if (day.isEmpty()) {
            query.wrong("day", "required", "a day such as 2027-01-09");
        }
        query.done();
        DayClosures.Preview preview = days.preview(call.caller(), call.path("hub"), place, day.orElseThrow());
        ObjectNode json = ClosureJson.object();
        var items = json.putArray("items");
        preview.lines().forEach(line -> items.add(ClosureJson.line(line, preview.zone())));
        return Answer.ok(json);
    }

    private Answer open(Call call) {
        Slice slice = call.slice();
        List<Displacement> all = displacements.list(call.caller(), call.path("hub"));
        return Answer.ok(slice.json(all, Displacement::id, ClosureJson::displacement));
    }

    private Answer get(Call call) {
        call.query().done();
        Displacement one = displacements.get(call.caller(), call.id("id"));
        ObjectNode json = ClosureJson.displacement(one);
        if (one.isOpen()) {
            ClosureJson.ways(
                    json,
                    displacements.ways(call.caller(), one.id()),
                    one.block().zone());
        }
        return Answer.ok(json).withVersion(one.version());
    }

    private Answer decide(Call call, Tx tx) {
        Caller caller = call.caller(Scopes.DESK);
        displacements.get(caller, call.id("id"));
        long version = call.ifMatch();
        Input in = call.body();
        Optional<Decision> decision = DecisionInput.read(in);
        in.done();
        Displacement decided = displacements.decide(tx, caller, call.id("id"), version, decision.orElseThrow());
        return Answer.ok(ClosureJson.displacement(decided)).withVersion(decided.version());
    }
}
