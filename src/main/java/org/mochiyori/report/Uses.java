package org.mochiyori.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mochiyori.group.Standings;
import org.mochiyori.kernel.Caller;
import org.mochiyori.kernel.Problem;
import org.mochiyori.kernel.Refused;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.people.Hubs;
import org.mochiyori.platform.Platform;

/** The desk's view of uses: reports that are not there yet, and what was used how often and by how many. */
public final class Uses {
    private static final MonthDay NEW_YEAR = MonthDay.of(4, 1);
    private static final int LONGEST = 3_700;
    private static final int MOST = 200;
    private static final int MOST_TROUBLES = 50;

    private final Platform platform;
    private final Hubs hubs;

    Uses(Platform platform, Hubs hubs) {
        this.platform = platform;
        this.hubs = hubs;
    }

    /** Days, both among them. Those turned round, or more than ten years apart, are refused as invalid. */
    public record Days(LocalDate first, LocalDate last) {
        public Days {
            if (last.isBefore(first) || first.plusDays(LONGEST).isBefore(last)) {
                throw new Refused(Problem.Invalid.of("/to", "range", "on or after the first day, within ten years"));
            }
        }

        TimeWindow in(ZoneId zone) {
            return new TimeWindow(
                    first.atStartOfDay(zone).toInstant(),
                    last.plusDays(1).atStartOfDay(zone).toInstant());
        }
    }

    /** A report that a hub waits for. */
    public record Missing(UUID booking, UUID line, LocalDate dueOn) {}

    /**
     * A report of something broken, dirty or found, or with pictures.
     *
     * @param words what of it; empty where pictures alone tell, or the words' time is over
     * @param photos how many
     */
    public record Trouble(UUID booking, UUID line, Optional<String> words, int photos) {}

    /** The days somebody asks about; the fiscal year (年度, from 1 April) until today where they do not say. */
    public Days days(String hub, Optional<LocalDate> first, Optional<LocalDate> last) {
        LocalDate end = last.orElseGet(() -> today(hub));
        LocalDate april = NEW_YEAR.atYear(end.getYear());
        return new Days(first.orElse(april.isAfter(end) ? april.minusYears(1) : april), end);
    }

    /** What was used. @throws Refused as not found for all but the hub's staff */
    public Figures figures(Caller caller, String hub, Days days) {
        requireStaff(caller, hub);
        Instant now = platform.clock().instant();
        return FigureStore.figures(platform.db(), hub, days.in(hubs.get(hub).zone()), now);
    }

    /** Reports that borrowers have not written yet, the longest due first. @throws Refused as not found for all but the hub's staff */
    public List<Missing> missing(Caller caller, String hub) {
        requireStaff(caller, hub);
        return AskStore.listMissing(platform.db(), hub, MOST);
    }

    /** What was reported of uses that began in these days, the latest report first. @throws Refused as not found for all but the hub's staff */
    public List<Trouble> troubles(Caller caller, String hub, Days days) {
        requireStaff(caller, hub);
        return ReportStore.listTroubles(
                platform.db(), hub, days.in(hubs.get(hub).zone()), MOST_TROUBLES);
    }

    private void requireStaff(Caller caller, String hub) {
        if (!Standings.of(platform.db(), caller.person(), platform.clock().instant())
                .readsAt(hub)) {
            throw new Refused(new Problem.NotFound());
        }
    }

    private LocalDate today(String hub) {
        return hubs.find(hub).map(one -> hubs.today(hub)).orElseThrow(() -> new Refused(new Problem.NotFound()));
    }
}
