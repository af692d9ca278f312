package org.mochiyori.people;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Tx;

/**
 * Slows guessing, by rows that all processes share. Each attempt is written down as a failure before the
 * password is tried, under a lock: fifty tries at once count as fifty.
 */
final class SignInLimits {
    static final Period KNOWN_FOR = Period.ofDays(90);
    private static final int ACCOUNT = 1;
    private static final int ADDRESS = 2;

    private final Platform platform;
    private final SignInStore store = new SignInStore();

    SignInLimits(Platform platform) {
        this.platform = platform;
    }

    /**
     * An attempt that was let through.
     *
     * @param failures its rows, to be taken away if it was right
     */
    record Mark(List<UUID> failures, String account, String pair, String address) {}

    /** Lets an attempt through and writes it down. @throws Refused with {@code TooMany} and how long to wait */
    Mark enter(String mail, String address) {
        String network = network(address);
        String account = Secrets.hex("account:" + mail);
        String pair = Secrets.hex("pair:" + mail + " " + network);
        String from = Secrets.hex("address:" + network);
        Instant now = platform.clock().instant();
        return platform.db().inTransaction(tx -> {
            store.lock(tx, ACCOUNT, account);
            store.lock(tx, ADDRESS, from);
            // Who has signed in from here before is slowed by failures from here only.
            boolean known = store.isKnown(tx, mail, from, now.minus(KNOWN_FOR));
            Duration wait = Stream.of(left(tx, known ? pair : account, true, now), left(tx, from, false, now))
                    .max(Duration::compareTo)
                    .orElseThrow();
            if (wait.isPositive()) {
                throw new Refused(new Problem.TooMany(wait.plusMillis(999)));
            }
            List<UUID> rows = Stream.of(account, pair, from)
                    .map(subject -> {
                        UUID id = platform.ids().next();
                        store.addFailure(tx, id, subject, now);
                        return id;
                    })
                    .toList();
            return new Mark(rows, account, pair, from);
        });
    }

    /** The attempt was right: it was no failure, and the account starts afresh. The address does not. */
    void forgive(Tx tx, Mark mark, UUID person) {
        store.removeFailures(tx, mark.failures());
        store.removeFailures(tx, mark.account());
        store.removeFailures(tx, mark.pair());
        store.know(tx, person, mark.address(), platform.clock().instant());
    }

    /** Somebody has shown otherwise that the account is theirs: guesses elsewhere do not slow them here. */
    void trust(Tx tx, UUID person, String mail, String address) {
        String network = network(address);
        store.removeFailures(tx, Secrets.hex("pair:" + mail + " " + network));
        store.know(
                tx, person, Secrets.hex("address:" + network), platform.clock().instant());
    }

    /** Counts something else that an address may not do without end. @throws Refused with {@code TooMany} */
    void count(String what, String address, int mostPerHour) {
        String subject = Secrets.hex(what + ":" + network(address));
        Instant now = platform.clock().instant();
        platform.db().inTransaction(tx -> {
            store.lock(tx, ADDRESS, subject);
            SignInStore.Tally tally = store.tally(tx, subject, now.minus(SignInRules.WINDOW));
            if (tally.failures() >= mostPerHour) {
                throw new Refused(new Problem.TooMany(Duration.ofMinutes(10)));
            }
            UUID id = platform.ids().next();
            store.addFailure(tx, id, subject, now);
            return id;
        });
    }

    private Duration left(Tx tx, String subject, boolean ofAccount, Instant now) {
        SignInStore.Tally tally = store.tally(tx, subject, now.minus(SignInRules.WINDOW));
        Duration delay = ofAccount
                ? SignInRules.afterFailuresOfAccount(tally.failures())
                : SignInRules.afterFailuresOfAddress(tally.failures());
        return delay.isZero() ? Duration.ZERO : SignInRules.left(delay, tally.last(), now);
    }

    // A provider gives each customer at least a /64 of IPv6: single addresses there mean nothing.
    private static String network(String address) {
        String[] parts = address.split(":", -1);
        return parts.length < 5 || address.contains("::")
                ? address
                : String.join(":", List.of(parts).subList(0, 4));
    }
}
