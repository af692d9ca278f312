/**
 * What is owed for bookings, and what has been paid.
 *
 * <p>Words: 減免 reduction (asked for with a reason, decided by whom the owner gave the right), 取消料 what calling off costs, 収納
 * payment (received at the desk; nothing is paid here), account (what one lender of a booking is owed).
 *
 * <p>Arrows: booking, catalogue, group.
 */
@NullMarked
package org.mochiyori.dues;

import org.jspecify.annotations.NullMarked;
