package org.mochiyori.people;

import org.mochiyori.platform.web.PublicOrigin;

/**
 * The {@code Set-Cookie} lines of a session (RFC 6265): for this origin alone, out of reach of scripts, not sent
 * along by other sites' forms, and over an encrypted line where there is one.
 */
public final class SessionCookie {
    private final PublicOrigin origin;

    SessionCookie(PublicOrigin origin) {
        this.origin = origin;
    }

    /** Its name. */
    public String name() {
        return origin.cookieName();
    }

    /** Gives a browser its session. The server decides how long it lives, the cookie only outlives it. */
    public String set(String secret) {
        return line(secret, Sessions.LONGEST.toSeconds());
    }

    /** Takes it away. */
    public String clear() {
        return line("", 0);
    }

    private String line(String value, long seconds) {
        return name() + "=" + value + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + seconds
                + (origin.isSecure() ? "; Secure" : "");
    }
}
