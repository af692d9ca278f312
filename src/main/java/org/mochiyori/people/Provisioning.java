package org.mochiyori.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;

/**
 * What only whoever sits at the server's own keyboard does: the first hub, the first people, their roles. There
 * is no setup page to be taken over, and no default password: a new person gets a link that works once.
 */
public final class Provisioning {
    private final Platform platform;
    private final PeopleModule people;
    private final Registration registration;

    Provisioning(Platform platform, PeopleModule people, Registration registration) {
        this.platform = platform;
        this.people = people;
        this.registration = registration;
    }

    /** A hub just made, and what to set before it opens. */
    public record NewHub(Hub hub, List<Hub.Check> checklist) {}

    /** Makes an empty hub. @throws Refused if the id is taken or of another shape */
    public NewHub createHub(String id, String name) {
        Hub hub = platform.db()
                .inTransaction(tx -> people.hubs().create(tx, id, Hub.Profile.named(name), Optional.empty()));
        return new NewHub(hub, hub.checklist(java.util.Set.of()));
    }

    /**
     * Somebody entered on the command line.
     *
     * @param link to set a password with, at {@code /password/reset}; works once
     */
    public record NewUser(UUID person, Letter.Link link) {}

    /**
     * Enters somebody, or finds who has this address, and gives them the role.
     *
     * @param person with a mail address
     * @param office in which hub, as what; empty for none
     * @param runsServer whether they also run the whole server
     */
    public NewUser createUser(NewPerson person, Optional<Office> office, boolean runsServer) {
        String mail = person.mail()
                .orElseThrow(() -> new Refused(Problem.Invalid.of("/mail", "required", "a mail address to sign in")));
        return platform.db().inTransaction(tx -> {
            Person user = people.people()
                    .findByMail(mail)
                    .orElseGet(() -> people.people().enter(tx, person, Optional.empty()));
            office.ifPresent(held -> people.roles()
                    .appoint(
                            tx,
                            new StaffTerm(
                                    held.hub(),
                                    user.id(),
                                    held.role(),
                                    people.hubs().today(held.hub()),
                                    Optional.empty()),
                            Optional.empty()));
            if (runsServer) {
                people.roles().appointOperator(tx, user.id());
            }
            return new NewUser(user.id(), registration.passwordLink(tx, user));
        });
    }

    /** A role in a hub. */
    public record Office(String hub, StaffRole role) {}

    /** Makes an access token for somebody by their address. @throws Refused with {@code NotFound} */
    public AccessToken.Issued issueToken(String mail, AccessToken.Wish wish) {
        Person person = people.people().findByMail(mail).orElseThrow(() -> new Refused(new Problem.NotFound()));
        return platform.db().inTransaction(tx -> people.tokens().issue(tx, person.id(), wish));
    }
}
