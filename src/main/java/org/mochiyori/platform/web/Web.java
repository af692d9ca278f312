package org.mochiyori.platform.web;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;

/**
 * The public HTTP server: one instance per core, all with the same router. Each request runs on a
 * virtual thread.
 */
public final class Web {
    /** The largest body of an ordinary request. */
    public static final long BODY_LIMIT = 256 * 1024;
    /** The largest uploaded file. */
    public static final long UPLOAD_LIMIT = 32L * 1024 * 1024;

    private Web() {}

    /**
     * A router with the handlers that every request passes: host, sign-in, origin, body limits.
     *
     * @param isUpload which requests may carry a file
     */
    public static Router router(
            Vertx vertx, WebConfig config, Authenticator authenticator, Predicate<RoutingContext> isUpload) {
        Guard guard = new Guard(config.origin(), config.proxies(), authenticator);
        BodyHandler bodies = BodyHandler.create(false).setBodyLimit(BODY_LIMIT);
        BodyHandler uploads = BodyHandler.create().setBodyLimit(UPLOAD_LIMIT).setDeleteUploadedFilesOnEnd(true);
        List<SecurityHeaders.Header> headers = SecurityHeaders.page();
        Router router = Router.router(vertx);
        router.route().handler(context -> {
            headers.forEach(header -> context.response().putHeader(header.name(), header.value()));
            requirePlain(context.request().getHeader("Content-Encoding"));
            context.next();
        });
        router.route().handler(context -> (isUpload.test(context) ? uploads : bodies).handle(context));
        router.route().handler(guard::pass);
        router.route().failureHandler(context -> Problems.write(context, failure(context, context.statusCode())));
        for (int status : new int[] {400, 404, 405, 413, 500}) {
            router.errorHandler(status, context -> Problems.write(context, failure(context, status)));
        }
        return router;
    }

    /**
     * Listens with one instance per core.
     *
     * @return the port it really listens on
     */
    public static int listen(Vertx vertx, WebConfig config, Router router) {
        List<HttpServer> servers = new CopyOnWriteArrayList<>();
        vertx.deployVerticle(
                        () -> new Instance(options(config), router, servers),
                        new DeploymentOptions()
                                .setThreadingModel(ThreadingModel.VIRTUAL_THREAD)
                                .setInstances(Runtime.getRuntime().availableProcessors()))
                .await();
        return servers.getFirst().actualPort();
    }

    private static HttpServerOptions options(WebConfig config) {
        return new HttpServerOptions()
                .setHost(config.host())
                // A negative port is a free one that all instances share.
                .setPort(config.port() == 0 ? -1 : config.port())
                .setCompressionSupported(true)
                .setCompressionLevel(4)
                .setMaxInitialLineLength(8 * 1024)
                .setMaxHeaderSize(16 * 1024)
                .setIdleTimeout(75)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
    }

    private static final class Instance extends VerticleBase {
        private final HttpServerOptions options;
        private final Router router;
        private final List<HttpServer> servers;

        Instance(HttpServerOptions options, Router router, List<HttpServer> servers) {
            this.options = options;
            this.router = router;
            this.servers = servers;
        }

        @Override
        public Future<?> start() {
            HttpServer server = vertx.createHttpServer(options).requestHandler(router);
            servers.add(server);
            return server.listen();
        }

        /** Takes no new connections and gives running requests ten seconds. */
        @Override
        public Future<?> stop() {
            return Future.all(servers.stream()
                    .map(server -> server.shutdown(10, TimeUnit.SECONDS))
                    .toList());
        }
    }

    // A body is never unpacked: what is small on the wire cannot become large here.
    private static void requirePlain(@Nullable String encoding) {
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new Refused(new Problem.UnsupportedMedia("identity"));
        }
    }

    private static Throwable failure(RoutingContext context, int status) {
        return context.failure() != null ? context.failure() : new io.vertx.ext.web.handler.HttpException(status);
    }
}
