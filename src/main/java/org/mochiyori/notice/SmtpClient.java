package org.mochiyori.notice;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;

/**
 * The mail server. It is spoken to on an event loop only: on a virtual thread the client reads the server's first words
 * beside the thread that sets up their reading, and now and then loses some or waits for them until it gives up.
 */
final class SmtpClient {
    private static final int CONNECT_MILLIS = 10_000;

    private final MailClient client;
    private final Context loop;

    /** @param silence how long the server may say nothing before its connection is given up */
    SmtpClient(Vertx vertx, NoticeConfig.Server server, String from, Duration silence) {
        this.client = MailClient.create(vertx, config(server, from, silence));
        Loop verticle = new Loop();
        vertx.deployVerticle(verticle).await();
        this.loop = verticle.own();
    }

    /** Hands one letter over. */
    Future<MailResult> send(MailMessage message) {
        Promise<MailResult> sent = Promise.promise();
        loop.runOnContext(now -> client.sendMail(message).onComplete(sent));
        return sent.future();
    }

    /** An event loop of our own. */
    private static final class Loop extends VerticleBase {
        Context own() {
            return context;
        }
    }

    private static MailConfig config(NoticeConfig.Server server, String from, Duration silence) {
        MailConfig config = new MailConfig(server.host(), server.port())
                .setSsl(server.tls() == NoticeConfig.Tls.IMPLICIT)
                .setStarttls(
                        server.tls() == NoticeConfig.Tls.STARTTLS ? StartTLSOptions.REQUIRED : StartTLSOptions.DISABLED)
                .setLogin(server.user().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED)
                .setOwnHostname(from.substring(from.indexOf('@') + 1))
                .setConnectTimeout(CONNECT_MILLIS)
                // A connection kept from before may be dead, or be refused for what was said on it.
                .setKeepAlive(false)
                .setMaxPoolSize(2);
        config.setHostnameVerificationAlgorithm("HTTPS");
        // A server that falls silent must not keep one of the few connections for ever.
        config.setIdleTimeout((int) silence.toSeconds());
        server.user().ifPresent(user -> config.setUsername(user).setPassword(server.password()));
        return config;
    }
}
