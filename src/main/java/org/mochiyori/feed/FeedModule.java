package org.mochiyori.feed;

import java.util.List;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.group.GroupModule;
import org.mochiyori.people.Belongings;
import org.mochiyori.people.PeopleModule;
import org.mochiyori.people.SignIn;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.RowTerm;
import org.mochiyori.platform.keeping.Term;
import org.mochiyori.platform.web.Api;

/** Makes this feature and hands out its door. */
public final class FeedModule {
    private final Platform platform;
    private final Feeds feeds;
    private final SignIn guesses;

    private FeedModule(Platform platform, Doors doors) {
        this.platform = platform;
        this.feeds =
                new Feeds(platform, doors.groups().acting(), doors.catalogue().listings());
        this.guesses = doors.people().signIn();
    }

    /** The features it is built on. */
    public record Doors(PeopleModule people, GroupModule groups, CatalogueModule catalogue) {}

    /** Over a platform and other features. */
    public static FeedModule over(Platform platform, Doors doors) {
        return new FeedModule(platform, doors);
    }

    /** Mounts the JSON routes. */
    public void mount(Api api) {
        new FeedRoutes(feeds, guesses).mount(api);
    }

    /** What is kept of addresses for a time only. */
    public static List<Term> terms(Periods periods) {
        return List.of(RowTerm.of(
                        "calendar-feeds",
                        "Addresses of calendars that nothing has read go after "
                                + periods.contacts().getYears() + " years.",
                        periods.contacts())
                .delete("calendar_feeds", "coalesce(t.read_on::timestamptz, t.renewed_at, t.made_at) < $1"));
    }

    /** What this feature keeps of people. */
    public Belongings belongings() {
        return new FeedBelongingsStore(platform);
    }

    /** What is promised about addresses, for the doctor. */
    public static List<Check> checks() {
        return FeedChecks.all();
    }

    /** Secret addresses of calendars. */
    public Feeds feeds() {
        return feeds;
    }
}
