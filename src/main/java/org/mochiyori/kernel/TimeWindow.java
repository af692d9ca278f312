package org.mochiyori.kernel;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time, start in and end out: {@code [from, until)}.
 *
 * <p>An empty or reversed stretch is refused at birth, so no booking of no length can ever exist.
 *
 * @param from first instant inside
 * @param until first instant outside
 */
public record TimeWindow(Instant from, Instant until) {
    /** In place of an end that nobody knows: later than any time one can ask for, and still one that calendars hold. */
    public static final Instant NEVER = Instant.parse("2200-01-01T00:00:00Z");

    public TimeWindow {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("empty window " + from + ".." + until);
        }
    }

    /** From a moment on, nobody knows until when. */
    public static TimeWindow openFrom(Instant from) {
        return new TimeWindow(from, NEVER);
    }

    /** Whether nobody knows its end. */
    public boolean isOpen() {
        return until.equals(NEVER);
    }

    /** Whether the two share an instant; windows that only touch do not. */
    public boolean overlaps(TimeWindow other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    /** Whether every instant of the other lies inside this one. */
    public boolean contains(TimeWindow other) {
        return !other.from.isBefore(from) && !other.until.isAfter(until);
    }

    /** Whether the instant lies inside: the start does, the end does not. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }

    /** The same stretch, begun earlier and ended later by the given (non-negative) lengths. */
    public TimeWindow widened(Duration before, Duration after) {
        if (before.isNegative() || after.isNegative()) {
            throw new IllegalArgumentException("a window is widened by lengths of zero or more");
        }
        return new TimeWindow(from.minus(before), until.plus(after));
    }

    /** The shortest stretch that contains both, and whatever lies between them. */
    public TimeWindow spanning(TimeWindow other) {
        return new TimeWindow(
                from.isBefore(other.from) ? from : other.from, until.isAfter(other.until) ? until : other.until);
    }

    /** How long it is; always positive. */
    public Duration length() {
        return Duration.between(from, until);
    }
}
