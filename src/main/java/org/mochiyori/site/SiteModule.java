package org.mochiyori.site;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import org.mochiyori.platform.text.Messages;
import org.mochiyori.platform.web.Idempotency;
import org.mochiyori.platform.web.OpenApi;

/** Puts the pages together and mounts them beside the JSON routes. */
public final class SiteModule {
    private final Doors doors;
    private final OpenApi document;
    private final boolean demo;

    /**
     * Over the features' doors.
     *
     * @param document what the programs' door offers, as {@code /docs} shows it
     * @param demo whether all here is made up: a banner says so on each page
     */
    public SiteModule(Doors doors, OpenApi document, boolean demo) {
        this.doors = doors;
        this.document = document;
        this.demo = demo;
    }

    /** Whether a form sent to this path may carry a file. */
    public static boolean isUpload(String path) {
        return path.equals(ImportPages.PATH) || PhotoPages.isUpload(path) || OutsidePages.isUpload(path);
    }

    /** Mounts all pages and the files beside them; refusals of browsers' requests become pages. */
    public void mount(Router router) {
        StaticFiles files = StaticFiles.load();
        router.route(HttpMethod.GET, "/static/*").handler(files);
        Messages messages = Messages.load();
        Shells shells = new Shells(doors, messages, files, demo);
        PageRouter pages = new PageRouter(router, shells);
        pages.explainFailures();
        Cards cards = new Cards(doors.catalogue().concepts());
        Idempotency idempotency =
                new Idempotency(doors.platform().db(), doors.platform().clock());
        // Writing before finding: the page of a listing would take "new" for an id.
        lending(pages, cards, idempotency);
        finding(pages, cards, idempotency);
        borrowing(pages, files, idempotency);
        desk(pages, messages, cards, idempotency);
        people(pages, cards, idempotency);
    }

    /** What those who lend write: listings, their rules, keys and calendars, and lists of them. */
    private void lending(PageRouter pages, Cards cards, Idempotency idempotency) {
        new WritingPages(doors, cards, idempotency).mount(pages);
        new WritingPartPages(doors).mount(pages);
        new RulePages(doors).mount(pages);
        new PhotoPages(doors).mount(pages);
        new OutsidePages(doors).mount(pages);
        new KeyPages(doors).mount(pages);
        new MarkPages(doors).mount(pages);
        new RenewalPages(doors).mount(pages);
        new ClaimPages(doors).mount(pages);
        new ImportPages(doors, cards).mount(pages);
    }

    /** Searching, one listing, its month, searches that are kept, help. */
    private void finding(PageRouter pages, Cards cards, Idempotency idempotency) {
        new HomePages(doors, cards).mount(pages);
        new ListingPages(doors, cards).mount(pages);
        new MonthPages(doors).mount(pages);
        new EmbedPages(doors).mount(pages);
        new RankPages(doors).mount(pages);
        new SavedLetterPages(doors).mount(pages);
        new SavedPages(doors, idempotency).mount(pages);
        new HelpPages(doors, document).mount(pages);
    }

    /** From asking to what comes after the use, for both sides. */
    private void borrowing(PageRouter pages, StaticFiles files, Idempotency idempotency) {
        RequestPages requests = new RequestPages(doors, idempotency);
        requests.mount(pages);
        new SeriesRequestPages(doors, idempotency, requests).mount(pages);
        new SeriesPages(doors).mount(pages);
        new CartPages(doors, idempotency).mount(pages);
        // Before the moves of a booking, which would take "access", "custody" and "report" for some.
        new AccessPages(doors).mount(pages);
        new PaperPages(doors, files).mount(pages);
        new CustodyPages(doors).mount(pages);
        new UseReportPages(doors).mount(pages);
        new SoundingPages(doors).mount(pages);
        new BookingPages(doors, idempotency).mount(pages);
        new AnswerPages(doors).mount(pages);
    }

    /** What a hub's staff do: its day, its curating, times closed and things out of service, emergencies, figures. */
    private void desk(PageRouter pages, Messages messages, Cards cards, Idempotency idempotency) {
        new DeskPages(doors).mount(pages);
        new DayPages(doors).mount(pages);
        new CurationPages(doors, cards).mount(pages);
        new BlockPages(doors, idempotency).mount(pages);
        new OutagePages(doors, idempotency).mount(pages);
        new DisplacedPages(doors, idempotency).mount(pages);
        new EmergencyPages(doors).mount(pages);
        new EmergencySettingPages(doors, cards).mount(pages);
        new UsesPages(doors, messages).mount(pages);
        new RegistrationPages(doors).mount(pages);
    }

    /** Accounts and groups: signing in, registering, inviting, accompanying, one's own data, leaving. */
    private void people(PageRouter pages, Cards cards, Idempotency idempotency) {
        new AccountPages(doors).mount(pages);
        new RegisterPages(doors).mount(pages);
        new GroupPages(doors, cards, idempotency).mount(pages);
        new LeavingPages(doors).mount(pages);
        new KeepingPages(doors).mount(pages);
        new InvitationPages(doors).mount(pages);
        new MyPages(doors).mount(pages);
        new CalendarPages(doors).mount(pages);
        new NoticePages(doors).mount(pages);
    }
}
