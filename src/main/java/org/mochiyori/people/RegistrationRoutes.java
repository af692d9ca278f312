package org.mochiyori.people;

import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import org.mochiyori.kernel.Caller;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.text.Typed;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;

/** Getting an account, and getting back into one. */
final class RegistrationRoutes {
    private static final int LONGEST_SECRET = 100;

    private final Registration registration;
    private final People people;

    RegistrationRoutes(Registration registration, People people) {
        this.registration = registration;
        this.people = people;
    }

    void mount(Api api) {
        api.ask(HttpMethod.POST, "/people", this::register);
        api.ask(HttpMethod.POST, "/people/confirm", this::confirm);
        api.change(HttpMethod.POST, "/me/mail", this::changeMail);
        api.ask(HttpMethod.POST, "/password/reset-request", this::requestReset);
        api.ask(HttpMethod.POST, "/password/reset", this::reset);
    }

    private Answer register(Call call) {
        Input body = call.body();
        NewPerson person = PeopleJson.newPerson(body);
        String password = body.text("password", PasswordRules.MOST);
        body.check("mail", person.mail().isPresent() || body.json("mail").isPresent(), "required", "must be given");
        body.done();
        registration.request(person, password, call.remoteAddress());
        return letterFollows();
    }

    private Answer confirm(Call call) {
        Input body = call.body();
        String secret = body.text("token", LONGEST_SECRET);
        body.done();
        return Answer.ok(PeopleJson.object()
                .put(
                        "person",
                        registration.confirm(secret, call.remoteAddress()).toString()));
    }

    private Answer changeMail(Call call, Tx tx) {
        Caller caller = call.caller(Caller.ALL);
        Input body = call.body();
        Optional<String> mail = PeopleJson.mail(body);
        body.check("mail", mail.isPresent() || body.json("mail").isPresent(), "required", "must be given");
        body.done();
        registration.requestMail(tx, people.get(caller.person()), mail.orElseThrow());
        return letterFollows();
    }

    private Answer requestReset(Call call) {
        Input body = call.body();
        String mail = body.text("mail", 300);
        body.done();
        registration.requestReset(Typed.mail(mail).orElse(""), call.remoteAddress());
        return letterFollows();
    }

    private Answer reset(Call call) {
        Input body = call.body();
        String secret = body.text("token", LONGEST_SECRET);
        String password = body.text("password", PasswordRules.MOST);
        body.done();
        registration.reset(secret, password, call.remoteAddress());
        return Answer.empty();
    }

    // The same whoever it is: what follows is in the mail, or nowhere.
    private static Answer letterFollows() {
        return new Answer(202, PeopleJson.object().put("state", "letter-follows"), java.util.Map.of());
    }
}
