package org.mochiyori.people;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A program's way in, as its owner sees it: never the secret.
 *
 * @param name what the owner calls it
 * @param scopes of {@link Scopes}
 * @param expiresAt when it ends by itself; empty: only when revoked
 */
public record AccessToken(UUID id, String name, Set<String> scopes, Instant createdAt, Optional<Instant> expiresAt) {
    /** Copies the scopes. */
    public AccessToken {
        scopes = Set.copyOf(scopes);
    }

    /**
     * What somebody asks for.
     *
     * @param name 1 to 100 characters
     * @param scopes at least one of {@link Scopes#EVERY}
     */
    public record Wish(String name, Set<String> scopes, Optional<Instant> expiresAt) {
        /** Checks the scopes. */
        public Wish {
            scopes = Set.copyOf(scopes);
            if (scopes.isEmpty() || !Scopes.EVERY.containsAll(scopes)) {
                throw new IllegalArgumentException("scopes are " + Scopes.EVERY);
            }
        }
    }

    /**
     * A token just made: the only moment at which its secret is known.
     *
     * @param secret starts with {@code mochiyori_}, so that scanners of public code recognise it
     */
    public record Issued(AccessToken token, String secret) {}
}
