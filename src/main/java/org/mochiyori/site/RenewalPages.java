package org.mochiyori.site;

import java.util.List;
import java.util.Optional;
import org.mochiyori.arrangement.Renewals;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.DoneView;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.FormView;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.SheetView.Item;
import org.mochiyori.site.view.SheetView.Part;

/** Whether somebody still offers what they can do: one button behind the link of a letter, and one tap at the desk. */
final class RenewalPages {
    static final String PATH = "/renew";

    private static final int LONGEST_TOKEN = 100;

    private final Doors doors;

    RenewalPages(Doors doors) {
        this.doors = doors;
    }

    void mount(PageRouter pages) {
        pages.get(PATH, visit -> show(visit.asked("token", LONGEST_TOKEN).orElse("")));
        pages.post(PATH, this::goOn);
        pages.post("/listings/:id/renewal", this::heard);
    }

    /** What the desk has to see to; nothing where all have answered. */
    static Optional<Part> part(Doors doors, Visit visit, String hub) {
        List<Item> items = doors.arrangement().renewals().listOpen(visit.caller(), hub).stream()
                .map(RenewalPages::item)
                .toList();
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(Part.of("arrangement.renewals").items(items));
    }

    private static Item item(Renewals.Open open) {
        Entry entry = open.entry();
        Phrase stands = open.renewal().rests()
                ? Phrase.of("arrangement.renewal-rests")
                : Phrase.of("arrangement.renewal-due", "day", open.renewal().due());
        return new Item(
                Phrase.literal(entry.listing().called()),
                "/listings/" + entry.id(),
                List.of(stands),
                List.of(new Move(
                        "/listings/" + entry.id() + "/renewal",
                        Phrase.of("arrangement.renewal-heard"),
                        false,
                        Optional.empty(),
                        List.of())));
    }

    /** Opening the address of a letter says nothing yet: mail programs open all of them. */
    private Reply show(String token) {
        Optional<Renewals.Asked> asked = doors.arrangement().renewals().read(token);
        if (asked.isEmpty()) {
            return new Reply.Page(404, done("arrangement.done-unknown"), Optional.empty());
        }
        Entry entry = asked.get().entry();
        String hub = entry.listing().hub();
        return asked.get().open()
                ? Reply.show(
                        new FormView(
                                Phrase.of("arrangement.renew-title"),
                                Phrase.of(
                                        "arrangement.renew-lead",
                                        "what",
                                        entry.listing().called()),
                                Optional.empty(),
                                new Form(
                                        PATH, List.of(Field.hidden("token", token)), Phrase.of("arrangement.renew-go")),
                                List.of()),
                        hub)
                : Reply.show(done("arrangement.renewed"), hub);
    }

    private Reply goOn(Visit visit) {
        String token = new FormInput(visit.typed()).textIfAny("token", LONGEST_TOKEN);
        try {
            doors.platform()
                    .db()
                    .inTransaction(tx -> doors.arrangement().renewals().confirmByLink(tx, token));
        } catch (Refused refused) {
            boolean known =
                    refused.problem() instanceof Problem.WrongState || refused.problem() instanceof Problem.NotFound;
            if (!known) {
                throw refused;
            }
        }
        return Reply.go(PATH + "?token=" + token);
    }

    private Reply heard(Visit visit) {
        doors.platform()
                .db()
                .inTransaction(tx -> doors.arrangement().renewals().confirm(tx, visit.caller(), visit.id()));
        return Reply.go(SoundingPages.PATH);
    }

    private static DoneView done(String key) {
        return new DoneView(
                Phrase.of(key),
                Phrase.of(key + "-text"),
                List.of(),
                List.of(new Link(Phrase.of("problem.way-home"), "/")));
    }
}
