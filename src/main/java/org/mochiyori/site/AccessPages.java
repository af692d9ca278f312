package org.mochiyori.site;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.access.Access;
import org.mochiyori.access.Key;
import org.mochiyori.access.Key.Scope;
import org.mochiyori.access.Keys;
import org.mochiyori.booking.Seen;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Span;
import org.mochiyori.site.view.AccessView;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.KeyView;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;

/** 鍵の受渡し: what a borrower does to get in, and what a lender writes of it. A code is shown by a button, and never kept. */
final class AccessPages {
    private static final int SHOWN = 50;

    private final Doors doors;

    AccessPages(Doors doors) {
        this.doors = doors;
    }

    void mount(PageRouter pages) {
        pages.get("/bookings/:id/access", visit -> booking(visit, Map.of()));
        pages.post("/bookings/:id/access", this::look);
        pages.get("/listings/:id/access", visit -> listing(visit, Answers.none(), 200, Optional.empty()));
        pages.post("/listings/:id/access", this::save);
        pages.post("/listings/:id/access/look", this::lookAsLender);
    }

    /** From a booking's page, where there is something to read. */
    static List<Link> links(Doors doors, Caller caller, Seen seen) {
        UUID id = seen.booking().id();
        return doors.access().keys().list(caller, id).isEmpty()
                ? List.of()
                : List.of(new Link(Phrase.of("access.title"), "/bookings/" + id + "/access"));
    }

    /** From a listing's page, for those who lend it. */
    static Link link(Entry entry) {
        return new Link(Phrase.of("access.write"), "/listings/" + entry.id() + "/access");
    }

    private Reply booking(Visit visit, Map<UUID, String> secrets) {
        Caller caller = visit.caller();
        Seen seen = doors.booking().bookings().get(caller, visit.id());
        List<AccessView.Way> ways = keys().list(caller, visit.id()).stream()
                .map(one -> way(visit.id(), one, Optional.ofNullable(secrets.get(one.line()))))
                .toList();
        return Reply.show(
                new AccessView(seen.booking().number(), "/bookings/" + visit.id(), ways),
                BookingRows.terms(seen.entries().getFirst()).thing().hub());
    }

    private static AccessView.Way way(UUID booking, Access one, Optional<String> secret) {
        Field line = Field.of(Field.Type.HIDDEN, "line", "access.look")
                .value(one.line().toString());
        return new AccessView.Way(
                one.title(),
                Phrase.of("access.method-" + one.key().method().code()),
                one.key().instruction(),
                one.told().map(told -> Phrase.of("access.told", "when", Span.of(told, one.zone()))),
                one.open() && secret.isEmpty()
                        ? Optional.of(new Move(
                                "/bookings/" + booking + "/access",
                                Phrase.of("access.look"),
                                true,
                                Optional.of(Phrase.of("access.noted")),
                                List.of(line)))
                        : Optional.empty(),
                secret);
    }

    private Reply look(Visit visit) {
        UUID line = new FormInput(visit.typed()).id("line").orElseThrow(() -> new Refused(new Problem.NotFound()));
        Access.Secret secret =
                doors.platform().db().inTransaction(tx -> keys().look(tx, visit.caller(), visit.id(), line));
        return booking(visit, Map.of(line, secret.text()));
    }

    private Reply listing(Visit visit, Answers answers, int status, Optional<String> secret) {
        Scope scope = new Scope.OfListing(visit.id());
        Optional<Key> key = keys().find(visit.caller(), scope);
        Entry entry = doors.catalogue().listings().getVisible(visit.findCaller(), visit.id());
        ZoneId zone = entry.hub().zone();
        String path = "/listings/" + visit.id() + "/access";
        KeyView view = new KeyView(
                entry.listing().name(),
                "/listings/" + visit.id(),
                new Form(path, (status == 200 ? answers(key) : answers).fill(fields(key)), Phrase.of("access.save")),
                secret,
                key.filter(one -> one.secret() && secret.isEmpty())
                        .map(one -> new Move(
                                path + "/look",
                                Phrase.of("access.look"),
                                false,
                                Optional.of(Phrase.of("access.noted")),
                                List.of())),
                keys().looks(visit.caller(), scope).stream()
                        .limit(SHOWN)
                        .map(look -> new KeyView.Looked(
                                LocalDateTime.ofInstant(look.at(), zone), look.name(), look.number()))
                        .toList());
        return new Reply.Page(status, view, Optional.of(entry.listing().hub()));
    }

    private static Answers answers(Optional<Key> key) {
        Map<String, String> typed = new LinkedHashMap<>();
        key.ifPresent(one -> {
            typed.put("method", one.method().code());
            typed.put("instruction", one.instruction());
        });
        typed.put("version", String.valueOf(key.map(Key::version).orElse(0)));
        return new Answers(typed, Map.of());
    }

    private static List<Field> fields(Optional<Key> key) {
        boolean there = key.filter(Key::secret).isPresent();
        List<Field.Option> methods = Arrays.stream(Key.Method.values())
                .map(method -> new Field.Option(method.code(), Phrase.of("access.method-" + method.code())))
                .toList();
        return List.of(
                Field.of(Field.Type.CHOICE, "method", "access.method").options(methods),
                Field.of(Field.Type.LONG_TEXT, "instruction", "access.instruction")
                        .hint(Phrase.of("access.instruction-hint")),
                Field.of(Field.Type.TEXT, "secret", "access.secret")
                        .hint(Phrase.of(there ? "access.secret-there" : "access.secret-hint"))
                        .autocomplete("off")
                        .optional(),
                Field.of(Field.Type.HIDDEN, "version", "access.save"));
    }

    private Reply save(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        Optional<Key.Method> method = form.require("method", form.convert("method", "value", AccessPages::method));
        String instruction = form.text("instruction", 1000);
        String secret = form.textIfAny("secret", 200);
        int version = form.count("version", 0, Integer.MAX_VALUE).orElse(0);
        if (method.isEmpty() || !form.isFine()) {
            return listing(visit, form.answers(), 422, Optional.empty());
        }
        Key.Draft draft = new Key.Draft(
                method.get(), instruction, Optional.of(secret).filter(text -> !text.isEmpty()), Duration.ofMinutes(30));
        Scope scope = new Scope.OfListing(visit.id());
        doors.platform().db().inTransaction(tx -> keys().put(tx, visit.caller(), scope, version, draft));
        return Reply.go("/listings/" + visit.id() + "/access");
    }

    private static Key.Method method(String code) {
        return Arrays.stream(Key.Method.values())
                .filter(method -> method.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no method"));
    }

    private Reply lookAsLender(Visit visit) {
        Scope scope = new Scope.OfListing(visit.id());
        Access.Secret secret = doors.platform().db().inTransaction(tx -> keys().look(tx, visit.caller(), scope));
        return listing(visit, Answers.none(), 200, Optional.of(secret.text()));
    }

    private Keys keys() {
        return doors.access().keys();
    }
}
