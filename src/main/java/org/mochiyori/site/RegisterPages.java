package org.mochiyori.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.NewPerson;
import org.mochiyori.people.Registration;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.text.Typed;
import org.mochiyori.site.view.DoneView;
import org.mochiyori.site.view.Link;

/** Getting an account, and getting back into one. No page tells whether an address is known. */
final class RegisterPages {
    private static final int LONGEST_PASSWORD = 1000;
    private static final int LONGEST_SECRET = 200;
    private static final Link SIGN_IN = new Link(Phrase.of("account.sign-in"), "/sign-in");
    private static final Link HOME = new Link(Phrase.of("problem.way-home"), "/");

    private final Doors doors;

    RegisterPages(Doors doors) {
        this.doors = doors;
    }

    void mount(PageRouter pages) {
        pages.get("/register/person", visit -> Reply.show(AccountForms.person(Answers.none())));
        pages.post("/register/person", this::register);
        pages.get("/confirm", visit -> Reply.show(AccountForms.confirm(token(visit))));
        pages.post("/confirm", this::confirm);
        pages.get("/reset", this::askReset);
        pages.post("/reset", this::requestReset);
        pages.post("/reset/password", this::reset);
    }

    private Reply register(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        String name = form.text("name", NewPerson.LONGEST_NAME);
        String kana = form.textIfAny("reading", 200);
        Optional<String> mail = form.require("mail", form.convert("mail", "mail", RegisterPages::mail));
        Optional<String> phone = form.convert("phone", "phone", RegisterPages::phone);
        String password = form.text("password", LONGEST_PASSWORD);
        if (!form.isTicked("consent")) {
            form.wrong("consent", Phrase.of("account.consent-owed"));
        }
        if (!form.isFine()) {
            return Reply.wrong(AccountForms.person(form.answers()));
        }
        NewPerson person = NewPerson.typed(name, kana, mail, phone.orElse(""));
        try {
            registration().request(person, password, visit.remoteAddress());
        } catch (Refused refused) {
            if (refused.problem() instanceof Problem.Invalid invalid) {
                form.wrong(invalid);
                return Reply.wrong(AccountForms.person(form.answers()));
            }
            throw refused;
        }
        return letterFollows();
    }

    private Reply confirm(Visit visit) {
        String secret = new FormInput(visit.typed()).textIfAny("token", LONGEST_SECRET);
        registration().confirm(secret, visit.remoteAddress());
        return Reply.show(new DoneView(
                Phrase.of("account.confirmed"), Phrase.of("account.confirmed-text"), List.of(), List.of(SIGN_IN)));
    }

    private Reply askReset(Visit visit) {
        return Reply.show(
                visit.asked("token").isPresent()
                        ? AccountForms.newPassword(token(visit))
                        : AccountForms.reset(Answers.none()));
    }

    private Reply requestReset(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        Optional<String> mail = form.require("mail", form.convert("mail", "mail", RegisterPages::mail));
        if (mail.isEmpty()) {
            return Reply.wrong(AccountForms.reset(form.answers()));
        }
        registration().requestReset(mail.get(), visit.remoteAddress());
        return letterFollows();
    }

    private Reply reset(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        String secret = form.textIfAny("token", LONGEST_SECRET);
        String password = form.text("password", LONGEST_PASSWORD);
        if (!form.isFine()) {
            return Reply.wrong(AccountForms.newPassword(form.answers()));
        }
        try {
            registration().reset(secret, password, visit.remoteAddress());
        } catch (Refused refused) {
            if (refused.problem() instanceof Problem.Invalid invalid) {
                form.wrong(invalid);
                return Reply.wrong(AccountForms.newPassword(form.answers()));
            }
            throw refused;
        }
        return Reply.show(new DoneView(
                Phrase.of("account.password-set"), Phrase.of("account.confirmed-text"), List.of(), List.of(SIGN_IN)));
    }

    static Reply letterFollows() {
        return Reply.show(
                new DoneView(Phrase.of("account.letter"), Phrase.of("account.letter-text"), List.of(), List.of(HOME)));
    }

    private static Answers token(Visit visit) {
        return new Answers(Map.of("token", visit.asked("token").orElse("")), Map.of());
    }

    private Registration registration() {
        return doors.people().registration();
    }

    private static String mail(String text) {
        return Typed.mail(text).orElseThrow(() -> new IllegalArgumentException("no mail address"));
    }

    private static String phone(String text) {
        return Typed.phone(text).orElseThrow(() -> new IllegalArgumentException("no telephone number"));
    }
}
