package org.mochiyori.booking;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.catalogue.Commitments;
import org.mochiyori.people.Belongings;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.jobs.Timers;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.Term;
import org.mochiyori.platform.web.Api;

/** Makes this feature and hands out its doors. */
public final class BookingModule {
    private final Platform platform;
    private final CatalogueModule catalogue;
    private final Bookings bookings;
    private final LineChanges changes;
    private final Several several;
    private final Describing describing;
    private final Loans loans;
    private final Outages outages;
    private final Availability availability;
    private final Agreements agreements;
    private final Displacing displacing;
    private final Waivers waivers;
    private final Trials trials;
    private final Answering answering;

    private BookingModule(Platform platform, CatalogueModule catalogue) {
        this.platform = platform;
        this.catalogue = catalogue;
        Offers offers = new Offers(catalogue);
        this.availability = new Availability(platform, offers);
        this.agreements = new Agreements(platform);
        this.outages = new Outages(platform, catalogue.listings(), availability::tell);
        this.waivers = new Waivers(platform, catalogue, offers);
        this.trials = new Trials(offers);
        OwnerHub local = new LocalHub(platform.clock(), platform.events(), availability::tell);
        Assessor assessor = new Assessor(offers, platform.ids());
        this.bookings = new Bookings(platform, assessor, local);
        this.describing = new Describing(platform, assessor, local);
        this.several = new Several(platform, assessor);
        this.changes = new LineChanges(platform, assessor, local, outages);
        this.loans = new Loans(platform, new Renewing(offers), local);
        this.displacing = new Displacing(platform, assessor, local, availability::tell);
        this.answering = new Answering(local);
    }

    /** Over one server's platform and catalogue. */
    public static BookingModule over(Platform platform, CatalogueModule catalogue) {
        return new BookingModule(platform, catalogue);
    }

    /** What is promised to borrowers; the catalogue, which stands below, asks it before it makes something smaller. */
    public static Commitments commitments(InstantSource clock) {
        return new CommitmentStore(clock);
    }

    /** Mounts the JSON routes. */
    public void mount(Api api) {
        new BookingRoutes(bookings, changes, platform.clock()).mount(api);
        new LineRoutes(changes, describing).mount(api);
        new AgreementRoutes(agreements).mount(api);
        new WaiverRoutes(waivers).mount(api);
        new AvailabilityRoutes(availability, catalogue.listings()).mount(api);
    }

    /** Adds the jobs that the clock starts. */
    public void schedule(Timers timers) {
        timers.every(Duration.ofSeconds(5), "bookings-expired", bookings::expire);
        timers.every(Duration.ofMinutes(5), "loans-late", loans::keepLate);
    }

    /** What is kept of bookings for a time only. */
    public static List<Term> terms(Periods periods) {
        return BookingTerms.all(periods);
    }

    /** What this feature keeps of people. */
    public Belongings belongings() {
        return new BookingBelongingsStore(platform.db());
    }

    /** Exceptions made for people or by them. */
    public Belongings exceptions() {
        return new WaiverBelongingsStore(platform.db());
    }

    /** What is promised about bookings, for the doctor. */
    public static List<Check> checks() {
        return BookingChecks.all();
    }

    /** Wishes, bookings and their moves. */
    public Bookings bookings() {
        return bookings;
    }

    /** What the borrower changes of a booking that is there. */
    public LineChanges changes() {
        return changes;
    }

    /** What happens to things while they are out. */
    public Loans loans() {
        return loans;
    }

    /** Moves by people whom a lender has asked, and who have no account. */
    public Answering answering() {
        return answering;
    }

    /** What bookings are for, said anew. */
    public Describing describing() {
        return describing;
    }

    /** What is asked about several bookings that belong together. */
    public Several several() {
        return several;
    }

    /** Things out of service. */
    public Outages outages() {
        return outages;
    }

    /** What is taken and what is free. */
    public Availability availability() {
        return availability;
    }

    /** What closed times do to bookings. */
    public Displacing displacing() {
        return displacing;
    }

    /** Rules set aside by those who may. */
    public Waivers waivers() {
        return waivers;
    }

    /** What uses would cost by other rules. */
    public Trials trials() {
        return trials;
    }

    /** 連携設定 between hubs. */
    public Agreements agreements() {
        return agreements;
    }
}
