package org.mochiyori.people;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.jobs.Timers;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.Term;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Authenticator;

/** Makes this feature and hands out its doors. */
public final class PeopleModule {
    private final Platform platform;
    private final People people;
    private final Hubs hubs;
    private final Roles roles;
    private final Sessions sessions;
    private final SignIn signIn;
    private final Tokens tokens;
    private final SessionCookie cookie;
    private final Registration registration;
    private final Residents residents;
    private final Secrets secrets = new Secrets();
    private final Letters letters;

    private PeopleModule(Platform platform, Letters letters, PasswordCost cost) {
        this.platform = platform;
        this.letters = letters;
        Passwords passwords = new Passwords(platform.vertx(), platform.metrics(), cost);
        this.people = new People(platform);
        this.hubs = new Hubs(platform);
        this.roles = new Roles(platform);
        this.sessions = new Sessions(platform, secrets);
        this.signIn = new SignIn(platform, passwords, sessions);
        this.tokens = new Tokens(platform, secrets);
        this.cookie = new SessionCookie(platform.origin());
        this.registration = new Registration(platform, signIn, letters, secrets);
        this.residents = new Residents(platform, hubs, people);
    }

    /** Over a platform, with letters going out there. */
    public static PeopleModule over(Platform platform, Letters letters) {
        return new PeopleModule(platform, letters, PasswordCost.OWASP);
    }

    /** The same with passwords that cost more, or in a test less. */
    public static PeopleModule over(Platform platform, Letters letters, PasswordCost cost) {
        return new PeopleModule(platform, letters, cost);
    }

    /** Mounts the JSON routes. */
    public void mount(Api api) {
        new SessionRoutes(signIn, sessions, cookie).mount(api);
        new TokenRoutes(tokens).mount(api);
        new PeopleRoutes(people).mount(api);
        new RegistrationRoutes(registration, people).mount(api);
        new HubRoutes(hubs, roles).mount(api);
        new ResidentRoutes(residents, people, hubs, roles).mount(api);
        new StaffRoutes(hubs, roles, people).mount(api);
    }

    /** Adds the jobs that the clock starts. */
    public void schedule(Timers timers) {
        timers.every(Duration.ofSeconds(1), "account-letters", registration::sendLetters);
    }

    /** What is kept of people for a time only. */
    public static List<Term> terms(Periods periods, Leaving leaving) {
        return PeopleTerms.all(periods, leaving);
    }

    /**
     * Seeing what is kept of oneself, and leaving.
     *
     * @param belongings what the features above keep of people
     */
    public Leaving leaving(List<Belongings> belongings) {
        return new Leaving(platform, new Leaving.Doors(signIn, sessions, tokens), belongings);
    }

    /** What is promised about people and their accounts, for the doctor. */
    public static List<Check> checks() {
        return PeopleChecks.all();
    }

    /** Turns cookies and tokens into callers. */
    public Authenticator authenticator() {
        return new Authenticator() {
            @Override
            public Optional<SignedIn> bySession(String secret) {
                return sessions.find(secret);
            }

            @Override
            public Optional<SignedIn> byToken(String secret) {
                return tokens.find(secret);
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

    /** Getting an account, and getting back into one. */
    public Registration registration() {
        return registration;
    }

    /** The people a desk knows. */
    public Residents residents() {
        return residents;
    }

    /** Where letters go; for features that invite people. */
    public Letters letters() {
        return letters;
    }

    /** Draws secrets for links. */
    public Secrets secrets() {
        return secrets;
    }

    /** The cookie lines, for pages that sign people in and out. */
    public SessionCookie cookie() {
        return cookie;
    }
}
