package org.mochiyori.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mochiyori.booking.LendingRules.Borrowing;
import org.mochiyori.group.Group;
import org.mochiyori.group.Standing;

/** By what the rules of a hub may mean a borrower. */
class ClassesTest {
    @Test
    void a_group_is_meant_first_by_what_its_own_hub_calls_it_then_by_its_kind() {
        assertThat(group(Group.Kind.CLUB, "登録団体").classesAt("tama")).containsExactly("登録団体", "club", "group");
    }

    @Test
    void at_another_hub_a_group_is_from_outside_and_what_its_own_hub_calls_it_says_nothing() {
        assertThat(group(Group.Kind.CLUB, "登録団体").classesAt("tachikawa")).containsExactly("outside", "club", "group");
    }

    @Test
    void a_person_without_a_group_is_an_individual() {
        Borrowing person = new Borrowing("tama", Optional.empty(), Set.of("tama"));
        assertThat(person.classesAt("tama")).containsExactly("individual");
        assertThat(person.classesAt("tachikawa")).containsExactly("outside", "individual");
    }

    private static Borrowing group(Group.Kind kind, String... classes) {
        Standing.Registered group =
                new Standing.Registered(new UUID(0, 1), "tama", true, Optional.empty(), kind, List.of(classes));
        return new Borrowing("tama", Optional.of(group), Set.of());
    }
}
