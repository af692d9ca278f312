package org.mochiyori.site;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.web.Call;
import org.mochiyori.site.view.Here;

/**
 * What the reader chose: asked for in the address ({@code ?lang=easy}, {@code ?text=big}) and kept in a
 * cookie for a year, so that a shared link shows what its sender saw and the choice stays all the same. Pages in frames of
 * other sites keep nothing.
 */
public record Choices(Language language, boolean bigText) {
    private static final String LANG = "lang";
    private static final String TEXT = "text";
    private static final String BIG = "big";
    private static final Duration KEPT = Duration.ofDays(365);

    /** Reads the choices of this request and keeps what its address asks for. */
    public static Choices of(RoutingContext ctx) {
        Optional<String> lang =
                asked(ctx, LANG).filter(code -> Language.find(code).isPresent());
        Optional<String> text = asked(ctx, TEXT).filter(size -> size.equals(BIG) || size.equals("normal"));
        if (!ctx.normalizedPath().startsWith(EmbedPages.PREFIX)) {
            lang.ifPresent(value -> keep(ctx, LANG, value));
            text.ifPresent(value -> keep(ctx, TEXT, value));
        }
        ctx.response().putHeader(HttpHeaders.VARY, "Cookie, Accept-Language");
        Language language = Language.negotiate(
                lang,
                kept(ctx, LANG),
                Optional.ofNullable(ctx.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)),
                Call.of(ctx).accountLanguage());
        return new Choices(language, text.or(() -> kept(ctx, TEXT)).equals(Optional.of(BIG)));
    }

    /** The address shown, without the switches themselves. */
    public static Here here(RoutingContext ctx) {
        Map<String, String> query = new LinkedHashMap<>();
        ctx.queryParams().forEach(param -> query.put(param.getKey(), param.getValue()));
        query.remove(LANG);
        query.remove(TEXT);
        return new Here(ctx.normalizedPath(), query);
    }

    private static Optional<String> asked(RoutingContext ctx, String name) {
        return Optional.ofNullable(ctx.queryParams().get(name));
    }

    private static Optional<String> kept(RoutingContext ctx, String name) {
        return Optional.ofNullable(ctx.request().getCookie(name)).map(Cookie::getValue);
    }

    private static void keep(RoutingContext ctx, String name, String value) {
        ctx.response()
                .addCookie(Cookie.cookie(name, value)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.LAX)
                        .setMaxAge(KEPT.toSeconds()));
    }
}
