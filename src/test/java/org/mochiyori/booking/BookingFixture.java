package org.mochiyori.booking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.UUID;
import org.mochiyori.calendar.Validity.Dated;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Lending;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.catalogue.RuleKind;
import org.mochiyori.catalogue.RuleScope;
import org.mochiyori.catalogue.RuleValues;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestHub;

/**
 * Bookings that are valid by default, over HTTP: a hub with a lender, a borrowing group of the same hub with its
 * representative and a plain member, and a stranger.
 */
public final class BookingFixture {
    /** A Saturday on which everything here is open from 9 to 21. */
    public static final String DAY = "2027-01-09";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final TestHub server;
    private final ListingFixture listings;
    private final PeopleFixture people;
    private final Lender lender;
    private final UUID borrower;
    private final Who representative;
    private final Who member;
    private final Who stranger;

    private BookingFixture(TestHub server) {
        this.server = server;
        this.listings = ListingFixture.on(server);
        this.people = PeopleFixture.over(server.features());
        this.lender = listings.lender();
        this.borrower = listings.newId();
        this.representative = people.resident();
        this.member = people.resident();
        this.stranger = people.resident();
        listings.group(borrower, lender.hub(), "借りる会（例）");
        listings.member(borrower, representative.id(), "representative");
        listings.member(borrower, member.id(), "member");
    }

    private BookingFixture(TestHub other, BookingFixture same) {
        this.server = other;
        this.listings = same.listings;
        this.people = same.people;
        this.lender = same.lender;
        this.borrower = same.borrower;
        this.representative = same.representative;
        this.member = same.member;
        this.stranger = same.stranger;
    }

    /** The same people, whose requests go to another server of the same database. */
    public BookingFixture at(TestHub other) {
        return new BookingFixture(other, this);
    }

    /** On a server whose clock stands before {@link #DAY}. */
    public static BookingFixture on(TestHub server) {
        return new BookingFixture(server);
    }

    /** Things to lend. */
    public ListingFixture listings() {
        return listings;
    }

    public PeopleFixture people() {
        return people;
    }

    /** Who lends. */
    public Lender lender() {
        return lender;
    }

    /** The group that borrows. */
    public UUID borrower() {
        return borrower;
    }

    /** Who speaks for the borrowing group. */
    public Who borrowing() {
        return representative;
    }

    /** A client of the borrowing group's representative. */
    public TestClient representative() {
        return as(representative);
    }

    /** A client of a plain member of the borrowing group. */
    public TestClient member() {
        return as(member);
    }

    /** A client of the lender's representative. */
    public TestClient lending() {
        return as(lender.speaker());
    }

    /** A client of somebody who has nothing to do with it. */
    public TestClient stranger() {
        return as(stranger);
    }

    /** A client of anybody. */
    public TestClient as(Who who) {
        return server.client().bearing(who.token());
    }

    /** Makes the lender a body of the municipality: its spaces may be kept for the city's own use. */
    public void lendPublicly() {
        listings.insert("update groups set kind = 'public' where id = $1", lender.group());
    }

    /** A room that books without a person. */
    public Entry room() {
        return listings.room(lender);
    }

    /** A room about which a person decides. */
    public Entry decidedRoom() {
        Entry room = room();
        lend(room, Lending.USUAL);
        return room;
    }

    /** Sets how requests for a listing are answered. */
    public void lend(Entry entry, Lending lending) {
        lend(lender, entry, lending);
    }

    /** Lets a person decide about a listing of any lender. */
    public void decide(Lender owner, Entry entry) {
        lend(owner, entry, Lending.USUAL);
    }

    /** An agreement by which a lender of another hub lends to this one, in force; items as JSON strings with commas. */
    public Reply agree(Lender owner, String items) {
        String draft = """
                {"ownerHub":"%s","borrowerHub":"%s","categories":[],"audience":"groups","byPerson":false,
                 "answerHours":48,"dataItems":[%s],"from":"2026-12-01","until":"2027-03-31"}
                """.formatted(owner.hub(), lender.hub(), items);
        Reply proposed = as(owner.curator()).post("/api/v1/agreements", draft);
        String path = "/api/v1/agreements/" + proposed.json().path("id").asText() + "/decision";
        Reply agreed = as(lender.curator()).matching(proposed).post(path, "{\"decision\":\"agree\"}");
        if (agreed.status() != 200) {
            throw new IllegalStateException("no agreement: " + proposed.text() + agreed.text());
        }
        return agreed;
    }

    /** The same for any lender. */
    public void lend(Lender owner, Entry entry, Lending lending) {
        rule(owner, entry, RuleKind.LENDING, lending.toJson());
    }

    /** Sets what has long held for a listing of this lender. */
    public void rule(Entry entry, RuleKind kind, JsonNode value) {
        rule(lender, entry, kind, value);
    }

    private void rule(Lender owner, Entry entry, RuleKind kind, JsonNode value) {
        listings.in(tx -> {
            server.features()
                    .catalogue()
                    .rules()
                    .put(
                            tx,
                            owner.caller(),
                            new RuleValues.Key(RuleScope.ofListing(entry.id()), kind),
                            new Dated<>(LocalDate.of(2020, 1, 2), value));
            return entry;
        });
    }

    /** Sets the value of a rule of a listing, as JSON, for all time. */
    public void rule(Entry entry, RuleKind kind, String value) {
        rule(RuleScope.ofListing(entry.id()), kind, value);
    }

    /** The same for any scope of the lender's. */
    public void rule(RuleScope scope, RuleKind kind, String value) {
        listings.in(tx -> {
            try {
                server.features()
                        .catalogue()
                        .rules()
                        .put(
                                tx,
                                scope.level() == RuleScope.Level.HUB ? lender.curating() : lender.caller(),
                                new RuleValues.Key(scope, kind),
                                new Dated<>(ListingFixture.LONG_AGO, MAPPER.readTree(value)));
            } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
                throw new IllegalArgumentException(broken);
            }
            return scope;
        });
    }

    /** A wish of the borrowing group for local times such as {@code 2027-01-09T10:00}. */
    public String wishAt(Entry entry, String from, String to) {
        ObjectNode wish = MAPPER.createObjectNode();
        wish.put("group", borrower.toString()).put("purpose", "定例会");
        wish.putArray("lines")
                .addObject()
                .put("listing", entry.id().toString())
                .put("from", from + ":00+09:00")
                .put("to", to + ":00+09:00");
        return wish.toString();
    }

    /** Books for the borrowing group. */
    public Reply bookAt(Entry entry, String from, String to) {
        return representative().post("/api/v1/bookings", wishAt(entry, from, to));
    }

    /** A wish of the borrowing group with one line per listing, all from 10:00 to 12:00 on {@link #DAY}. */
    public String wish(Entry... wanted) {
        ObjectNode wish = MAPPER.createObjectNode();
        wish.put("group", borrower.toString()).put("purpose", "定例会").put("persons", 8);
        ArrayNode lines = wish.putArray("lines");
        for (Entry entry : wanted) {
            line(lines, entry, "10:00", "12:00");
        }
        return wish.toString();
    }

    /** A wish of one line at other hours of {@link #DAY}. */
    public String wish(Entry entry, String from, String to) {
        ObjectNode wish = MAPPER.createObjectNode();
        wish.put("group", borrower.toString()).put("purpose", "定例会");
        line(wish.putArray("lines"), entry, from, to);
        return wish.toString();
    }

    /** A booking of these listings, made by the representative. */
    public Reply book(Entry... wanted) {
        return representative().post("/api/v1/bookings", wish(wanted));
    }

    /** A series of two weeks of the borrowing group, from 15:00 to 16:00 from {@link #DAY} on. */
    public Reply series(Entry entry) {
        ObjectNode wish = MAPPER.createObjectNode();
        wish.put("group", borrower.toString()).put("purpose", "定例会").put("clashes", "skip");
        line(wish.putArray("lines"), entry, "15:00", "16:00");
        wish.putObject("recurrence").put("frequency", "weekly").put("count", 2);
        return representative().post("/api/v1/series", wish.toString());
    }

    /** Makes a move on a booking as it was read last. */
    public Reply move(TestClient client, Reply read, String move) {
        return client.matching(read).post(path(read) + "/" + move, "{}");
    }

    /** The path of a booking. */
    public String path(Reply booking) {
        return "/api/v1/bookings/" + booking.json().path("id").asText();
    }

    private static void line(ArrayNode lines, Entry entry, String from, String to) {
        lines.addObject()
                .put("listing", entry.id().toString())
                .put("from", DAY + "T" + from + ":00+09:00")
                .put("to", DAY + "T" + to + ":00+09:00")
                .put("quantity", 1);
    }
}
