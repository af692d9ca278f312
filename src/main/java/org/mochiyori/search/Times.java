package org.mochiyori.search;

import java.time.Duration;
import java.util.Optional;
import org.mochiyori.kernel.TimeWindow;

/**
 * When something is wanted.
 *
 * @param stretch how long, somewhere inside the window; empty for the whole of it
 * @param quantity how many, 1 or more
 */
public record Times(TimeWindow window, Optional<Duration> stretch, int quantity) {}
