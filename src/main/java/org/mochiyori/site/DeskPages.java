package org.mochiyori.site;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.booking.Booking;
import org.mochiyori.booking.Move;
import org.mochiyori.booking.Seen;
import org.mochiyori.booking.Side;
import org.mochiyori.booking.State;
import org.mochiyori.booking.Terms;
import org.mochiyori.group.Group;
import org.mochiyori.group.GroupQuery;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.AddressCheck;
import org.mochiyori.people.NewPerson;
import org.mochiyori.people.Person;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Typed;
import org.mochiyori.site.view.DeskView;

/** 今日の窓口: whom to serve, and what goes out and comes back today. */
final class DeskPages {
    static final String PATH = "/desk";
    private static final int MOST = 20;

    private final Doors doors;
    private final BookingRows rows;
    private final Moves moves;
    private final DeskLetters letters;

    DeskPages(Doors doors) {
        this.doors = doors;
        this.letters = new DeskLetters(doors);
        this.rows = new BookingRows(doors);
        this.moves = new Moves(doors.platform().clock());
    }

    void mount(PageRouter pages) {
        pages.get(PATH, visit -> today(visit, ""));
        // What is looked for is a name or a telephone number: it belongs in no address and no log.
        pages.post(PATH, visit -> today(visit, new FormInput(visit.typed()).textIfAny("find", 100)));
        pages.post("/desk/for", this::serve);
        letters.mount(pages);
        pages.get("/desk/person", visit -> person(visit, 200, Answers.none()));
        pages.post("/desk/person", this::enter);
    }

    private Reply today(Visit visit, String find) {
        Caller caller = visit.caller();
        String hub = Office.of(doors, caller);
        ZoneId zone = doors.people().hubs().get(hub).zone();
        LocalDate today = doors.people().hubs().today(hub);
        Instant now = doors.platform().clock().instant();
        Instant night = today.plusDays(1).atStartOfDay(zone).toInstant();
        List<Seen> due = doors.booking().bookings().due(caller, hub, night);
        Names names = rows.names(due);
        List<DeskView.Item> out = new ArrayList<>();
        List<DeskView.Item> back = new ArrayList<>();
        List<DeskView.Item> late = new ArrayList<>();
        for (Seen seen : due) {
            for (Booking.Entry entry : seen.entries()) {
                Terms terms = BookingRows.terms(entry);
                boolean ours = terms.thing().hub().equals(hub)
                        && seen.sidesOf(entry.line()).contains(Side.LENDER);
                if (ours
                        && entry.line().state() == State.CONFIRMED
                        && terms.window().from().isBefore(night)) {
                    out.add(rows.item(seen, entry, names, moves.tap(seen, entry, Move.HAND_OVER, PATH)));
                } else if (ours
                        && entry.line().state() == State.OUT
                        && terms.window().until().isBefore(now)) {
                    late.add(rows.item(seen, entry, names, moves.tap(seen, entry, Move.RETURN, PATH)));
                } else if (ours
                        && entry.line().state() == State.OUT
                        && !terms.window().until().isAfter(night)) {
                    back.add(rows.item(seen, entry, names, moves.tap(seen, entry, Move.RETURN, PATH)));
                }
            }
        }
        return Reply.show(
                new DeskView(
                        today,
                        find,
                        find.isEmpty() ? List.of() : found(hub, find),
                        out,
                        back,
                        late,
                        letters.undelivered(hub, zone),
                        doors.emergency()
                                .emergencies()
                                .findOn(caller, hub)
                                .map(on -> Phrase.of("desk.emergency", "reason", on.reason()))),
                hub);
    }

    /** Groups, then people: by the beginning of the reading, part of the name, or digits of the telephone number. */
    private List<DeskView.Group> found(String hub, String find) {
        Optional<String> digits = Typed.phone(find);
        GroupQuery plain = GroupQuery.of(hub, digits.isPresent() ? "" : find);
        GroupQuery query = new GroupQuery(
                hub, plain.text(), digits.orElse(""), Optional.of(Group.State.ACTIVE), false, Optional.empty(), MOST);
        List<DeskView.Group> found = new ArrayList<>();
        for (Group group : doors.groups().groups().search(query).items()) {
            found.add(new DeskView.Group(
                    group.name(),
                    group.profile().kana(),
                    Shells.phone(group.profile().phone()),
                    "group:" + group.id()));
        }
        for (Person person : doors.people().residents().search(hub, find, MOST)) {
            found.add(new DeskView.Group(
                    person.name(), person.kana(), Shells.phone(person.phone()), "person:" + person.id()));
        }
        return found;
    }

    /** Begins to serve somebody, or ends it. */
    private Reply serve(Visit visit) {
        Caller caller = visit.caller();
        String party = visit.typed().getOrDefault("party", "");
        if (!party.isEmpty() && new Borrowing(doors).servedName(caller, party).isEmpty()) {
            throw new Refused(new Problem.NotFound());
        }
        boolean secure = doors.platform().origin().isSecure();
        return new Reply.Go(party.isEmpty() ? PATH : "/", Optional.of(ActingFor.line(party, secure)));
    }

    private Reply person(Visit visit, int status, Answers answers) {
        String hub = Office.of(doors, visit.caller());
        return new Reply.Page(status, AccountForms.atDesk(answers), Optional.of(hub));
    }

    /** Somebody at the counter, without account or mail: entered, their address checked, and served next. */
    private Reply enter(Visit visit) {
        Caller caller = visit.caller();
        String hub = Office.of(doors, caller);
        FormInput form = new FormInput(visit.typed());
        String name = form.text("name", NewPerson.LONGEST_NAME);
        String kana = form.text("reading", 200);
        Optional<String> phone = form.require("phone", form.convert("phone", "phone", DeskPages::phone));
        Optional<AddressCheck.Method> seen = form.convert(
                "checked", "value", code -> AddressCheck.Method.valueOf(code.toUpperCase(java.util.Locale.ROOT)));
        if (!form.isFine()) {
            return person(visit, 422, form.answers());
        }
        UUID id = doors.platform().db().inTransaction(tx -> {
            NewPerson wish = NewPerson.typed(name, kana, Optional.empty(), phone.orElse(""));
            Person entered = doors.people().residents().enter(tx, hub, wish, caller.person());
            seen.ifPresent(method -> doors.people()
                    .residents()
                    .checked(
                            tx,
                            new AddressCheck(
                                    hub, entered.id(), doors.people().hubs().today(hub), method, caller.person())));
            return entered.id();
        });
        boolean secure = doors.platform().origin().isSecure();
        return new Reply.Go("/", Optional.of(ActingFor.line("person:" + id, secure)));
    }

    private static String phone(String text) {
        return Typed.phone(text).orElseThrow(() -> new IllegalArgumentException("no telephone number"));
    }
}
