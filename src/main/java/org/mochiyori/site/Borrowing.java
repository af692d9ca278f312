package org.mochiyori.site;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.group.Accompaniment;
import org.mochiyori.group.Group;
import org.mochiyori.group.Membership;
import org.mochiyori.group.Right;
import org.mochiyori.kernel.Caller;
import org.mochiyori.people.Person;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Field;

/** In whose name somebody may ask: a choice on the form, and what came back of it. */
final class Borrowing {
    private static final String SELF = "self";
    private static final String GROUP = "group:";
    private static final String PERSON = "person:";

    private final Doors doors;

    Borrowing(Doors doors) {
        this.doors = doors;
    }

    /** The group or person of an answer; both empty for the reader. */
    record For(Optional<UUID> group, Optional<UUID> person) {}

    /** The choices: the reader's groups, the reader, and whom a desk serves, if one was named. */
    List<Field.Option> options(Caller caller, Optional<String> served) {
        List<Field.Option> options = new ArrayList<>();
        served.flatMap(answer -> servedOption(caller, answer)).ifPresent(options::add);
        for (Group group : doors.groups().groups().list(groups(caller.person()))) {
            String value = GROUP + group.id();
            if (options.stream().noneMatch(option -> option.value().equals(value))) {
                options.add(new Field.Option(value, Phrase.literal(group.name())));
            }
        }
        Person self = doors.people().people().get(caller.person());
        options.add(new Field.Option(SELF, Phrase.of("booking.as-person", "name", self.name())));
        return options;
    }

    /** The name of whom somebody at a desk may serve; empty for anybody else. */
    Optional<String> servedName(Caller caller, String party) {
        return servedOption(caller, party)
                .map(option -> String.valueOf(option.label().params().get("text")));
    }

    /** Reads an answer. @throws IllegalArgumentException for what is none */
    static For read(String answer) {
        if (answer.equals(SELF)) {
            return new For(Optional.empty(), Optional.empty());
        }
        if (answer.startsWith(GROUP)) {
            return new For(Optional.of(UUID.fromString(answer.substring(GROUP.length()))), Optional.empty());
        }
        if (answer.startsWith(PERSON)) {
            return new For(Optional.empty(), Optional.of(UUID.fromString(answer.substring(PERSON.length()))));
        }
        throw new IllegalArgumentException("no borrower");
    }

    /** The groups that a person may borrow for. */
    private Set<UUID> groups(UUID person) {
        Set<UUID> groups = new LinkedHashSet<>();
        doors.groups().members().of(person).stream()
                .filter(one -> one.role() == Membership.Role.REPRESENTATIVE)
                .map(Membership::group)
                .forEach(groups::add);
        doors.groups().members().accompaniedBy(person).stream()
                .filter(one -> one.rights().contains(Right.BOOK))
                .map(Accompaniment::group)
                .forEach(groups::add);
        return groups;
    }

    /** Somebody at a desk is shown only whom the desk knows. */
    private Optional<Field.Option> servedOption(Caller caller, String answer) {
        if (answer.startsWith(GROUP)) {
            return uuid(answer.substring(GROUP.length()))
                    .flatMap(id -> doors.groups().groups().find(id))
                    .filter(group -> doors.people().roles().isStaff(caller.person(), group.hub()))
                    .map(group -> new Field.Option(answer, Phrase.literal(group.name())));
        }
        if (answer.startsWith(PERSON)) {
            return uuid(answer.substring(PERSON.length()))
                    .filter(id -> isServed(caller, id))
                    .map(id -> new Field.Option(
                            answer,
                            Phrase.literal(doors.people().people().get(id).name())));
        }
        return Optional.empty();
    }

    private boolean isServed(Caller caller, UUID person) {
        return doors.people().roles().current(caller.person()).stream()
                .anyMatch(term -> doors.people().roles().isStaff(caller.person(), term.hub())
                        && doors.people().residents().isKnown(person, term.hub()));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            // An address somebody changed by hand names nobody; the form is shown without them.
            return Optional.empty();
        }
    }
}
