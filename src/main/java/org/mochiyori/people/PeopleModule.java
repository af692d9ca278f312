package org.mochiyori.people;

import java.time.Duration;
import java.util.Optional;
import org.mochiyori.kernel.Caller;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.jobs.Timers;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Authenticator;

/** Makes this feature and hands out its doors. */
public final class PeopleModule {
    private final People people;
    private final Hubs hubs;
    private final Roles roles;
    private final Sessions sessions;
    private final SignIn signIn;
    private final Tokens tokens;
    private final SessionCookie cookie;

    private PeopleModule(Platform platform, PasswordCost cost) {
        Secrets secrets = new Secrets();
        Passwords passwords = new Passwords(platform.vertx(), platform.metrics(), cost);
        this.people = new People(platform);
        this.hubs = new Hubs(platform);
        this.roles = new Roles(platform);
        this.sessions = new Sessions(platform, secrets);
        this.signIn = new SignIn(platform, passwords, sessions);
        this.tokens = new Tokens(platform, secrets);
        this.cookie = new SessionCookie(platform.origin());
    }

    /** Over a platform. */
    public static PeopleModule over(Platform platform) {
        return new PeopleModule(platform, PasswordCost.OWASP);
    }

    /** Mounts the JSON routes. */
    public void mount(Api api) {
        new SessionRoutes(signIn, sessions, cookie).mount(api);
        new TokenRoutes(tokens).mount(api);
        new PeopleRoutes(people).mount(api);
        new HubRoutes(hubs, roles).mount(api);
        new StaffRoutes(hubs, roles, people).mount(api);
    }

    /** Adds the jobs that the clock starts. */
    public void schedule(Timers timers) {
        timers.every(Duration.ofHours(1), "sessions-expired", sessions::forgetExpired)
                .every(Duration.ofMinutes(20), "sign-in-failures", signIn.limits()::forgetOld);
    }

    /** Turns cookies and tokens into callers. */
    public Authenticator authenticator() {
        return new Authenticator() {
            @Override
            public Optional<Caller> bySession(String secret) {
                return sessions.caller(secret);
            }

            @Override
            public Optional<Caller> byToken(String secret) {
                return tokens.caller(secret);
            }
        };
    }

    public People people() {
        return people;
    }

    public Hubs hubs() {
        return hubs;
    }

    public Roles roles() {
        return roles;
    }

    public Sessions sessions() {
        return sessions;
    }

    public SignIn signIn() {
        return signIn;
    }

    public Tokens tokens() {
        return tokens;
    }

    /** The cookie lines, for pages that sign people in and out. */
    public SessionCookie cookie() {
        return cookie;
    }
}
