package org.mochiyori.booking;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.catalogue.Listings;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.platform.web.Answer;
import org.mochiyori.platform.web.Api;
import org.mochiyori.platform.web.Call;
import org.mochiyori.platform.web.Query;

/** When a listing is free, for programs. Only what everybody may know. */
final class AvailabilityRoutes {
    private static final Duration LONGEST = Duration.ofDays(400);

    private final Availability availability;
    private final Listings listings;

    AvailabilityRoutes(Availability availability, Listings listings) {
        this.availability = availability;
        this.listings = listings;
    }

    void mount(Api api) {
        api.get("/listings/:id/availability", this::availability);
    }

    private Answer availability(Call call) {
        Query query = call.query();
        Optional<OffsetDateTime> from = query.instant("from");
        Optional<OffsetDateTime> to = query.instant("to");
        int quantity = query.number("quantity", 1, 1_000_000).orElse(1);
        if (from.isEmpty() || to.isEmpty()) {
            query.wrong(from.isEmpty() ? "from" : "to", "required", "a time such as 2027-01-09T10:00:00+09:00");
        } else if (!from.get().isBefore(to.get())
                || Duration.between(from.get(), to.get()).compareTo(LONGEST) > 0) {
            query.wrong("to", "range", "later than from, by 400 days at most");
        }
        query.done();
        Entry entry = listings.getVisible(call.findCaller(), call.id("id"));
        TimeWindow within =
                new TimeWindow(from.orElseThrow().toInstant(), to.orElseThrow().toInstant());
        return Answer.ok(
                BookingJson.availability(entry.id().toString(), availability.answered(entry.id(), within, quantity)));
    }
}
