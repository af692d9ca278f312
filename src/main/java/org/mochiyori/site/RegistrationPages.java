package org.mochiyori.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.group.Group;
import org.mochiyori.group.GroupQuery;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.AddressCheck;
import org.mochiyori.people.Person;
import org.mochiyori.people.StaffRole;
import org.mochiyori.people.StaffTerm;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.SheetView;
import org.mochiyori.site.view.SheetView.Item;
import org.mochiyori.site.view.SheetView.Part;

/** The hub's side of registering: groups that wait or wish to go on, and whose address the desk has seen. */
final class RegistrationPages {
    static final String PATH = "/desk/registrations";

    private static final int LIMIT = 50;

    private final Doors doors;

    RegistrationPages(Doors doors) {
        this.doors = doors;
    }

    void mount(PageRouter pages) {
        pages.get(PATH, visit -> show(visit, ""));
        pages.post(PATH, visit -> show(visit, new FormInput(visit.typed()).textIfAny("find", 100)));
        pages.post("/desk/address", this::check);
    }

    private Reply show(Visit visit, String find) {
        String hub = hub(visit.caller());
        List<Part> parts = new ArrayList<>();
        parts.add(groups("group.desk-applied", search(hub, Optional.of(Group.State.APPLIED), false)));
        parts.add(groups("group.desk-renewals", search(hub, Optional.empty(), true)));
        Move search = new Move(
                PATH,
                Phrase.of("group.desk-find"),
                true,
                Optional.empty(),
                List.of(ListingForms.text("find", "group.desk-find-label").value(find)));
        List<Item> found = find.isBlank()
                ? List.of()
                : doors.people().residents().search(hub, find, 20).stream()
                        .map(person -> person(person, hub, find))
                        .toList();
        List<Item> told = find.isBlank() || !found.isEmpty()
                ? found
                : List.of(new Item(Phrase.of("group.desk-none"), "", List.of(), List.of()));
        parts.add(Part.of("group.desk-address").items(told).moves(List.of(search)));
        SheetView view = new SheetView(
                Phrase.of("group.desk-title"),
                Optional.empty(),
                Optional.of(new Link(Phrase.of("shell.desk"), "/desk")),
                List.of(),
                parts);
        return Reply.show(view, hub);
    }

    private List<Group> search(String hub, Optional<Group.State> state, boolean renewal) {
        return doors.groups()
                .groups()
                .search(new GroupQuery(hub, "", "", state, renewal, Optional.empty(), LIMIT))
                .items();
    }

    private static Part groups(String title, List<Group> groups) {
        List<Item> items = groups.stream()
                .map(group -> new Item(
                        Phrase.literal(group.name()),
                        "/groups/" + group.id() + "/keep",
                        List.of(
                                Phrase.of("group.kind-" + group.profile().kind().code()),
                                Phrase.literal(group.number())),
                        List.of()))
                .toList();
        return Part.of(title)
                .items(
                        items.isEmpty()
                                ? List.of(new Item(Phrase.of("group.desk-nothing"), "", List.of(), List.of()))
                                : items);
    }

    private Item person(Person person, String hub, String find) {
        Optional<AddressCheck> check = doors.people().residents().check(person.id(), hub);
        Field method = Field.of(Field.Type.SELECT, "method-" + person.id(), "desk.person-checked")
                .options(Arrays.stream(AddressCheck.Method.values())
                        .map(one -> new Field.Option(one.code(), Phrase.of("desk.checked-" + one.code())))
                        .toList());
        Move move = new Move(
                "/desk/address",
                Phrase.of("group.desk-checked"),
                false,
                Optional.empty(),
                List.of(method, Field.hidden("person", person.id().toString()), Field.hidden("find", find)));
        Phrase note = check.map(one -> Phrase.of(
                        "group.address-checked",
                        "day",
                        one.checkedOn(),
                        "method",
                        Phrase.of("desk.checked-" + one.method().code())))
                .orElseGet(() -> Phrase.of("group.address-unchecked"));
        return new Item(
                Phrase.literal(person.name()),
                "",
                List.of(Phrase.literal(person.kana() + " " + Shells.phone(person.phone())), note),
                List.of(move));
    }

    private Reply check(Visit visit) {
        Caller caller = visit.caller();
        String hub = hub(caller);
        FormInput form = new FormInput(visit.typed());
        UUID person = form.id("person").orElseThrow(() -> new Refused(new Problem.NotFound()));
        String code = form.textIfAny("method-" + person, 40);
        Optional<AddressCheck.Method> method = Arrays.stream(AddressCheck.Method.values())
                .filter(one -> one.code().equals(code))
                .findFirst();
        method.ifPresent(how -> doors.platform().db().inTransaction(tx -> {
            AddressCheck check =
                    new AddressCheck(hub, person, doors.people().hubs().today(hub), how, caller.person());
            doors.people().residents().checked(tx, check);
            return check;
        }));
        return show(visit, form.textIfAny("find", 100));
    }

    /** The hub at whose desk the reader stands. @throws Refused as not found for anybody else */
    private String hub(Caller caller) {
        return doors.people().roles().current(caller.person()).stream()
                .filter(term -> term.role() != StaffRole.OFFICER)
                .map(StaffTerm::hub)
                .findFirst()
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
    }
}
