package org.mochiyori.platform.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Ids;
import org.mochiyori.kernel.Problem;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.keeping.Term;

/**
 * Counts every refusal, and keeps those about rights: a known person asked for what they may not do (403), or for a thing
 * that is not there for them (404), which is how another's thing looks. Outsiders are counted only.
 *
 * <p>What is kept is bounded, so that a flood fills neither memory nor disk: {@link #PER_PERSON} an hour, {@link #PER_DAY} a
 * day, {@link #KEPT}. Rows are written a moment later, by a timer.
 */
public final class RefusalLog {
    /** The most that is kept of one person's refusals in an hour. */
    public static final int PER_PERSON = 30;

    private static final int PER_DAY = 5000;
    private static final int WAITING = 1000;
    private static final Duration KEPT = Duration.ofDays(400);
    private static final Pattern ROUTE = Pattern.compile("[A-Za-z0-9._:/-]{1,200}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,60}");

    private final Db db;
    private final InstantSource clock;
    private final Ids ids;
    private final MeterRegistry metrics;
    private final Queue<Refusal> waiting = new ArrayBlockingQueue<>(WAITING);

    /** Over one database. */
    public RefusalLog(Db db, InstantSource clock, Ids ids, MeterRegistry metrics) {
        this.db = db;
        this.clock = clock;
        this.ids = ids;
        this.metrics = metrics;
    }

    private record Refusal(UUID id, Instant at, UUID person, Asked asked, int status, String code) {}

    /** What was asked: a route as mounted, and the ids in its path. */
    private record Asked(String method, String route, String subject) {
        static Asked of(RoutingContext context) {
            // Pages have no names of their own here: the first word of their path stands for them.
            String route = Optional.ofNullable(context.<String>get(Call.ROUTE))
                    .orElseGet(() -> "/" + context.normalizedPath().split("/", 3)[1]);
            String subject = context.pathParams().values().stream()
                    .map(id -> ID.matcher(id).matches() ? id : "?")
                    .limit(4)
                    .collect(Collectors.joining(" "));
            return new Asked(
                    context.request().method().name(), ROUTE.matcher(route).matches() ? route : "?", subject);
        }
    }

    /** Looks at how each request through this router ends. Before all other routes. */
    public void watch(Router router) {
        router.route().order(-10).handler(context -> {
            context.addEndHandler(ended -> note(context));
            context.next();
        });
    }

    /** Writes what waits. Returns how many were kept. */
    public int write() {
        int kept = 0;
        for (Refusal refusal = waiting.peek(); refusal != null; refusal = waiting.peek()) {
            kept += insert(refusal);
            waiting.remove();
        }
        return kept;
    }

    /** For how long they are kept. */
    public static Term term() {
        return new Kept();
    }

    private void note(RoutingContext context) {
        int status = context.response().getStatusCode();
        if (status < 400) {
            return;
        }
        Optional<Problem> problem = Optional.ofNullable(context.failure()).flatMap(Problems::of);
        String type = problem.map(one -> Problems.shape(one).type()).orElse(status < 500 ? "http" : "unexpected");
        metrics.counter("mochiyori.refusals", "type", type).increment();
        Optional<Caller> caller = Optional.ofNullable(context.get(Call.CALLER));
        Optional<String> code = problem.flatMap(one -> code(one, context));
        if (caller.isPresent() && code.isPresent()) {
            Refusal refusal = new Refusal(
                    ids.next(), clock.instant(), caller.get().person(), Asked.of(context), status, code.get());
            if (!waiting.offer(refusal)) {
                metrics.counter("mochiyori.refusals.dropped").increment();
            }
        }
    }

    /** The rule behind a refusal about rights; empty for refusals about anything else. */
    private static Optional<String> code(Problem problem, RoutingContext context) {
        return switch (problem) {
            case Problem.NotAllowed denied -> Optional.of(denied.code());
            case Problem.NotFound absent -> context.pathParams().isEmpty() ? Optional.empty() : Optional.of("");
            default -> Optional.empty();
        };
    }

    private int insert(Refusal refusal) {
        return db.update(
                """
                insert into refusals (id, at, person, method, route, subject, status, code)
                select $1, $2, $3, $4, $5, $6, $7, $8
                where (select count(*) from refusals where person = $3 and at > $2::timestamptz - interval '1 hour') < $9
                  and (select count(*) from refusals where at > $2::timestamptz - interval '1 day') < $10
                on conflict (id) do nothing
                """,
                refusal.id(),
                refusal.at().atOffset(ZoneOffset.UTC),
                refusal.person(),
                refusal.asked().method(),
                refusal.asked().route(),
                refusal.asked().subject(),
                refusal.status(),
                refusal.code(),
                PER_PERSON,
                PER_DAY);
    }

    /** Goes through a function of the database: the application itself may take nothing away. */
    private static final class Kept implements Term {
        @Override
        public String name() {
            return "refusals";
        }

        @Override
        public String sentence() {
            return "What was refused to whom goes after " + KEPT.toDays() + " days.";
        }

        @Override
        public long due(Sql sql, Instant now) {
            return sql.get("select count(*) as n from refusals where at < $1", row -> row.getLong("n"), before(now));
        }

        @Override
        public int end(Db db, Instant now) {
            return db.get("select refusals_forget($1) as n", row -> row.getLong("n"), before(now))
                    .intValue();
        }

        private static OffsetDateTime before(Instant now) {
            return now.minus(KEPT).atOffset(ZoneOffset.UTC);
        }
    }
}
