package org.mochiyori.platform.text;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.mochiyori.kernel.TimeWindow;

/**
 * A stretch of time on the clock of a place, as a value of a sentence.
 *
 * @param from first moment inside
 * @param until first moment outside
 */
public record Span(LocalDateTime from, LocalDateTime until) {

    /** The window on the clock of this zone. */
    public static Span of(TimeWindow window, ZoneId zone) {
        return new Span(LocalDateTime.ofInstant(window.from(), zone), LocalDateTime.ofInstant(window.until(), zone));
    }
}
