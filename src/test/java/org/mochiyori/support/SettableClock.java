package org.mochiyori.support;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. */
public final class SettableClock implements InstantSource {
    private volatile Instant now;

    /** Shows the given time. */
    public SettableClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Lets time pass. */
    public void advance(Duration by) {
        now = now.plus(by);
    }

    /** Sets the time. */
    public void set(Instant to) {
        now = to;
    }
}
