/**
 * The papers of a booking, on A4 and as PDF. They are made of what is kept and keep nothing, so a paper printed again is the same.
 *
 * <p>Words: 使用許可書 permit, 使用不許可通知書 refusal (public facilities), 利用承認書 approval (associations and firms), 貸出票兼借用書 loan
 * (things), 協力依頼書 request (skills), 領収書 receipt; 教示 how to appeal.
 *
 * <p>Arrows: dues, booking, catalogue, group, people.
 */
@NullMarked
package org.mochiyori.paper;

import org.jspecify.annotations.NullMarked;
