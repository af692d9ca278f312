package org.mochiyori.kernel;

/**
 * An amount of money in whole yen; may be negative (a refund), never overflows silently.
 *
 * @param value whole yen
 */
public record Yen(long value) implements Comparable<Yen> {
    /** No money. */
    public static final Yen ZERO = new Yen(0);

    /**
     * The sum.
     *
     *
     * @throws ArithmeticException beyond the range of long
     */
    public Yen plus(Yen other) {
        return new Yen(Math.addExact(value, other.value));
    }

    /**
     * The product with a count.
     *
     *
     * @throws ArithmeticException beyond the range of long
     */
    public Yen times(long count) {
        return new Yen(Math.multiplyExact(value, count));
    }

    @Override
    public int compareTo(Yen other) {
        return Long.compare(value, other.value);
    }
}
