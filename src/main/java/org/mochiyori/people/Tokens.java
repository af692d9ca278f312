package org.mochiyori.people;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Recent;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.jobs.Event;
import org.mochiyori.platform.web.Authenticator.SignedIn;

/** Access tokens: programs that act as a person, within scopes. */
public final class Tokens {
    private static final String PREFIX = "mochiyori_";
    private static final int MOST = 50;

    private final Platform platform;
    private final Secrets secrets;
    private final TokenStore store = new TokenStore();
    private final Recent<Buffer, TokenStore.Holder> recent;

    Tokens(Platform platform, Secrets secrets) {
        this.platform = platform;
        this.recent = new Recent<>(platform.clock());
        this.secrets = secrets;
    }

    /** Makes a token. @throws Refused when the person has too many */
    public AccessToken.Issued issue(Tx tx, UUID person, AccessToken.Wish wish) {
        if (store.list(tx, person).size() >= MOST) {
            throw new Refused(new Problem.RuleRefuses("token.count", "", java.util.Map.of("most", MOST)));
        }
        String secret = PREFIX + secrets.draw();
        Instant now = platform.clock().instant();
        AccessToken token = new AccessToken(platform.ids().next(), wish.name(), wish.scopes(), now, wish.expiresAt());
        store.insert(tx, token, Secrets.hash(secret), person);
        platform.events().append(tx, Event.of("token", token.id(), "issued").by(person));
        return new AccessToken.Issued(token, secret);
    }

    /** The person's tokens that are not revoked, newest first. */
    public List<AccessToken> list(UUID person) {
        return store.list(platform.db(), person);
    }

    /** Ends a token of this person at once. @throws Refused with {@code NotFound} for somebody else's */
    public void revoke(Tx tx, UUID person, UUID token) {
        if (!store.revoke(tx, person, token, platform.clock().instant())) {
            throw new Refused(new Problem.NotFound());
        }
        platform.events().append(tx, Event.of("token", token, "revoked").by(person));
        tx.afterCommit(recent::forget);
    }

    /** Takes all tokens of a person away. */
    void endAll(Tx tx, UUID person) {
        store.deleteAll(tx, person);
        tx.afterCommit(recent::forget);
    }

    Optional<SignedIn> find(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        Instant now = platform.clock().instant();
        return recent.find(Secrets.hash(secret), key -> store.find(platform.db(), key))
                .filter(holder -> holder.expiresAt().map(now::isBefore).orElse(true))
                .map(holder -> new SignedIn(new Caller(holder.person(), holder.scopes()), holder.language()));
    }
}
