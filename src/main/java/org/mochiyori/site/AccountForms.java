package org.mochiyori.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.site.view.Field;
import org.mochiyori.site.view.Form;
import org.mochiyori.site.view.FormView;
import org.mochiyori.site.view.FormView.Step;
import org.mochiyori.site.view.Link;

/** The questions of signing in and registering. A group is asked one question a screen. */
public final class AccountForms {
    /** Names of the screens of a group's registration, in order. */
    static final List<String> GROUP_STEPS = List.of("name", "type", "address", "contact", "members", "consent");

    private static final Link REGISTER = new Link(Phrase.of("shell.register-person"), "/register/person");
    private static final Link RESET = new Link(Phrase.of("account.forgotten"), "/reset");
    private static final Link SIGN_IN = new Link(Phrase.of("account.have-one"), "/sign-in");
    private static final Link GROUP = new Link(Phrase.of("shell.register-group"), "/register/group");

    private AccountForms() {}

    /** Signing in; an error of the whole form stands at the mail address. */
    public static FormView signIn(Answers answers) {
        List<Field> fields =
                List.of(mail().autocomplete("username"), password("current-password"), Field.hidden("to", ""));
        return new FormView(
                Phrase.of("account.sign-in"),
                Phrase.of("account.sign-in-lead"),
                Optional.empty(),
                new Form("/sign-in", answers.fill(fields), Phrase.of("account.sign-in-go")),
                List.of(RESET, REGISTER));
    }

    /** Signing in on the way to this page. */
    static FormView signIn(String to) {
        return signIn(new Answers(Map.of("to", to), Map.of()));
    }

    /** A person's registration. */
    public static FormView person(Answers answers) {
        List<Field> fields = List.of(
                name(),
                reading(),
                mail().autocomplete("email"),
                phone(),
                password("new-password").hint(Phrase.of("account.password-hint")),
                consent());
        return new FormView(
                Phrase.of("account.person"),
                Phrase.of("account.person-lead"),
                Optional.empty(),
                new Form("/register/person", answers.fill(fields), Phrase.of("account.person-go")),
                List.of(GROUP, SIGN_IN));
    }

    /**
     * One screen of a group's registration. The answers of the other screens are carried along.
     *
     * @param step counted from 1
     * @param hubs where it may register
     * @throws IndexOutOfBoundsException beyond the last
     */
    public static FormView group(int step, List<Field.Option> hubs, Answers answers) {
        String name = GROUP_STEPS.get(step - 1);
        boolean last = step == GROUP_STEPS.size();
        List<Field> fields = new ArrayList<>(groupFields(name));
        if (step == 1 && hubs.size() > 1) {
            fields.addFirst(Field.of(Field.Type.SELECT, "hub", "account.hub").options(hubs));
        }
        List<String> asked = fields.stream().map(Field::name).toList();
        answers.typed().keySet().stream()
                .filter(carried -> !asked.contains(carried) && !carried.equals("once"))
                .sorted()
                .forEach(carried -> fields.add(Field.hidden(carried, "")));
        return new FormView(
                Phrase.of("account.group-" + name),
                Phrase.of("account.group-lead-" + name),
                Optional.of(new Step(step, GROUP_STEPS.size(), Optional.empty())),
                new Form(
                        "/register/group/" + step,
                        answers.fill(fields),
                        Phrase.of(last ? "account.group-go" : "form.next")),
                List.of());
    }

    /** Forgotten: a letter with a link is asked for. */
    static FormView reset(Answers answers) {
        return new FormView(
                Phrase.of("account.reset"),
                Phrase.of("account.reset-lead"),
                Optional.empty(),
                new Form("/reset", answers.fill(List.of(mail().autocomplete("email"))), Phrase.of("account.reset-go")),
                List.of(SIGN_IN));
    }

    /** The link of that letter: a new password. */
    static FormView newPassword(Answers answers) {
        List<Field> fields =
                List.of(password("new-password").hint(Phrase.of("account.password-hint")), Field.hidden("token", ""));
        return new FormView(
                Phrase.of("account.new-password"),
                Phrase.of("account.new-password-lead"),
                Optional.empty(),
                new Form("/reset/password", answers.fill(fields), Phrase.of("account.new-password-go")),
                List.of());
    }

    /** The link of a letter that confirms an address: a button, since mail programs open links by themselves. */
    static FormView confirm(Answers answers) {
        return new FormView(
                Phrase.of("account.confirm"),
                Phrase.of("account.confirm-lead"),
                Optional.empty(),
                new Form("/confirm", answers.fill(List.of(Field.hidden("token", ""))), Phrase.of("account.confirm-go")),
                List.of());
    }

    /** Somebody at the counter who has no account. */
    static FormView atDesk(Answers answers) {
        List<Field> fields = List.of(
                name(),
                reading(),
                phone(),
                Field.of(Field.Type.SELECT, "checked", "desk.person-checked")
                        .hint(Phrase.of("desk.person-checked-hint"))
                        .options(Stream.of("licence", "my_number_card", "insurance_card", "utility_bill", "other")
                                .map(method ->
                                        new Field.Option(method, Phrase.of("desk.checked-" + method.replace('_', '-'))))
                                .toList())
                        .optional());
        return new FormView(
                Phrase.of("desk.person"),
                Phrase.of("desk.person-lead"),
                Optional.empty(),
                new Form("/desk/person", answers.fill(fields), Phrase.of("desk.person-go")),
                List.of());
    }

    private static List<Field> groupFields(String step) {
        return switch (step) {
            case "name" ->
                List.of(
                        Field.of(Field.Type.TEXT, "groupName", "account.group-name-field")
                                .autocomplete("organization"),
                        Field.of(Field.Type.TEXT, "groupReading", "account.reading")
                                .hint(Phrase.of("account.reading-hint")));
            case "type" ->
                List.of(Field.of(Field.Type.CHOICE, "groupType", "account.group-type-field")
                        .options(Stream.of("neighbourhood", "circle", "npo", "school", "company", "other")
                                .map(type -> new Field.Option(type, Phrase.of("account.type-" + type)))
                                .toList()));
            case "address" ->
                List.of(
                        Field.of(Field.Type.TEXT, "postcode", "account.postcode")
                                .hint(Phrase.of("account.postcode-hint"))
                                .autocomplete("postal-code")
                                .optional(),
                        Field.of(Field.Type.TEXT, "address", "account.address").autocomplete("street-address"));
            case "contact" ->
                List.of(name(), phone(), mail().autocomplete("email").optional());
            case "members" ->
                List.of(
                        Field.of(Field.Type.COUNT, "members", "account.members")
                                .hint(Phrase.of("account.members-hint")),
                        Field.of(Field.Type.CHOICE, "roster", "account.roster")
                                .options(List.of(
                                        new Field.Option("paper", Phrase.of("account.roster-paper")),
                                        new Field.Option("here", Phrase.of("account.roster-here")))));
            case "consent" ->
                List.of(
                        Field.of(Field.Type.LONG_TEXT, "purpose", "account.purpose")
                                .hint(Phrase.of("account.purpose-hint")),
                        consent());
            default -> throw new IllegalArgumentException("no such step " + step);
        };
    }

    private static Field name() {
        return Field.of(Field.Type.TEXT, "name", "account.name").autocomplete("name");
    }

    private static Field reading() {
        return Field.of(Field.Type.TEXT, "reading", "account.reading").hint(Phrase.of("account.reading-hint"));
    }

    private static Field mail() {
        return Field.of(Field.Type.EMAIL, "mail", "account.mail");
    }

    private static Field phone() {
        return Field.of(Field.Type.TEL, "phone", "account.phone")
                .hint(Phrase.of("account.phone-hint"))
                .autocomplete("tel");
    }

    private static Field password(String token) {
        return Field.of(Field.Type.PASSWORD, "password", "account.password").autocomplete(token);
    }

    private static Field consent() {
        return Field.of(Field.Type.CHECK, "consent", "account.consent").hint(Phrase.of("account.consent-hint"));
    }
}
