package org.mochiyori.browser;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Contact;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** A server on which all that happens on a day has happened: the pages about it have something to show. */
final class Days implements AutoCloseable {
    private static final String KEY = """
            {"method":"keybox","instruction":"入口右の箱に鍵があります（例）","secret":"4711","leadMinutes":60}""";

    private final TestClock clock = TestClock.at("2027-01-09T00:30:00Z");
    private final TestHub server = TestHub.start(clock);
    private final BookingFixture fixture = BookingFixture.on(server);
    private final Map<String, Who> people = new LinkedHashMap<>();
    private final Map<String, String> ids = new LinkedHashMap<>();

    Days() {
        fixture.lendPublicly();
        people.put("borrower", fixture.borrowing());
        people.put("lender", fixture.lender().speaker());
        for (StaffRole role : new StaffRole[] {StaffRole.DESK, StaffRole.OFFICER, StaffRole.OPERATOR}) {
            people.put(role.code(), fixture.people().staff(fixture.lender().hub(), role));
        }
        ids.put("hub", fixture.lender().hub());
        ids.put("group", fixture.borrower().toString());
        spaces();
        things();
        skills();
    }

    /** A path with what is named in braces filled in, at this server. */
    String address(String path) {
        String named = path;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            named = named.replace("{" + id.getKey() + "}", id.getValue());
        }
        return server.client().base() + named;
    }

    /** The cookie of somebody: name and value. */
    String[] cookie(String role) {
        return fixture.people()
                .cookie(Optional.ofNullable(people.get(role)).orElseThrow())
                .split("=", 2);
    }

    private void spaces() {
        Entry room = fixture.room();
        ids.put("room", room.id().toString());
        ids.put("place", room.place().orElseThrow().id().toString());
        TestClient lending = fixture.lending();
        String access = "/api/v1/listings/" + room.id() + "/access";
        done(lending.matching(lending.get(access)).put(access, KEY));
        ids.put("use", id(fixture.book(room)));
        done(fixture.representative()
                .post("/api/v1/bookings/" + ids.get("use") + "/messages", "{\"text\":\"駐車場は何台分ありますか。（例）\"}"));
        ids.put("series", id(fixture.series(room)));
        done(fixture.bookAt(room, "2027-03-20T10:00", "2027-03-20T12:00"));
        String blocks = "/api/v1/listings/" + room.id() + "/blocks";
        done(
                fixture.as(Optional.ofNullable(people.get("officer")).orElseThrow())
                        .post(
                                blocks,
                                "{\"from\":\"2027-03-20T09:00:00+09:00\",\"to\":\"2027-03-20T21:00:00+09:00\",\"reason\":\"期日前投票所（例）\"}"));
    }

    private void things() {
        Entry tents = pool("テントA（例）", "tent", 2);
        pool("テントB（例）", "tent", 2);
        ids.put("pool", tents.id().toString());
        Reply loan = fixture.book(tents);
        ids.put("loan", id(loan));
        done(fixture.move(fixture.lending(), loan, "hand-over"));
        done(fixture.bookAt(tents, "2027-02-20T10:00", "2027-02-20T12:00"));
        done(fixture.lending()
                .post(
                        "/api/v1/listings/" + tents.id() + "/outages",
                        "{\"count\":2,\"from\":\"2027-02-01T00:00:00+09:00\",\"reason\":\"骨が折れたため修理中（例）\"}"));
    }

    private void skills() {
        Entry skill = fixture.listings()
                .skill(fixture.lender(), new Contact("助田 花（例）", "042-000-0000", "helper@example.jp", ""));
        ids.put("skill", skill.id().toString());
        Reply asked = fixture.representative()
                .post("/api/v1/bookings", fixture.wishAt(skill, "2027-01-20T10:00", "2027-01-20T12:00"));
        ids.put("help", id(asked));
        ids.put("line", asked.json().at("/lines/0/id").asText());
        done(fixture.as(Optional.ofNullable(people.get("desk")).orElseThrow())
                .post(
                        "/api/v1/bookings/" + ids.get("help") + "/lines/" + ids.get("line") + "/soundings",
                        "{\"days\":5}"));
    }

    private Entry pool(String name, String kind, int count) {
        return fixture.listings()
                .published(
                        fixture.lender(),
                        ListingDraft.here(Optional.empty(), name, kind, Thing.Equipment.pool(count, "張")));
    }

    private static String id(Reply reply) {
        return done(reply).json().path("id").asText();
    }

    private static Reply done(Reply reply) {
        if (reply.status() >= 300) {
            throw new AssertionError(reply.status() + " " + reply.text());
        }
        return reply;
    }

    @Override
    public void close() {
        server.close();
    }
}
