package org.mochiyori.platform.db;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What was read a moment ago, for questions that every request asks. No answer is older than five seconds,
 * which is as long as another process' change may go unseen here; a change in this process calls {@link
 * #forget} after its commit and is seen at once. What is not there is not remembered.
 */
public final class Recent<K, V> {
    private static final Duration AGE = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private final Map<K, Kept<V>> kept = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final InstantSource clock;
    private final LongSupplier nanos;

    private record Kept<V>(V value, Instant at, long nanos) {}

    /**
     * Measures age with two clocks and believes the one that says older: a clock that somebody sets back makes nothing
     * younger.
     *
     * @param clock by which everything is decided
     */
    public Recent(InstantSource clock) {
        this(clock, System::nanoTime);
    }

    Recent(InstantSource clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
    }

    /** The answer kept for this key, or what the reader finds now. */
    public Optional<V> find(K key, Function<K, Optional<V>> reader) {
        Kept<V> known = kept.get(key);
        Instant now = clock.instant();
        long ticks = nanos.getAsLong();
        if (known != null && now.isBefore(known.at().plus(AGE)) && ticks - known.nanos() < AGE.toNanos()) {
            return Optional.of(known.value());
        }
        long before = changes.get();
        Optional<V> read = reader.apply(key);
        read.ifPresent(value -> keep(key, new Kept<>(value, now, ticks), before));
        return read;
    }

    /** Reads everything anew from here on. */
    public void forget() {
        changes.incrementAndGet();
        kept.clear();
    }

    /** Reads this one answer anew from here on. */
    public void forget(K key) {
        changes.incrementAndGet();
        kept.remove(key);
    }

    // A change that came while we read may not be in what we read: such an answer is used once, not kept.
    private void keep(K key, Kept<V> value, long before) {
        if (kept.size() >= MOST) {
            kept.clear();
        }
        kept.put(key, value);
        if (changes.get() != before) {
            kept.remove(key, value);
        }
    }
}
