/**
 * Help by people: how the desk asks the person behind a skill, and what comes of it.
 *
 * <p>Words: {@link org.mochiyori.arrangement.Sounding} (打診: one person asked about one line of a booking, by a letter with a
 * link or on the telephone), helper (the person behind a skill; no account needed), candidate (a time that would suit the
 * borrower), {@link org.mochiyori.arrangement.Soundings} (the door). States and moves are those of booking: a line is requested
 * until the helper has accepted.
 *
 * <p>Arrows: booking, notice, catalogue, group, people.
 */
@NullMarked
package org.mochiyori.arrangement;

import org.jspecify.annotations.NullMarked;
