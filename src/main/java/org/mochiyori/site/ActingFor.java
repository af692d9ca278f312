package org.mochiyori.site;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import java.util.Optional;

/** Whom somebody at a desk serves just now (代理): kept in the browser until they are done, checked at each use. */
final class ActingFor {
    private static final String NAME = "serving";

    private ActingFor() {}

    /** The party of the cookie, as {@link Borrowing} reads it. */
    static Optional<String> of(Visit visit) {
        return visit.cookie(NAME).filter(party -> !party.isEmpty());
    }

    /** The {@code Set-Cookie} line that begins to serve a party; an empty one ends it. */
    static String line(String party, boolean secure) {
        return Cookie.cookie(NAME, party)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.LAX)
                .setMaxAge(party.isEmpty() ? 0 : 3600)
                .encode();
    }
}
