package org.mochiyori.people;

import io.vertx.core.http.HttpMethod;
import java.util.Map;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Input;

/** What is kept of me, and leaving. */
final class LeavingRoutes {
    private final Leaving leaving;

    LeavingRoutes(Leaving leaving) {
        this.leaving = leaving;
    }

    void mount(Api api) {
        api.get("/me/export", this::export);
        api.ask(HttpMethod.POST, "/me/withdraw", this::withdraw);
    }

    private Answer export(Call call) {
        Caller caller = whole(call);
        call.query().done();
        // A browser that follows the link of the page keeps it as a file.
        return new Answer(
                200,
                leaving.export(caller.person()),
                Map.of("Content-Disposition", "attachment; filename=\"mochiyori-me.json\""));
    }

    private Answer withdraw(Call call) {
        Caller caller = whole(call);
        Input body = call.body();
        String password = body.text("password", 1000);
        body.done();
        leaving.withdraw(caller.person(), password, call.remoteAddress());
        return Answer.empty();
    }

    // A token does some errands for a person; this is about all of them.
    private static Caller whole(Call call) {
        Caller caller = call.caller();
        if (!caller.scopes().contains(Caller.ALL)) {
            throw new Refused(new Problem.NotAllowed("scope.session"));
        }
        return caller;
    }
}
