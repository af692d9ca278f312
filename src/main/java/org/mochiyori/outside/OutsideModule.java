package org.mochiyori.outside;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mochiyori.booking.Displacing;
import org.mochiyori.catalogue.Listings;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.fetch.Fetched;
import org.mochiyori.platform.fetch.Fetcher;
import org.mochiyori.platform.fetch.Reach;
import org.mochiyori.platform.jobs.Timers;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Check.Promise;
import org.mochiyori.platform.keeping.RowCheck;
import org.mochiyori.platform.web.Api;

/** Makes this feature and hands out its door. */
public final class OutsideModule {
    private final OutsideCalendars calendars;

    private OutsideModule(OutsideCalendars calendars) {
        this.calendars = calendars;
    }

    /** Over a platform; calendars are fetched from the public net. */
    public static OutsideModule over(Platform platform, Listings listings, Displacing units) {
        Fetcher fetcher = new Fetcher(platform.vertx(), Reach.everybodys(), OutsideCalendars.MOST_BYTES);
        return from(platform, listings, units, new OutsideCalendars.Source() {
            @Override
            public boolean covers(String address) {
                return fetcher.covers(address);
            }

            @Override
            public Fetched fetch(String address, Optional<String> tag) {
                return fetcher.fetch(address, tag);
            }
        });
    }

    /** The same where calendars come from elsewhere. */
    static OutsideModule from(Platform platform, Listings listings, Displacing units, OutsideCalendars.Source source) {
        return new OutsideModule(new OutsideCalendars(platform, listings, units, source));
    }

    /** Mounts the JSON routes. */
    public void mount(Api api) {
        new OutsideRoutes(calendars).mount(api);
    }

    /** Adds the jobs that the clock starts. */
    public void schedule(Timers timers) {
        timers.every(Duration.ofMinutes(1), "outside-calendars", calendars::run);
    }

    /** What is promised about calendars kept elsewhere, for the doctor. */
    public static List<Check> checks() {
        return List.of(RowCheck.of(
                new Promise(
                        "outside-units",
                        "A calendar kept elsewhere keeps all units of its listing, and no others.",
                        "Fetch it again, or remove it and add it anew."),
                """
                select 'A calendar kept elsewhere keeps other units than those of its listing.' as what, array[c.id::text] as ids
                from outside_calendars c
                where exists (select from outside_busy o where o.calendar = c.id and o.unit not in (
                    select u.unit from listing_units u where u.listing = c.listing))
                """));
    }

    /** Calendars kept elsewhere. */
    public OutsideCalendars calendars() {
        return calendars;
    }
}
