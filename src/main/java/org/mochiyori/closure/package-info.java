/**
 * Times in which nothing is lent, and what becomes of the bookings that lay in them.
 *
 * <p>Words: {@link org.mochiyori.closure.Block} (a closed time: 行政使用 of the municipality's own spaces, a day closed by weather
 * or disaster, things kept back in an emergency), {@link org.mochiyori.closure.Displacement} (押し出された予約: a line of a booking
 * under a block, until somebody has settled it), {@link org.mochiyori.closure.Blocks} and
 * {@link org.mochiyori.closure.Displacements} (the doors).
 *
 * <p>Arrows: dues, booking, catalogue, group, people.
 */
@NullMarked
package org.mochiyori.closure;

import org.jspecify.annotations.NullMarked;
