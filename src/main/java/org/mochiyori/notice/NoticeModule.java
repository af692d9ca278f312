package org.mochiyori.notice;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mochiyori.people.Belongings;
import org.mochiyori.people.Letters;
import org.mochiyori.people.PeopleModule;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.jobs.ChangeReader;
import org.mochiyori.platform.jobs.Timers;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.Term;
import org.mochiyori.platform.text.Messages;
import org.mochiyori.platform.web.Api;

/** Makes this feature and hands out its doors. */
public final class NoticeModule {
    private static final String READER = "notice";

    private final Db db;
    private final Notices notices;
    private final Outbox outbox;
    private final ChangeReader reader;
    private final Reminders reminders;
    private final Findings findings;
    private final HelperLetters helpers;
    private final Optional<Postman> postman;
    private final NoticeRoutes routes;
    private final LetterStops stops;
    private final LetterStopRoutes stopRoutes;

    private NoticeModule(Platform platform, NoticeConfig config, PeopleModule people) {
        Messages messages = Messages.load();
        this.db = platform.db();
        this.notices = new Notices(platform);
        this.outbox = new Outbox(platform, config);
        this.stops = new LetterStops(platform);
        LetterText text = new LetterText(messages, platform.origin());
        Postbox postbox = new Postbox(platform, people.hubs(), outbox, text);
        this.findings = new Findings(platform, people.hubs(), outbox, text, stops);
        this.helpers = new HelperLetters(platform, people.hubs(), outbox, messages);
        BookingNews bookings = new BookingNews(postbox);
        this.reader = new ChangeReader(platform.log(), READER, new Follower(postbox, bookings)::take);
        this.reminders = new Reminders(platform, people.hubs(), bookings);
        this.postman = config.server().map(server -> new Postman(platform, server, config.from()));
        this.routes = new NoticeRoutes(notices, outbox, people, messages);
        this.stopRoutes = new LetterStopRoutes(stops, messages);
    }

    /** Over a platform and the people of it. */
    public static NoticeModule over(Platform platform, NoticeConfig config, PeopleModule people) {
        return new NoticeModule(platform, config, people);
    }

    /** What takes in letters about accounts; made before the people who hand them in. */
    public static Letters letters(Platform platform, NoticeConfig config) {
        return new AccountLetters(platform, new Outbox(platform, config), Messages.load());
    }

    /** Mounts the JSON routes. */
    public void mount(Api api) {
        routes.mount(api);
        stopRoutes.mount(api);
    }

    /** Adds the jobs that the clock starts. */
    public void schedule(Timers timers) {
        timers.every(Duration.ofSeconds(2), "notices", reader::run)
                .every(Duration.ofMinutes(10), "reminders", reminders::run);
        postman.ifPresent(one -> timers.every(Duration.ofSeconds(5), "mail", one::run));
    }

    /** What is kept of letters and notices for a time only. */
    public static List<Term> terms(Periods periods) {
        return NoticeTerms.all(periods);
    }

    /** What this feature keeps of people. */
    public Belongings belongings() {
        return new NoticeBelongingsStore(db);
    }

    /** What is promised about letters, for the doctor. */
    public static List<Check> checks() {
        return NoticeChecks.all();
    }

    /** What people have been told. */
    public Notices notices() {
        return notices;
    }

    /** Telling of what saved searches have found. */
    public Findings findings() {
        return findings;
    }

    /** Letters to people behind skills, who have no account. */
    public HelperLetters helpers() {
        return helpers;
    }

    /** Ending letters of a search to one reader. */
    public LetterStops stops() {
        return stops;
    }

    /** Mail and what became of it. */
    public Outbox outbox() {
        return outbox;
    }

    /** Tells what the change log has got since; the timer does so every two seconds. Returns how many changes. */
    int follow() {
        return reader.run();
    }

    /** Tells what the clock has to tell now. */
    void remind() {
        reminders.run();
    }

    /** Sends what is due. Returns how many letters the mail server took. */
    int send() {
        return postman.map(Postman::run).orElse(0);
    }
}
