package org.mochiyori.site;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.group.Membership;
import org.mochiyori.kernel.Caller;
import org.mochiyori.people.Person;
import org.mochiyori.people.StaffRole;
import org.mochiyori.people.StaffTerm;
import org.mochiyori.platform.text.Messages;
import org.mochiyori.platform.text.Words;
import org.mochiyori.site.view.Assets;
import org.mochiyori.site.view.Hub;
import org.mochiyori.site.view.Shell;
import org.mochiyori.site.view.Text;
import org.mochiyori.site.view.Visitor;
import org.mochiyori.site.view.Visitor.Task;

/** Makes what surrounds a page: whose page it is, who is signed in, in which words. */
final class Shells {
    private final Doors doors;
    private final Messages messages;
    private final Assets assets;
    private final boolean demo;
    private final Borrowing borrowing;

    /** @param demo whether all here is made up */
    Shells(Doors doors, Messages messages, Assets assets, boolean demo) {
        this.doors = doors;
        this.messages = messages;
        this.assets = assets;
        this.demo = demo;
        this.borrowing = new Borrowing(doors);
    }

    /** The surroundings of a page of this hub, or of the one next to the reader. */
    Shell of(Visit visit, Optional<String> hub) {
        Optional<Person> person =
                visit.findCaller().flatMap(caller -> doors.people().people().find(caller.person()));
        Words words = words(visit);
        Hub shown = hub.or(() -> visit.findCaller().flatMap(this::home))
                .flatMap(id -> doors.people().hubs().find(id))
                .or(this::first)
                .map(found -> shown(found, words))
                .orElseGet(() -> nobodys(words));
        return shell(visit, words, shown, person.map(one -> visitor(visit, one)));
    }

    /** Surroundings that nothing is read for: for pages that say what is broken. */
    Shell bare(Visit visit) {
        Words words = words(visit);
        return shell(visit, words, nobodys(words), Optional.empty());
    }

    /** The words of the reader. */
    Words words(Visit visit) {
        return messages.in(visit.language());
    }

    private Shell shell(Visit visit, Words words, Hub hub, Optional<Visitor> visitor) {
        return new Shell(
                new Text(words),
                hub,
                visitor,
                Choices.here(visit.context()),
                assets,
                doors.platform().ids().next().toString(),
                visit.choices().bigText());
    }

    private Visitor visitor(Visit visit, Person person) {
        Optional<String> served = ActingFor.of(visit).flatMap(party -> borrowing.servedName(visit.caller(), party));
        return new Visitor(
                person.name(),
                served,
                tasks(person.id()),
                doors.notice().notices().countUnread(person.id()),
                Cart.of(visit).lines().size());
    }

    private Set<Task> tasks(UUID person) {
        Set<Task> tasks = EnumSet.noneOf(Task.class);
        List<StaffTerm> terms = doors.people().roles().current(person);
        if (terms.stream().anyMatch(term -> term.role() != StaffRole.OFFICER)) {
            tasks.add(Task.DESK);
            tasks.add(Task.LEND);
        }
        if (terms.stream().anyMatch(term -> term.role() == StaffRole.CURATOR || term.role() == StaffRole.OPERATOR)) {
            tasks.add(Task.CURATE);
        }
        if (speaks(person)) {
            tasks.add(Task.LEND);
        }
        return tasks;
    }

    private boolean speaks(UUID person) {
        return doors.groups().members().of(person).stream()
                .anyMatch(membership -> membership.role() == Membership.Role.REPRESENTATIVE);
    }

    /** The hub that somebody works for, or else the one of their first group. */
    private Optional<String> home(Caller caller) {
        Optional<String> work = doors.people().roles().current(caller.person()).stream()
                .map(StaffTerm::hub)
                .findFirst();
        return work.or(() -> doors.groups().members().of(caller.person()).stream()
                .findFirst()
                .map(membership ->
                        doors.groups().groups().get(membership.group()).hub()));
    }

    private Optional<org.mochiyori.people.Hub> first() {
        return doors.people().hubs().list().stream().findFirst();
    }

    private Hub shown(org.mochiyori.people.Hub hub, Words words) {
        return new Hub(
                hub.called().in(words.language()),
                hub.profile().address(),
                phone(hub.profile().phone()),
                "",
                demo);
    }

    private Hub nobodys(Words words) {
        return new Hub(words.plain("shell.name"), "", "", "", demo);
    }

    /** Digits as people write them; where an area code ends is not known, so the usual lengths stand in. */
    static String phone(String digits) {
        int first = digits.length() == 10 ? area(digits) : 3;
        if (digits.length() != 10 && digits.length() != 11) {
            return digits;
        }
        int second = first == 4 ? 7 : digits.length() - 4;
        return digits.substring(0, first) + "-" + digits.substring(first, second) + "-" + digits.substring(second);
    }

    private static int area(String digits) {
        if (digits.startsWith("0120")) {
            return 4;
        }
        return digits.startsWith("03") || digits.startsWith("06") ? 2 : 3;
    }
}
