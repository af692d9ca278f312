package org.mochiyori.booking;

import java.util.List;
import org.mochiyori.platform.keeping.Periods;
import org.mochiyori.platform.keeping.RowTerm;
import org.mochiyori.platform.keeping.Term;

/** What is kept of bookings for a time only; who lent what to whom, and when, stays. */
final class BookingTerms {
    private BookingTerms() {}

    static List<Term> all(Periods periods) {
        return List.of(RowTerm.of(
                        "booking-notes",
                        "What people wrote beside a move of a booking goes after "
                                + periods.contacts().getYears() + " years.",
                        periods.contacts())
                .clear("line_moves", "note = null", "t.note is not null and t.at < $1"));
    }
}
