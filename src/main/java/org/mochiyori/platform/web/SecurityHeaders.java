package org.mochiyori.platform.web;

import java.util.List;

/**
 * The headers that keep a page from being framed, sniffed, or made to run what is not ours. Plain values,
 * so that every kind of answer takes the list that fits it.
 */
public final class SecurityHeaders {
    private static final String OWN_ONLY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'";

    private SecurityHeaders() {}

    /** A header of an answer. */
    public record Header(String name, String value) {}

    /** For pages for people: nothing from elsewhere, no frame around them. */
    public static List<Header> page() {
        return List.of(
                new Header("Content-Security-Policy", OWN_ONLY + "; frame-ancestors 'none'"),
                new Header("X-Frame-Options", "DENY"),
                new Header("Permissions-Policy", "camera=(self), geolocation=(self), microphone=(), payment=()"),
                new Header("Cross-Origin-Opener-Policy", "same-origin"),
                noSniff(),
                referrer());
    }

    /** For read-only pieces that a city's own site shows in a frame: any frame, no form, no script. */
    public static List<Header> embed() {
        return List.of(
                new Header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"),
                noSniff(),
                referrer());
    }

    /** For what people uploaded: shown alone, it may do nothing. */
    public static List<Header> media() {
        return List.of(
                new Header("Content-Security-Policy", "default-src 'none'; sandbox"),
                new Header("Cross-Origin-Resource-Policy", "same-origin"),
                noSniff(),
                referrer());
    }

    /** For JSON: nobody should render it. */
    public static List<Header> api() {
        return List.of(
                new Header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
                noSniff(),
                referrer());
    }

    private static Header noSniff() {
        return new Header("X-Content-Type-Options", "nosniff");
    }

    private static Header referrer() {
        return new Header("Referrer-Policy", "same-origin");
    }
}
