package org.mochiyori.kernel;

import java.util.Set;
import java.util.UUID;

/**
 * Who is asking: a person, through a browser session or a token. What the person may do is for the
 * features to decide at each request, from today's roles; nothing of it is remembered here.
 *
 * @param person the signed-in person
 * @param scopes what the token allows; a browser session has {@link #ALL}
 */
public record Caller(UUID person, Set<String> scopes) {
    /** The scope of a browser session: all that the person may do. */
    public static final String ALL = "all";

    /** Copies the scopes. */
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** Whether the session or token reaches so far. */
    public boolean allows(String scope) {
        return scopes.contains(ALL) || scopes.contains(scope);
    }
}
