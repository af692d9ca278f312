/**
 * Calendars to subscribe to: what is taken of a listing, for everybody, and what a group or a person borrows and lends, under
 * secret addresses.
 *
 * <p>Words: {@link org.mochiyori.feed.Feed} (a secret address), {@link org.mochiyori.feed.Feeds} (the door).
 *
 * <p>Arrows: booking, catalogue, group, people, platform, kernel. Its stores read the lines of bookings, closed times and busy
 * times where they lie.
 */
@NullMarked
package org.mochiyori.feed;

import org.jspecify.annotations.NullMarked;
