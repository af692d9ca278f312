package org.mochiyori.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.Listing;
import org.mochiyori.catalogue.ListingFixture;
import org.mochiyori.catalogue.ListingState;
import org.mochiyori.catalogue.RuleScope;
import org.mochiyori.support.TestHub;

/** A room that is others joined takes their units, so the database itself keeps both from being lent at once. */
class JointRoomsImportTest {
    private static final String HALL = """
            [{"building":"市民会館","institution":"和室1","address":"東京都小平市小川町2-1333"},
             {"building":"市民会館","institution":"和室2","address":"東京都小平市小川町2-1333"},
             {"building":"市民会館","institution":"和室1・2","address":"東京都小平市小川町2-1333"},
             {"building":"市民会館","institution":"音楽室","address":"東京都小平市小川町2-1333"}]
            """;
    private static TestHub server;
    private ImportFixture imports;

    @BeforeAll
    static void start() {
        server = TestHub.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void hub() {
        imports = ImportFixture.on(server);
    }

    @Test
    void a_lenders_joint_room_takes_the_units_of_its_parts() {
        Map<String, Set<UUID>> units = units(imports.takeOwn("rooms.json", HALL));

        assertThat(units.get("和室1")).hasSize(1).isNotEqualTo(units.get("和室2"));
        assertThat(units.get("和室1・2")).hasSize(2).containsAll(units.get("和室1")).containsAll(units.get("和室2"));
        assertThat(units.get("音楽室")).doesNotContainAnyElementsOf(units.get("和室1・2"));
    }

    @Test
    void the_next_issue_leaves_them_as_they_are_and_joins_what_is_new() {
        Map<String, Set<UUID>> first = units(imports.takeOwn("rooms.json", HALL));
        String more = HALL.replace("\"音楽室\"", "\"和室1～2\"");
        Map<String, Set<UUID>> second = units(imports.takeOwn("rooms.json", more));

        assertThat(second.get("和室1・2")).isEqualTo(first.get("和室1・2"));
        assertThat(second.get("和室1～2")).isEqualTo(first.get("和室1・2"));
    }

    @Test
    void open_data_keeps_them_joined_when_a_group_stands_behind_them_later() {
        Import run = imports.take("rooms.json", HALL);
        Map<String, Set<UUID>> before = units(run);
        assertThat(before.get("和室1・2")).hasSize(2);
        ListingFixture fixture = ListingFixture.on(server);
        UUID speaker = imports.lender().speaker().id();
        List<Listing> rooms = imports.listings(run);
        fixture.in(tx -> {
            fixture.rule(tx, imports.lender(), RuleScope.ofHub(imports.lender().hub()), ListingFixture.openEveryDay());
            rooms.forEach(room -> server.features()
                    .catalogue()
                    .listings()
                    .claim(tx, speaker, room.id(), imports.lender().group()));
            return rooms;
        });

        assertThat(imports.listings(run)).allMatch(Listing::isLendable);
        Map<String, Set<UUID>> after = units(run);
        assertThat(after.get("和室1・2")).isEqualTo(before.get("和室1・2"));
        assertThat(after.get("和室1")).isEqualTo(before.get("和室1"));
        assertThat(after.get("音楽室")).hasSize(1);
    }

    @Test
    void an_unsure_one_is_told_in_the_preview_and_waits_for_the_curator() {
        String list = """
                [{"building":"市民会館","institution":"会議室A"},{"building":"市民会館","institution":"会議室B"},
                 {"building":"市民会館","institution":"大会議室(全室)"}]
                """;
        Import preview = imports.preview(Optional.of(imports.lender()), "rooms.json", list);
        assertThat(imports.rows(preview).getLast().problems().toString()).contains("row.joint-unsure", "会議室A、会議室B");

        Listing whole = imports.listings(imports.apply(preview)).getLast();
        assertThat(whole.status().state()).isEqualTo(ListingState.SUBMITTED);
        assertThat(whole.isLendable()).isFalse();
        assertThat(server.features()
                        .curation()
                        .duplicates()
                        .list(imports.lender().curating(), imports.lender().hub(), Optional.empty(), 10)
                        .items())
                .hasSize(2);
    }

    @Test
    void rooms_of_two_halls_are_never_joined() {
        Map<String, Set<UUID>> units = units(imports.take("rooms.json", """
                [{"building":"東会館","institution":"和室1"},{"building":"西会館","institution":"和室2"},
                 {"building":"東会館","institution":"和室1・2"},{"building":"西会館","institution":"和室1"}]
                """));
        assertThat(units.get("和室2")).isEmpty();
    }

    private Map<String, Set<UUID>> units(Import run) {
        Map<String, Set<UUID>> units = new TreeMap<>();
        imports.listings(run).forEach(room -> {
            Set<UUID> own = new TreeSet<>();
            room.units().forEach(share -> own.add(share.unit()));
            units.put(room.draft().wording().name(), own);
        });
        return units;
    }
}
