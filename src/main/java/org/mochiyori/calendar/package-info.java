/**
 * The arithmetic of time, shared by search, pages and booking: when something is open, what is free, and which rule
 * refuses a wished window.
 *
 * <p>Words: {@link org.mochiyori.calendar.Opening} (the rules of a hub, place or listing), {@link
 * org.mochiyori.calendar.Closing} (a pattern of closed days), {@link org.mochiyori.calendar.Slots} (bands, grid or loans of
 * days), {@link org.mochiyori.calendar.Reception} (when one may ask), {@link org.mochiyori.calendar.Timetable} (rules laid
 * over dates), {@link org.mochiyori.calendar.FreeTime} (the door: open, free, may book).
 *
 * <p>Pure: no clock, no database; the one thing it reads is the bundled list of holidays.
 *
 * <p>Arrows: kernel.
 */
@NullMarked
package org.mochiyori.calendar;

import org.jspecify.annotations.NullMarked;
