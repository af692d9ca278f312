package org.mochiyori.calendar;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mochiyori.kernel.TimeWindow;

/**
 * Stretches of time in order, neither overlapping nor touching, packed as seconds since the epoch: cheap to keep for many
 * listings and many days.
 */
public final class Spans {
    /** No stretch. */
    public static final Spans NONE = new Spans(new long[0]);

    private final long[] edges;

    private Spans(long[] edges) {
        this.edges = edges;
    }

    /** How many stretches. */
    public int size() {
        return edges.length / 2;
    }

    /** First second inside the i-th stretch. */
    public long from(int i) {
        return edges[2 * i];
    }

    /** First second after the i-th stretch. */
    public long until(int i) {
        return edges[2 * i + 1];
    }

    /** Whether the second lies inside a stretch. */
    public boolean contains(long second) {
        int i = firstEndingAfter(second);
        return i < size() && from(i) <= second;
    }

    /** Whether one stretch holds the whole of {@code [from, until)}. */
    public boolean contains(long from, long until) {
        int i = firstEndingAfter(from);
        return i < size() && from(i) <= from && until <= until(i);
    }

    /** The first start or end after the second, or {@link Long#MAX_VALUE}. */
    long nextEdge(long second) {
        int i = firstEndingAfter(second);
        if (i == size()) {
            return Long.MAX_VALUE;
        }
        return from(i) > second ? from(i) : until(i);
    }

    /** Index of the first stretch that ends after the second; {@link #size()} where there is none. */
    public int firstEndingAfter(long second) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (until(middle) > second) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The parts inside {@code [from, until)}. */
    public Spans clip(long from, long until) {
        Builder clipped = new Builder(size());
        for (int i = firstEndingAfter(from); i < size() && from(i) < until; i++) {
            clipped.add(Math.max(from, from(i)), Math.min(until, until(i)));
        }
        return clipped.build();
    }

    /** The stretches as windows. */
    public List<TimeWindow> windows() {
        return IntStream.range(0, size())
                .mapToObj(i -> window(from(i), until(i)))
                .toList();
    }

    static TimeWindow window(long from, long until) {
        return new TimeWindow(Instant.ofEpochSecond(from), Instant.ofEpochSecond(until));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Spans spans && Arrays.equals(edges, spans.edges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(edges);
    }

    @Override
    public String toString() {
        return windows().toString();
    }

    /** Takes stretches in order of their start and joins those that touch or overlap. */
    static final class Builder {
        private long[] edges;
        private int length;

        Builder(int expected) {
            edges = new long[Math.max(4, 2 * expected)];
        }

        void add(long from, long until) {
            if (length > 0 && edges[length - 1] >= from) {
                edges[length - 1] = Math.max(edges[length - 1], until);
                return;
            }
            if (length == edges.length) {
                edges = Arrays.copyOf(edges, 2 * length);
            }
            edges[length++] = from;
            edges[length++] = until;
        }

        Spans build() {
            return length == 0 ? NONE : new Spans(Arrays.copyOf(edges, length));
        }
    }
}
