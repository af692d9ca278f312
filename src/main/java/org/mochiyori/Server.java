package org.mochiyori;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.mochiyori.kernel.Ids;
import org.mochiyori.notice.NoticeConfig;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.DbAddress;
import org.mochiyori.platform.db.Instance;
import org.mochiyori.platform.jobs.ChangeLog;
import org.mochiyori.platform.jobs.Events;
import org.mochiyori.platform.jobs.Sequencer;
import org.mochiyori.platform.jobs.Timers;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Idempotency;
import org.mochiyori.platform.web.Management;
import org.mochiyori.platform.web.PublicOrigin;
import org.mochiyori.platform.web.RefusalLog;
import org.mochiyori.platform.web.Web;
import org.mochiyori.platform.web.WebConfig;

/**
 * A whole server in this process, over a migrated database: makes the features, hands each what it needs,
 * and starts web, timers and management. Stopping goes in reverse.
 */
public final class Server implements AutoCloseable {
    private static final int CONNECTIONS = 16;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final DeploymentOptions VIRTUAL =
            new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);

    private final Vertx vertx;
    private final Features features;
    private final Api api;
    private final int port;
    private final Management management;

    private Server(Vertx vertx, Features features, Api api, int port, Management management) {
        this.vertx = vertx;
        this.features = features;
        this.api = api;
        this.port = port;
        this.management = management;
    }

    /**
     * Where a server's data lies.
     *
     * @param address a database already migrated
     * @param index folder of the search index, this process's alone; without one it lives in memory
     * @param periods for how long what is kept
     */
    public record Data(DbAddress address, Optional<Path> index, Periods periods) {}

    /**
     * Starts and returns when requests are answered.
     *
     * @param mail how letters go out
     * @param clock what time it is for everything that is decided
     */
    public static Server start(WebConfig config, NoticeConfig mail, Data data, InstantSource clock) {
        Vertx vertx = Vertx.vertx();
        try {
            Platform platform = platform(vertx, Db.open(vertx, data.address(), CONNECTIONS), config.origin(), clock);
            return start(vertx, config, Features.over(platform, mail, data.index()), data.periods());
        } catch (RuntimeException failed) {
            vertx.close().await();
            throw failed;
        }
    }

    /**
     * The features alone, without web and timers: for commands that work on the data.
     *
     * @param vertx closed by whoever made it
     */
    public static Features features(Vertx vertx, DbAddress address, PublicOrigin origin, InstantSource clock) {
        return features(vertx, Db.open(vertx, address, CONNECTIONS), origin, clock);
    }

    /** The same over a database opened already, for commands that take their time. */
    public static Features features(Vertx vertx, Db db, PublicOrigin origin, InstantSource clock) {
        // Commands write no letters: what they make, they print.
        return Features.over(platform(vertx, db, origin, clock), NoticeConfig.NO_MAIL, Optional.empty());
    }

    private static Platform platform(Vertx vertx, Db db, PublicOrigin origin, InstantSource clock) {
        Ids ids = new Ids(clock, new SecureRandom());
        return new Platform(
                vertx,
                db,
                clock,
                ids,
                new Events(clock, ids),
                new ChangeLog(db),
                origin,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    private static Server start(Vertx vertx, WebConfig config, Features features, Periods periods) {
        Db db = features.platform().db();
        String origin = config.origin().toString();
        String fixed = Instance.fix(db, "origin", origin);
        if (!fixed.equals(origin)) {
            throw new OtherOrigin(fixed, origin);
        }
        Router router = Web.router(
                vertx,
                config,
                features.authenticator(),
                context -> context.request().method().equals(HttpMethod.POST)
                        && Features.isUpload(context.normalizedPath()));
        RefusalLog refusals = refusals(features.platform());
        refusals.watch(router);
        Idempotency idempotency = new Idempotency(db, features.platform().clock());
        Api api = new Api(router, db, idempotency);
        api.document(Features.document());
        features.mount(api);
        features.mountPages(router, config.demo());
        Timers timers = new Timers()
                .every(Duration.ofMillis(200), "sequencer", new Sequencer(db)::run)
                .every(Duration.ofSeconds(1), "refusals", refusals::write);
        features.schedule(timers, periods);
        Management management = new Management(config, features.platform().metrics())
                .requires("database", db::outage)
                .requires("search", features.search()::outage);
        vertx.deployVerticle(management, VIRTUAL).await();
        vertx.deployVerticle(timers, VIRTUAL).await();
        int port = Web.listen(vertx, config, router);
        management.started();
        return new Server(vertx, features, api, port, management);
    }

    /** The features' doors, for the demo and for tests. */
    public Features features() {
        return features;
    }

    /** All JSON routes, for the test that holds the document against them. */
    public List<String> routes() {
        return api.routes();
    }

    /** Waits until every part answers, the search index included. */
    public void untilReady() {
        while (!management.notReady().isEmpty()) {
            LockSupport.parkNanos(this, LOOK_AGAIN.toNanos());
        }
    }

    /** The public port. */
    public int port() {
        return port;
    }

    /** The port of health and metrics. */
    public int managementPort() {
        return management.port();
    }

    /** Gives running requests ten seconds and running jobs their time, then stops everything. */
    @Override
    public void close() {
        features.stop();
        try {
            Future.join(vertx.deploymentIDs().stream().map(vertx::undeploy).toList())
                    .await();
            features.close();
        } finally {
            vertx.close().await();
        }
    }

    private static RefusalLog refusals(Platform platform) {
        return new RefusalLog(platform.db(), platform.clock(), platform.ids(), platform.metrics());
    }
}
