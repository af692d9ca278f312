package org.mochiyori.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Page;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;

/** The people known at a hub's desk, with or without an account, and whose address it has checked. */
public final class Residents {
    private final Platform platform;
    private final Hubs hubs;
    private final People people;
    private final ResidentStore store = new ResidentStore();

    Residents(Platform platform, Hubs hubs, People people) {
        this.platform = platform;
        this.hubs = hubs;
        this.people = people;
    }

    /** Whether the desk of this hub knows the person. */
    public boolean isKnown(UUID person, String hub) {
        return store.isKnown(platform.db(), person, hub);
    }

    /** From now on the desk of this hub knows the person. */
    public void know(Tx tx, String hub, UUID person) {
        store.know(tx, hub, person, hubs.today(hub));
    }

    /**
     * Enters somebody who stands at the desk; somebody who has an account under this address is taken as they are.
     *
     * @param by who of the desk
     */
    public Person enter(Tx tx, String hub, NewPerson person, UUID by) {
        Person entered =
                person.mail().flatMap(people::findByMail).orElseGet(() -> people.enter(tx, person, Optional.of(by)));
        know(tx, hub, entered.id());
        platform.events()
                .append(
                        tx,
                        Event.of("person", entered.id(), "known").in(hub).by(by).forSomebody(entered.id()));
        return entered;
    }

    /**
     * Finds people known there by the beginning of a word of their reading, by part of their name or by digits of
     * their telephone number, in the order of the reading.
     */
    public List<Person> search(String hub, String text, int limit) {
        return search(hub, text, Optional.empty(), limit).items();
    }

    /**
     * The same, page by page.
     *
     * @param after the last of the page before
     */
    public Page<Person> search(String hub, String text, Optional<UUID> after, int limit) {
        List<Person> found = store.search(platform.db(), new ResidentStore.Wanted(hub, text, after), limit + 1);
        return found.size() <= limit
                ? new Page<>(found, Optional.empty())
                : new Page<>(
                        found.subList(0, limit),
                        Optional.of(found.get(limit - 1).id().toString()));
    }

    /** Whether and how this hub has checked the person's address. */
    public Optional<AddressCheck> check(UUID person, String hub) {
        return store.checks(platform.db(), person).stream()
                .filter(check -> check.hub().equals(hub))
                .findFirst();
    }

    /** All hubs' checks of the person's address. */
    public List<AddressCheck> checks(UUID person) {
        return store.checks(platform.db(), person);
    }

    /** Notes that the desk saw the person's address. @throws Refused with {@code NotFound} if it does not know them */
    public void checked(Tx tx, AddressCheck check) {
        if (!store.isKnown(tx, check.person(), check.hub())) {
            throw new Refused(new Problem.NotFound());
        }
        store.put(tx, check);
        platform.events()
                .append(
                        tx,
                        Event.of("person", check.person(), "address-checked")
                                .in(check.hub())
                                .by(check.checkedBy())
                                .forSomebody(check.person()));
    }
}
