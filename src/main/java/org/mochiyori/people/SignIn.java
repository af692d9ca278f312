package org.mochiyori.people;

import io.micrometer.core.instrument.Counter;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;
import org.mochiyori.platform.text.Typed;

/**
 * Sign-in with a password. A wrong password, an unknown address and an account without a password get the same
 * answer after the same work; guessing slows down, per account and per address, and never locks for good.
 */
public final class SignIn {
    /** Links that may be answered from one network address in an hour: an office registers together. */
    public static final int LINKS_AN_HOUR = 60;

    /** Addresses of calendars that are none, per network address. */
    public static final int CALENDARS_AN_HOUR = 60;

    private final Platform platform;
    private final Passwords passwords;
    private final Sessions sessions;
    private final SignInLimits limits;
    private final SignInStore store = new SignInStore();
    private final Counter failures;

    SignIn(Platform platform, Passwords passwords, Sessions sessions) {
        this.platform = platform;
        this.passwords = passwords;
        this.sessions = sessions;
        this.limits = new SignInLimits(platform);
        this.failures = platform.metrics().counter("mochiyori.signin.failures");
    }

    /**
     * Somebody tries to sign in.
     *
     * @param mail as typed
     * @param password as typed
     * @param address the network address it comes from
     * @param oldSession the session the browser holds already; it ends, so that no known id survives a sign-in
     */
    public record Attempt(String mail, String password, String address, Optional<String> oldSession) {
        @Override
        public String toString() {
            return "Attempt[from " + address + "]";
        }
    }

    /** Who is signed in now, and the secret for the cookie. */
    public record SignedIn(UUID person, String secret) {
        @Override
        public String toString() {
            return "SignedIn[" + person + "]";
        }
    }

    /**
     * Has somebody who is signed in show once more that it is they, before what cannot be undone.
     *
     * @param address the network address it comes from
     * @throws Refused with {@code Invalid} at {@code /password} if it is wrong, {@code TooMany} if it must wait
     */
    void prove(UUID person, String password, String address) {
        SignInStore.Account account = store.get(platform.db(), person);
        SignInLimits.Mark mark = limits.enter(account.mail(), address);
        if (!passwords.matches(password, account.hash().orElseGet(passwords::nobody))) {
            throw new Refused(Problem.Invalid.of("/password", "wrong", "this is not the present password"));
        }
        platform.db().inTransaction(tx -> {
            limits.forgive(tx, mark, person);
            return person;
        });
    }

    /**
     * Tries a password. Opens its own transactions: none is held while the password is computed.
     *
     * @throws Refused with {@code NotSignedIn} if it is wrong, {@code TooMany} if it must wait
     */
    public SignedIn attempt(Attempt attempt) {
        String mail = Typed.mail(attempt.mail()).orElse(attempt.mail());
        SignInLimits.Mark mark = limits.enter(mail, attempt.address());
        Optional<SignInStore.Account> account = store.find(platform.db(), mail);
        String hash = account.flatMap(SignInStore.Account::hash).orElseGet(passwords::nobody);
        boolean right = passwords.matches(attempt.password(), hash);
        if (!right || account.isEmpty()) {
            failures.increment();
            throw new Refused(new Problem.NotSignedIn());
        }
        Optional<String> better =
                passwords.isOutdated(hash) ? Optional.of(passwords.hash(attempt.password())) : Optional.empty();
        UUID person = account.get().person();
        return platform.db().inTransaction(tx -> {
            // The password may have been changed while this one was computed; then all sessions were ended.
            if (!store.lockIfUnchanged(tx, person, hash)) {
                throw new Refused(new Problem.NotSignedIn());
            }
            better.ifPresent(renewed -> store.setPassword(tx, person, renewed));
            limits.forgive(tx, mark, person);
            attempt.oldSession().ifPresent(old -> sessions.end(tx, old));
            return new SignedIn(person, sessions.start(tx, person));
        });
    }

    /**
     * Changes a password and ends every session; the browser that asks gets a new one.
     *
     * @param given the present password and the new one
     * @return the secret of the new session
     * @throws Refused with {@code Invalid} if the present password is wrong or the new one is too easy
     */
    public String changePassword(UUID person, Change given, String address) {
        SignInStore.Account account = store.get(platform.db(), person);
        SignInLimits.Mark mark = limits.enter(account.mail(), address);
        String hash = account.hash().orElseGet(passwords::nobody);
        if (!passwords.matches(given.current(), hash)) {
            throw new Refused(Problem.Invalid.of("/current", "wrong", "this is not the present password"));
        }
        String fresh = hashed(given.fresh(), account.mail(), "/password");
        return platform.db().inTransaction(tx -> {
            if (!store.lockIfUnchanged(tx, person, hash)) {
                throw new Refused(new Problem.NotSignedIn());
            }
            limits.forgive(tx, mark, person);
            replacePassword(tx, person, fresh);
            return sessions.start(tx, person);
        });
    }

    /** The password there is, and the one that shall be. */
    public record Change(String current, String fresh) {
        @Override
        public String toString() {
            return "Change[]";
        }
    }

    /** Checks a new password and hashes it. @throws Refused with {@code Invalid} at the pointer */
    String hashed(String password, String mail, String pointer) {
        PasswordRules.refusal(password, mail).ifPresent(code -> {
            throw new Refused(Problem.Invalid.of(
                    pointer,
                    code,
                    code.equals("length")
                            ? "from " + PasswordRules.LEAST + " to " + PasswordRules.MOST + " characters"
                            : "too easy to guess: choose something longer or less usual"));
        });
        return passwords.hash(password);
    }

    /** Sets a hash and ends every session. */
    void replacePassword(Tx tx, UUID person, String hash) {
        store.setPassword(tx, person, hash);
        sessions.endAll(tx, person);
        platform.events()
                .append(tx, Event.of("person", person, "password-changed").by(person));
    }

    /**
     * Counts that somebody at a network address answers a secret link, known or not: who guesses is slowed, and is told the
     * same whether a guess was near or far.
     *
     * @throws Refused with {@code TooMany}
     */
    public void countLink(String address) {
        limits.count("link", address, LINKS_AN_HOUR);
    }

    /**
     * Counts that somebody at a network address asked for a calendar that is none. Only who guesses wrong is slowed: a hundred
     * calendars may be fetched from one address.
     *
     * @throws Refused with {@code TooMany}
     */
    public void countCalendar(String address) {
        limits.count("calendar", address, CALENDARS_AN_HOUR);
    }

    SignInLimits limits() {
        return limits;
    }
}
