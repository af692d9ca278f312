package org.mochiyori.platform.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Language;

/** One request to a JSON route, as a handler sees it. */
public final class Call {
    static final String CALLER = "mochiyori.caller";
    static final String ROUTE = "mochiyori.route";
    static final String LANGUAGE = "mochiyori.language";
    static final String CLIENT = "mochiyori.client";

    private final RoutingContext context;

    Call(RoutingContext context) {
        this.context = context;
    }

    /** The request as the pages see it, which share its caller and its path. */
    public static Call of(RoutingContext context) {
        return new Call(context);
    }

    /** Who asks, if anybody is signed in. */
    public Optional<Caller> findCaller() {
        return Optional.ofNullable(context.get(CALLER));
    }

    /** Who asks. @throws Refused when nobody is signed in */
    public Caller caller() {
        return findCaller().orElseThrow(() -> new Refused(new Problem.NotSignedIn()));
    }

    /** Who asks, with a session or token that reaches so far. */
    public Caller caller(String scope) {
        Caller caller = caller();
        if (!caller.allows(scope)) {
            throw new Refused(new Problem.NotAllowed("scope." + scope));
        }
        return caller;
    }

    /** An identifier in the path; one that is none names nothing. */
    public UUID id(String name) {
        try {
            return UUID.fromString(path(name));
        } catch (IllegalArgumentException notOne) {
            throw new Refused(new Problem.NotFound());
        }
    }

    /** A text in the path; one that nothing can be called names nothing. */
    public String path(String name) {
        String text = context.pathParam(name);
        if (!Texts.isStorable(text)) {
            throw new Refused(new Problem.NotFound());
        }
        return text;
    }

    /** The asked stretch of a list, where nothing else is asked. */
    public Slice slice() {
        Query query = query();
        Slice slice = Slice.of(query);
        query.done();
        return slice;
    }

    /** The parameters, to be read strictly. */
    public Query query() {
        return new Query(context.queryParams());
    }

    /** The body as a JSON object, to be read strictly; an absent body is an empty object. */
    public Input body() {
        return Input.of(json());
    }

    /**
     * A merge patch (RFC 7396) laid over what is there now, to be read strictly as the whole new thing. A field set to null
     * that is not there stays in as null, so that an unknown name is noticed.
     */
    public Input patch(ObjectNode present) {
        return Input.of(MergePatch.merge(present, json()));
    }

    /**
     * The one file of a form under this name, or the whole body where it is no form.
     *
     * @throws Refused when there is none or several
     */
    public Upload upload(String name) {
        return Upload.of(context, name);
    }

    /** A text part of a form that came with a file; longer than {@code most} characters is refused. */
    public Optional<String> formText(String name, int most) {
        Optional<String> text = Optional.ofNullable(context.request().getFormAttribute(name))
                .map(String::strip)
                .filter(filled -> !filled.isEmpty());
        if (text.filter(given -> given.length() > most).isPresent()) {
            throw new Refused(Problem.Invalid.of("/" + name, "length", "at most " + most + " characters"));
        }
        if (text.filter(given -> !Texts.isStorable(given)).isPresent()) {
            throw new Refused(Problem.Invalid.of("/" + name, "character", "no NUL and no half characters"));
        }
        return text;
    }

    /** A request header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(context.request().getHeader(name));
    }

    /** A cookie the browser sent. */
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(context.request().getCookie(name)).map(cookie -> cookie.getValue());
    }

    /**
     * The version named in {@code If-Match} (RFC 9110, 13.1.1).
     *
     * @throws Refused when it is missing (428); one that cannot be ours is stale (412)
     */
    public long ifMatch() {
        return ifMatchIfAny().orElseThrow(() -> new Refused(new Problem.PreconditionRequired()));
    }

    /** The version named in {@code If-Match}, where a route does well without: its own state guards it. */
    public OptionalLong ifMatchIfAny() {
        Optional<String> tag = header("If-Match");
        try {
            return tag.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(tag.get().replace("W/", "").replace("\"", "")));
        } catch (NumberFormatException notOurs) {
            throw new Refused(new Problem.Stale(""));
        }
    }

    /** The language of who reads the answer: chosen on the pages, else preferred by the client, else of the account. */
    public Language language() {
        return Language.negotiate(Optional.empty(), cookie("lang"), header("Accept-Language"), accountLanguage());
    }

    /** What the person signed in wants to be written to in. */
    public Optional<Language> accountLanguage() {
        return Optional.ofNullable(context.get(LANGUAGE));
    }

    /** The address the request came from, behind trusted proxies the client's. */
    public String remoteAddress() {
        return Objects.requireNonNull(context.get(CLIENT), "the guard has not seen this request");
    }

    /** Refuses other parameters than these, and a body where the method gives it no meaning (RFC 9110, 9.3.5). */
    void requireNothingBeside(Set<String> parameters) {
        if (!parameters.containsAll(context.queryParams().names())) {
            throw new Refused(new Problem.Malformed(
                    "query.unknown",
                    parameters.isEmpty()
                            ? "there are no parameters here"
                            : "known parameters: "
                                    + String.join(
                                            ", ", parameters.stream().sorted().toList())));
        }
        if (context.request().method().equals(HttpMethod.DELETE)
                && context.body().length() > 0) {
            throw new Refused(new Problem.Malformed("body.unexpected", "there is no body here"));
        }
    }

    ObjectNode json() {
        return JsonBody.read(context);
    }

    RoutingContext context() {
        return context;
    }
}
