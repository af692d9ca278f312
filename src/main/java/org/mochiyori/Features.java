package org.mochiyori;

import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mochiyori.access.AccessModule;
import org.mochiyori.arrangement.ArrangementModule;
import org.mochiyori.booking.BookingModule;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.closure.ClosureModule;
import org.mochiyori.conversation.ConversationModule;
import org.mochiyori.curation.CurationModule;
import org.mochiyori.custody.CustodyModule;
import org.mochiyori.dues.DuesModule;
import org.mochiyori.emergency.EmergencyModule;
import org.mochiyori.feed.FeedModule;
import org.mochiyori.group.GroupModule;
import org.mochiyori.intake.IntakeModule;
import org.mochiyori.notice.NoticeConfig;
import org.mochiyori.notice.NoticeModule;
import org.mochiyori.outside.OutsideModule;
import org.mochiyori.paper.PaperModule;
import org.mochiyori.people.Leaving;
import org.mochiyori.people.PeopleModule;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.jobs.ChangeLogChecks;
import org.mochiyori.platform.jobs.Timers;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.Retention;
import org.mochiyori.platform.keeping.Term;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Authenticator;
import org.mochiyori.platform.web.Idempotency;
import org.mochiyori.platform.web.OpenApi;
import org.mochiyori.platform.web.RefusalLog;
import org.mochiyori.report.ReportModule;
import org.mochiyori.saved.SavedModule;
import org.mochiyori.search.FreeBusy;
import org.mochiyori.search.SearchModule;
import org.mochiyori.series.SeriesModule;
import org.mochiyori.site.Doors;
import org.mochiyori.site.SiteModule;

/** All features of one server, made in the order of their arrows; the one place where they are handed to each other. */
public final class Features implements AutoCloseable {
    private final Platform platform;
    private final PeopleModule people;
    private final GroupModule groups;
    private final CatalogueModule catalogue;
    private final CurationModule curation;
    private final IntakeModule intake;
    private final BookingModule booking;
    private final FeedModule feed;
    private final ConversationModule conversation;
    private final SeriesModule series;
    private final OutsideModule outside;
    private final DuesModule dues;
    private final ReportModule report;
    private final ClosureModule closure;
    private final CustodyModule custody;
    private final EmergencyModule emergency;
    private final AccessModule access;
    private final PaperModule papers;
    private final NoticeModule notice;
    private final ArrangementModule arrangement;
    private final SearchModule search;
    private final SavedModule saved;
    private final Leaving leaving;

    private Features(Platform platform, NoticeConfig mail, Optional<Path> index) {
        this.platform = platform;
        this.people = PeopleModule.over(platform, NoticeModule.letters(platform, mail));
        this.groups = GroupModule.over(platform, people);
        this.catalogue = new CatalogueModule(platform, BookingModule.commitments(platform.clock()));
        this.curation = new CurationModule(platform, catalogue);
        this.intake = new IntakeModule(platform, people.hubs(), catalogue, curation);
        this.booking = BookingModule.over(platform, catalogue);
        this.feed = FeedModule.over(platform, new FeedModule.Doors(people, groups, catalogue));
        this.conversation = ConversationModule.over(platform, booking.bookings());
        this.series = SeriesModule.over(platform, booking);
        this.outside = OutsideModule.over(platform, catalogue.listings(), booking.displacing());
        this.dues = DuesModule.over(platform, booking, catalogue, CustodyModule.demands());
        this.report = ReportModule.over(platform, new ReportModule.Doors(people, booking, catalogue, dues));
        this.closure = ClosureModule.over(platform, catalogue, booking, dues);
        this.custody = CustodyModule.over(platform, booking, catalogue);
        this.emergency = EmergencyModule.over(platform, people, catalogue, closure);
        this.access = AccessModule.over(platform, catalogue, booking);
        this.papers = PaperModule.over(platform, new PaperModule.Doors(people, groups, catalogue, booking, dues));
        this.notice = NoticeModule.over(platform, mail, people);
        this.arrangement = ArrangementModule.over(platform, new ArrangementModule.Doors(booking, catalogue, notice));
        this.search = new SearchModule(platform, catalogue, people.roles(), FreeBusy.of(booking.availability()), index);
        booking.availability().onChange(search::used);
        this.saved = SavedModule.over(platform, new SavedModule.Doors(catalogue, groups, search, notice));
        this.leaving = people.leaving(List.of(
                groups.belongings(),
                booking.belongings(),
                booking.exceptions(),
                feed.belongings(),
                conversation.belongings(),
                series.belongings(),
                dues.belongings(),
                report.belongings(),
                closure.belongings(),
                custody.belongings(),
                emergency.belongings(),
                access.belongings(),
                notice.belongings(),
                saved.belongings(),
                arrangement.belongings()));
    }

    /**
     * @param mail how letters go out
     * @param index folder of the search index; without one it lives in memory
     */
    static Features over(Platform platform, NoticeConfig mail, Optional<Path> index) {
        return new Features(platform, mail, index);
    }

    /** The fragments of the OpenAPI document, one per feature that has routes. */
    static OpenApi document() {
        return OpenApi.of(List.of(
                "people",
                "group",
                "catalogue",
                "curation",
                "intake",
                "booking",
                "feed",
                "conversation",
                "series",
                "outside",
                "dues",
                "report",
                "closure",
                "custody",
                "emergency",
                "access",
                "paper",
                "notice",
                "arrangement",
                "search",
                "saved"));
    }

    /** Which requests may carry a file. */
    static boolean isUpload(String path) {
        return IntakeModule.isUpload(path)
                || CatalogueModule.isUpload(path)
                || CustodyModule.isUpload(path)
                || ReportModule.isUpload(path)
                || SiteModule.isUpload(path);
    }

    Authenticator authenticator() {
        return people.authenticator();
    }

    void mount(Api api) {
        people.mount(api);
        leaving.mount(api);
        groups.mount(api);
        // Before the catalogue, whose /listings/:id would take /listings/suggest for an id.
        search.mount(api);
        catalogue.mount(api);
        curation.mount(api);
        intake.mount(api);
        booking.mount(api);
        feed.mount(api);
        conversation.mount(api);
        series.mount(api);
        outside.mount(api);
        dues.mount(api);
        report.mount(api);
        closure.mount(api);
        custody.mount(api);
        emergency.mount(api);
        access.mount(api);
        papers.mount(api);
        notice.mount(api);
        arrangement.mount(api);
        saved.mount(api);
    }

    void mountPages(Router router, boolean demo) {
        new SiteModule(
                        new Doors(
                                platform,
                                people,
                                groups,
                                catalogue,
                                curation,
                                intake,
                                booking,
                                feed,
                                conversation,
                                series,
                                outside,
                                dues,
                                report,
                                closure,
                                custody,
                                emergency,
                                access,
                                papers,
                                search,
                                notice,
                                saved,
                                arrangement,
                                leaving),
                        document(),
                        demo)
                .mount(router);
    }

    void schedule(Timers timers, Periods periods) {
        people.schedule(timers);
        intake.schedule(timers);
        booking.schedule(timers);
        report.schedule(timers);
        closure.schedule(timers);
        custody.schedule(timers);
        outside.schedule(timers);
        notice.schedule(timers);
        arrangement.schedule(timers);
        search.schedule(timers);
        saved.schedule(timers);
        timers.every(
                Duration.ofHours(1), "retention", new Retention(platform.db(), platform.clock(), terms(periods))::run);
    }

    /**
     * Everything that is promised about the data, feature by feature.
     *
     * @param index folder of the search index that a server keeps
     */
    public List<Check> checks(Path index) {
        return Stream.of(
                        ArrangementModule.checks(),
                        ChangeLogChecks.all(),
                        BookingModule.checks(),
                        CatalogueModule.checks(),
                        ClosureModule.checks(),
                        ConversationModule.checks(),
                        CurationModule.checks(),
                        DuesModule.checks(),
                        EmergencyModule.checks(),
                        AccessModule.checks(),
                        FeedModule.checks(),
                        CustodyModule.checks(),
                        GroupModule.checks(),
                        IntakeModule.checks(),
                        NoticeModule.checks(),
                        OutsideModule.checks(),
                        PeopleModule.checks(),
                        ReportModule.checks(),
                        SavedModule.checks(),
                        SeriesModule.checks(),
                        search.checks(index))
                .flatMap(List::stream)
                .toList();
    }

    /** Everything that is kept for a time only, feature by feature. */
    public List<Term> terms(Periods periods) {
        return Stream.of(
                        List.of(Idempotency.term(periods), RefusalLog.term()),
                        PeopleModule.terms(periods, leaving),
                        GroupModule.terms(periods),
                        CatalogueModule.terms(periods),
                        IntakeModule.terms(periods),
                        BookingModule.terms(periods),
                        FeedModule.terms(periods),
                        ConversationModule.terms(periods),
                        DuesModule.terms(periods),
                        ReportModule.terms(periods),
                        ClosureModule.terms(periods),
                        CustodyModule.terms(periods),
                        EmergencyModule.terms(periods),
                        NoticeModule.terms(periods),
                        ArrangementModule.terms(periods),
                        SavedModule.terms(periods))
                .flatMap(List::stream)
                .toList();
    }

    /** Begins no long work any more; before the timers stop. */
    void stop() {
        search.stop();
    }

    /** Writes to disk what is kept there; after the timers have stopped. */
    @Override
    public void close() {
        search.close();
    }

    /** Accounts, hubs, staff. */
    public PeopleModule people() {
        return people;
    }

    /** Places, listings, their rules and photos. */
    public CatalogueModule catalogue() {
        return catalogue;
    }

    /** The curators' queue and decisions. */
    public CurationModule curation() {
        return curation;
    }

    /** Bookings, what is taken and what is free, agreements between hubs. */
    public BookingModule booking() {
        return booking;
    }

    /** Calendars to subscribe to. */
    public FeedModule feed() {
        return feed;
    }

    /** What the sides of bookings write to each other. */
    public ConversationModule conversation() {
        return conversation;
    }

    /** Things asked for again and again. */
    public SeriesModule series() {
        return series;
    }

    /** Calendars kept elsewhere. */
    public OutsideModule outside() {
        return outside;
    }

    /** What is owed for bookings, and what has been paid. */
    public DuesModule dues() {
        return dues;
    }

    /** What came of uses. */
    public ReportModule report() {
        return report;
    }

    /** Closed times, and what becomes of bookings in them. */
    public ClosureModule closure() {
        return closure;
    }

    /** Hand-over and return. */
    public CustodyModule custody() {
        return custody;
    }

    /** 緊急モード. */
    public EmergencyModule emergency() {
        return emergency;
    }

    /** 鍵の受渡し. */
    public AccessModule access() {
        return access;
    }

    /** The papers of bookings. */
    public PaperModule papers() {
        return papers;
    }

    /** Seeing what is kept of oneself, and leaving. */
    public Leaving leaving() {
        return leaving;
    }

    /** Groups, members, and who may act for whom. */
    public GroupModule groups() {
        return groups;
    }

    /** Messages to people. */
    public NoticeModule notice() {
        return notice;
    }

    /** Asking people for help. */
    public ArrangementModule arrangement() {
        return arrangement;
    }

    /** Finding listings. */
    public SearchModule search() {
        return search;
    }

    /** What people keep on looking for. */
    public SavedModule saved() {
        return saved;
    }

    /** Lists taken in. */
    public IntakeModule intake() {
        return intake;
    }

    /** What the features are built on. */
    public Platform platform() {
        return platform;
    }
}
