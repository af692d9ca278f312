package org.mochiyori.paper;

import org.mochiyori.booking.BookingModule;
import org.mochiyori.catalogue.CatalogueModule;
import org.mochiyori.dues.DuesModule;
import org.mochiyori.group.GroupModule;
import org.mochiyori.people.PeopleModule;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.print.PdfPrinter;
import org.mochiyori.platform.web.Api;

/** Makes this feature and hands out its doors. */
public final class PaperModule {
    private final Papers papers;
    private final PaperPrinter printer;
    private final BookingModule booking;

    private PaperModule(Platform platform, Doors doors) {
        Sources sources = new Sources(
                platform,
                doors.catalogue(),
                doors.groups().groups(),
                doors.people().hubs());
        this.booking = doors.booking();
        this.papers =
                new Papers(sources, doors.booking().bookings(), doors.dues().dues());
        this.printer = new PaperPrinter(new PdfPrinter(platform.vertx()));
    }

    /** The features it is built on. */
    public record Doors(
            PeopleModule people,
            GroupModule groups,
            CatalogueModule catalogue,
            BookingModule booking,
            DuesModule dues) {}

    /** Over a platform and other features. */
    public static PaperModule over(Platform platform, Doors doors) {
        return new PaperModule(platform, doors);
    }

    /** Mounts the JSON routes. */
    public void mount(Api api) {
        new PaperRoutes(papers, booking.bookings()).mount(api);
    }

    /** Which papers there are, and what stands on them. */
    public Papers papers() {
        return papers;
    }

    /** Pages and PDF of them. */
    public PaperPrinter printer() {
        return printer;
    }
}
