package org.mochiyori.site;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mochiyori.access.Access;
import org.mochiyori.access.Key;
import org.mochiyori.access.Key.Scope;
import org.mochiyori.access.Keys;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingKind;
import org.mochiyori.catalogue.Place;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.KeyView;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;

/** 鍵の受渡し as a lender writes it, for one listing or for all of a place, with who has read the code. */
final class KeyPages {
    private static final int SHOWN = 50;
    private static final int LONGEST_LEAD = 1440;
    private static final int USUAL_LEAD = 30;

    private final Doors doors;

    KeyPages(Doors doors) {
        this.doors = doors;
    }

    void mount(PageRouter pages) {
        mount(pages, "/listings/:id/access", this::listing);
        mount(pages, "/places/:id/access", this::place);
    }

    private void mount(PageRouter pages, String path, Function<Visit, Of> of) {
        pages.get(path, visit -> show(visit, of.apply(visit), Answers.none(), Optional.empty()));
        pages.post(path, visit -> save(visit, of.apply(visit)));
        pages.post(path + "/look", visit -> look(visit, of.apply(visit)));
    }

    /** From a listing's page, for those who lend it. */
    static Optional<Link> link(Doors doors, Caller caller, Entry entry) {
        return entry.listing().kind() != ListingKind.SKILL
                        && doors.access().keys().mayWrite(caller, new Scope.OfListing(entry.id()))
                ? Optional.of(new Link(Phrase.of("access.write"), "/listings/" + entry.id() + "/access"))
                : Optional.empty();
    }

    /**
     * Whose key it is.
     *
     * @param hub whose page it is
     * @param back where one came from
     * @param wider the key that counts where there is none of its own
     */
    private record Of(Scope scope, Phrase name, String hub, ZoneId zone, Optional<Link> back, Optional<Scope> wider) {
        String path() {
            return switch (scope) {
                case Scope.OfListing one -> "/listings/" + one.id() + "/access";
                case Scope.OfPlace one -> "/places/" + one.id() + "/access";
            };
        }
    }

    private Of listing(Visit visit) {
        Scope scope = new Scope.OfListing(visit.id());
        // Before anything is read of it: strangers find nothing here.
        keys().find(visit.caller(), scope);
        Entry entry = doors.catalogue().listings().getVisible(visit.findCaller(), visit.id());
        Phrase name = Phrase.literal(entry.listing().called());
        return new Of(
                scope,
                name,
                entry.listing().hub(),
                entry.hub().zone(),
                Optional.of(new Link(name, "/listings/" + visit.id())),
                entry.place().map(place -> new Scope.OfPlace(place.id())));
    }

    private Of place(Visit visit) {
        Scope scope = new Scope.OfPlace(visit.id());
        keys().find(visit.caller(), scope);
        Place place = doors.catalogue().places().get(doors.platform().db(), visit.id());
        ZoneId zone = doors.people().hubs().get(place.hub()).zone();
        return new Of(scope, Phrase.literal(place.name()), place.hub(), zone, Optional.empty(), Optional.empty());
    }

    private Reply show(Visit visit, Of of, Answers answers, Optional<String> secret) {
        Caller caller = visit.caller();
        Optional<Key> key = keys().find(caller, of.scope());
        boolean wrong = !answers.wrong().isEmpty();
        Optional<Scope> wider = of.wider().filter(scope -> keys().mayWrite(caller, scope));
        List<Link> others = wider.stream()
                .map(scope -> new Link(Phrase.of("access.of-place"), "/places/" + scope.id() + "/access"))
                .toList();
        KeyView view = new KeyView(
                of.name(),
                of.back(),
                note(caller, of, key, wider),
                new Form(of.path(), (wrong ? answers : answers(key)).fill(fields(key)), Phrase.of("access.save")),
                secret,
                key.filter(one -> one.secret() && secret.isEmpty())
                        .map(one -> new Move(
                                of.path() + "/look",
                                Phrase.of("access.look"),
                                false,
                                Optional.of(Phrase.of("access.noted")),
                                List.of())),
                looks(caller, of),
                others);
        return new Reply.Page(wrong ? 422 : 200, view, Optional.of(of.hub()));
    }

    /** What counts, where it is not what stands on this page. */
    private Optional<Phrase> note(Caller caller, Of of, Optional<Key> key, Optional<Scope> wider) {
        return switch (of.scope()) {
            case Scope.OfPlace place -> Optional.of(Phrase.of("access.place-lead"));
            case Scope.OfListing listing ->
                key.isEmpty()
                                && wider.flatMap(scope -> keys().find(caller, scope))
                                        .isPresent()
                        ? Optional.of(Phrase.of("access.place-counts"))
                        : Optional.empty();
        };
    }

    private List<KeyView.Looked> looks(Caller caller, Of of) {
        return keys().looks(caller, of.scope()).stream()
                .limit(SHOWN)
                .map(look ->
                        new KeyView.Looked(LocalDateTime.ofInstant(look.at(), of.zone()), look.name(), look.number()))
                .toList();
    }

    private static Answers answers(Optional<Key> key) {
        Map<String, String> typed = new LinkedHashMap<>();
        key.ifPresent(one -> {
            typed.put("method", one.method().code());
            typed.put("instruction", one.instruction());
        });
        typed.put("lead", String.valueOf(key.map(one -> one.lead().toMinutes()).orElse((long) USUAL_LEAD)));
        typed.put("version", String.valueOf(key.map(Key::version).orElse(0)));
        return new Answers(typed, Map.of());
    }

    private static List<Field> fields(Optional<Key> key) {
        boolean there = key.filter(Key::secret).isPresent();
        List<Field.Option> methods = Arrays.stream(Key.Method.values())
                .map(method -> new Field.Option(method.code(), Phrase.of("access.method-" + method.code())))
                .toList();
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of(Field.Type.CHOICE, "method", "access.method").options(methods));
        fields.add(Field.of(Field.Type.LONG_TEXT, "instruction", "access.instruction")
                .hint(Phrase.of("access.instruction-hint")));
        fields.add(Field.of(Field.Type.TEXT, "secret", "access.secret")
                .hint(Phrase.of(there ? "access.secret-there" : "access.secret-hint"))
                .autocomplete("off")
                .optional());
        if (there) {
            fields.add(Field.of(Field.Type.CHECK, "none", "access.secret-none").optional());
        }
        fields.add(Field.of(Field.Type.COUNT, "lead", "access.lead-minutes").hint(Phrase.of("access.lead-hint")));
        fields.add(Field.hidden("version", ""));
        return fields;
    }

    private Reply save(Visit visit, Of of) {
        FormInput form = new FormInput(visit.typed());
        Optional<Key.Method> method = form.require("method", form.convert("method", "value", KeyPages::method));
        String instruction = form.text("instruction", 1000);
        Optional<String> typed = form.findText("secret", 200);
        Optional<String> secret = typed.isEmpty() && form.isTicked("none") ? Optional.of("") : typed;
        Optional<Integer> lead = form.require("lead", form.count("lead", 0, LONGEST_LEAD));
        int version = form.count("version", 0, Integer.MAX_VALUE).orElse(0);
        if (method.isEmpty() || lead.isEmpty() || !form.isFine()) {
            return show(visit, of, form.answers(), Optional.empty());
        }
        Key.Draft draft = new Key.Draft(method.get(), instruction, secret, Duration.ofMinutes(lead.get()));
        try {
            doors.platform().db().inTransaction(tx -> keys().put(tx, visit.caller(), of.scope(), version, draft));
        } catch (Refused refused) {
            if (refused.problem() instanceof Problem.Stale) {
                return show(visit, of, overtaken(visit, of, form), Optional.empty());
            }
            throw refused;
        }
        return Reply.go(of.path());
    }

    /** What was typed, upon what somebody else has written meanwhile: sent once more it counts. */
    private Answers overtaken(Visit visit, Of of, FormInput form) {
        form.wrong("instruction", Phrase.of("access.overtaken"));
        Map<String, String> typed = new LinkedHashMap<>(form.answers().typed());
        Optional<Key> now = keys().find(visit.caller(), of.scope());
        typed.put("version", String.valueOf(now.map(Key::version).orElse(0)));
        return new Answers(typed, form.answers().wrong());
    }

    private static Key.Method method(String code) {
        return Arrays.stream(Key.Method.values())
                .filter(method -> method.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no method"));
    }

    private Reply look(Visit visit, Of of) {
        Access.Secret secret = doors.platform().db().inTransaction(tx -> keys().look(tx, visit.caller(), of.scope()));
        return show(visit, of, Answers.none(), Optional.of(secret.text()));
    }

    private Keys keys() {
        return doors.access().keys();
    }
}
