/**
 * やりとり: what the two sides of a booking and the desk write to each other, kept with the booking.
 *
 * <p>Words: {@link org.mochiyori.conversation.Message}, {@link org.mochiyori.conversation.Conversation} (a booking's with one
 * lender), {@link org.mochiyori.conversation.Report} (of a message, to the desk), {@link
 * org.mochiyori.conversation.Conversations} (the door).
 *
 * <p>Arrows: booking, group, people, platform, kernel. What is written stays out of the change log, which only says that
 * something was.
 */
@NullMarked
package org.mochiyori.conversation;

import org.jspecify.annotations.NullMarked;
