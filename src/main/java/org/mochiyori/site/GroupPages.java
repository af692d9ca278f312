package org.mochiyori.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.group.Accompaniment;
import org.mochiyori.group.Group;
import org.mochiyori.group.Groups;
import org.mochiyori.group.Right;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.Hub;
import org.mochiyori.people.Person;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Typed;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Idempotency;
import org.mochiyori.site.view.DoneView;
import org.mochiyori.site.view.Fact;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.GroupView;
import org.mochiyori.site.view.Link;

/** A group's registration, one question a screen; its page; and one's own page. */
final class GroupPages {
    private static final Map<String, Group.Kind> KINDS = Map.of(
            "neighbourhood", Group.Kind.NEIGHBOURHOOD,
            "circle", Group.Kind.CLUB,
            "npo", Group.Kind.NPO,
            "school", Group.Kind.SCHOOL,
            "company", Group.Kind.FIRM,
            "other", Group.Kind.OTHER);

    private final Doors doors;
    private final Idempotency idempotency;
    private final Lenders lenders;

    GroupPages(Doors doors, Idempotency idempotency) {
        this.doors = doors;
        this.idempotency = idempotency;
        this.lenders = new Lenders(doors);
    }

    void mount(PageRouter pages) {
        pages.get("/register/group", visit -> ask(visit, 1, Answers.none(), 200));
        pages.post("/register/group/:step", this::next);
        pages.get("/groups/:id", this::group);
        pages.get("/me", this::me);
    }

    private Reply ask(Visit visit, int step, Answers answers, int status) {
        visit.caller();
        return new Reply.Page(status, AccountForms.group(step, hubs(), answers), Optional.empty());
    }

    /** Checks one screen and asks the next question; the last one hands the application in. */
    private Reply next(Visit visit) {
        int step = step(visit);
        FormInput form = new FormInput(visit.typed());
        check(AccountForms.GROUP_STEPS.get(step - 1), form);
        if (!form.isFine()) {
            return ask(visit, step, form.answers(), 422);
        }
        return step < AccountForms.GROUP_STEPS.size() ? ask(visit, step + 1, form.answers(), 200) : apply(visit, form);
    }

    private Reply apply(Visit visit, FormInput form) {
        for (String name : AccountForms.GROUP_STEPS) {
            check(name, form);
        }
        if (!form.isFine()) {
            return ask(visit, 1, form.answers(), 422);
        }
        Caller caller = visit.caller();
        Groups.Application wish =
                new Groups.Application(hub(form), profile(form), caller.person(), Optional.empty(), List.of());
        Idempotency.Key key = Idempotency.Key.of(
                caller.person(),
                "form /register/group",
                visit.once(),
                wish.profile().toString());
        Answer answer = idempotency.once(key, tx -> {
            Group group = doors.groups()
                    .groups()
                    .apply(tx, wish, doors.groups().acting().forSelf(caller));
            return new Answer(303, null, Map.of("Location", "/groups/" + group.id()));
        });
        return Reply.go(answer.headers().getOrDefault("Location", "/me"));
    }

    private void check(String step, FormInput form) {
        switch (step) {
            case "name" -> {
                form.text("groupName", 200);
                form.textIfAny("groupReading", 200);
                if (doors.people().hubs().find(hub(form)).isEmpty()) {
                    form.wrong("hub", "value");
                }
            }
            case "type" -> form.require("groupType", Optional.ofNullable(KINDS.get(form.textIfAny("groupType", 40))));
            case "address" -> form.text("address", 300);
            case "contact" -> {
                form.text("name", 200);
                form.require(
                        "phone",
                        form.convert(
                                "phone",
                                "phone",
                                text -> Typed.phone(text)
                                        .orElseThrow(() -> new IllegalArgumentException("no number"))));
                form.convert(
                        "mail",
                        "mail",
                        text -> Typed.mail(text).orElseThrow(() -> new IllegalArgumentException("no address")));
            }
            case "members" -> form.require("members", form.count("members", 1, 100_000));
            default -> {
                form.text("purpose", 500);
                if (!form.isTicked("consent")) {
                    form.wrong("consent", Phrase.of("account.consent-owed"));
                }
            }
        }
    }

    private static Group.Profile profile(FormInput form) {
        String members = form.textIfAny("members", 10);
        return new Group.Profile(
                Typed.line(form.textIfAny("groupName", 200)),
                Typed.kana(form.textIfAny("groupReading", 200)),
                KINDS.getOrDefault(form.textIfAny("groupType", 40), Group.Kind.OTHER),
                form.textIfAny("purpose", 500) + "（" + members + "人）",
                Typed.phone(form.textIfAny("phone", 40)).orElse(""),
                Typed.mail(form.textIfAny("mail", 300)).orElse(""),
                Typed.line(form.textIfAny("address", 300)));
    }

    /** The hub chosen, or the only one there is. */
    private String hub(FormInput form) {
        String chosen = form.textIfAny("hub", 40);
        List<Field.Option> hubs = hubs();
        return chosen.isEmpty() && hubs.size() == 1 ? hubs.getFirst().value() : chosen;
    }

    private List<Field.Option> hubs() {
        return doors.people().hubs().list().stream()
                .map((Hub hub) -> new Field.Option(hub.id(), Phrase.literal(hub.name())))
                .toList();
    }

    private static int step(Visit visit) {
        String text = visit.path("step");
        if (!text.matches("[1-6]")) {
            throw new Refused(new Problem.NotFound());
        }
        return Integer.parseInt(text);
    }

    /** A registered group is known by name to everybody; how it stands and who helps it only to its own and its hub. */
    private Reply group(Visit visit) {
        Group group = doors.groups().groups().get(visit.id());
        boolean inside = visit.findCaller()
                .filter(caller -> doors.groups().acting().may(caller, group.id(), Right.SEE))
                .isPresent();
        if (!inside && group.state() != Group.State.ACTIVE) {
            throw new Refused(new Problem.NotFound());
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                Phrase.of("group.kind"),
                Phrase.of("group.kind-" + group.profile().kind().code())));
        if (inside) {
            facts.add(new Fact(Phrase.of("group.number"), Phrase.literal(group.number())));
            facts.add(new Fact(
                    Phrase.of("group.state"),
                    Phrase.of("group.state-" + group.state().code())));
            group.validUntil()
                    .ifPresent(day ->
                            facts.add(new Fact(Phrase.of("group.valid-until"), Phrase.of("group.day", "day", day))));
        }
        return Reply.show(
                new GroupView(
                        group.name(),
                        group.profile().kana(),
                        inside ? group.profile().purpose() : "",
                        facts,
                        inside ? notes(group) : List.of(),
                        List.of()),
                group.hub());
    }

    private List<Phrase> notes(Group group) {
        List<Phrase> notes = new ArrayList<>();
        if (group.state() == Group.State.APPLIED) {
            notes.add(Phrase.of("group.waits"));
        }
        if (!group.reason().isBlank()) {
            notes.add(Phrase.literal(group.reason()));
        }
        for (Accompaniment one : doors.groups().members().accompanimentsOf(group.id())) {
            if (one.covers(doors.people().hubs().today(group.hub()))) {
                notes.add(Phrase.of("group.accompanied", "by", one.organisation(), "until", one.until()));
            }
        }
        return notes;
    }

    private Reply me(Visit visit) {
        UUID id = visit.caller().person();
        Person person = doors.people().people().get(id);
        Map<Phrase, String> texts = new LinkedHashMap<>();
        texts.put(Phrase.of("account.name"), person.name());
        texts.put(Phrase.of("account.mail"), person.mail().orElse(""));
        texts.put(Phrase.of("account.phone"), Shells.phone(person.phone()));
        List<Fact> facts = texts.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> new Fact(one.getKey(), Phrase.literal(one.getValue())))
                .toList();
        Set<UUID> mine = new LinkedHashSet<>();
        doors.groups().members().of(id).forEach(one -> mine.add(one.group()));
        doors.groups().members().accompaniedBy(id).forEach(one -> mine.add(one.group()));
        List<Link> ways = new ArrayList<>();
        ways.add(new Link(Phrase.of("shell.bookings"), "/bookings"));
        doors.groups()
                .groups()
                .list(mine)
                .forEach(group -> ways.add(new Link(Phrase.literal(group.name()), "/groups/" + group.id())));
        if (!lenders.groups(visit).isEmpty() || !lenders.curated(visit.caller()).isEmpty()) {
            ways.add(new Link(Phrase.of("intake.list-title"), ImportPages.PATH));
        }
        ways.add(new Link(Phrase.of("shell.register-group"), "/register/group"));
        ways.add(new Link(Phrase.of("account.leave-see"), LeavingPages.PATH));
        return Reply.show(new DoneView(
                Phrase.of("shell.person", "name", person.name()), Phrase.of("account.me-text"), facts, ways));
    }
}
