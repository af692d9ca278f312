package org.mochiyori.notice;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.booking.BookingsToTell;
import org.mochiyori.people.Letters;
import org.mochiyori.people.PeopleModule;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.DbAddress;
import org.mochiyori.platform.jobs.ChangeLog;
import org.mochiyori.platform.web.FreePort;
import org.mochiyori.platform.web.PublicOrigin;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestPostgres;

/** A hub with a lender, a borrower and a desk（例）, a clock that a test moves, and a real SMTP server. */
final class NoticeFixture implements AutoCloseable {
    static final String BORROWER = "hanako@example.jp";
    static final String LENDER = "taro@example.jp";
    static final String DESK = "desk@example.jp";

    final int port = FreePort.take();
    final BookingsToTell bookings;
    final TestClock clock;
    final Db db;
    final Platform platform;
    final NoticeModule notice;
    final Letters letters;
    final UUID borrower;
    final UUID lender;
    GreenMail smtp;

    private final Vertx vertx = Vertx.vertx();
    private final TestPostgres.Database database = TestPostgres.database();

    NoticeFixture() {
        this(true);
    }

    NoticeFixture(boolean sends) {
        db = Db.open(vertx, DbAddress.parse(database.url()), 6);
        bookings = new BookingsToTell(db);
        clock = bookings.clock();
        PublicOrigin origin = PublicOrigin.parse("https://mochiyori.example");
        platform = new Platform(
                vertx,
                db,
                clock,
                bookings.ids(),
                bookings.events(),
                new ChangeLog(db),
                origin,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        db.update("update hubs set phone = '0423000000', mail = $1 where id = 'north'", DESK);
        borrower = person("見本 花子", BORROWER, "ja");
        lender = person("見本 太郎", LENDER, "en");
        represent(bookings.borrower(), borrower);
        represent(bookings.lender(), lender);
        smtp = start();
        NoticeConfig.Server server =
                new NoticeConfig.Server("127.0.0.1", port, NoticeConfig.Tls.NONE, Optional.empty(), "");
        NoticeConfig config =
                sends ? new NoticeConfig(Optional.of(server), "mochiyori@example.jp") : NoticeConfig.NO_MAIL;
        letters = NoticeModule.letters(platform, config);
        notice = NoticeModule.over(platform, config, PeopleModule.over(platform, letters));
    }

    UUID person(String name, String mail, String language) {
        UUID id = platform.ids().next();
        db.update(
                "insert into people (id, name, mail, language, created_at) values ($1, $2, $3, $4, now())",
                id,
                name,
                mail.isEmpty() ? null : mail,
                language);
        return id;
    }

    void represent(UUID group, UUID person) {
        db.update(
                "insert into members (group_id, person, role, since) values ($1, $2, 'representative', date '2020-04-01')",
                group,
                person);
    }

    GreenMail start() {
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    /** Lets time pass until then. */
    void waitUntil(Instant then) {
        clock.advance(Duration.between(clock.instant(), then));
    }

    /** Lets all that has happened be told and sent, a second later than what was told before: ids sort by time. */
    void tell() {
        clock.advance(Duration.ofSeconds(1));
        bookings.sequence();
        notice.follow();
        notice.send();
    }

    /** Sends on a virtual thread of Vert.x, as its timers do. */
    int sendAsTheServerDoes() {
        Promise<Integer> sent = Promise.promise();
        VerticleBase timers = new VerticleBase() {
            @Override
            public Future<?> start() {
                context.runOnContext(now -> sent.complete(notice.send()));
                return Future.succeededFuture();
            }
        };
        vertx.deployVerticle(timers, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD));
        return sent.future().await();
    }

    List<MimeMessage> mails(String to) {
        return Arrays.stream(smtp.getReceivedMessages())
                .filter(mail -> header(mail, "To").equals(to))
                .toList();
    }

    static String header(MimeMessage mail, String name) {
        try {
            String[] all = mail.getHeader(name);
            return all == null ? "" : String.join("|", all);
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static String body(MimeMessage mail) {
        try {
            return mail.getContent().toString().replace("\r\n", "\n");
        } catch (MessagingException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    List<String> kinds(UUID person) {
        return notice.notices().list(person, Optional.empty(), 100).items().stream()
                .map(Notice::kind)
                .toList();
    }

    List<Mail> letters() {
        return notice.outbox()
                .list(new Outbox.Query(Optional.of("north"), Optional.empty(), Optional.empty(), 100))
                .items();
    }

    @Override
    public void close() {
        smtp.stop();
        db.close();
        vertx.close().await();
        database.close();
    }
}
