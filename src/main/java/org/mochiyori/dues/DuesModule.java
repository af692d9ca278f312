package org.mochiyori.dues;

import java.util.List;
import org.mochiyori.booking.BookingModule;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.people.Belongings;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.RowTerm;
import org.mochiyori.platform.keeping.Term;
import org.mochiyori.platform.web.Api;

/** Makes this feature and hands out its doors. */
public final class DuesModule {
    private final Platform platform;
    private final BookingModule booking;
    private final Dues dues;
    private final Reductions reductions;

    private DuesModule(Platform platform, BookingModule booking, CatalogueModule catalogue, Demand.Source demanded) {
        this.platform = platform;
        this.booking = booking;
        this.dues = new Dues(platform, booking.bookings(), catalogue, demanded);
        this.reductions = new Reductions(platform.db(), dues);
    }

    /**
     * Over a platform, bookings and the rules of what is lent.
     *
     * @param demanded what lenders want for things lost and damaged
     */
    public static DuesModule over(
            Platform platform, BookingModule booking, CatalogueModule catalogue, Demand.Source demanded) {
        return new DuesModule(platform, booking, catalogue, demanded);
    }

    /** Mounts the JSON routes. */
    public void mount(Api api) {
        new DuesRoutes(booking.bookings(), dues, reductions).mount(api);
    }

    /** What is kept for a time only: words beside figures; the figures stay. */
    public static List<Term> terms(Periods periods) {
        return List.of(term("reductions", periods), term("charges", periods), term("payments", periods));
    }

    /** What this feature keeps of people. */
    public Belongings belongings() {
        return new DuesBelongingsStore(platform.db());
    }

    /** What is promised about money, for the doctor. */
    public static List<Check> checks() {
        return DuesChecks.all();
    }

    /** Accounts, charges and payments. */
    public Dues dues() {
        return dues;
    }

    /** 減免. */
    public Reductions reductions() {
        return reductions;
    }

    private static Term term(String table, Periods periods) {
        return RowTerm.of(
                        table + "-notes",
                        "What people wrote beside " + table + " goes after "
                                + periods.contacts().getYears() + " years.",
                        periods.contacts())
                .clear(table, "note = null", "t.note is not null and t.at < $1");
    }
}
