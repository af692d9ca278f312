package org.mochiyori.platform.web;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The address under which people reach this server, for example {@code https://mochiyori.example}. Fixed
 * at the first start, because ids contain it.
 */
public final class PublicOrigin {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI uri;
    private final Set<String> authorities = new LinkedHashSet<>();

    private PublicOrigin(URI uri) {
        this.uri = uri;
        authorities.add(uri.getAuthority());
        if (isLoopback()) {
            LOOPBACK.forEach(host -> authorities.add(host + (uri.getPort() < 0 ? "" : ":" + uri.getPort())));
        }
    }

    /** Reads scheme, host and port. @throws IllegalArgumentException if there is more or less than that */
    public static PublicOrigin parse(String text) {
        URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web
                || uri.getHost() == null
                || uri.getUserInfo() != null
                || !uri.getPath().isEmpty()) {
            throw new IllegalArgumentException("expected an origin such as https://mochiyori.example");
        }
        return new PublicOrigin(uri);
    }

    /** Whether browsers reach it encrypted. */
    public boolean isSecure() {
        return "https".equals(uri.getScheme());
    }

    /** Whether it is this machine only: a demo or a trial. */
    public boolean isLoopback() {
        return LOOPBACK.contains(uri.getHost());
    }

    /** Whether the {@code Host} header names this server; anything else could poison caches and links. */
    public boolean acceptsHost(String authority) {
        return authorities.contains(authority);
    }

    /** Whether a page of this server sent the request, by its {@code Origin} header. */
    public boolean acceptsOrigin(String origin) {
        return authorities.stream().anyMatch(authority -> origin.equals(uri.getScheme() + "://" + authority));
    }

    /**
     * The name of the session cookie: with {@code __Host-} where the origin is encrypted, else with the port,
     * since cookies of one host are shared by all its ports.
     */
    public String cookieName() {
        return isSecure() ? "__Host-mochiyori" : "mochiyori-" + Math.max(uri.getPort(), 80);
    }

    /** Its name, without scheme and port. */
    public String host() {
        return uri.getHost();
    }

    /** An absolute address of a path that starts with {@code /}. */
    public String address(String path) {
        return uri + path;
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
