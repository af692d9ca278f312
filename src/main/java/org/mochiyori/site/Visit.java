package org.mochiyori.site;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Upload;

/** One request for a page, or one form sent. */
final class Visit {
    /** Longer values of an address were not typed by anybody. */
    private static final int LONGEST = 300;

    private final RoutingContext context;
    private final Call call;
    private final Choices choices;
    private final Optional<Caller> caller;
    private final Optional<Place> place;

    Visit(RoutingContext context) {
        this.context = context;
        this.call = Call.of(context);
        this.choices = Choices.of(context);
        this.caller = call.findCaller();
        this.place = Optional.empty();
    }

    private Visit(Visit before, Optional<Caller> caller, Optional<Place> place) {
        this.context = before.context;
        this.call = before.call;
        this.choices = before.choices;
        this.caller = caller;
        this.place = place;
    }

    /**
     * Another address than the one that was asked for.
     *
     * @param path what stands in the path, by name
     * @param query what stands behind it
     */
    record Place(Map<String, String> path, Map<String, String> query) {
        Place {
            path = Map.copyOf(path);
            query = Map.copyOf(query);
        }
    }

    /** The same visit by somebody who has just signed in, or, for a page that knows nobody, by nobody. */
    Visit as(Optional<Caller> other) {
        return new Visit(this, other, place);
    }

    /** The same visitor reading the page at another address: no form was sent to it. */
    Visit at(Place other) {
        return new Visit(this, caller, Optional.of(other));
    }

    /** Who asks, if anybody is signed in. */
    Optional<Caller> findCaller() {
        return caller;
    }

    /** Who asks. @throws Refused when nobody is signed in */
    Caller caller() {
        return call.caller();
    }

    /** An identifier in the path; one that is none names nothing. */
    UUID id() {
        return id("id");
    }

    /** Another identifier in the path. */
    UUID id(String name) {
        return place.map(other -> ofPath(other, name)).orElseGet(() -> call.id(name));
    }

    private static UUID ofPath(Place place, String name) {
        try {
            return UUID.fromString(place.path().getOrDefault(name, ""));
        } catch (IllegalArgumentException notOne) {
            throw new Refused(new Problem.NotFound());
        }
    }

    /** A text in the path. */
    String path(String name) {
        return place.map(other -> other.path().getOrDefault(name, "")).orElseGet(() -> call.path(name));
    }

    /** A value of the address; blank counts as absent, and one that is far too long too. */
    Optional<String> asked(String name) {
        return asked(name, LONGEST);
    }

    /** A value of the address that may be so long. */
    Optional<String> asked(String name, int most) {
        return place.map(other -> Optional.ofNullable(other.query().get(name)))
                .orElseGet(() -> Optional.ofNullable(context.queryParams().get(name)))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= most);
    }

    /** The answers of a form by name; of several under one name the first. */
    Map<String, String> typed() {
        if (place.isPresent()) {
            return Map.of();
        }
        MultiMap sent = context.request().formAttributes();
        Map<String, String> typed = new LinkedHashMap<>();
        sent.names().forEach(name -> typed.put(name, sent.get(name)));
        return typed;
    }

    /** All answers under one name: the boxes ticked. */
    List<String> ticked(String name) {
        return place.isPresent()
                ? List.of()
                : context.request().formAttributes().getAll(name);
    }

    /** The key of the form sent, the same for each click on the same page. @throws Refused for a form without one */
    String once() {
        return Optional.ofNullable(context.request().formAttributes().get("once"))
                .filter(key -> !key.isBlank() && key.length() <= LONGEST)
                .orElseThrow(() -> new Refused(new Problem.Malformed("form.once", "send the form of the page")));
    }

    /** The file that came with the form under this name, if one was chosen. */
    Optional<Upload> upload(String name) {
        return context.fileUploads().stream().anyMatch(file -> file.name().equals(name))
                ? Optional.of(call.upload(name))
                : Optional.empty();
    }

    /** The session the browser holds, live or not. */
    Optional<String> cookie(String name) {
        return call.cookie(name);
    }

    /** The network address it comes from. */
    String remoteAddress() {
        return call.remoteAddress();
    }

    Choices choices() {
        return choices;
    }

    Language language() {
        return choices.language();
    }

    RoutingContext context() {
        return context;
    }
}
