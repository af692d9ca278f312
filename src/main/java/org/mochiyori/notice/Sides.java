package org.mochiyori.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.notice.SubjectStore.Lent;

/** Who hears of a line on either side. */
final class Sides {
    private Sides() {}

    /** Those who speak for the group that borrows, and who asked. */
    static List<Address> borrower(Lent line) {
        Optional<UUID> group = line.borrower().map(SubjectStore.Group::id);
        List<Address> borrower = new ArrayList<>();
        group.ifPresent(id -> borrower.add(new Address.Speakers(id)));
        borrower.add(new Address.Asker(line.asker(), group));
        return borrower;
    }

    /** Those who speak for the group that lends, and its desk. */
    static List<Address> lender(Lent line) {
        return List.of(
                new Address.Speakers(line.thing().lender()),
                new Address.Desk(line.thing().hub()));
    }
}
