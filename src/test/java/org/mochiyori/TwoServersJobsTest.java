package org.mochiyori;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mochiyori.arrangement.Helping;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Contact;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.custody.CustodyJobs;
import org.mochiyori.intake.Import;
import org.mochiyori.intake.ImportFixture;
import org.mochiyori.notice.NoticeConfig;
import org.mochiyori.notice.NoticeJobs;
import org.mochiyori.people.NewPerson;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.jobs.Sequencer;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.Retention;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.web.FreePort;
import org.mochiyori.support.AtOnce;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** Two servers over one database do all that the clock starts, at the same moment, and nothing is done twice. */
class TwoServersJobsTest {
    /** Who writes letters by the log; the others have timers of their own, which need not be waited for. */
    private static final String TELLING = "name in ('notice', 'arrangement')";

    private final TestClock clock = TestClock.at("2026-12-01T00:00:00Z");
    private final int port = FreePort.take();

    @TempDir
    Path folder;

    private GreenMail smtp;
    private TestHub first;
    private TestHub second;
    private Db db;

    @BeforeEach
    void start() {
        smtp = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.start();
        NoticeConfig mail = new NoticeConfig(
                Optional.of(new NoticeConfig.Server("127.0.0.1", port, NoticeConfig.Tls.NONE, Optional.empty(), "")),
                "mochiyori@example.jp");
        List<TestHub> both = TestHub.pair(clock, mail, folder);
        first = both.getFirst();
        second = both.getLast();
        db = first.features().platform().db();
    }

    @AfterEach
    void stop() {
        second.close();
        first.close();
        smtp.stop();
    }

    @Test
    void every_message_goes_out_once_and_every_hold_runs_out_once() {
        BookingFixture fixture = BookingFixture.on(first);
        for (int i = 0; i < 5; i++) {
            assertThat(fixture.book(fixture.room()).status()).isEqualTo(201);
            Reply asked = fixture.book(fixture.decidedRoom());
            assertThat(fixture.move(fixture.lending(), asked, "approve").status())
                    .isEqualTo(200);
            register(i);
        }
        settle();
        untilSent(); // a letter under way would look as if its server had died, once the clock is moved
        clock.advance(Duration.ofHours(73)); // a hold lasts three days
        settle();
        untilSent();
        clock.advance(Duration.between(clock.instant(), Instant.parse("2027-01-08T01:00:00Z"))); // the day before
        settle();
        untilSent();

        assertThat(count("select count(*)::int as n from line_moves where move = 'expire'"))
                .isEqualTo(5);
        List<String> sent = Arrays.stream(smtp.getReceivedMessages())
                .map(TwoServersJobsTest::messageId)
                .toList();
        assertThat(sent).doesNotHaveDuplicates();
        assertThat(sent).hasSize(count("select count(*)::int as n from letters"));
        assertThat(db.list(
                        "select kind || ' ' || count(*) as line from letters group by kind order by kind",
                        row -> row.getString("line")))
                .contains(
                        "account-confirm 5",
                        "approved 5",
                        "confirmed 5",
                        "day-before 5",
                        "expired 5",
                        "lender-confirmed 5",
                        "lender-day-before 5",
                        "lender-expired 5");
        assertThat(count("select count(*)::int as n from letters where state <> 'sent'"))
                .isZero();
        assertThat(count("select (count(*) - max(n))::int as n from event_numbers"))
                .as("numbers without holes")
                .isZero();
        assertThat(count("select (select count(*) from events)::int - count(*)::int as n from event_numbers"))
                .as("every event has one number")
                .isZero();
    }

    @Test
    void late_loans_warnings_and_questions_to_helpers_are_told_once() {
        BookingFixture fixture = BookingFixture.on(first);
        clock.advance(Duration.between(clock.instant(), Instant.parse("2027-01-09T00:30:00Z")));
        Who clerk = fixture.people().staff(fixture.lender().hub(), StaffRole.DESK);
        for (int i = 0; i < 3; i++) {
            lendAndPromise(fixture);
            askSomebody(fixture.as(clerk), fixture, i);
        }
        settle(TELLING);
        // Late on the same day and after three and seven days; half-way to the end of waiting for helpers, and past it.
        for (String moment : List.of(
                "2027-01-09T05:00:00Z",
                "2027-01-11T01:00:00Z",
                "2027-01-12T05:00:00Z",
                "2027-01-15T01:00:00Z",
                "2027-01-16T05:00:00Z")) {
            clock.advance(Duration.between(clock.instant(), Instant.parse(moment)));
            settle(TELLING);
        }

        assertThat(db.list(
                        "select kind || ' ' || count(*) as line from letters group by kind order by kind",
                        row -> row.getString("line")))
                .contains(
                        "custody-endangered 6", // to both sides
                        "helper-reminder 3",
                        "helper-sounding 3",
                        "lender-overdue 9",
                        "overdue 9", // on the day, after three days and after seven
                        "sounding-unanswered 3");
        assertThat(count("select count(*)::int as n from custody_warnings")).isEqualTo(3);
        assertThat(count("""
                        select count(*)::int as n from (select 1 from events where subject_kind = 'sounding'
                          group by subject, kind having count(*) > 1) as twice
                        """)).isZero();
    }

    /** One tent goes out and stays out, and somebody is promised it for the next day. */
    private static void lendAndPromise(BookingFixture fixture) {
        Entry tent = fixture.listings()
                .published(
                        fixture.lender(),
                        ListingDraft.here(Optional.empty(), "テント（例）", "tent", Thing.Equipment.pool(1, "張")));
        Reply loan = fixture.book(tent);
        assertThat(fixture.bookAt(tent, "2027-01-10T12:00", "2027-01-10T14:00").status())
                .isEqualTo(201);
        assertThat(fixture.move(fixture.lending(), loan, "hand-over").status()).isEqualTo(200);
    }

    private static void askSomebody(TestClient desk, BookingFixture fixture, int number) {
        Entry skill = fixture.listings()
                .skill(fixture.lender(), new Contact("助田 花", "", "helper" + number + "@example.jp", ""));
        Reply asked = fixture.bookAt(skill, "2027-01-20T10:00", "2027-01-20T12:00");
        String line = asked.json().at("/lines/0/id").asText();
        assertThat(desk.post(
                                "/api/v1/bookings/" + asked.json().path("id").asText() + "/lines/" + line
                                        + "/soundings",
                                "{\"days\":5}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_list_is_taken_in_once() {
        ImportFixture fixture = ImportFixture.on(first);
        Import run = fixture.preview(Optional.empty(), "halls.csv", list(300));

        AtOnce.run(() -> fixture.apply(run), () -> work(second, 20));

        assertThat(fixture.count()).isEqualTo(300);
        assertThat(count("""
                        select count(*)::int as n from (select 1 from events where subject_kind = 'listing'
                          group by subject, kind having count(*) > 1) as twice
                        """)).isZero();
    }

    @Test
    void what_is_over_its_time_is_counted_by_one_of_them() {
        db.update("""
                insert into people (id, name, created_at, seen_at)
                  select gen_random_uuid(), '見本（例）', '2009-01-01', '2010-01-01' from generate_series(1, 60)
                """);
        db.update("""
                insert into sign_in_failures select gen_random_uuid(), 'x', '2020-01-01' from generate_series(1, 3000)
                """);
        AtomicLong people = new AtomicLong();
        AtomicLong failures = new AtomicLong();
        Retention.Progress tally = (term, gone) -> {
            switch (term.name()) {
                case "people" -> people.addAndGet(gone);
                case "sign-in-failures" -> failures.addAndGet(gone);
                default -> assertThat(gone).as(term.name()).isZero();
            }
        };

        AtOnce.run(() -> retention(first).run(tally), () -> retention(second).run(tally));

        assertThat(people).hasValue(60);
        assertThat(failures).hasValue(3000);
        assertThat(count("""
                        select count(*)::int as n from (select 1 from events where subject_kind = 'person'
                          group by subject, kind having count(*) > 1) as twice
                        """)).isZero();
    }

    private void register(int number) {
        first.features()
                .people()
                .registration()
                .request(
                        new NewPerson(
                                "見本 次郎", "みほん じろう", Optional.of("jiro" + number + "@example.jp"), "", Language.JA),
                        "はると走る朝のさんぽ",
                        "192.0.2.1");
    }

    /** Lets both do everything until there is nothing left to do. */
    private void settle() {
        settle("true");
    }

    /** @param who reads the log and is waited for */
    private void settle(String who) {
        do {
            AtOnce.run(() -> work(first, 1), () -> work(second, 1));
        } while (count("""
                select ((select count(*) from events_unnumbered)
                      + (select coalesce(max(n), 0) from event_numbers) - (select min(n) from readers where %s))::int as n
                """.formatted(who)) > 0);
    }

    /** The timers of both carry the letters. */
    private void untilSent() {
        while (count("select count(*)::int as n from letters where state = 'waiting'") > 0) {
            assertThat(count("select count(*)::int as n from letters where last_error <> ''"))
                    .as("letters that the mail server did not take")
                    .isZero();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static void work(TestHub server, int times) {
        Features features = server.features();
        Sequencer sequencer = new Sequencer(features.platform().db());
        for (int i = 0; i < times; i++) {
            features.people().registration().sendLetters();
            features.booking().bookings().expire();
            features.booking().loans().keepLate();
            CustodyJobs.run(features);
            Helping.due(features);
            features.intake().intake().work(() -> false);
            sequencer.run();
            NoticeJobs.run(features.notice());
            features.search().catchUp();
        }
    }

    private static Retention retention(TestHub server) {
        Features features = server.features();
        return new Retention(features.platform().db(), features.platform().clock(), features.terms(Periods.USUAL));
    }

    private int count(String sql) {
        return db.get(sql, row -> row.getInteger("n"));
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String list(int rows) {
        return IntStream.rangeClosed(1, rows)
                .mapToObj(i -> "132110,A%05d,施設%d,東京都小平市小川町%d-1\n".formatted(i, i, i))
                .collect(Collectors.joining("", "市区町村コード,NO,名称,住所\n", ""));
    }
}
