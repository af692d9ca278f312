package org.mochiyori.custody;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.mochiyori.booking.BookingModule;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.dues.Demand;
import org.mochiyori.people.Belongings;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.jobs.Timers;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.RowTerm;
import org.mochiyori.platform.keeping.Term;
import org.mochiyori.platform.web.Api;

/** Makes this feature and hands out its doors. */
public final class CustodyModule {
    private final Platform platform;
    private final Custody.Doors doors;
    private final Custody custody;
    private final Renewals renewals;
    private final Claims claims;

    private CustodyModule(Platform platform, BookingModule booking, CatalogueModule catalogue) {
        this.platform = platform;
        this.doors = new Custody.Doors(booking.bookings(), booking.loans(), booking.outages(), catalogue);
        this.claims = new Claims(platform, booking.bookings());
        this.custody = new Custody(platform, doors, claims);
        this.renewals = new Renewals(platform, doors);
        booking.bookings().onHanded(custody::note);
    }

    /** Over a platform, bookings and the rules of what is lent. */
    public static CustodyModule over(Platform platform, BookingModule booking, CatalogueModule catalogue) {
        return new CustodyModule(platform, booking, catalogue);
    }

    /** What lenders demand for things lost and damaged; what is owed, which stands below, asks it. */
    public static Demand.Source demands() {
        return (sql, lines) -> ClaimStore.listOfLines(sql, lines).stream()
                .flatMap(claim -> CustodyRules.demands(claim).stream())
                .sorted(Comparator.comparing(Demand::since))
                .toList();
    }

    /** Whether a request to this path may carry a picture. */
    public static boolean isUpload(String path) {
        return CustodyRoutes.isUpload(path);
    }

    /** Mounts the JSON routes. */
    public void mount(Api api) {
        new CustodyRoutes(platform, doors, this).mount(api);
        new ClaimRoutes(doors, claims).mount(api);
    }

    /** Adds the jobs that the clock starts. */
    public void schedule(Timers timers) {
        timers.every(Duration.ofMinutes(5), "custody-silence", custody::endSilence)
                .every(Duration.ofMinutes(10), "custody-warnings", custody::warn)
                .every(Duration.ofMinutes(10), "custody-warnings-of-kept", custody::warnOfKept);
    }

    /** What is kept for a time only: people's words and pictures; counts, times and decisions stay. */
    public static List<Term> terms(Periods periods) {
        return Stream.concat(
                        Stream.of(
                                        "custody_records",
                                        "custody_answers",
                                        "custody_renewals",
                                        "custody_claim_moves",
                                        "outage_keeps")
                                .map(table -> (Term) named(
                                                table.replace('_', '-') + "-notes",
                                                "What people wrote in " + table,
                                                periods)
                                        .clear(table, "note = null", "t.note is not null and t.at < $1")),
                        Stream.of((Term) named("custody-photos", "Pictures of hand-overs and returns", periods)
                                .delete("custody_photos", "t.at < $1")))
                .toList();
    }

    /** What this feature keeps of people. */
    public Belongings belongings() {
        return new CustodyBelongingsStore(platform.db());
    }

    /** What is promised about hand-overs, for the doctor. */
    public static List<Check> checks() {
        return CustodyChecks.all();
    }

    /** Hand-over and return. */
    public Custody custody() {
        return custody;
    }

    /** Keeping things longer. */
    public Renewals renewals() {
        return renewals;
    }

    /** What was lost or damaged. */
    public Claims claims() {
        return claims;
    }

    private static RowTerm.Named named(String name, String what, Periods periods) {
        return RowTerm.of(name, what + " goes after " + periods.contacts().getYears() + " years.", periods.contacts());
    }
}
