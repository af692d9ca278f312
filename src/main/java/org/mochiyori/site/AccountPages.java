package org.mochiyori.site;

import java.util.Optional;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.people.SessionCookie;
import org.mochiyori.people.SignIn;
import org.mochiyori.platform.text.Phrase;
import org.mochiyori.platform.web.Authenticator;
import org.mochiyori.site.view.FormView;

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
        return visit.findCaller().isPresent() ? Reply.go(to) : Reply.show(AccountForms.signIn(to));
    }

    private Reply signIn(Visit visit) {
        FormInput form = new FormInput(visit.typed());
        String to = LocalPath.of(form.textIfAny("to", 500)).orElse("/");
        String mail = form.text("mail", 300);
        String password = form.text("password", LONGEST_PASSWORD);
        if (!form.isFine()) {
            return Reply.wrong(asked(visit, form));
        }
        SessionCookie cookie = doors.people().cookie();
        try {
            SignIn.SignedIn done = doors.people()
                    .signIn()
                    .attempt(new SignIn.Attempt(mail, password, visit.remoteAddress(), visit.cookie(cookie.name())));
            String line = cookie.set(done.secret());
            return Kept.carried(visit)
                    .<Reply>map(kept -> new Reply.SignedIn(
                            kept.send(to),
                            line,
                            doors.people().sessions().find(done.secret()).map(Authenticator.SignedIn::caller)))
                    .orElseGet(() -> new Reply.Go(to, Optional.of(line)));
        } catch (Refused refused) {
            if (refused.problem() instanceof Problem.NotSignedIn) {
                form.wrong("mail", Phrase.of("account.wrong-password"));
                return Reply.wrong(asked(visit, form));
            }
            throw refused;
        }
    }

    /** The form again; what it carries along stays in it. */
    private static FormView asked(Visit visit, FormInput form) {
        return Kept.carried(visit)
                .map(kept -> kept.signIn(form.answers()))
                .orElseGet(() -> AccountForms.signIn(form.answers()));
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
