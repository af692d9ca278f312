package org.mochiyori.series;

import java.util.List;
import org.mochiyori.booking.BookingModule;
import org.mochiyori.people.Belongings;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.web.Api;

/** Makes this feature and hands out its doors. */
public final class SeriesModule {
    private final Platform platform;
    private final AllSeries all;
    private final SeriesChanges changes;

    private SeriesModule(Platform platform, BookingModule booking) {
        this.platform = platform;
        this.all = new AllSeries(platform, booking);
        this.changes = new SeriesChanges(platform, all, booking);
    }

    /** Over a platform and bookings. */
    public static SeriesModule over(Platform platform, BookingModule booking) {
        return new SeriesModule(platform, booking);
    }

    /** Mounts the JSON routes. */
    public void mount(Api api) {
        new SeriesRoutes(all, changes).mount(api);
    }

    /** What this feature keeps of people. */
    public Belongings belongings() {
        return new SeriesBelongingsStore(platform.db());
    }

    /** What is promised about series, for the doctor. */
    public static List<Check> checks() {
        return SeriesChecks.all();
    }

    /** Asking for series, and reading them. */
    public AllSeries series() {
        return all;
    }

    /** Changing dates of a series. */
    public SeriesChanges changes() {
        return changes;
    }
}
