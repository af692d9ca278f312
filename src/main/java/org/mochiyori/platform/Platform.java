package org.mochiyori.platform;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import org.mochiyori.kernel.Ids;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.jobs.ChangeLog;
import org.mochiyori.platform.jobs.Events;
import org.mochiyori.platform.web.PublicOrigin;

/**
 * What every feature is built on, handed in by {@code Server}.
 *
 * @param vertx for pools of threads and timers
 * @param db the database
 * @param clock what time it is; the only source of "now"
 * @param ids new identifiers
 * @param events writes what happened
 * @param log what happened, for those who follow
 * @param origin how people reach this server
 * @param metrics counts what features do
 */
public record Platform(
        Vertx vertx,
        Db db,
        InstantSource clock,
        Ids ids,
        Events events,
        ChangeLog log,
        PublicOrigin origin,
        PrometheusMeterRegistry metrics) {}
