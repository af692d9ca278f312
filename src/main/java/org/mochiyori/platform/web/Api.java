package org.mochiyori.platform.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Tx;

/**
 * Where features mount their JSON routes. Handlers are plain functions from {@link Call} to {@link
 * Answer} on a virtual thread: they wait where they must and throw {@code Refused} to say no.
 *
 * <p>A route that changes something names the parameters it takes, such as {@code /curation/reasons?hub}: anything else is
 * refused before the handler begins. Readers say so themselves, by {@link Query#done}.
 */
public final class Api {
    /** Where all JSON routes live. */
    public static final String BASE = "/api/v1";

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Router router;
    private final Db db;
    private final Idempotency idempotency;
    private final List<String> routes = new ArrayList<>();

    /** Over a router whose earlier handlers read bodies and find the caller. */
    public Api(Router router, Db db, Idempotency idempotency) {
        this.router = router;
        this.db = db;
        this.idempotency = idempotency;
    }

    /** A reading route. */
    public void get(String path, Function<Call, Answer> handler) {
        mount(HttpMethod.GET, path, handler);
    }

    /** A route that changes something, in one transaction; repeating it is harmless or refused by state. */
    public void change(HttpMethod method, String path, BiFunction<Call, Tx, Answer> handler) {
        mount(method, path, call -> db.inTransaction(tx -> handler.apply(call, tx)));
    }

    /** A route that creates something, in one transaction, with {@code Idempotency-Key} where one is sent. */
    public void create(String path, BiFunction<Call, Tx, Answer> handler) {
        mount(HttpMethod.POST, path, call -> {
            Optional<Idempotency.Key> key = key(call);
            return create(key, tx -> handler.apply(call, tx));
        });
    }

    /**
     * Like {@link #create}, for what goes on after it has been noted: {@code then} turns the first answer into the one that
     * is sent and kept. Where the process ends in between, a repetition gets the first.
     */
    public void begin(String path, BiFunction<Call, Tx, Answer> handler, BiFunction<Call, Answer, Answer> then) {
        mount(HttpMethod.POST, path, call -> {
            Optional<Idempotency.Key> key = key(call);
            Answer begun = create(key, tx -> handler.apply(call, tx));
            if (Idempotency.isReplayed(begun)) {
                return begun;
            }
            Answer done = then.apply(call, begun);
            key.ifPresent(one -> idempotency.settle(one, done));
            return done;
        });
    }

    private Answer create(Optional<Idempotency.Key> key, Function<Tx, Answer> effect) {
        return key.map(one -> idempotency.once(one, effect)).orElseGet(() -> db.inTransaction(effect));
    }

    private static Optional<Idempotency.Key> key(Call call) {
        return call.header("Idempotency-Key")
                .map(key -> new Idempotency.Key(
                        call.caller().person(),
                        "POST " + call.context().request().path(),
                        key,
                        Upload.digest(call.context())));
    }

    /** A route of any method without a transaction of its own: uploads, questions with a body. */
    public void ask(HttpMethod method, String path, Function<Call, Answer> handler) {
        mount(method, path, handler);
    }

    /** Serves the document that describes the routes, at {@code /openapi.json}. */
    public void document(OpenApi document) {
        String text = document.document().toString();
        router.get("/openapi.json")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "application/json; charset=utf-8")
                        .putHeader("Cache-Control", "public, max-age=300")
                        .end(text));
    }

    /** Serves files that people uploaded, at a path of their own outside the JSON routes. */
    public void media(String path, Function<Call, Media> handler) {
        router.get(path)
                .handler(context -> handler.apply(new Call(context)).send(context.response()))
                .failureHandler(context -> Problems.write(context, context.failure()));
    }

    /** All routes as {@code GET /api/v1/listings/:id}, for the test that holds them against the document. */
    public List<String> routes() {
        return List.copyOf(routes);
    }

    private void mount(HttpMethod method, String spec, Function<Call, Answer> handler) {
        int mark = spec.indexOf('?');
        String path = BASE + (mark < 0 ? spec : spec.substring(0, mark));
        Set<String> parameters =
                mark < 0 ? Set.of() : Set.of(spec.substring(mark + 1).split("&", -1));
        routes.add(method + " " + path);
        Route route = router.route(method, path);
        route.handler(context -> {
            context.put(Call.ROUTE, path);
            Call call = new Call(context);
            if (!SAFE.contains(method)) {
                call.requireNothingBeside(parameters);
            }
            send(context, handler.apply(call), SAFE.contains(method));
        });
        route.failureHandler(context -> Problems.write(context, context.failure()));
    }

    private static void send(RoutingContext context, Answer answer, boolean mayRevalidate) {
        HttpServerResponse response = context.response();
        answer.headers().forEach(response::putHeader);
        if (!answer.headers().containsKey("Cache-Control")) {
            response.putHeader("Cache-Control", "private, no-store");
        }
        String tag = answer.headers().get("ETag");
        if (mayRevalidate && tag != null && tag.equals(context.request().getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        response.setStatusCode(answer.status());
        if (answer.body() == null) {
            response.end();
        } else if (answer.headers().containsKey("Content-Type")) {
            response.end(answer.body().asText());
        } else {
            response.putHeader("Content-Type", "application/json; charset=utf-8")
                    .end(answer.body().toString());
        }
    }
}
