/**
 * 定期利用: things wanted again and again, by one rule, each date a booking of its own.
 *
 * <p>Words: 定期利用 series, 実施日 occurrence (one date of it), 不成立日 skipped (a date that could not be had), recurrence (the rule,
 * as in RFC 5545), clash (a date that is taken, closed or refused by a rule).
 *
 * <p>Arrows: booking, group.
 */
@NullMarked
package org.mochiyori.series;

import org.jspecify.annotations.NullMarked;
