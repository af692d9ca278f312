package org.mochiyori.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.ListingFixture.Lender;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.platform.db.Tx;
import org.mochiyori.support.TestHub;

/** Seven of each unit are promised, whatever it is. */
class CommitmentsTest {
    private static TestHub server;
    private ListingFixture fixture;
    private Listings listings;
    private Lender lender;

    private static final Commitments SEVEN = new Commitments() {
        @Override
        public int mostPromised(Tx tx, UUID unit) {
            return 7;
        }

        @Override
        public boolean isPromised(Tx tx, UUID listing) {
            return true;
        }
    };

    @BeforeAll
    static void start() {
        server = TestHub.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void people() {
        fixture = ListingFixture.on(server);
        var features = server.features();
        listings = new CatalogueModule(features.platform(), SEVEN).listings();
        lender = fixture.lender();
    }

    @Test
    void a_pool_shrinks_down_to_what_is_promised_and_no_further() {
        Entry desks = fixture.desks(lender);

        Entry smaller = resize(desks, 7);

        assertThat(smaller.listing().units().getFirst().capacity()).isEqualTo(7);
        refusesAsPromised(() -> resize(smaller, 6));
        assertThat(listings.find(desks.id()).orElseThrow().listing().quantity()).isEqualTo(7);
        assertThat(resize(smaller, 30).listing().units().getFirst().capacity()).isEqualTo(30);
    }

    @Test
    void what_is_promised_is_neither_retired_nor_taken_off_nor_made_of_other_parts() {
        var hall = fixture.hall(lender);
        Entry both = hall.both();
        UUID first = hall.place().units().getFirst().id();

        refusesAsPromised(() -> fixture.in(tx -> listings.retire(tx, lender.caller(), both.id())));
        refusesAsPromised(() ->
                change(both, both.listing().draft().with(Thing.Space.madeOf(12, java.util.List.of(first)))));
        refusesAsPromised(() -> change(
                both, both.listing().draft().with(new ListingDraft.Access(Reservation.NONE, Visibility.PUBLIC))));
        assertThat(listings.find(both.id()).orElseThrow().listing().isLendable())
                .isTrue();
    }

    private Entry resize(Entry pool, int quantity) {
        return change(pool, pool.listing().draft().with(Thing.Equipment.pool(quantity, "台")));
    }

    private Entry change(Entry entry, ListingDraft draft) {
        var version = new Listings.Version(entry.id(), entry.listing().status().version());
        return fixture.in(tx -> listings.change(tx, lender.caller(), version, draft));
    }

    private static void refusesAsPromised(ThrowingCallable change) {
        assertThatThrownBy(change)
                .satisfies(refused -> assertThat(((Refused) refused).problem())
                        .isInstanceOfSatisfying(
                                Problem.RuleRefuses.class,
                                rule -> assertThat(rule.rule()).isEqualTo("listing.promised")));
    }
}
