package org.mochiyori.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClient.Reply;
import org.mochiyori.support.TestHub;

/** What staff write for a lender stands in the log with both names: theirs and the group's. */
class BothNamesTest {
    private static TestHub server;

    @BeforeAll
    static void start() {
        server = TestHub.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void each_change_of_a_listing_its_place_its_rules_and_its_contact_bears_both_names() {
        ListingFixture fixture = ListingFixture.on(server);
        Lender lender = fixture.lender();
        Entry room = fixture.room(lender);
        Entry skill = fixture.skill(lender, Contact.NONE);
        Who clerk = PeopleFixture.over(server.features()).staff(lender.hub(), StaffRole.DESK);
        TestClient desk = server.client().bearing(clerk.token());

        String listing = "/api/v1/listings/" + room.id();
        ok(desk.matching(desk.get(listing)).patch(listing, "{\"capacity\":20}"));
        String rule = listing + "/rules/lending";
        ok(desk.matching(desk.get(rule)).put(rule, "{\"value\":{\"individuals\":true}}"));
        String place = "/api/v1/places/" + room.place().orElseThrow().id();
        ok(desk.matching(desk.get(place)).patch(place, "{\"name\":\"中央会館の本館（例）\"}"));
        String placeRule = place + "/rules/lending";
        ok(desk.matching(desk.get(placeRule)).put(placeRule, "{\"value\":{\"individuals\":false}}"));
        String contact = "/api/v1/listings/" + skill.id() + "/contact";
        ok(desk.put(contact, "{\"name\":\"見本 名人（例）\",\"phone\":\"0420000000\"}"));

        List<String> written = server.features()
                .platform()
                .db()
                .list(
                        "select subject_kind || ' ' || coalesce(on_behalf_of::text, 'nobody') as what from events"
                                + " where actor = $1 and subject_kind <> 'token' order by 1",
                        row -> row.getString("what"),
                        clerk.id());
        assertThat(written).hasSizeGreaterThanOrEqualTo(6).allMatch(what -> what.endsWith(" " + lender.group()));
        assertThat(written.stream().map(what -> what.split(" ")[0]).distinct())
                .containsExactlyInAnyOrder("listing", "place", "rule");
    }

    private static void ok(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isIn(200, 204);
    }
}
