package org.mochiyori.booking;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.db.Sql;
import org.mochiyori.platform.db.Tx;

/**
 * Moves of the lending side by who has no account here: the person behind a skill, whom the desk has asked. The same moves of
 * the same table; that somebody may make them is for the feature to know that has asked them.
 */
public final class Answering {
    private final OwnerHub owners;

    Answering(OwnerHub owners) {
        this.owners = owners;
    }

    /**
     * An answer.
     *
     * @param by who gave it: nobody with an account, for the lender; or who wrote it down
     * @param at which of the times asked for, with an approval
     */
    public record Answer(UUID line, Move move, Actor by, Moving.Words words, Optional<TimeWindow> at) {}

    /** A booking, whoever looks. @throws Refused as not found */
    public Booking get(Sql sql, UUID booking) {
        return BookingStore.find(sql, booking).orElseThrow(() -> new Refused(new Problem.NotFound()));
    }

    /** @throws Refused with {@code WrongState}; with {@code Taken} where the time was given to another meanwhile */
    public Booking answer(Tx tx, Booking read, Answer answer) {
        return owners.move(
                tx,
                read,
                new Moving(
                        answer.move(),
                        Set.of(answer.line()),
                        answer.by(),
                        answer.words(),
                        OptionalLong.empty(),
                        answer.at()));
    }

    /** Who borrows and how to reach them; for whom the borrower's line is agreed with. */
    public Map<Agreement.DataItem, String> borrower(Sql sql, Booking booking) {
        return DisclosureStore.get(sql, booking.borrower());
    }
}
