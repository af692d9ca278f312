/**
 * Messages to people: what happened to a booking, a listing or a group, on the page of notices and by mail.
 *
 * <p>Words: {@link org.mochiyori.notice.Notice} (お知らせ, a row a person reads), {@link org.mochiyori.notice.Mail} (one mail
 * and what became of it), news (a change somebody should hear of), {@link org.mochiyori.notice.Notices}, {@link
 * org.mochiyori.notice.Outbox} and {@link org.mochiyori.notice.Findings} (the doors).
 *
 * <p>Arrows: booking, curation, people, group, platform, kernel. It learns of changes from the change log and reads in its
 * stores the few columns of other features that a message names.
 */
@NullMarked
package org.mochiyori.notice;

import org.jspecify.annotations.NullMarked;
