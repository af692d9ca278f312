/**
 * Lending in time: wishes become bookings of one or more lines, each line goes through the one table of states.
 *
 * <p>Words: {@link org.mochiyori.booking.Booking} (what somebody asked for together), {@link org.mochiyori.booking.Line}
 * (one thing, one window, one state), {@link org.mochiyori.booking.BookingStates} (the table of states and moves), occupancy
 * (what a line takes of the units behind a listing), {@link org.mochiyori.booking.Agreement} (連携設定 between two hubs),
 * {@link org.mochiyori.booking.Bookings} (the door), {@link org.mochiyori.booking.Availability} (what is taken, for search
 * and pages).
 *
 * <p>Arrows: catalogue, calendar, group, people, platform, kernel.
 */
@NullMarked
package org.mochiyori.booking;

import org.jspecify.annotations.NullMarked;
