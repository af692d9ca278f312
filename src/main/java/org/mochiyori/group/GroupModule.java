package org.mochiyori.group;

import java.util.List;
import java.util.UUID;
import org.mochiyori.people.Belongings;
import org.mochiyori.people.Hubs;
import org.mochiyori.people.People;
import org.mochiyori.people.PeopleModule;
import org.mochiyori.people.Roles;
import org.mochiyori.people.SignIn;
import org.mochiyori.platform.Platform;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.keeping.Check;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.Term;
import org.mochiyori.platform.web.Api;

/** Makes this feature and hands out its doors. */
public final class GroupModule {
    private final Platform platform;
    private final PeopleModule people;
    private final Groups groups;
    private final Members members;
    private final Acting acting;

    private GroupModule(Platform platform, PeopleModule people) {
        this.platform = platform;
        this.people = people;
        this.groups = new Groups(platform, people.hubs(), people.residents());
        this.members = new Members(platform, people.hubs(), people.residents(), people.letters(), people.secrets());
        this.acting = new Acting(platform.db(), people.hubs(), people.roles(), people.residents());
    }

    /** Over a platform and the people on it. */
    public static GroupModule over(Platform platform, PeopleModule people) {
        return new GroupModule(platform, people);
    }

    /** Mounts the JSON routes. */
    public void mount(Api api) {
        new MeRoutes(this).mount(api);
        new GroupRoutes(this).mount(api);
        new MemberRoutes(this).mount(api);
    }

    /** What is kept of groups for a time only. */
    public static List<Term> terms(Periods periods) {
        return GroupTerms.all(periods);
    }

    /** What this feature keeps of people. */
    public Belongings belongings() {
        return new MemberBelongingsStore(platform.db(), platform.clock(), platform.events());
    }

    /** What is promised about groups, for the doctor. */
    public static List<Check> checks() {
        return GroupChecks.all();
    }

    public Groups groups() {
        return groups;
    }

    public Members members() {
        return members;
    }

    /** May this caller act for that group or person? */
    public Acting acting() {
        return acting;
    }

    Hubs hubs() {
        return people.hubs();
    }

    People people() {
        return people.people();
    }

    Roles roles() {
        return people.roles();
    }

    SignIn signIn() {
        return people.signIn();
    }

    Db db() {
        return platform.db();
    }

    UUID newId() {
        return platform.ids().next();
    }
}
