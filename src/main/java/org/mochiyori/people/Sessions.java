package org.mochiyori.people;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.kernel.Caller;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Recent;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Authenticator.SignedIn;

/**
 * Signed-in browsers. A session lives while it is used, at most {@link #LONGEST}, and ends at sign-out, at a
 * change of the password and when the person withdraws.
 */
public final class Sessions {
    /** A session ends when nobody has used it for this long. */
    public static final Duration IDLE = Duration.ofDays(14);
    /** A session ends after this long in any case. */
    public static final Duration LONGEST = Duration.ofDays(180);

    // How exactly the last use is known: one write in so long a time, not one a request.
    private static final Duration TOUCH = Duration.ofMinutes(10);

    private final Platform platform;
    private final Secrets secrets;
    private final SessionStore store = new SessionStore();
    private final Recent<Buffer, SessionStore.Session> recent;

    Sessions(Platform platform, Secrets secrets) {
        this.platform = platform;
        this.recent = new Recent<>(platform.clock());
        this.secrets = secrets;
    }

    /** Starts a session and returns its secret, which is kept nowhere. */
    public String start(Tx tx, UUID person) {
        String secret = secrets.draw();
        Instant now = platform.clock().instant();
        store.insert(tx, Secrets.hash(secret), person, now, now.plus(IDLE));
        return secret;
    }

    /** Ends one session; one that has ended already stays so. */
    public void end(Tx tx, String secret) {
        store.delete(tx, Secrets.hash(secret));
        tx.afterCommit(recent::forget);
    }

    /** Ends all sessions of a person. */
    public void endAll(Tx tx, UUID person) {
        store.deleteAll(tx, person);
        tx.afterCommit(recent::forget);
    }

    /** Who holds this secret, while the session lives. */
    public Optional<SignedIn> find(String secret) {
        Instant now = platform.clock().instant();
        Buffer hash = Secrets.hash(secret);
        return recent.find(hash, key -> store.find(platform.db(), key))
                .filter(session -> session.isLive(now))
                .map(session -> {
                    if (session.seenAt().plus(TOUCH).isBefore(now)) {
                        store.touch(platform.db(), hash, now, session.expiryWhenUsed(now));
                        recent.forget(hash);
                    }
                    return new SignedIn(new Caller(session.person(), Set.of(Caller.ALL)), session.language());
                });
    }
}
