package org.mochiyori.people;

import io.vertx.core.http.HttpMethod;
import org.mochiyori.kernel.Caller;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;

/** Sign-in, sign-out and the change of one's password. */
final class SessionRoutes {
    private static final int LONGEST_PASSWORD = 1000;

    private final SignIn signIn;
    private final Sessions sessions;
    private final SessionCookie cookie;

    SessionRoutes(SignIn signIn, Sessions sessions, SessionCookie cookie) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    void mount(Api api) {
        api.ask(HttpMethod.POST, "/session", this::signIn);
        api.change(HttpMethod.DELETE, "/session", this::signOut);
        api.ask(HttpMethod.POST, "/me/password", this::changePassword);
    }

    private Answer signIn(Call call) {
        Input body = call.body();
        String mail = body.text("mail", 300);
        String password = body.text("password", LONGEST_PASSWORD);
        body.done();
        SignIn.SignedIn done =
                signIn.attempt(new SignIn.Attempt(mail, password, call.remoteAddress(), call.cookie(cookie.name())));
        return Answer.ok(PeopleJson.object().put("person", done.person().toString()))
                .with("Set-Cookie", cookie.set(done.secret()));
    }

    private Answer signOut(Call call, Tx tx) {
        call.cookie(cookie.name()).ifPresent(secret -> sessions.end(tx, secret));
        return Answer.empty().with("Set-Cookie", cookie.clear());
    }

    private Answer changePassword(Call call) {
        Caller caller = call.caller(Caller.ALL);
        Input body = call.body();
        SignIn.Change change =
                new SignIn.Change(body.text("current", LONGEST_PASSWORD), body.text("password", PasswordRules.MOST));
        body.done();
        String secret = signIn.changePassword(caller.person(), change, call.remoteAddress());
        return Answer.empty().with("Set-Cookie", cookie.set(secret));
    }
}
