package org.mochiyori.listfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mochiyori.catalogue.AddressText;
import org.mochiyori.catalogue.GeoPoint;
import org.mochiyori.catalogue.Municipalities;
import org.mochiyori.listfile.Duplicates.Verdict;

class DuplicatesTest {
    private static final Municipalities CITIES = Municipalities.bundled();

    @Test
    void the_same_name_at_the_same_address_is_one_place() {
        assertThat(judge(hall("立川市立けやき会館", "錦町3-2-26"), hall("けやき会館", "錦町三丁目２番２６号")))
                .isEqualTo(Verdict.SAME);
    }

    @Test
    void facilities_that_share_an_address_stay_apart() {
        assertThat(judge(hall("けやき会館", "錦町3-2-26"), hall("中央図書館", "錦町3-2-26"))).isEqualTo(Verdict.DIFFERENT);
        assertThat(judge(hall("産業展示館１号館", "錦町3"), hall("産業展示館２号館", "錦町3"))).isEqualTo(Verdict.DIFFERENT);
        assertThat(judge(hall("運動公園野球場", "錦町3-1"), hall("運動公園プール", "錦町3-1"))).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void a_new_name_at_the_old_address_waits_for_a_person() {
        assertThat(judge(hall("上北台公民館", "上北台1-1"), hall("上北台市民センター", "上北台1-1"))).isEqualTo(Verdict.UNSURE);
        assertThat(judge(hall("愛宕コミュニティセンター", "愛宕3-2"), hall("愛宕コミュニティセンターかえで館", "愛宕3-2")))
                .isEqualTo(Verdict.UNSURE);
    }

    @Test
    void one_name_in_two_towns_is_two_places() {
        assertThat(judge(hall("集会所", "錦町1-1"), hall("集会所", "曙町2-5"))).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void rooms_are_compared_within_their_hall_only() {
        assertThat(judge(room("会議室", "けやき会館"), room("会議室", "くぬぎ会館"))).isEqualTo(Verdict.DIFFERENT);
        assertThat(judge(room("会議室", "けやき会館"), hall("会議室", "錦町1-1"))).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void yaizus_lists_that_repeat_a_centre_with_its_number_are_joined() {
        Duplicates duplicates = new Duplicates();
        offerAll(duplicates, "222127_yaizu_community_center.csv");
        long joined = offerAll(duplicates, "222127_yaizu_facilities_smartmap.csv");
        assertThat(joined).isEqualTo(9);
    }

    private static long offerAll(Duplicates duplicates, String file) {
        return FileFixture.real(file).entries().stream()
                .flatMap(entry -> entry.understood().stream())
                .map(one -> duplicates.offer(Candidate.of(
                        one.names().name(), one, one.where().municipality().flatMap(CITIES::find))))
                .filter(matches ->
                        !matches.isEmpty() && matches.getFirst().judgement().verdict() == Verdict.SAME)
                .count();
    }

    private static Verdict judge(Candidate a, Candidate b) {
        Verdict verdict = Duplicates.judge(a, b).verdict();
        assertThat(Duplicates.judge(b, a).verdict()).isEqualTo(verdict);
        if (verdict != Verdict.DIFFERENT) {
            assertThat(Duplicates.keys(a)).as("a store finds the pair").containsAnyElementsOf(Duplicates.keys(b));
        }
        return verdict;
    }

    private static Candidate hall(String name, String address) {
        return candidate(name, "", address);
    }

    private static Candidate room(String name, String hall) {
        return candidate(name, hall, "錦町1-1");
    }

    private static Candidate candidate(String name, String container, String address) {
        return new Candidate(
                name + address,
                Kind.SPACE,
                Candidate.nameKey(name, CITIES.find("132021")),
                container,
                Optional.of("132021"),
                AddressText.key(address),
                Optional.<GeoPoint>empty(),
                Optional.empty());
    }
}
