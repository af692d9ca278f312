package org.mochiyori.group;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.mochiyori.Features;
import org.mochiyori.kernel.Caller;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.platform.db.Tx;

/** Groups that are registered by default, each with a representative who holds a token. */
public final class GroupFixture {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Features features;
    private final PeopleFixture people;

    private GroupFixture(Features features) {
        this.features = features;
        this.people = PeopleFixture.over(features);
    }

    /** Over a running server's features. */
    public static GroupFixture over(Features features) {
        return new GroupFixture(features);
    }

    /**
     * A group and who speaks for it.
     *
     * @param id the group's
     */
    public record Team(UUID id, String hub, Who representative) {}

    /** A registered neighbourhood association of the hub. */
    public Team group(String hub) {
        return group(hub, "見本自治会" + NUMBER.incrementAndGet() + "（例）", "みほんじちかい", Group.Kind.NEIGHBOURHOOD);
    }

    /** A registered group of this name. */
    public Team group(String hub, String name, String kana, Group.Kind kind) {
        Team team = applied(hub, name, kana, kind);
        approve(team, Optional.empty());
        return team;
    }

    /** A group that waits for the hub's decision. */
    public Team applied(String hub, String name, String kana, Group.Kind kind) {
        Who representative = people.resident();
        Group.Profile profile = new Group.Profile(name, kana, kind, "", "0420000000", "", "");
        Groups.Application wish =
                new Groups.Application(hub, profile, representative.id(), Optional.empty(), List.of());
        Group group = write(tx -> features.groups().groups().apply(tx, wish, as(representative)));
        return new Team(group.id(), hub, representative);
    }

    /** Registers it, to a day or as the hub's terms say. */
    public void approve(Team team, Optional<LocalDate> until) {
        Groups.Verdict verdict = new Groups.Verdict(Decision.APPROVE, "", until);
        write(tx -> features.groups().groups().decide(tx, team.id(), verdict, as(team.representative())));
    }

    /** A new member of the group. */
    public Who member(Team team) {
        Who who = people.resident();
        write(tx -> features.groups()
                .members()
                .put(tx, team.id(), who.id(), Membership.Role.MEMBER, as(team.representative())));
        return who;
    }

    /** The caller of a browser session of this person, to ask {@link Acting} with. */
    public static Caller caller(Who who) {
        return new Caller(who.id(), Set.of(Caller.ALL));
    }

    private static OnBehalf as(Who who) {
        return new OnBehalf(who.id(), Optional.empty(), Optional.of(who.id()), OnBehalf.As.SELF);
    }

    private <T> T write(Function<Tx, T> work) {
        return features.platform().db().inTransaction(work);
    }
}
