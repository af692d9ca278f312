package org.mochiyori.report;

import io.vertx.core.http.HttpMethod;
import java.util.regex.Pattern;
import org.mochiyori.booking.Bookings;
import org.mochiyori.catalogue.Photos;
import org.mochiyori.kernel.Caller;
import org.mochiyori.people.Scopes;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;

/** Pictures of reports over HTTP. */
final class ReportPhotoRoutes {
    private static final String ID = "[0-9a-fA-F-]{36}";
    private static final Pattern UPLOAD =
            Pattern.compile("(" + Api.BASE + ")?/bookings/" + ID + "/lines/" + ID + "/report/photos");

    private final Platform platform;
    private final Bookings bookings;
    private final ReportPhotos photos;

    ReportPhotoRoutes(Platform platform, Bookings bookings, ReportPhotos photos) {
        this.platform = platform;
        this.bookings = bookings;
        this.photos = photos;
    }

    /** Whether a request to this path may carry a picture. */
    static boolean isUpload(String path) {
        return UPLOAD.matcher(path).matches();
    }

    void mount(Api api) {
        api.ask(HttpMethod.POST, "/bookings/:id/lines/:line/report/photos", this::add);
    }

    private Answer add(Call call) {
        Caller caller = call.caller(Scopes.BOOK);
        ReportPhotos.At at = new ReportPhotos.At(call.id("id"), call.id("line"));
        call.query().done();
        photos.require(caller, at);
        Photos.Prepared photo = photos.prepare(call.upload("file").bytes());
        Report report = platform.db().inTransaction(tx -> photos.add(tx, caller, at, photo));
        return Answer.created(
                Api.BASE + "/bookings/" + at.booking() + "/reports",
                ReportJson.of(report, bookings.get(caller, at.booking())));
    }
}
