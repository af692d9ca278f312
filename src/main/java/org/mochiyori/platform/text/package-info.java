/**
 * What people read, in their language: messages, dates, amounts. Used by pages, problems and mails.
 *
 * <p>Words: {@link org.mochiyori.platform.text.Language}, {@link
 * org.mochiyori.platform.text.Messages} (all texts, checked when loaded), {@link
 * org.mochiyori.platform.text.Words} (the texts in one language), {@link
 * org.mochiyori.platform.text.Phrase} (a text not yet put into a language), {@link
 * org.mochiyori.platform.text.RubyText} (text with readings), {@link
 * org.mochiyori.platform.text.Dates}.
 *
 * <p>Arrows: kernel.
 */
@NullMarked
package org.mochiyori.platform.text;

import org.jspecify.annotations.NullMarked;
