package org.mochiyori.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.BookingFixture;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.ListingDraft;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.catalogue.Reservation;
import org.mochiyori.catalogue.Thing;
import org.mochiyori.catalogue.Visibility;
import org.mochiyori.people.PeopleFixture;
import org.mochiyori.people.PeopleFixture.Who;
import org.mochiyori.people.StaffRole;
import org.mochiyori.support.TestClient;
import org.mochiyori.support.TestClock;
import org.mochiyori.support.TestHub;

/** Who sees what, the same by search, by address, in the month and for a booking. */
class AudienceTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 20);

    private static TestHub server;
    private static ListingFixture listings;
    private static PeopleFixture people;
    private static Lender lender;
    private static Lender fellow;
    private static Lender union;
    private static Lender unrelated;
    private static Map<Visibility, Entry> things;

    @BeforeAll
    static void start() {
        server = TestHub.start(TestClock.at("2026-12-20T00:00:00Z"));
        listings = ListingFixture.on(server);
        people = PeopleFixture.over(server.features());
        lender = listings.lender();
        fellow = listings.lender(lender.hub());
        union = listings.lender(lender.hub());
        unrelated = listings.lender();
        listings.insert("update groups set kind = 'union' where id = $1", union.group());
        for (Lender member : List.of(lender, fellow)) {
            listings.insert("update groups set umbrella = $2 where id = $1", member.group(), union.group());
        }
        things = publish(lender, "小部屋");
        SearchFixture.catchUp(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void strangers_see_what_is_public() {
        assertSees(server.client(), Visibility.PUBLIC);
        assertSees(as(people.resident()), Visibility.PUBLIC);
        assertSees(as(unrelated.curator()), Visibility.PUBLIC);
    }

    @Test
    void people_of_registered_groups_see_what_is_for_groups_and_those_of_one_union_what_it_shares() {
        assertSees(as(unrelated.member()), Visibility.PUBLIC, Visibility.GROUPS);
        assertSees(as(fellow.member()), Visibility.PUBLIC, Visibility.GROUPS, Visibility.UNION);
        assertSees(as(union.speaker()), Visibility.PUBLIC, Visibility.GROUPS, Visibility.UNION);
        Lender lapsed = listings.lender(lender.hub());
        listings.insert(
                "update groups set umbrella = $2, valid_until = date '2026-12-19' where id = $1",
                lapsed.group(),
                union.group());
        assertSees(as(lapsed.speaker()), Visibility.PUBLIC);
    }

    @Test
    void the_group_itself_and_its_hubs_staff_see_all() {
        for (Who who : List.of(
                lender.speaker(), lender.member(), lender.curator(), people.staff(lender.hub(), StaffRole.OFFICER))) {
            assertSees(as(who), Visibility.values());
        }
    }

    @Test
    void a_helper_sees_what_the_errand_needs_and_nothing_from_the_day_it_is_over() {
        assertSees(as(helper("book", TODAY)), Visibility.PUBLIC, Visibility.GROUPS, Visibility.UNION);
        assertSees(as(helper("keep", TODAY)), Visibility.PUBLIC);
        assertSees(as(helper("list", TODAY)), Visibility.values());
        assertSees(as(helper("list", TODAY.minusDays(1))), Visibility.PUBLIC);
        Who helper = helper("list", TODAY);
        listings.insert("update accompaniments set revoked_at = now() where helper = $1", helper.id());
        assertSees(as(helper), Visibility.PUBLIC);
    }

    @Test
    void a_helper_who_books_reads_neither_the_lenders_requests_nor_its_list_and_one_who_lists_not_the_bookings() {
        BookingFixture booking = BookingFixture.on(server);
        var booked = booking.book(booking.room());
        Who books = helper(booking.lender().group(), "book", TODAY);
        assertThat(as(books).get(booking.path(booked)).status()).isEqualTo(404);
        assertThat(as(books).get("/api/v1/bookings?side=lender").json().path("items"))
                .isEmpty();
        Who lists = helper(booking.lender().group(), "list", TODAY);
        assertThat(as(lists).get(booking.path(booked)).status()).isEqualTo(200);
        assertThat(as(lists).get("/api/v1/bookings?side=lender").json().path("items"))
                .hasSize(1);
        Who forBorrower = helper(booking.borrower(), "list", TODAY);
        assertThat(as(forBorrower).get(booking.path(booked)).status()).isEqualTo(404);
        assertThat(as(forBorrower).get("/api/v1/bookings").json().path("items")).isEmpty();
        assertThat(as(helper(booking.borrower(), "book", TODAY))
                        .get(booking.path(booked))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_union_and_its_members_borrow_what_is_inside_the_union_and_others_do_not_learn_that_it_is_there() {
        Entry inside = things.get(Visibility.UNION);
        assertThat(quote(fellow, inside).status()).isEqualTo(200);
        assertThat(quote(union, inside).status()).isEqualTo(200);
        assertThat(quote(unrelated, inside).status())
                .isEqualTo(quote(unrelated, things.get(Visibility.PRIVATE)).status());
        assertThat(quote(unrelated, inside).text()).doesNotContain("小部屋");
        Map<Visibility, Entry> unions = publish(union, "連合の部屋");
        assertThat(quote(fellow, unions.get(Visibility.UNION)).status()).isEqualTo(200);
        assertThat(as(fellow.member())
                        .get("/api/v1/listings/" + unions.get(Visibility.UNION).id())
                        .status())
                .isEqualTo(200);
    }

    /** All ways to a listing agree. */
    private static void assertSees(TestClient client, Visibility... expected) {
        List<Visibility> found = new ArrayList<>();
        List<String> ids = client.get("/api/v1/listings?hub=" + lender.hub() + "&limit=100")
                .json()
                .path("items")
                .findValuesAsText("id");
        things.forEach((visibility, entry) -> {
            String path = "/api/v1/listings/" + entry.id();
            boolean seen = ids.contains(entry.id().toString());
            if (seen) {
                found.add(visibility);
            }
            int status = seen ? 200 : 404;
            String days = "?from=2027-01-09T00:00:00%2B09:00&to=2027-01-10T00:00:00%2B09:00";
            assertThat(client.get(path).status()).as(path).isEqualTo(status);
            assertThat(client.get(path + "/availability" + days).status()).isEqualTo(status);
            assertThat(client.with("Accept", "text/html")
                            .get("/listings/" + entry.id())
                            .status())
                    .isEqualTo(status);
        });
        assertThat(found).containsExactlyInAnyOrder(expected);
    }

    private static TestClient.Reply quote(Lender borrower, Entry entry) {
        return as(borrower.speaker()).post("/api/v1/quotes", """
                {"group":"%s","purpose":"定例会","lines":[{"listing":"%s","from":"2027-01-09T10:00:00+09:00",
                 "to":"2027-01-09T12:00:00+09:00","quantity":1}]}
                """.formatted(borrower.group(), entry.id()));
    }

    private static Who helper(String scope, LocalDate until) {
        return helper(lender.group(), scope, until);
    }

    private static Who helper(UUID group, String scope, LocalDate until) {
        Who who = people.resident();
        listings.insert(
                """
                insert into accompaniments (id, group_id, helper, organisation, scopes, consented_by, since, until)
                values ($1, $2, $3, 'つなぐ（例）', array[$4], $5, date '2026-01-01', $6)
                """, listings.newId(), group, who.id(), scope, lender.speaker().id(), until);
        return who;
    }

    private static Map<Visibility, Entry> publish(Lender owner, String name) {
        Map<Visibility, Entry> all = new EnumMap<>(Visibility.class);
        for (Visibility visibility : Visibility.values()) {
            all.put(
                    visibility,
                    listings.published(
                            owner,
                            ListingDraft.here(
                                            Optional.empty(), name + visibility + "（例）", "", Thing.Space.forPersons(9))
                                    .with(new ListingDraft.Access(Reservation.HERE, visibility))));
        }
        return all;
    }

    private static TestClient as(Who who) {
        return server.client().bearing(who.token());
    }
}
