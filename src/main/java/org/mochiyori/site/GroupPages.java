package org.mochiyori.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mochiyori.catalogue.ListingState;
import org.mochiyori.catalogue.Visibility;
import org.mochiyori.group.Accompaniment;
import org.mochiyori.group.Group;
import org.mochiyori.group.Groups;
import org.mochiyori.group.Right;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.Hub;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Typed;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Idempotency;
import org.mochiyori.site.view.Card;
import org.mochiyori.site.view.Fact;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.GroupView;
import org.mochiyori.site.view.Link;

/** A group's registration, one question a screen, and its page. */
final class GroupPages {
    private static final Map<String, Group.Kind> KINDS = Map.of(
            "neighbourhood", Group.Kind.NEIGHBOURHOOD,
            "circle", Group.Kind.CLUB,
            "npo", Group.Kind.NPO,
            "school", Group.Kind.SCHOOL,
            "company", Group.Kind.FIRM,
            "other", Group.Kind.OTHER);

    private static final int MOST_CARDS = 60;

    private final Doors doors;
    private final Idempotency idempotency;
    private final Cards cards;

    GroupPages(Doors doors, Cards cards, Idempotency idempotency) {
        this.doors = doors;
        this.idempotency = idempotency;
        this.cards = cards;
    }

    void mount(PageRouter pages) {
        pages.get("/register/group", visit -> ask(visit, 1, Answers.none(), 200));
        pages.post("/register/group/:step", this::next);
        pages.get("/groups/:id", this::group);
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
                    form.wrong("hub", form.code("hub"));
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
                .map((Hub hub) -> new Field.Option(hub.id(), Phrase.literal(hub.called())))
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
                        lent(visit, group),
                        inside
                                ? List.of(
                                        new Link(Phrase.of("group.keep"), "/groups/" + group.id() + "/keep"),
                                        new Link(Phrase.of("series.list-title"), "/series?group=" + group.id()))
                                : List.of()),
                group.hub());
    }

    /** What everybody may see of what it lends. */
    private List<Card> lent(Visit visit, Group group) {
        return doors.catalogue().listings().listOfGroup(group.id()).stream()
                .filter(entry -> entry.listing().status().state() == ListingState.PUBLISHED
                        && entry.listing().draft().access().visibility() == Visibility.PUBLIC)
                .limit(MOST_CARDS)
                .map(entry -> cards.of(entry, visit.language()))
                .toList();
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
}
