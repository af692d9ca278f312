package org.mochiyori.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one side did in one round.
 *
 * @param done what was meant to be done and was
 * @param refused what was answered with a refusal
 * @param failed what was not answered, or with a failure
 * @param time from the first request to the last answer
 * @param sorted durations of all that was done or refused, in nanoseconds, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // hundreds of thousands of numbers; never compared
record Measured(long done, long refused, long failed, Duration time, long[] sorted) {

    /** What was done in a second. */
    double rate() {
        return done / (time.toNanos() / 1e9);
    }

    /** The duration that a share of all stayed within, in milliseconds. */
    double millis(double share) {
        if (sorted.length == 0) {
            return 0;
        }
        int place = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.clamp(place, 0, sorted.length - 1)] / 1e6;
    }

    /** The middle of several rounds, with the least and the most. */
    record Spread(double median, double least, double most) {
        static <T> Spread of(List<T> rounds, ToDoubleFunction<T> figure) {
            double[] figures = rounds.stream().mapToDouble(figure).sorted().toArray();
            int half = figures.length / 2;
            double median = figures.length % 2 == 1 ? figures[half] : (figures[half - 1] + figures[half]) / 2;
            return new Spread(median, figures[0], Arrays.stream(figures).max().orElseThrow());
        }
    }
}
