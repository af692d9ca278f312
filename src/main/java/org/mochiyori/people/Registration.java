package org.mochiyori.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;

/**
 * How people get an account and get back into one. Whether an address is known is never told: requests are
 * written down and answered alike; who it concerns is looked up afterwards, by {@link #sendLetters}.
 */
public final class Registration {
    private static final Duration CONFIRM_WITHIN = Duration.ofDays(2);
    private static final Duration RESET_WITHIN = Duration.ofHours(2);
    private static final int REQUESTS_AN_HOUR = 30;
    private static final int LETTERS_AN_HOUR = 5;

    private final Platform platform;
    private final SignIn signIn;
    private final Letters letters;
    private final Secrets secrets;
    private final PeopleStore people = new PeopleStore();
    private final RegistrationStore store = new RegistrationStore();

    Registration(Platform platform, SignIn signIn, Letters letters, Secrets secrets) {
        this.platform = platform;
        this.signIn = signIn;
        this.letters = letters;
        this.secrets = secrets;
    }

    /**
     * Somebody wants an account. It is made when the letter to the address is answered.
     *
     * @param person with a mail address
     * @param password as typed
     * @param address the network address it comes from
     * @throws Refused with {@code Invalid} for a password too easy, {@code TooMany} for too many from one address
     */
    public void request(NewPerson person, String password, String address) {
        String mail = person.mail()
                .orElseThrow(() -> new Refused(Problem.Invalid.of("/mail", "required", "this field must be given")));
        signIn.limits().count("register", address, REQUESTS_AN_HOUR);
        String hash = signIn.hashed(password, mail, "/password");
        Instant now = platform.clock().instant();
        UUID id = platform.ids().next();
        platform.db().inTransaction(tx -> {
            store.insert(tx, id, person, hash, now, now.plus(CONFIRM_WITHIN));
            return id;
        });
    }

    /**
     * Answers a letter: makes the account that was asked for, or changes the address.
     *
     * @param address the network address it comes from
     * @return the person
     * @throws Refused with {@code NotFound} if the link is unknown, used or too old, {@code Exists} {@code
     *     person.mail} if the address has got an account meanwhile, {@code TooMany} for too many from one address
     */
    public UUID confirm(String secret, String address) {
        signIn.countLink(address);
        return platform.db().inTransaction(tx -> confirm(tx, secret));
    }

    UUID confirm(Tx tx, String secret) {
        Instant now = platform.clock().instant();
        Optional<RegistrationStore.Waiting> waiting = store.take(tx, Secrets.hash(secret), now);
        if (waiting.isPresent()) {
            return open(tx, waiting.get(), now);
        }
        RegistrationStore.Link link = store.use(tx, Secrets.hash(secret), "confirm-mail", now)
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
        requireFree(tx, link.mail());
        store.setMail(tx, link.person(), link.mail(), now);
        platform.events()
                .append(tx, Event.of("person", link.person(), "mail-changed").by(link.person()));
        return link.person();
    }

    /** Somebody does not know their password. Says nothing about whether the address is known. */
    public void requestReset(String mail, String address) {
        signIn.limits().count("reset", address, REQUESTS_AN_HOUR);
        UUID id = platform.ids().next();
        store.insertReset(platform.db(), id, mail, platform.clock().instant());
    }

    /**
     * Sets a new password by a link; every session ends. Whoever answers it can sign in where they are, however many strangers
     * are guessing at the account elsewhere.
     *
     * @throws Refused with {@code NotFound} if the link is unknown, used or too old, {@code Invalid} for a
     *     password too easy, which leaves the link usable
     */
    public void reset(String secret, String password, String address) {
        signIn.countLink(address);
        Instant now = platform.clock().instant();
        RegistrationStore.Link link = store.find(platform.db(), Secrets.hash(secret), "reset-password", now)
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
        String hash = signIn.hashed(password, link.mail(), "/password");
        platform.db().inTransaction(tx -> {
            RegistrationStore.Link used = store.use(tx, Secrets.hash(secret), "reset-password", now)
                    .orElseThrow(() -> new Refused(new Problem.NotFound()));
            store.useUpOthers(tx, used.person(), now);
            store.confirmMail(tx, used.person(), used.mail(), now);
            signIn.replacePassword(tx, used.person(), hash);
            signIn.limits().trust(tx, used.person(), used.mail(), address);
            return used;
        });
    }

    /** Somebody signed in wants letters at another address: confirmed by a letter there. */
    public void requestMail(Tx tx, Person person, String mail) {
        Instant now = platform.clock().instant();
        if (store.countLinks(tx, person.id(), now.minus(Duration.ofHours(1))) >= LETTERS_AN_HOUR) {
            throw new Refused(new Problem.TooMany(Duration.ofMinutes(10)));
        }
        Letter.Link link = link(tx, "confirm-mail", person.id(), mail, CONFIRM_WITHIN);
        letters.send(tx, new Letter.ConfirmMail(mail, person.name(), person.language(), link));
    }

    /**
     * A link to set a first password, for somebody entered on the command line: there is no setup page that a
     * stranger could reach first, and no default password.
     */
    public Letter.Link passwordLink(Tx tx, Person person) {
        return link(tx, "reset-password", person.id(), person.mail().orElse(""), CONFIRM_WITHIN);
    }

    /** Writes the letters that were asked for. Several processes may do so at once. Returns how many requests. */
    public int sendLetters() {
        return platform.db().inTransaction(tx -> {
            var waiting = store.claimRegistrations(tx);
            waiting.forEach(one -> answer(tx, one));
            var resets = store.claimResets(tx);
            resets.forEach(mail -> people.findByMail(tx, mail).ifPresent(person -> answerReset(tx, person)));
            return waiting.size() + resets.size();
        });
    }

    private void answer(Tx tx, RegistrationStore.Waiting one) {
        Instant now = platform.clock().instant();
        Optional<Person> known = people.findByMail(tx, one.mail());
        if (store.countRegistrations(tx, one.mail(), now.minus(Duration.ofHours(1))) > LETTERS_AN_HOUR) {
            store.drop(tx, one.id());
        } else if (known.isPresent()) {
            store.drop(tx, one.id());
            letters.send(
                    tx,
                    new Letter.AlreadyRegistered(
                            one.mail(), known.get().name(), known.get().language()));
        } else {
            String secret = secrets.draw();
            store.draw(tx, one.id(), Secrets.hash(secret));
            letters.send(
                    tx,
                    new Letter.ConfirmMail(
                            one.mail(), one.name(), one.language(), new Letter.Link(secret, one.expiresAt())));
        }
    }

    private void answerReset(Tx tx, Person person) {
        Instant now = platform.clock().instant();
        if (store.countLinks(tx, person.id(), now.minus(Duration.ofHours(1))) < LETTERS_AN_HOUR) {
            String mail = person.mail().orElseThrow();
            Letter.Link link = link(tx, "reset-password", person.id(), mail, RESET_WITHIN);
            letters.send(tx, new Letter.ResetPassword(mail, person.name(), person.language(), link));
        }
    }

    private Letter.Link link(Tx tx, String purpose, UUID person, String mail, Duration within) {
        String secret = secrets.draw();
        Instant now = platform.clock().instant();
        store.insertLink(
                tx, Secrets.hash(secret), purpose, new RegistrationStore.Link(person, mail), now, now.plus(within));
        return new Letter.Link(secret, now.plus(within));
    }

    private UUID open(Tx tx, RegistrationStore.Waiting wish, Instant now) {
        requireFree(tx, wish.mail());
        UUID id = platform.ids().next();
        store.open(tx, id, wish, now);
        platform.events().append(tx, Event.of("person", id, "registered").by(id));
        return id;
    }

    private void requireFree(Tx tx, String mail) {
        store.lockMail(tx, mail);
        people.findByMail(tx, mail).ifPresent(other -> {
            throw new Refused(new Problem.Exists("person.mail"));
        });
    }
}
