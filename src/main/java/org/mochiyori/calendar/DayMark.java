package org.mochiyori.calendar;

import java.time.LocalDate;

/**
 * How free one day is, as a month's grid shows it.
 *
 * @param reason why it is closed; may be empty
 */
public record DayMark(LocalDate date, Mark mark, String reason) {

    /** The signs of the grid. */
    public enum Mark {
        /** ○: everything that is lent on that day. */
        FREE,
        /** △: something. */
        SOME,
        /** ×: nothing. */
        NONE,
        /** 休: closed. */
        CLOSED,
        /** －: past, or outside the time of reception. */
        OUTSIDE,
        /** ?: not known. */
        UNKNOWN
    }
}
