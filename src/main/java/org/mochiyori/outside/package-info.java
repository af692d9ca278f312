/**
 * Calendars kept elsewhere (Google, Outlook, a city's system) as busy time of listings here: fetched on a timer or handed in as a
 * file, and counted in every decision about a booking.
 *
 * <p>Words: {@link org.mochiyori.outside.OutsideCalendar}, busy time (when a thing is in use there, and nothing else of it),
 * {@link org.mochiyori.outside.OutsideCalendars} (the door).
 *
 * <p>Arrows: booking (locks of units), catalogue, group, people, platform, kernel.
 */
@NullMarked
package org.mochiyori.outside;

import org.jspecify.annotations.NullMarked;
