package org.mochiyori.platform.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;

/**
 * What every request passes first: it must name this server, tell who it is, and, where a cookie speaks
 * for a person, come from a page of ours.
 */
final class Guard {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String BEARER = "Bearer ";

    private final PublicOrigin origin;
    private final TrustedProxies proxies;
    private final Authenticator authenticator;

    Guard(PublicOrigin origin, TrustedProxies proxies, Authenticator authenticator) {
        this.origin = origin;
        this.proxies = proxies;
        this.authenticator = authenticator;
    }

    void pass(RoutingContext context) {
        HttpServerRequest request = context.request();
        String peer = request.remoteAddress().host();
        boolean forwarded = proxies.trusts(peer);
        context.put(Call.CLIENT, proxies.client(peer, request.headers().getAll("X-Forwarded-For")));
        requireName(request, forwarded);
        Optional<String> token = token(request);
        Cookie cookie = request.getCookie(origin.cookieName());
        if (token.isEmpty() && !SAFE.contains(request.method())) {
            requireOwnPage(request, mustBeOurs(cookie, request));
        }
        Optional<Authenticator.SignedIn> caller = token.isPresent()
                ? Optional.of(authenticator.byToken(token.get()).orElseThrow(Guard::unknown))
                : Optional.ofNullable(cookie).map(Cookie::getValue).flatMap(authenticator::bySession);
        caller.ifPresent(who -> context.put(Call.CALLER, who.caller()).put(Call.LANGUAGE, who.language()));
        context.next();
    }

    private void requireName(HttpServerRequest request, boolean forwarded) {
        String said = forwarded ? request.getHeader("X-Forwarded-Host") : null;
        String host = said == null ? authority(request) : said;
        if (host == null || !origin.acceptsHost(host)) {
            throw new Refused(new Problem.Malformed("host", "this server is " + origin));
        }
        String scheme = forwarded ? request.getHeader("X-Forwarded-Proto") : null;
        // What came to the proxy unencrypted is not answered: the visitor would send us secrets in the open.
        if (scheme != null && origin.isSecure() && !scheme.equals("https")) {
            throw new Refused(new Problem.Malformed("host", "this server is " + origin));
        }
    }

    // A form of any page can send a POST here; without a cookie it speaks for nobody, unless it signs somebody in.
    private static boolean mustBeOurs(@Nullable Cookie cookie, HttpServerRequest request) {
        return cookie != null || !request.path().startsWith(Api.BASE + "/");
    }

    // Another site's page is refused in any case: it might sign a visitor in as somebody else.
    private void requireOwnPage(HttpServerRequest request, boolean mustSay) {
        String from = request.getHeader("Origin");
        if (from == null ? mustSay : !origin.acceptsOrigin(from)) {
            throw new Refused(new Problem.NotAllowed("origin"));
        }
    }

    // HTTP/2 names the server in :authority and sends no Host (RFC 9113, 8.3.1).
    private static @Nullable String authority(HttpServerRequest request) {
        String host = request.getHeader("Host");
        HostAndPort named = request.authority();
        if (host != null || named == null) {
            return host;
        }
        return named.port() > 0 ? named.host() + ":" + named.port() : named.host();
    }

    private static Optional<String> token(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip());
    }

    private static Refused unknown() {
        return new Refused(new Problem.NotSignedIn());
    }
}
