package org.mochiyori.site;

import java.util.Map;
import java.util.Optional;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.SessionCookie;
import org.mochiyori.people.SignIn;
import org.mochiyori.platform.text.Phrase;

/** Signing in and out. */
final class AccountPages {
    private static final int LONGEST_PASSWORD = 1000;

    private final Doors doors;

    AccountPages(Doors doors) {
        this.doors = doors;
    }

    void mount(PageRouter pages) {
        pages.get("/sign-in", this::ask);
        pages.post("/sign-in", this::signIn);
        pages.post("/sign-out", this::signOut);
    }

    private Reply ask(Visit visit) {
        String to = next(visit);
        return visit.findCaller().isPresent()
                ? Reply.go(to)
                : Reply.show(AccountForms.signIn(new Answers(Map.of("to", to), Map.of())));
    }

    private Reply signIn(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        String to = LocalPath.of(form.textIfAny("to", 500)).orElse("/");
        String mail = form.text("mail", 300);
        String password = form.text("password", LONGEST_PASSWORD);
        if (!form.isFine()) {
            return Reply.wrong(AccountForms.signIn(form.answers()));
        }
        SessionCookie cookie = doors.people().cookie();
        try {
            SignIn.SignedIn done = doors.people()
                    .signIn()
                    .attempt(new SignIn.Attempt(mail, password, visit.remoteAddress(), visit.cookie(cookie.name())));
            return new Reply.Go(to, Optional.of(cookie.set(done.secret())));
        } catch (Refused refused) {
            if (refused.problem() instanceof Problem.NotSignedIn) {
                form.wrong("mail", Phrase.of("account.wrong-password"));
                return Reply.wrong(AccountForms.signIn(form.answers()));
            }
            throw refused;
        }
    }

    private Reply signOut(Visit visit) {
        SessionCookie cookie = doors.people().cookie();
        visit.cookie(cookie.name())
                .ifPresent(secret -> doors.platform().db().inTransaction(tx -> {
                    doors.people().sessions().end(tx, secret);
                    return secret;
                }));
        return new Reply.Go("/", Optional.of(cookie.clear()));
    }

    private static String next(Visit visit) {
        return visit.asked("to").flatMap(LocalPath::of).orElse("/");
    }
}
