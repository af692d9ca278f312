package org.mochiyori.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mochiyori.intake.Reissue.Trace;

class ReissueTest {
    private static final int MANY = 20_000;

    /** Comparing each with each would take minutes here. */
    @Test
    void rows_of_one_name_by_the_ten_thousand_follow_in_their_order() {
        List<Trace> fresh = rows("new");
        List<Trace> known = rows("old");
        var pairs = Reissue.match(fresh, known);
        assertThat(pairs).hasSize(MANY);
        IntStream.range(0, MANY)
                .forEach(i -> assertThat(pairs.get(fresh.get(i))).isEqualTo(known.get(i)));
    }

    @Test
    void rows_of_one_name_that_say_the_same_are_the_same_wherever_they_stand() {
        Trace chairs = new Trace("1", "equipment|||椅子|||2", "", "says 30");
        Trace others = new Trace("2", "equipment|||椅子|||3", "", "says 40");
        Trace before = new Trace("a", "equipment|||椅子|||4", "", "says 20");
        Trace same = new Trace("b", "equipment|||椅子|||5", "", "says 30");
        assertThat(Reissue.match(List.of(others, chairs), List.of(before, same)))
                .containsEntry(chairs, same)
                .containsEntry(others, before);
    }

    private static List<Trace> rows(String issue) {
        return IntStream.range(0, MANY)
                .mapToObj(i -> new Trace(issue + i, "equipment|||椅子|||" + i, "", issue + " says " + i))
                .toList();
    }
}
