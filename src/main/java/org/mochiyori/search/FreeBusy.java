package org.mochiyori.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mochiyori.booking.Availability;
import org.mochiyori.calendar.FreeTime;
import org.mochiyori.catalogue.Entry;
import org.mochiyori.kernel.TimeWindow;

/** When listings are free, as the booking decision sees it. Reads the database, so it waits. */
@FunctionalInterface
public interface FreeBusy {
    /** Nothing is known of any listing. */
    FreeBusy UNKNOWN = (listings, around) -> Map.of();

    /**
     * The free time of listings, with all that is taken around a stretch of time; those of which nothing is known are left
     * out.
     */
    Map<UUID, FreeTime> freeTimes(Collection<UUID> listings, TimeWindow around);

    /** The same for listings that have just been read. */
    default Map<UUID, FreeTime> freeTimesOf(List<Entry> entries, TimeWindow around) {
        return freeTimes(entries.stream().map(Entry::id).toList(), around);
    }

    /** As bookings stand. */
    static FreeBusy of(Availability bookings) {
        return new FreeBusy() {
            @Override
            public Map<UUID, FreeTime> freeTimes(Collection<UUID> listings, TimeWindow around) {
                return bookings.freeTimes(listings, around);
            }

            @Override
            public Map<UUID, FreeTime> freeTimesOf(List<Entry> entries, TimeWindow around) {
                return bookings.freeTimesOf(entries, around);
            }
        };
    }
}
