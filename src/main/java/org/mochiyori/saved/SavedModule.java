package org.mochiyori.saved;

import java.time.Duration;
import java.util.List;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.group.GroupModule;
import org.mochiyori.notice.NoticeModule;
import org.mochiyori.people.Belongings;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.jobs.ChangeReader;
import org.mochiyori.platform.jobs.Timers;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.Term;
import org.mochiyori.platform.web.Api;
import org.mochiyori.search.SearchModule;

/** Makes this feature and hands out its doors. */
public final class SavedModule {
    private static final String READER = "saved";
    private static final int BATCH = 50;
    private static final Duration STEP = Duration.ofSeconds(5);

    private final Platform platform;
    private final SavedSearches searches;
    private final Watch watch;
    private final ChangeReader reader;
    private final Telling telling;

    private SavedModule(Platform platform, Doors doors) {
        this.platform = platform;
        var alerts = doors.search().alerts();
        var listings = doors.catalogue().listings();
        this.searches = new SavedSearches(platform, doors.groups().acting(), listings, alerts);
        this.watch = new Watch(platform.db(), platform.log(), alerts);
        this.reader = new ChangeReader(
                platform.log(), READER, BATCH, new Matching(watch, alerts, listings, platform.clock())::take);
        this.telling = new Telling(platform, alerts, listings, doors.notice().findings());
    }

    /** The features it is built on. */
    public record Doors(CatalogueModule catalogue, GroupModule groups, SearchModule search, NoticeModule notice) {}

    /** Over a platform and other features. */
    public static SavedModule over(Platform platform, Doors doors) {
        return new SavedModule(platform, doors);
    }

    /** Mounts the JSON routes. */
    public void mount(Api api) {
        new SavedRoutes(searches).mount(api);
    }

    /** Adds the jobs that the clock starts. */
    public void schedule(Timers timers) {
        timers.every(STEP, "saved-searches", this::run);
    }

    /** What is kept of saved searches for a time only. */
    public static List<Term> terms(Periods periods) {
        return SavedTerms.all(periods);
    }

    /** What this feature keeps of people. */
    public Belongings belongings() {
        return new SavedBelongingsStore(platform);
    }

    /** What is promised about saved searches, for the doctor. */
    public static List<Check> checks() {
        return SavedChecks.all();
    }

    /** What people keep on looking for. */
    public SavedSearches searches() {
        return searches;
    }

    /** Looks at what is new or free again, and tells of it. */
    void run() {
        watch.catchUp();
        reader.run();
        telling.run();
    }
}
