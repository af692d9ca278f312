package org.mochiyori.search;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.mochiyori.calendar.FreeTime;
import org.mochiyori.calendar.Need;
import org.mochiyori.calendar.Stretch;
import org.mochiyori.index.FreeFilter;
import org.mochiyori.kernel.TimeWindow;
import org.mochiyori.search.Found.Free;
import org.mochiyori.search.Found.State;

/** Looks once at each listing whether it is free at a time; for one question. */
final class FreeCheck {
    private final FreeBoard board;
    private final Times times;
    private final Need need;
    private final ConcurrentMap<Integer, Free> looked = new ConcurrentHashMap<>();
    private volatile boolean overtaken;

    FreeCheck(FreeBoard board, Times times, Instant now) {
        this.board = board;
        this.times = times;
        this.need = new Need(times.quantity(), now, "");
    }

    /** Whether a use was taken or given back while this looked: what it called taken may be free. */
    boolean isOvertaken() {
        return overtaken;
    }

    FreeFilter in(State state) {
        return ordinal -> look(ordinal).state() == state;
    }

    FreeFilter notTaken() {
        return ordinal -> look(ordinal).state() != State.TAKEN;
    }

    Free look(int ordinal) {
        if (board.isStale(ordinal)) {
            overtaken = true;
            return Free.TAKEN;
        }
        Optional<FreeTime> known = board.find(ordinal, times.window());
        return known.isEmpty() ? Free.UNKNOWN : looked.computeIfAbsent(ordinal, key -> measured(known.get()));
    }

    private Free measured(FreeTime time) {
        Optional<TimeWindow> window = times.stretch().isPresent()
                ? time.firstFree(times.stretch().get(), times.window(), need)
                : time.covering(times.window(), need);
        if (window.isPresent()) {
            int left = time.availability(window.get(), 1).stream()
                    .filter(stretch -> stretch.state() == Stretch.State.FREE)
                    .mapToInt(Stretch::remaining)
                    .min()
                    .orElse(0);
            return new Free(State.FREE, Optional.of(window.get().from()), left);
        }
        boolean unknown = time.availability(times.window(), 1).stream()
                .anyMatch(stretch -> stretch.state() == Stretch.State.UNKNOWN);
        return unknown ? Free.UNKNOWN : Free.TAKEN;
    }
}
