package org.mochiyori.site;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.AccessToken;
import org.mochiyori.people.People;
import org.mochiyori.people.Person;
import org.mochiyori.people.Scopes;
import org.mochiyori.people.StaffRole;
import org.mochiyori.people.StaffTerm;
import org.mochiyori.platform.text.Language;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Typed;
import org.mochiyori.site.view.Fact;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.FormView;
import org.mochiyori.site.view.Link;
import org.mochiyori.site.view.Move;
import org.mochiyori.site.view.SheetView;
import org.mochiyori.site.view.SheetView.Item;
import org.mochiyori.site.view.SheetView.Part;

/** One's own page: where all that one may do is found; name, password, signed-in browsers, programs. */
final class MyPages {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private final Doors doors;
    private final Lenders lenders;

    MyPages(Doors doors) {
        this.doors = doors;
        this.lenders = new Lenders(doors);
    }

    void mount(PageRouter pages) {
        pages.get("/me", this::me);
        pages.get("/me/profile", visit -> profile(visit, Answers.none(), 200));
        pages.post("/me/profile", this::save);
        pages.post("/me/sessions/end", this::endAll);
        pages.get("/me/tokens", visit -> tokens(visit, Optional.empty(), List.of()));
        pages.post("/me/tokens", this::issue);
        pages.post("/me/tokens/revoke", this::revoke);
    }

    private Reply me(Visit visit) {
        UUID id = visit.caller().person();
        Person person = doors.people().people().get(id);
        List<Part> parts = new ArrayList<>();
        parts.add(Part.of("account.my-things").ways(things(visit)));
        Set<UUID> mine = new LinkedHashSet<>();
        doors.groups().members().of(id).forEach(one -> mine.add(one.group()));
        doors.groups().members().accompaniedBy(id).forEach(one -> mine.add(one.group()));
        List<Link> groups = new ArrayList<>(doors.groups().groups().list(mine).stream()
                .map(group -> new Link(Phrase.literal(group.name()), "/groups/" + group.id() + "/keep"))
                .toList());
        groups.add(new Link(Phrase.of("shell.register-group"), "/register/group"));
        parts.add(Part.of("account.my-groups").ways(groups));
        List<Link> work = work(visit.caller());
        if (!work.isEmpty()) {
            parts.add(Part.of("account.my-work").ways(work));
        }
        parts.add(Part.of("account.my-account")
                .facts(facts(person))
                .ways(List.of(
                        new Link(Phrase.of("account.change"), "/me/profile"),
                        new Link(Phrase.of("account.change-password"), "/reset"),
                        new Link(Phrase.of("account.tokens"), "/me/tokens"),
                        new Link(Phrase.of("account.leave-see"), LeavingPages.PATH)))
                .moves(List.of(
                        move("/sign-out", "shell.sign-out", Optional.empty()),
                        move("/me/sessions/end", "account.end-all", Optional.of(Phrase.of("account.end-all-note"))))));
        return Reply.show(new SheetView(
                Phrase.of("shell.person", "name", person.name()),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                parts));
    }

    private List<Link> things(Visit visit) {
        List<Link> ways = new ArrayList<>();
        ways.add(new Link(Phrase.of("shell.bookings"), "/bookings"));
        ways.add(new Link(Phrase.of("cart.title"), CartPages.PATH));
        ways.add(new Link(Phrase.of("shell.notices"), "/notices"));
        ways.add(new Link(Phrase.of("saved.title"), SavedPages.PATH));
        ways.add(new Link(Phrase.of("feed.title"), CalendarPages.PATH));
        if (!lenders.groups(visit).isEmpty()) {
            ways.add(new Link(Phrase.of("shell.inbox"), "/inbox"));
            ways.add(new Link(Phrase.of("lend.title"), WritingPages.LENDING));
        }
        if (!lenders.groups(visit).isEmpty() || !lenders.curated(visit.caller()).isEmpty()) {
            ways.add(new Link(Phrase.of("intake.list-title"), ImportPages.PATH));
        }
        return ways;
    }

    private List<Link> work(Caller caller) {
        List<StaffTerm> terms = doors.people().roles().current(caller.person());
        List<Link> ways = new ArrayList<>();
        if (terms.stream().anyMatch(term -> term.role() != StaffRole.OFFICER)) {
            ways.add(new Link(Phrase.of("shell.desk"), "/desk"));
            ways.add(new Link(Phrase.of("arrangement.desk-title"), SoundingPages.PATH));
            ways.add(new Link(Phrase.of("group.desk-title"), RegistrationPages.PATH));
            ways.add(new Link(Phrase.of("talk.reports"), TalkPages.REPORTS));
        }
        if (!lenders.curated(caller).isEmpty()) {
            ways.add(new Link(Phrase.of("shell.curation"), "/curation"));
        }
        return ways;
    }

    private static List<Fact> facts(Person person) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(Phrase.of("account.name"), Phrase.literal(person.name())));
        person.mail().ifPresent(mail -> facts.add(new Fact(Phrase.of("account.mail"), Phrase.literal(mail))));
        if (!person.phone().isEmpty()) {
            facts.add(new Fact(Phrase.of("account.phone"), Phrase.literal(Shells.phone(person.phone()))));
        }
        facts.add(new Fact(
                Phrase.of("account.language"), Phrase.literal(person.language().ownName())));
        return facts;
    }

    private Reply profile(Visit visit, Answers answers, int status) {
        Person person = doors.people().people().get(visit.caller().person());
        java.util.Map<String, String> typed = new java.util.LinkedHashMap<>();
        typed.put("name", person.name());
        typed.put("reading", person.kana());
        typed.put("phone", person.phone());
        typed.put("mail", person.mail().orElse(""));
        typed.put("language", person.language().code());
        typed.put("version", String.valueOf(person.version()));
        typed.putAll(answers.typed());
        List<Field> fields = List.of(
                ListingForms.text("name", "account.name").autocomplete("name"),
                ListingForms.text("reading", "account.reading").optional(),
                Field.of(Field.Type.TEL, "phone", "account.phone")
                        .autocomplete("tel")
                        .optional(),
                Field.of(Field.Type.EMAIL, "mail", "account.mail")
                        .hint(Phrase.of("account.mail-hint"))
                        .autocomplete("email"),
                Field.of(Field.Type.CHOICE, "language", "account.language-hint")
                        .options(java.util.Arrays.stream(Language.values())
                                .map(one -> new Field.Option(one.code(), Phrase.literal(one.ownName())))
                                .toList()),
                Field.hidden("version", ""));
        return new Reply.Page(
                status,
                new FormView(
                        Phrase.of("account.change"),
                        Phrase.of("account.person-lead"),
                        Optional.empty(),
                        new Form(
                                "/me/profile",
                                new Answers(typed, answers.wrong()).fill(fields),
                                Phrase.of("lend.save")),
                        List.of(new Link(Phrase.of("account.me"), "/me"))),
                Optional.empty());
    }

    private Reply save(Visit visit) {
        UUID id = visit.caller().person();
        FormInput form = new FormInput(visit.typed());
        String name = Typed.line(form.text("name", 200));
        Optional<String> phone = form.convert(
                "phone",
                "phone",
                text -> Typed.phone(text).orElseThrow(() -> new IllegalArgumentException("no number")));
        Optional<String> mail = form.convert(
                "mail", "mail", text -> Typed.mail(text).orElseThrow(() -> new IllegalArgumentException("no address")));
        Optional<Language> language = form.require("language", Language.find(form.textIfAny("language", 10)));
        int version = form.count("version", 0, Integer.MAX_VALUE).orElse(-1);
        if (!form.isFine()) {
            return profile(visit, form.answers(), 422);
        }
        People.Profile profile = new People.Profile(
                name, Typed.kana(form.textIfAny("reading", 200)), phone.orElse(""), language.orElseThrow());
        Person was = doors.people().people().get(id);
        boolean otherMail = mail.isPresent() && !mail.equals(was.mail());
        doors.platform().db().inTransaction(tx -> {
            Person changed = doors.people().people().change(tx, id, version, profile, id);
            if (otherMail) {
                doors.people().registration().requestMail(tx, changed, mail.get());
            }
            return changed;
        });
        return otherMail ? RegisterPages.letterFollows() : Reply.go("/me");
    }

    private Reply endAll(Visit visit) {
        doors.platform().db().inTransaction(tx -> {
            doors.people().sessions().endAll(tx, visit.caller().person());
            return true;
        });
        return new Reply.Go("/sign-in", Optional.of(doors.people().cookie().clear()));
    }

    /** @param secret of a token just made: shown this once and never again */
    private Reply tokens(Visit visit, Optional<String> secret, List<Phrase> wrong) {
        List<Item> items = doors.people().tokens().list(visit.caller().person()).stream()
                .map(MyPages::item)
                .toList();
        List<Field> fields = new ArrayList<>();
        fields.add(ListingForms.text("name", "account.token-name"));
        new TreeSet<>(Scopes.EVERY)
                .forEach(scope -> fields.add(ListingForms.tick("scope-" + scope, Phrase.of("account.scope-" + scope))));
        List<Part> parts = new ArrayList<>();
        secret.ifPresent(text -> parts.add(Part.of("account.token-new")
                .facts(List.of(new Fact(Phrase.of("account.token-once"), Phrase.literal(text))))));
        parts.add(Part.of("account.tokens-now").items(items));
        parts.add(Part.of("account.token-make")
                .moves(List.of(new Move("/me/tokens", Phrase.of("account.token-go"), true, Optional.empty(), fields))));
        return new Reply.Page(
                wrong.isEmpty() ? 200 : 422,
                new SheetView(
                        Phrase.of("account.tokens"),
                        Optional.of(Phrase.of("account.tokens-lead")),
                        Optional.of(new Link(Phrase.of("account.me"), "/me")),
                        wrong,
                        parts),
                Optional.empty());
    }

    private static Item item(AccessToken token) {
        List<Phrase> notes = new ArrayList<>();
        notes.add(Phrase.of("group.day", "day", token.createdAt().atZone(ZONE).toLocalDate()));
        token.scopes().stream().sorted().forEach(scope -> notes.add(Phrase.of("account.scope-" + scope)));
        Move revoke = new Move(
                "/me/tokens/revoke",
                Phrase.of("account.token-revoke"),
                false,
                Optional.empty(),
                List.of(Field.hidden("token", token.id().toString())));
        return new Item(Phrase.literal(token.name()), "", notes, List.of(revoke));
    }

    private Reply issue(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        String name = Typed.line(form.text("name", 100));
        Set<String> scopes = new TreeSet<>();
        Scopes.EVERY.stream().filter(scope -> form.isTicked("scope-" + scope)).forEach(scopes::add);
        if (!form.isFine() || scopes.isEmpty()) {
            return tokens(visit, Optional.empty(), List.of(Phrase.of("account.token-owed")));
        }
        AccessToken.Wish wish = new AccessToken.Wish(name, scopes, Optional.empty());
        AccessToken.Issued issued = doors.platform()
                .db()
                .inTransaction(
                        tx -> doors.people().tokens().issue(tx, visit.caller().person(), wish));
        return tokens(visit, Optional.of(issued.secret()), List.of());
    }

    private Reply revoke(Visit visit) {
        UUID token = new FormInput(visit.typed()).id("token").orElseThrow(() -> new Refused(new Problem.NotFound()));
        doors.platform().db().inTransaction(tx -> {
            doors.people().tokens().revoke(tx, visit.caller().person(), token);
            return token;
        });
        return Reply.go("/me/tokens");
    }

    private static Move move(String action, String label, Optional<Phrase> warning) {
        return new Move(action, Phrase.of(label), false, warning, List.of());
    }
}
