package org.mochiyori.site;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.catalogue.Photos;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.web.Upload;
import org.mochiyori.report.Report;
import org.mochiyori.report.ReportPhotos;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.SheetView.Pictures;

/** Pictures on the page of a report of use. */
final class ReportPhotoPages {
    private static final String PATH = "/reports/photos/";

    private final Doors doors;
    private final Page page;

    /** @param page shows the report again, where a picture could not be taken */
    ReportPhotoPages(Doors doors, Page page) {
        this.doors = doors;
        this.page = page;
    }

    /** The page of a report, with what could not be done. */
    @FunctionalInterface
    interface Page {
        Reply show(Visit visit, Answers answers, List<Phrase> wrong, int status);
    }

    void mount(PageRouter pages) {
        pages.get(PATH + ":id", this::photo);
        pages.post("/bookings/:id/lines/:line/report/photos", this::add);
    }

    /** @param adds whether the reader may add one */
    static Pictures pictures(Report report, boolean adds) {
        boolean more = adds && report.photos().size() < ReportPhotos.MOST;
        return new Pictures(
                report.photos().stream().map(photo -> PATH + photo).toList(),
                Phrase.of("report.photo"),
                more ? Optional.of(form(report)) : Optional.empty());
    }

    private static Form form(Report report) {
        return new Form(
                "/bookings/" + report.booking() + "/lines/" + report.line() + "/report/photos",
                List.of(Field.of(Field.Type.FILE, "file", "custody.photo-add").hint(Phrase.of("custody.photo-hint"))),
                Phrase.of("custody.photo-send"));
    }

    private Reply photo(Visit visit) {
        byte[] bytes = photos().read(visit.caller(), visit.id());
        return new Reply.File("image/jpeg", "photo.jpg", Buffer.buffer(bytes));
    }

    private Reply add(Visit visit) {
        ReportPhotos.At at = new ReportPhotos.At(visit.id(), line(visit));
        photos().require(visit.caller(), at);
        try {
            Upload upload = visit.upload("file")
                    .filter(file -> file.size() > 0)
                    .orElseThrow(() -> new Refused(Problem.Invalid.of("/file", "required", "a picture")));
            Photos.Prepared photo = photos().prepare(upload.bytes());
            doors.platform().db().inTransaction(tx -> photos().add(tx, visit.caller(), at, photo));
        } catch (Refused refused) {
            return switch (refused.problem()) {
                case Problem.Invalid invalid -> again(visit, at);
                case Problem.UnsupportedMedia other -> again(visit, at);
                case Problem.TooLarge large -> again(visit, at);
                default -> throw refused;
            };
        }
        return Reply.go(UseReportPages.path(at.booking(), at.line()));
    }

    private Reply again(Visit visit, ReportPhotos.At at) {
        Answers here = new Answers(Map.of("line", at.line().toString()), Map.of());
        return page.show(visit, here, List.of(Phrase.of("custody.wrong-photo")), 422);
    }

    private static UUID line(Visit visit) {
        try {
            return UUID.fromString(visit.path("line"));
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(new Problem.NotFound());
        }
    }

    private ReportPhotos photos() {
        return doors.report().photos();
    }
}
