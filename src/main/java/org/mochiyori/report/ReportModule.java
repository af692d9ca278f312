package org.mochiyori.report;

import java.time.Duration;
import java.util.List;
import org.mochiyori.booking.BookingModule;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.dues.DuesModule;
import org.mochiyori.people.Belongings;
import org.mochiyori.people.PeopleModule;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.jobs.ChangeReader;
import org.mochiyori.platform.jobs.Timers;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.RowTerm;
import org.mochiyori.platform.keeping.Term;
import org.mochiyori.platform.web.Api;

/** Makes this feature and hands out its doors. */
public final class ReportModule {
    private static final String READER = "reports";

    private final Platform platform;
    private final BookingModule booking;
    private final Reports reports;
    private final ReportPhotos photos;
    private final Uses uses;
    private final Rounds rounds;
    private final ChangeReader reader;

    private ReportModule(Platform platform, Doors doors) {
        this.platform = platform;
        this.booking = doors.booking();
        Asking asking = new Asking(doors.catalogue());
        this.reports = new Reports(platform, doors, asking);
        this.photos = new ReportPhotos(platform, doors);
        this.uses = new Uses(platform, doors.people().hubs());
        this.rounds = new Rounds(platform, asking);
        this.reader = new ChangeReader(platform.log(), READER, rounds::follow);
    }

    /** The features it is built on. */
    public record Doors(PeopleModule people, BookingModule booking, CatalogueModule catalogue, DuesModule dues) {}

    /** Over a platform and other features. */
    public static ReportModule over(Platform platform, Doors doors) {
        return new ReportModule(platform, doors);
    }

    /** Whether a request to this path may carry a picture. */
    public static boolean isUpload(String path) {
        return ReportPhotoRoutes.isUpload(path);
    }

    /** Mounts the JSON routes. */
    public void mount(Api api) {
        new ReportRoutes(booking.bookings(), reports, uses).mount(api);
        new ReportPhotoRoutes(platform, booking.bookings(), photos).mount(api);
    }

    /** Adds the jobs that the clock starts. */
    public void schedule(Timers timers) {
        timers.every(Duration.ofSeconds(30), "reports-asked", reader::run)
                .every(Duration.ofMinutes(10), "reports-told", rounds::run);
    }

    /** What is kept of reports for a time only: people's words and pictures; figures stay. */
    public static List<Term> terms(Periods periods) {
        return List.of(
                RowTerm.of(
                                "report-words",
                                "What people wrote in reports of use goes after "
                                        + periods.contacts().getYears() + " years.",
                                periods.contacts())
                        .clear(
                                "use_reports",
                                "used_for = null, trouble = null, remarks = null",
                                "coalesce(t.used_for, t.trouble, t.remarks) is not null and t.at < $1"),
                RowTerm.of(
                                "report-photos",
                                "Pictures of reports of use go after "
                                        + periods.contacts().getYears() + " years.",
                                periods.contacts())
                        .delete("use_report_photos", "t.at < $1"));
    }

    /** What this feature keeps of people. */
    public Belongings belongings() {
        return new ReportBelongingsStore(platform.db());
    }

    /** What is promised about reports, for the doctor. */
    public static List<Check> checks() {
        return ReportChecks.all();
    }

    /** What came of uses. */
    public Reports reports() {
        return reports;
    }

    /** Pictures that go with reports. */
    public ReportPhotos photos() {
        return photos;
    }

    /** What was used, for the desk. */
    public Uses uses() {
        return uses;
    }

    /** Does what the clock and the change log have for it now. */
    void run() {
        reader.run();
        rounds.run();
    }
}
