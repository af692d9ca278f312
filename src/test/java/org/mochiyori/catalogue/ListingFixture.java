package org.mochiyori.catalogue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.mochiyori.calendar.Hours;
import org.mochiyori.calendar.Opening;
import org.mochiyori.calendar.Slots;
import org.mochiyori.calendar.Validity.Dated;
import org.mochiyori.kernel.Caller;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.platform.db.Db;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.support.TestHub;

/**
 * Valid things to lend: a hub with a lending group, its representative and a curator, and listings that are out and can be
 * booked without a person, open 9 to 21 every day.
 */
public final class ListingFixture {
    /** The zone of every hub here. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    /** Holds since long before any test. */
    public static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private final TestHub server;
    private final Db db;
    private final CatalogueModule catalogue;
    private final PeopleFixture people;

    private ListingFixture(TestHub server) {
        this.server = server;
        this.db = server.features().platform().db();
        this.catalogue = server.features().catalogue();
        this.people = PeopleFixture.over(server.features());
    }

    /** For a server of the test's. */
    public static ListingFixture on(TestHub server) {
        return new ListingFixture(server);
    }

    /**
     * Who lends.
     *
     * @param speaker the group's representative
     * @param member belongs to the group, without speaking for it
     * @param curator of the hub
     */
    public record Lender(String hub, UUID group, Who speaker, Who member, Who curator) {
        /** The representative, through a browser. */
        public Caller caller() {
            return browsing(speaker);
        }

        /** The curator, through a browser. */
        public Caller curating() {
            return browsing(curator);
        }

        /** The plain member, through a browser. */
        public Caller belonging() {
            return browsing(member);
        }
    }

    /** Somebody through a browser. */
    public static Caller browsing(Who who) {
        return new Caller(who.id(), Set.of(Caller.ALL));
    }

    /** A hub of its own with its people and one active group. */
    public Lender lender() {
        return lender(people.hub());
    }

    /** One more active group of a hub, with a curator. */
    public Lender lender(String hub) {
        Lender lender =
                new Lender(hub, newId(), people.resident(), people.resident(), people.staff(hub, StaffRole.CURATOR));
        group(lender.group(), hub, "商店会（例）");
        member(lender.group(), lender.speaker().id(), "representative");
        member(lender.group(), lender.member().id(), "member");
        return lender;
    }

    /** An active group. */
    public void group(UUID id, String hub, String name) {
        insert(
                "insert into groups (id, hub, name, kind, state, number, created_at) values ($1, $2, $3, 'other', 'active', $4, now())",
                id,
                hub,
                name,
                id.toString());
    }

    /** Puts somebody into a group. */
    public void member(UUID group, UUID person, String role) {
        insert(
                "insert into members (group_id, person, role, since) values ($1, $2, $3, date '2020-01-01')",
                group,
                person,
                role);
    }

    /** A place of the group, with units. */
    public Place place(Lender lender, String name, String... units) {
        return in(tx -> catalogue
                .places()
                .create(
                        tx,
                        lender.caller(),
                        lender.group(),
                        new Places.New(
                                PlaceDraft.named(name, "東京都小平市小川町2-1333")
                                        .in("132110")
                                        .at(35.7285, 139.4777),
                                List.of(units))));
    }

    /** A room that is out: one unit, books without a person, open 9 to 21 every day. */
    public Entry room(Lender lender) {
        Place place = place(lender, "中央会館（例）");
        return published(
                lender,
                ListingDraft.here(Optional.of(place.id()), "会議室1（例）", "meeting-room", Thing.Space.forPersons(24)));
    }

    /** 20 desks, out. */
    public Entry desks(Lender lender) {
        return published(lender, ListingDraft.here(Optional.empty(), "長机（例）", "", Thing.Equipment.pool(20, "台")));
    }

    /**
     * A hall in two parts, out.
     *
     * @param first 和室1
     * @param second 和室2
     * @param both 和室1・2, which takes both
     */
    public record Hall(Place place, Entry first, Entry second, Entry both) {}

    /** Two rooms that can be joined: each excludes the joined one, not the other. */
    public Hall hall(Lender lender) {
        Place place = place(lender, "公民館（例）", "和室1", "和室2");
        List<UUID> cells = place.units().stream().map(Place.Unit::id).toList();
        return new Hall(
                place,
                part(lender, place, "和室1（例）", cells.subList(0, 1)),
                part(lender, place, "和室2（例）", cells.subList(1, 2)),
                part(lender, place, "和室1・2（例）", cells));
    }

    private Entry part(Lender lender, Place place, String name, List<UUID> cells) {
        return published(
                lender,
                ListingDraft.here(Optional.of(place.id()), name, "", Thing.Space.madeOf(12 * cells.size(), cells)));
    }

    /** A skill, out, with the person behind it. */
    public Entry skill(Lender lender, Contact contact) {
        Entry entry = published(lender, ListingDraft.here(Optional.empty(), "けん玉の先生（例）", "", Thing.Skill.PLAIN));
        in(tx -> {
            catalogue.contacts().put(tx, lender.caller(), entry.listing(), contact);
            return entry;
        });
        return entry;
    }

    /** Any draft, written, given its rules, handed in and put out. */
    public Entry published(Lender lender, ListingDraft draft) {
        return in(tx -> {
            Entry entry = catalogue.listings().create(tx, lender.caller(), lender.group(), draft);
            rule(tx, lender, RuleScope.ofListing(entry.id()), openEveryDay());
            catalogue
                    .rules()
                    .put(
                            tx,
                            lender.caller(),
                            new RuleValues.Key(RuleScope.ofListing(entry.id()), RuleKind.LENDING),
                            new Dated<>(LONG_AGO, Lending.USUAL.automatic().toJson()));
            catalogue.listings().submit(tx, lender.caller(), entry.id());
            return catalogue.listings().move(tx, lender.curator().id(), entry.id(), ListingMove.PUBLISH);
        });
    }

    /** Sets opening rules. */
    public void rule(Tx tx, Lender lender, RuleScope scope, Opening opening) {
        Caller caller = scope.level() == RuleScope.Level.HUB ? lender.curating() : lender.caller();
        catalogue
                .rules()
                .put(tx, caller, new RuleValues.Key(scope, RuleKind.OPENING), new Dated<>(LONG_AGO, opening.toJson()));
    }

    /** 9 to 21 on all days, by the half hour. */
    public static Opening openEveryDay() {
        return Opening.everyDay(ZONE, Hours.parse("09:00-21:00"), new Slots.Grid(30, 0));
    }

    /** Runs something in one transaction. */
    public <T> T in(Function<Tx, T> work) {
        return db.inTransaction(work);
    }

    /** A new identifier. */
    public UUID newId() {
        return server.features().platform().ids().next();
    }

    /** Writes a row past all doors. */
    public void insert(String sql, Object... arguments) {
        db.update(sql, arguments);
    }
}
