/**
 * What goes out of hand and comes back: each hand-over and return put down with counts, checks, pictures and the other side's word.
 *
 * <p>Words: 受け渡し hand-over and return, record (what one act was like), answer (what the other side says to it; silence agrees
 * and is told), 延長 renewal, 届け出 claim (something lost or damaged), 受け渡しコード code (what a borrower shows).
 *
 * <p>Arrows: dues, booking, catalogue, group, people.
 */
@NullMarked
package org.mochiyori.custody;

import org.jspecify.annotations.NullMarked;
