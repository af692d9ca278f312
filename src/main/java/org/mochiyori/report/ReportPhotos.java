package org.mochiyori.report;

import java.util.UUID;
import org.mochiyori.booking.Bookings;
import org.mochiyori.booking.Line;
import org.mochiyori.booking.Seen;
import org.mochiyori.catalogue.Photos;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;
import org.mochiyori.platform.web.JsonBody;

/** Pictures that go with a report of use: what broke, how a room was left. The two sides of the line see them, and nobody else. */
public final class ReportPhotos {
    /** As many as a line has. */
    public static final int MOST = 6;

    private final Platform platform;
    private final Bookings bookings;
    private final Photos photos;

    ReportPhotos(Platform platform, ReportModule.Doors doors) {
        this.platform = platform;
        this.bookings = doors.booking().bookings();
        this.photos = doors.catalogue().photos();
    }

    /** Which line of which booking. */
    public record At(UUID booking, UUID line) {}

    /** Refuses those who may not add a picture, before one is looked at. @throws Refused as {@link #add} does */
    public void require(Caller caller, At at) {
        Reports.own(bookings.get(caller, at.booking()), at.line());
    }

    /** Makes a fresh picture of an upload, before any transaction begins. @throws Refused where it is none */
    public Photos.Prepared prepare(byte[] upload) {
        return photos.prepare(upload);
    }

    /**
     * Adds a picture to what was reported of a room or a thing; the same one again changes nothing.
     *
     * @return the report with it
     * @throws Refused as not found where nothing was reported, as invalid where there are six
     */
    public Report add(Tx tx, Caller caller, At at, Photos.Prepared photo) {
        ReportStore.lock(tx, at.booking());
        Line line = Reports.own(bookings.get(tx, caller, at.booking()), at.line());
        Report report = ReportStore.find(tx, at.booking(), at.line())
                .filter(found -> found.said().minutes().isEmpty())
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
        ReportPhotoStore.Fresh fresh = new ReportPhotoStore.Fresh(
                platform.ids().next(), photo, caller.person(), platform.clock().instant());
        if (!ReportPhotoStore.insert(tx, report, fresh)) {
            return report;
        }
        if (report.photos().size() >= MOST) {
            throw new Refused(Problem.Invalid.of("/file", "count", "at most " + MOST + " pictures"));
        }
        platform.events()
                .append(
                        tx,
                        Event.of("report", at.booking(), "pictured")
                                .in(line.terms().thing().hub())
                                .by(caller.person())
                                .with(JsonBody.mapper()
                                        .createObjectNode()
                                        .put("line", at.line().toString())));
        return ReportStore.find(tx, at.booking(), at.line()).orElseThrow();
    }

    /** The bytes of a picture, as {@code image/jpeg}. @throws Refused as not found for all but the two sides of the line */
    public byte[] read(Caller caller, UUID photo) {
        ReportPhotoStore.Shown shown =
                ReportPhotoStore.find(platform.db(), photo).orElseThrow(() -> new Refused(new Problem.NotFound()));
        Seen seen = bookings.get(caller, shown.booking());
        Reports.line(seen, shown.line());
        return shown.bytes().getBytes();
    }
}
