package org.mochiyori.closure;

import java.time.Duration;
import java.util.List;
import org.mochiyori.booking.BookingModule;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.dues.DuesModule;
import org.mochiyori.people.Belongings;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.jobs.Timers;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.RowTerm;
import org.mochiyori.platform.keeping.Term;
import org.mochiyori.platform.web.Api;

/** Makes this feature and hands out its doors. */
public final class ClosureModule {
    private final Platform platform;
    private final Blocks blocks;
    private final DayClosures days;
    private final Displacements displacements;
    private final Substitutes substitutes;
    private final KeptBack keptBack;

    private ClosureModule(Platform platform, CatalogueModule catalogue, BookingModule booking, DuesModule dues) {
        this.platform = platform;
        this.blocks = new Blocks(platform, catalogue, booking.displacing());
        this.days = new DayClosures(platform, catalogue.places(), booking.displacing());
        this.displacements = new Displacements(platform, booking.displacing(), dues.dues());
        this.substitutes = new Substitutes(booking.outages(), booking.displacing(), dues.dues());
        this.keptBack = new KeptBack(platform, booking.displacing());
    }

    /** Over a platform, what is lent, what is booked and what is owed for it. */
    public static ClosureModule over(
            Platform platform, CatalogueModule catalogue, BookingModule booking, DuesModule dues) {
        return new ClosureModule(platform, catalogue, booking, dues);
    }

    /** Mounts the JSON routes. */
    public void mount(Api api) {
        new ClosureRoutes(blocks, days, displacements).mount(api);
        new SubstituteRoutes(substitutes).mount(api);
    }

    /** Adds the jobs that the clock starts. */
    public void schedule(Timers timers) {
        timers.every(Duration.ofSeconds(5), "displaced-bookings", displacements::settle);
    }

    /** What is kept of closed times for a time only; what happened stays. */
    public static List<Term> terms(Periods periods) {
        return List.of(RowTerm.of(
                        "displacement-notes",
                        "What people wrote beside a displaced booking goes after "
                                + periods.contacts().getYears() + " years.",
                        periods.contacts())
                .clear("displacement_moves", "note = null", "t.note is not null and t.at < $1"));
    }

    /** What this feature keeps of people. */
    public Belongings belongings() {
        return new ClosureBelongingsStore(platform.db());
    }

    /** What is promised about closed times, for the doctor. */
    public static List<Check> checks() {
        return ClosureChecks.all();
    }

    /** 行政使用. */
    public Blocks blocks() {
        return blocks;
    }

    /** Days closed by weather or disaster. */
    public DayClosures days() {
        return days;
    }

    /** What was booked in closed times. */
    public Displacements displacements() {
        return displacements;
    }

    /** What becomes of bookings for which things out of service are missing. */
    public Substitutes substitutes() {
        return substitutes;
    }

    /** Things that a hub keeps for its own desk. */
    public KeptBack keptBack() {
        return keptBack;
    }
}
