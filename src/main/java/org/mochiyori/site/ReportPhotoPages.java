package org.mochiyori.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mochiyori.catalogue.Photos;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.report.Report;
import org.mochiyori.report.ReportPhotos;
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
        return Pictured.form("/bookings/" + report.booking() + "/lines/" + report.line() + "/report/photos");
    }

    private Reply photo(Visit visit) {
        byte[] bytes = photos().read(visit.caller(), visit.id());
        return Pictured.shown(bytes);
    }

    private Reply add(Visit visit) {
        ReportPhotos.At at = new ReportPhotos.At(visit.id(), visit.id("line"));
        photos().require(visit.caller(), at);
        try {
            Photos.Prepared photo = photos().prepare(Pictured.sent(visit).bytes());
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

    private ReportPhotos photos() {
        return doors.report().photos();
    }
}
