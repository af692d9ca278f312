package org.mochiyori.people;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;

/** The people of this server. */
public final class People {
    private final Platform platform;
    private final PeopleStore store = new PeopleStore();

    People(Platform platform) {
        this.platform = platform;
    }

    /** A person. @throws Refused with {@code NotFound} */
    public Person get(UUID id) {
        return find(id).orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    /** A person, unless there is none or they have withdrawn. */
    public Optional<Person> find(UUID id) {
        return store.list(platform.db(), List.of(id)).stream().findFirst();
    }

    /** Those of several people who are here, in no order. */
    public List<Person> list(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : store.list(platform.db(), List.copyOf(ids));
    }

    /** The person with this normalised mail address. */
    public Optional<Person> findByMail(String mail) {
        return store.findByMail(platform.db(), mail);
    }

    /**
     * Enters a person: at the desk, on the command line. No sign-in until a password is set through a letter.
     *
     * @param by who enters; empty on the command line
     * @throws Refused with {@code Exists} {@code person.mail} when the address is somebody's
     */
    public Person enter(Tx tx, NewPerson person, Optional<UUID> by) {
        UUID id = platform.ids().next();
        if (!store.insert(tx, id, person, platform.clock().instant().atOffset(ZoneOffset.UTC))) {
            throw new Refused(new Problem.Exists("person.mail"));
        }
        Event entered = Event.of("person", id, "entered");
        platform.events().append(tx, by.map(entered::by).orElse(entered));
        return store.list(tx, List.of(id)).getFirst();
    }

    /**
     * Changes what a person is called and reached at; a mail address is changed by letter only.
     *
     * @param by the person, or somebody of a desk
     * @param version as read before
     * @throws Refused with {@code Stale} when it has changed since
     */
    public Person change(Tx tx, UUID id, int version, Profile profile, UUID by) {
        if (!store.update(tx, id, version, profile)) {
            throw new Refused(new Problem.Stale(String.valueOf(get(id).version())));
        }
        Event changed = Event.of("person", id, "changed").by(by);
        platform.events().append(tx, by.equals(id) ? changed : changed.forSomebody(id));
        return store.list(tx, List.of(id)).getFirst();
    }

    /** What a person may change of themselves. */
    public record Profile(String name, String kana, String phone, org.mochiyori.platform.text.Language language) {}
}
