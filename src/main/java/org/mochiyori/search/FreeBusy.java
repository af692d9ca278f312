package org.mochiyori.search;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.mochiyori.calendar.FreeTime;
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
}
