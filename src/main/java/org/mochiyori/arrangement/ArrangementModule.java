package org.mochiyori.arrangement;

import java.time.Duration;
import java.util.List;
import org.mochiyori.booking.BookingModule;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.notice.NoticeModule;
import org.mochiyori.people.Belongings;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.jobs.ChangeReader;
import org.mochiyori.platform.jobs.Timers;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.Term;
import org.mochiyori.platform.web.Api;

/** Makes this feature and hands out its doors. */
public final class ArrangementModule {
    private static final String READER = "arrangement";

    private final Platform platform;
    private final Soundings soundings;
    private final Offers offers;
    private final Renewals renewals;
    private final Rounds rounds;
    private final ChangeReader reader;

    private ArrangementModule(Platform platform, Doors doors) {
        this.platform = platform;
        Workshop shop = new Workshop(
                platform, doors.booking(), doors.catalogue(), doors.notice().helpers());
        this.soundings = new Soundings(shop);
        this.offers = new Offers(shop, soundings);
        this.renewals = new Renewals(shop);
        this.rounds = new Rounds(shop, soundings);
        this.reader = new ChangeReader(platform.log(), READER, rounds::follow);
    }

    /** The features it is built on. */
    public record Doors(BookingModule booking, CatalogueModule catalogue, NoticeModule notice) {}

    /** Over a platform and other features. */
    public static ArrangementModule over(Platform platform, Doors doors) {
        return new ArrangementModule(platform, doors);
    }

    /** Mounts the JSON routes. */
    public void mount(Api api) {
        new SoundingRoutes(soundings, offers).mount(api);
        new RenewalRoutes(renewals).mount(api);
    }

    /** Adds the jobs that the clock starts. */
    public void schedule(Timers timers) {
        timers.every(Duration.ofSeconds(5), "helpers-told", reader::run)
                .every(Duration.ofMinutes(5), "soundings", rounds::run)
                .every(Duration.ofMinutes(30), "renewals", renewals::run);
    }

    /** What is kept of soundings for a time only. */
    public static List<Term> terms(Periods periods) {
        return ArrangementTerms.all(periods);
    }

    /** What this feature keeps of people. */
    public Belongings belongings() {
        return new ArrangementBelongingsStore(platform.db());
    }

    /** What is promised about soundings, for the doctor. */
    public static List<Check> checks() {
        return ArrangementChecks.all();
    }

    /** Asking people, and their answers. */
    public Soundings soundings() {
        return soundings;
    }

    /** Other times that people have offered. */
    public Offers offers() {
        return offers;
    }

    /** Whether people still offer what they can do. */
    public Renewals renewals() {
        return renewals;
    }

    /** Does what the clock and the change log have for it now. */
    void run() {
        rounds.run();
        renewals.run();
        reader.run();
    }
}
