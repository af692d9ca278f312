package org.mochiyori.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Paths to go on to that came from outside: only pages of this server are followed. */
final class LocalPath {
    private LocalPath() {}

    /** The path, if a browser would read it as one of this server: {@code //host} and {@code /\host} are others'. */
    static Optional<String> of(String text) {
        boolean local = text.startsWith("/")
                && !text.startsWith("//")
                && text.length() <= 500
                && text.chars().allMatch(code -> code > ' ' && code < 0x7F && code != '\\');
        return local ? Optional.of(text) : Optional.empty();
    }

    /** The page for signing in that leads on to this path. */
    static String signInFor(String path) {
        return path.equals("/") ? "/sign-in" : "/sign-in?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
