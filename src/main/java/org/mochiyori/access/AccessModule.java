package org.mochiyori.access;

import java.util.List;
import org.mochiyori.booking.BookingModule;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.people.Belongings;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Check.Promise;
import org.mochiyori.platform.keeping.RowCheck;
import org.mochiyori.platform.web.Api;

/** Makes this feature and hands out its doors. */
public final class AccessModule {
    private final Platform platform;
    private final Keys keys;

    private AccessModule(Platform platform, CatalogueModule catalogue, BookingModule booking) {
        this.platform = platform;
        this.keys = new Keys(platform, catalogue.listings(), catalogue.places(), booking.bookings());
    }

    /** Over a platform, what is lent and what is booked. */
    public static AccessModule over(Platform platform, CatalogueModule catalogue, BookingModule booking) {
        return new AccessModule(platform, catalogue, booking);
    }

    /** Mounts the JSON routes. */
    public void mount(Api api) {
        new AccessRoutes(keys).mount(api);
    }

    /** What this feature keeps of people. */
    public Belongings belongings() {
        return new AccessBelongingsStore(platform.db());
    }

    /** What is promised about keys, for the doctor. */
    public static List<Check> checks() {
        return List.of(RowCheck.of(
                new Promise(
                        "access-history",
                        "Each change of how one gets in is kept, with who made it.",
                        "Somebody has changed the database by hand, or this is a fault of the program: tell its makers."),
                """
                select format('Of a key %s of %s changes are kept.', count(c.version), k.version) as what,
                  array[k.id::text] as ids
                from access_keys k left join access_changes c on c.key = k.id
                group by k.id having count(c.version) <> k.version
                """));
    }

    /** How one gets in. */
    public Keys keys() {
        return keys;
    }
}
