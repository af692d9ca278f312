package org.mochiyori.site;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mochiyori.kernel.Problem;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Problems;
import org.mochiyori.platform.web.SecurityHeaders;
import org.mochiyori.site.view.Here;
import org.mochiyori.site.view.ProblemView;
import org.mochiyori.site.view.Shell;
import org.mochiyori.site.view.View;

/** Where pages are mounted: plain functions from {@link Visit} to {@link Reply} on a virtual thread. */
final class PageRouter {
    private static final List<Integer> BEFORE_ANY_ROUTE = List.of(400, 404, 405, 413, 500);

    private final Router router;
    private final Shells shells;
    private final Pages pages = new Pages();
    private final Standing standing = new Standing();

    PageRouter(Router router, Shells shells) {
        this.router = router;
        this.shells = shells;
    }

    /** A page to read. */
    void get(String path, Function<Visit, Reply> handler) {
        standing.add(path, handler);
        router.route(HttpMethod.GET, path).method(HttpMethod.HEAD).handler(context -> answer(context, handler));
    }

    /** A form sent. */
    void post(String path, Function<Visit, Reply> handler) {
        router.route(HttpMethod.POST, path).handler(context -> answer(context, handler));
    }

    /** Failures of requests by browsers become pages; those of programs stay {@code problem+json}. */
    void explainFailures() {
        router.route().order(-1).failureHandler(context -> {
            if (wantsPage(context)) {
                explain(context);
            } else {
                context.next();
            }
        });
        for (int status : BEFORE_ANY_ROUTE) {
            router.errorHandler(status, context -> {
                if (wantsPage(context)) {
                    explain(context);
                } else {
                    Problems.write(context, failure(context));
                }
            });
        }
    }

    private void answer(RoutingContext context, Function<Visit, Reply> handler) {
        Visit visit = new Visit(context);
        switch (handler.apply(visit)) {
            case Reply.Page page -> show(visit, page);
            case Reply.SignedIn signedIn -> {
                context.response().headers().add(HttpHeaders.SET_COOKIE, signedIn.cookie());
                Shell shell = shells.of(visit.as(signedIn.caller()), Optional.empty());
                send(context, 200, pages.render(shell, signedIn.view()));
            }
            case Reply.Framed framed -> {
                Shell shell = shells.of(visit.as(Optional.empty()), Optional.of(framed.hub()));
                sendFramed(context, pages.render(shell, framed.view()));
            }
            case Reply.Whole whole -> send(context, 200, whole.html());
            case Reply.File file -> sendFile(context, file);
            case Reply.Go go -> {
                HttpServerResponse response = context.response();
                go.cookie().ifPresent(line -> response.headers().add(HttpHeaders.SET_COOKIE, line));
                response.setStatusCode(303)
                        .putHeader(HttpHeaders.LOCATION, go.to())
                        .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-store")
                        .end();
            }
        }
    }

    /** A page that answers a form which could not be done holds again what was typed into it. */
    private void show(Visit visit, Reply.Page page) {
        boolean refused = page.status() >= 400 && !isReading(visit.context());
        Shell shell = around(visit, shells.of(visit, page.hub()));
        Shell around = refused ? shell.after(Refusals.sent(visit, page.why())) : shell;
        send(visit.context(), page.status(), pages.render(around, page.view()));
    }

    /** Of a form that was sent the address can seldom be read: other languages lead to the page that it belongs to. */
    private Shell around(Visit visit, Shell shell) {
        return isReading(visit.context())
                ? shell
                : shell.at(new Here(standing.nearest(visit.context().request().path()), Map.of()));
    }

    private void explain(RoutingContext context) {
        if (context.response().headWritten()) {
            context.response().reset();
            return;
        }
        Visit visit = new Visit(context);
        Throwable failure = failure(context);
        Optional<Problem> problem = Problems.of(failure);
        if (problem.filter(Problem.NotSignedIn.class::isInstance).isPresent() && isReading(context)) {
            String here = context.request().uri();
            context.redirect(LocalPath.signInFor(LocalPath.of(here).orElse("/")));
            return;
        }
        String back = back(context);
        if (problem.filter(Problem.NotSignedIn.class::isInstance).isPresent()) {
            View again = Kept.of(visit).<View>map(kept -> kept.signIn(back)).orElseGet(() -> AccountForms.signIn(back));
            send(context, 401, pages.render(around(visit, shells.of(visit, Optional.empty())), again));
            return;
        }
        Optional<Reply.Page> stood = problem.filter(one -> Standing.isMendable(one) && !isReading(context))
                .flatMap(one -> standing.find(visit, back).map(page -> page.refusing(one)));
        if (stood.isPresent()) {
            show(visit, stood.get());
            return;
        }
        ProblemView view = problem.map(one -> ProblemPages.of(one, back, List.of()))
                .orElseGet(() -> ProblemPages.failed(back, Problems.incident(failure)));
        // What is broken may be what the frame of a page is read from.
        Shell shell = around(visit, view.status() >= 500 ? shells.bare(visit) : shells.of(visit, Optional.empty()));
        if (problem.orElse(null) instanceof Problem.Unavailable down) {
            context.response()
                    .putHeader(
                            "Retry-After",
                            String.valueOf(Math.max(1, down.retryAfter().toSeconds())));
        }
        send(context, view.status(), pages.render(shell, view));
    }

    private static void send(RoutingContext context, int status, String html) {
        boolean shared = context.response().getStatusCode() < 400
                && Call.of(context).findCaller().isEmpty();
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, shared ? "private, no-cache" : "private, no-store")
                .end(html);
    }

    private static void sendFile(RoutingContext context, Reply.File file) {
        HttpServerResponse response = context.response();
        // It is no page: browsers apply what is said of pages to the viewer they show it with.
        SecurityHeaders.page().stream()
                .filter(header -> header.name().equals("Content-Security-Policy"))
                .forEach(header -> response.headers().remove(header.name()));
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.type())
                .putHeader("Content-Disposition", "inline; filename=\"" + file.name() + "\"")
                .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .end(file.bytes());
    }

    private static void sendFramed(RoutingContext context, String html) {
        HttpServerResponse response = context.response();
        SecurityHeaders.page().forEach(header -> response.headers().remove(header.name()));
        SecurityHeaders.embed().forEach(header -> response.putHeader(header.name(), header.value()));
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .putHeader(HttpHeaders.VARY, "Accept-Language")
                .end(html);
    }

    /** The page that a form stood on, as the browser says. */
    private static String back(RoutingContext context) {
        String referer = context.request().getHeader(HttpHeaders.REFERER);
        int path = referer == null ? -1 : referer.indexOf('/', referer.indexOf("://") + 3);
        return path < 0 ? "/" : LocalPath.of(referer.substring(path)).orElse("/");
    }

    private static boolean isReading(RoutingContext context) {
        HttpMethod method = context.request().method();
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private static boolean wantsPage(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        return accept != null
                && accept.contains("text/html")
                && !context.request().path().startsWith(Api.BASE + "/");
    }

    private static Throwable failure(RoutingContext context) {
        return context.failure() != null ? context.failure() : new HttpException(Math.max(400, context.statusCode()));
    }
}
