package org.mochiyori.site;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.outside.OutsideCalendar;
import org.mochiyori.outside.OutsideCalendars;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Typed;
import org.mochiyori.platform.web.ProblemWords;
import org.mochiyori.platform.web.Upload;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.FormView;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.SheetView;
import org.mochiyori.site.view.SheetView.Item;
import org.mochiyori.site.view.SheetView.Part;

/** Calendars kept elsewhere, for the lender of a thing: naming one, handing in a file, seeing how fresh it is. */
final class OutsidePages {
    private static final Pattern UPLOAD = Pattern.compile("/listings/[0-9a-fA-F-]{36}/outside");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 2000;

    private final Doors doors;

    OutsidePages(Doors doors) {
        this.doors = doors;
    }

    void mount(PageRouter pages) {
        pages.get("/listings/:id/outside", this::show);
        pages.get("/listings/:id/outside/new", visit -> ask(visit, Answers.none(), 200));
        pages.post("/listings/:id/outside", this::add);
        pages.post("/listings/:id/outside/:calendar/refresh", visit -> act(visit, "refresh"));
        pages.post("/listings/:id/outside/:calendar/accept", visit -> act(visit, "accept"));
        pages.post("/listings/:id/outside/:calendar/remove", visit -> act(visit, "remove"));
    }

    static boolean isUpload(String path) {
        return UPLOAD.matcher(path).matches();
    }

    private Reply show(Visit visit) {
        Entry entry = doors.catalogue().listings().getForEditing(visit.caller(), visit.id());
        List<OutsideCalendar> all = calendars().list(visit.caller(), entry.id());
        ZoneId zone = entry.hub().zone();
        Part part = Part.of(all.isEmpty() ? "outside.none" : "outside.list")
                .items(all.stream().map(one -> item(one, zone)).toList())
                .ways(List.of(new Link(Phrase.of("outside.add"), path(entry.id()) + "/new")));
        return Reply.show(
                new SheetView(
                        Phrase.of("outside.title"),
                        Optional.of(Phrase.of("outside.lead")),
                        Optional.of(new Link(Phrase.of("lend.back"), "/listings/" + entry.id() + "/edit")),
                        List.of(),
                        List.of(part)),
                entry.listing().hub());
    }

    private static Item item(OutsideCalendar one, ZoneId zone) {
        List<Phrase> notes = new ArrayList<>();
        one.host().ifPresent(host -> notes.add(Phrase.of("outside.from", "host", host)));
        one.known()
                .asOf()
                .ifPresent(at -> notes.add(Phrase.of(
                        "outside.as-of",
                        "at",
                        LocalDateTime.ofInstant(at, zone),
                        "n",
                        one.known().busy())));
        String at = path(one.listing()) + "/" + one.id();
        List<Move> moves = new ArrayList<>();
        one.trouble().ifPresent(trouble -> {
            switch (trouble) {
                case OutsideCalendar.Trouble.Failing failing ->
                    notes.add(Phrase.of("outside.fault-" + failing.fault().code()));
                case OutsideCalendar.Trouble.Emptied emptied -> {
                    notes.add(Phrase.of("outside.emptied"));
                    moves.add(move(at + "/accept", "outside.accept"));
                }
            }
        });
        if (one.host().isPresent()) {
            moves.add(move(at + "/refresh", "outside.refresh"));
        }
        moves.add(move(at + "/remove", "outside.remove"));
        return new Item(Phrase.literal(one.name()), "", notes, moves);
    }

    private Reply ask(Visit visit, Answers answers, int status) {
        Entry entry = doors.catalogue().listings().getForEditing(visit.caller(), visit.id());
        List<Field> fields = List.of(
                ListingForms.text("name", "outside.name").hint(Phrase.of("outside.name-hint")),
                ListingForms.text("address", "outside.address")
                        .hint(Phrase.of("outside.address-hint"))
                        .optional(),
                Field.of(Field.Type.FILE, "file", "outside.file")
                        .hint(Phrase.of("outside.file-hint"))
                        .optional());
        return new Reply.Page(
                status,
                new FormView(
                        Phrase.of("outside.add"),
                        Phrase.of("outside.lead"),
                        Optional.empty(),
                        new Form(path(entry.id()), answers.fill(fields), Phrase.of("outside.add")),
                        List.of(new Link(Phrase.of("outside.title"), path(entry.id())))),
                Optional.of(entry.listing().hub()));
    }

    private Reply add(Visit visit) {
        Caller caller = visit.caller();
        UUID id = visit.id();
        FormInput form = new FormInput(visit.typed());
        String name = Typed.line(form.text("name", LONGEST_NAME));
        String address = form.textIfAny("address", LONGEST_ADDRESS);
        Optional<Upload> file = visit.upload("file").filter(upload -> upload.size() > 0);
        if (address.isBlank() && file.isEmpty()) {
            form.wrong("address", Phrase.of("outside.owed"));
        }
        if (!form.isFine()) {
            return ask(visit, form.answers(), 422);
        }
        try {
            doors.platform()
                    .db()
                    .inTransaction(tx -> file.isPresent()
                            ? calendars()
                                    .addFile(tx, caller, id, name, file.get().bytes())
                            : calendars().add(tx, caller, id, name, address));
        } catch (Refused refused) {
            if (refused.problem() instanceof Problem.Invalid invalid) {
                String code = invalid.errors().getFirst().code();
                form.wrong(
                        file.isPresent() ? "file" : "address",
                        Phrase.of("outside.fault-" + (file.isPresent() ? code : "address")));
                return ask(visit, form.answers(), 422);
            }
            if (refused.problem() instanceof Problem.RuleRefuses) {
                form.wrong("name", ProblemWords.sentence(refused.problem()));
                return ask(visit, form.answers(), 422);
            }
            throw refused;
        }
        return Reply.go(path(id));
    }

    private Reply act(Visit visit, String what) {
        Caller caller = visit.caller();
        UUID calendar = visit.id("calendar");
        if (what.equals("refresh")) {
            calendars().refresh(caller, calendar);
        } else {
            doors.platform().db().inTransaction(tx -> {
                if (what.equals("accept")) {
                    calendars().accept(tx, caller, calendar);
                } else {
                    calendars().remove(tx, caller, calendar);
                }
                return calendar;
            });
        }
        return Reply.go(path(visit.id()));
    }

    private static Move move(String action, String label) {
        return new Move(action, Phrase.of(label), false, Optional.empty(), List.of());
    }

    static String path(UUID listing) {
        return "/listings/" + listing + "/outside";
    }

    private OutsideCalendars calendars() {
        return doors.outside().calendars();
    }
}
