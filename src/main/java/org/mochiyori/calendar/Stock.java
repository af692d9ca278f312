package org.mochiyori.calendar;

import java.util.List;
import org.mochiyori.kernel.TimeWindow;

/**
 * What there is of a thing, and what is taken of it.
 *
 * @param capacity how many can be in use together, 1 or more
 * @param occupied uses; a room excluded by its whole hall is simply in use
 * @param blocks stretches taken out altogether (行政使用, school hours, works)
 */
public record Stock(int capacity, List<Occupied> occupied, List<Block> blocks) {
    public Stock {
        occupied = List.copyOf(occupied);
        blocks = List.copyOf(blocks);
        if (capacity < 1) {
            throw new IllegalArgumentException("a capacity is 1 or more");
        }
    }

    /** So many, none of them in use. */
    public static Stock of(int capacity) {
        return new Stock(capacity, List.of(), List.of());
    }

    /**
     * A stretch in which nothing is lent.
     *
     * @param reason what people read; may be empty
     */
    public record Block(TimeWindow during, String reason) {}
}
