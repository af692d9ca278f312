package org.mochiyori.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mochiyori.kernel.Caller;
import org.mochiyori.notice.LetterStops;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.saved.SavedSearch;
import org.mochiyori.saved.SavedSearches;
import org.mochiyori.site.view.DoneView;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.FormView;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.SheetView.Part;

/** Letters of saved searches: ending a search or only its letters out of one of them, without signing in, and having them again. */
final class SavedLetterPages {
    private static final String LETTERS = SavedPages.PATH + "/letters";
    private static final String STOP = SavedPages.PATH + "/stop";
    private static final int LONGEST_KEY = 100;

    private final Doors doors;

    SavedLetterPages(Doors doors) {
        this.doors = doors;
    }

    /** Before the page of a search, which would take "stop" for an id. */
    void mount(PageRouter pages) {
        pages.get(STOP, this::askStop);
        pages.post(STOP, this::stop);
        pages.get(LETTERS, this::letters);
        pages.post(LETTERS, this::changeLetters);
        pages.post(SavedPages.PATH + "/:id/letters", this::resume);
    }

    /** What the page of a search says where no letter goes to the reader. */
    static List<Part> parts(Doors doors, Caller caller, SavedSearch search) {
        if (doors.people().people().get(caller.person()).mail().isEmpty()) {
            return List.of(Part.of("saved.no-mail"));
        }
        return doors.notice()
                        .stops()
                        .ended(caller.person(), Set.of(search.id()))
                        .isEmpty()
                ? List.of()
                : List.of(Part.of("saved.letters-ended")
                        .moves(List.of(new Move(
                                SavedPages.PATH + "/" + search.id() + "/letters",
                                Phrase.of("saved.letters-again"),
                                false,
                                Optional.of(Phrase.of("saved.letters-again-lead")),
                                List.of()))));
    }

    private Reply resume(Visit visit) {
        SavedSearch search = searches().get(visit.caller(), visit.id());
        doors.platform().db().inTransaction(tx -> {
            doors.notice().stops().resume(tx, search.id(), visit.caller().person());
            return true;
        });
        return Reply.go(SavedPages.PATH + "/" + search.id());
    }

    /** Opening the address of a letter ends nothing: mail programs open all of them. */
    private Reply askStop(Visit visit) {
        String key = visit.asked("key").orElse("");
        return searches()
                .findByStopKey(key)
                .map(search -> Reply.show(new FormView(
                        Phrase.of("saved.stop-title"),
                        Phrase.of("saved.stop-lead", "name", search.name()),
                        Optional.empty(),
                        new Form(STOP, List.of(Field.hidden("key", key)), Phrase.of("saved.stop-go")),
                        List.of())))
                .orElseGet(SavedLetterPages::stopped);
    }

    private Reply stop(Visit visit) {
        String key = new FormInput(visit.typed()).textIfAny("key", LONGEST_KEY);
        doors.platform().db().inTransaction(tx -> {
            searches().stop(tx, key);
            return true;
        });
        return stopped();
    }

    /** To where mail programs lead that do not end letters by themselves, and who wants them again. */
    private Reply letters(Visit visit) {
        String key = visit.asked("key").orElse("");
        return doors.notice()
                .stops()
                .isEnded(key)
                .map(ended -> ended
                        ? lettersForm(key, true, "saved.letters-ended", "saved.letters-again-lead")
                        : lettersForm(key, false, "saved.letters-title", "saved.letters-lead"))
                .orElseGet(() -> done("saved.letters-none"));
    }

    private static Reply lettersForm(String key, boolean again, String title, String lead) {
        String go = again ? "saved.letters-again" : "saved.letters-go";
        return Reply.show(new FormView(
                Phrase.of(title),
                Phrase.of(lead),
                Optional.empty(),
                new Form(
                        LETTERS,
                        List.of(Field.hidden("key", key), Field.hidden("again", String.valueOf(again))),
                        Phrase.of(go)),
                List.of()));
    }

    private Reply changeLetters(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        String key = form.textIfAny("key", LONGEST_KEY);
        boolean again = form.textIfAny("again", LONGEST_KEY).equals("true");
        LetterStops stops = doors.notice().stops();
        doors.platform().db().inTransaction(tx -> {
            if (again) {
                stops.resume(tx, key);
            } else {
                stops.end(tx, key);
            }
            return key;
        });
        return Reply.go(LETTERS + "?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8));
    }

    private static Reply stopped() {
        return done("saved.stopped");
    }

    private static Reply done(String key) {
        return Reply.show(new DoneView(
                Phrase.of(key),
                Phrase.of(key + "-text"),
                List.of(),
                List.of(new Link(Phrase.of("problem.way-home"), "/"))));
    }

    private SavedSearches searches() {
        return doors.saved().searches();
    }
}
