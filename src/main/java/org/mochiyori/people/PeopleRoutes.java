package org.mochiyori.people;

import io.vertx.core.http.HttpMethod;
import org.mochiyori.kernel.Caller;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;

/** What a person changes of themselves. */
final class PeopleRoutes {
    private final People people;

    PeopleRoutes(People people) {
        this.people = people;
    }

    void mount(Api api) {
        api.change(HttpMethod.PATCH, "/me", this::change);
    }

    private Answer change(Call call, Tx tx) {
        Caller caller = call.caller(Caller.ALL);
        int version = Math.toIntExact(call.ifMatch());
        Person was = people.get(caller.person());
        Input body = call.body();
        People.Profile profile = new People.Profile(
                body.has("name") ? PeopleJson.name(body) : was.name(),
                body.has("kana") ? PeopleJson.kana(body) : was.kana(),
                body.has("phone") ? PeopleJson.phone(body) : was.phone(),
                body.has("language") ? PeopleJson.language(body) : was.language());
        body.done();
        Person changed = people.change(tx, was.id(), version, profile, was.id());
        return Answer.ok(PeopleJson.person(changed)).withVersion(changed.version());
    }
}
