package org.mochiyori.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mochiyori.calendar.Validity.Dated;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.RuleValues;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.web.JsonBody;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.RulesView;

/** Rules of a hub, a place or a listing as clerks set them: what holds, what begins when, a form, and what comes of it. */
final class RulePages {
    static final String DO = "do";
    static final String FROM = "validFrom";
    /** The same in the form that ends a rule, which stands on the page beside the other. */
    static final String ENDS = "endsFrom";

    static final String SEEN = "seen";
    /** Sent by who has seen what comes of an end. */
    static final String SURE = "sure";

    private static final String JSON = "json";

    private final Doors doors;
    private final RuleSheets sheets;
    private final RuleEnding ending;

    RulePages(Doors doors) {
        this.doors = doors;
        this.sheets = new RuleSheets(doors);
        this.ending = new RuleEnding(doors, sheets);
    }

    void mount(PageRouter pages) {
        pages.get("/desk/rules", visit -> Reply.go("/hubs/" + Office.of(doors, visit.caller()) + "/rules"));
        mount(pages, "/hubs/:id/rules", visit -> RuleSubject.ofHub(doors, visit.path("id")));
        mount(pages, "/places/:id/rules", visit -> RuleSubject.ofPlace(doors, visit.id()));
        mount(pages, "/listings/:id/rules", visit -> RuleSubject.ofListing(doors, visit.id()));
    }

    private void mount(PageRouter pages, String path, Function<Visit, RuleSubject> subject) {
        pages.get(path, visit -> list(visit, subject.apply(visit)));
        pages.get(path + "/:kind", visit -> show(allowed(visit, subject.apply(visit))));
        pages.post(path + "/:kind", visit -> send(allowed(visit, subject.apply(visit))));
        pages.post(path + "/:kind/json", visit -> paste(allowed(visit, subject.apply(visit))));
        pages.post(path + "/:kind/end", visit -> end(allowed(visit, subject.apply(visit))));
        pages.post(path + "/:kind/remove", visit -> remove(allowed(visit, subject.apply(visit))));
    }

    /** A visit to one kind of rule by somebody who may set it. */
    record Visited(Visit visit, RuleSubject subject, RuleForm form) {
        RuleValues.Key key() {
            return new RuleValues.Key(subject.own().scope(), form.kind());
        }

        String path() {
            return subject.own().path() + "/" + form.kind().word();
        }
    }

    private Visited allowed(Visit visit, RuleSubject subject) {
        RuleKind kind = subject.kinds().stream()
                .filter(one -> one.word().equals(visit.path("kind")))
                .findFirst()
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
        requireRuler(visit, subject);
        return new Visited(visit, subject, RuleForm.of(kind, subject.zone(doors)));
    }

    private void requireRuler(Visit visit, RuleSubject subject) {
        doors.catalogue()
                .rules()
                .requireRuler(
                        doors.platform().db(), visit.caller(), subject.own().scope());
    }

    private Reply list(Visit visit, RuleSubject subject) {
        requireRuler(visit, subject);
        List<RulesView.Kind> kinds = subject.kinds().stream()
                .map(kind -> new RulesView.Kind(
                        Phrase.of("rule.kind-" + kind.word()),
                        subject.own().path() + "/" + kind.word(),
                        sheets.inShort(subject, kind)))
                .toList();
        List<Link> above = subject.above().stream()
                .filter(level -> sheets.mayRule(visit.caller(), level))
                .map(level -> new Link(level.name(), level.path()))
                .toList();
        return Reply.show(new RulesView(subject.name(), subject.back(), kinds, above), subject.hub());
    }

    private Reply show(Visited here) {
        Map<String, String> typed = new LinkedHashMap<>(RuleAnswers.typed(
                here.form().asked(), current(here), here.visit().language()));
        typed.put(FROM, here.subject().today(doors).toString());
        typed.put(SEEN, sheets.seen(here.key()));
        return sheets.page(here, new Answers(typed, Map.of()), 200);
    }

    /** What the form begins with: what holds today, whoever has said it. */
    private JsonNode current(Visited here) {
        return sheets.holding(here.subject(), here.form().kind())
                .map(here.form()::answers)
                .orElse(here.form().start());
    }

    private Reply send(Visited here) {
        Map<String, String> typed = new LinkedHashMap<>(here.visit().typed());
        ObjectNode value = RuleAnswers.value(here.form().asked(), typed);
        String pressed = typed.getOrDefault(DO, "");
        Optional<RulePress> press = RulePress.read(pressed);
        if (press.isPresent()) {
            press.get().on(value);
            return sheets.page(here, again(here, typed, value, Map.of()), 200);
        }
        Map<String, Phrase> wrong = new LinkedHashMap<>(RuleFaults.of(here.form(), value));
        Optional<LocalDate> from = from(FROM, here, typed, wrong);
        boolean save = pressed.equals("save");
        if (save && wrong.isEmpty() && !typed.getOrDefault(SEEN, "").equals(sheets.seen(here.key()))) {
            wrong.put("", Phrase.of("rule.changed"));
            typed.put(SEEN, sheets.seen(here.key()));
        }
        if (!save || !wrong.isEmpty() || from.isEmpty()) {
            return sheets.page(here, again(here, typed, value, wrong), wrong.isEmpty() ? 200 : 422);
        }
        put(here, new Dated<>(from.get(), here.form().value(value)));
        return Reply.go(here.path());
    }

    private static Answers again(Visited here, Map<String, String> typed, JsonNode value, Map<String, Phrase> wrong) {
        Map<String, String> answers = new LinkedHashMap<>(
                RuleAnswers.typed(here.form().asked(), value, here.visit().language()));
        for (String name : List.of(FROM, SEEN)) {
            answers.put(name, typed.getOrDefault(name, ""));
        }
        return new Answers(answers, wrong);
    }

    /** A rule that had begun before today would change what was promised. */
    private Optional<LocalDate> from(String name, Visited here, Map<String, String> typed, Map<String, Phrase> wrong) {
        FormInput form = new FormInput(typed);
        Optional<LocalDate> from = form.require(name, form.day(name));
        if (from.isPresent() && from.get().isBefore(here.subject().today(doors))) {
            form.wrong(name, Phrase.of("rule.wrong-from"));
        }
        wrong.putAll(form.answers().wrong());
        return from;
    }

    /** The value as programs write it: for what the form cannot say, and to carry a value from one place to another. */
    private Reply paste(Visited here) {
        Map<String, String> typed = new LinkedHashMap<>(here.visit().typed());
        Map<String, Phrase> wrong = new LinkedHashMap<>();
        JsonNode value = here.form().start();
        try {
            value = here.form().answers(JsonBody.mapper().readTree(typed.getOrDefault(JSON, "")));
            wrong.putAll(RuleFaults.of(here.form(), value));
        } catch (JsonProcessingException unreadable) {
            wrong.put("", Phrase.of("rule.wrong-json"));
        }
        typed.put(FROM, here.subject().today(doors).toString());
        typed.put(SEEN, sheets.seen(here.key()));
        return sheets.page(here, again(here, typed, value, wrong), wrong.isEmpty() ? 200 : 422);
    }

    /** From a day on, what is above holds again; what comes of it is shown first. */
    private Reply end(Visited here) {
        Map<String, String> typed = here.visit().typed();
        Map<String, Phrase> wrong = new LinkedHashMap<>();
        Optional<LocalDate> from = from(ENDS, here, typed, wrong);
        if (from.isEmpty() || !wrong.isEmpty()) {
            // It is no question of the form that is shown again, so it is told above it.
            Phrase why = Optional.ofNullable(wrong.get(ENDS)).orElse(Phrase.of("form.wrong-required"));
            return unended(here, Phrase.of("rule.told", "what", Phrase.of("rule.end-from"), "value", why), 422);
        }
        boolean sure = typed.containsKey(SURE);
        boolean changed = sure && !typed.getOrDefault(SEEN, "").equals(sheets.seen(here.key()));
        try {
            if (!sure || changed) {
                return ending.page(here, from.get(), changed);
            }
            put(here, new Dated<>(from.get(), RuleValues.ENDED));
        } catch (Refused refused) {
            if (!(refused.problem() instanceof Problem.RuleRefuses)) {
                throw refused;
            }
            return unended(here, Refusals.sentence(refused.problem()), 409);
        }
        return Reply.go(here.path());
    }

    private Reply unended(Visited here, Phrase why, int status) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put(FROM, here.subject().today(doors).toString());
        typed.put(SEEN, sheets.seen(here.key()));
        return sheets.page(here, again(here, typed, current(here), Map.of("", why)), status);
    }

    private void put(Visited here, Dated<JsonNode> value) {
        doors.platform().db().inTransaction(tx -> {
            doors.catalogue().rules().put(tx, here.visit().caller(), here.key(), value);
            return true;
        });
    }

    private Reply remove(Visited here) {
        LocalDate from = Optional.ofNullable(here.visit().typed().get(FROM))
                .flatMap(FormInput::ofDay)
                .orElseThrow(() -> new Refused(new Problem.NotFound()));
        try {
            doors.platform().db().inTransaction(tx -> {
                doors.catalogue().rules().remove(tx, here.visit().caller(), here.key(), from);
                return true;
            });
        } catch (Refused refused) {
            if (!(refused.problem() instanceof Problem.RuleRefuses)) {
                throw refused;
            }
            return unended(here, Refusals.sentence(refused.problem()), 409);
        }
        return Reply.go(here.path());
    }
}
