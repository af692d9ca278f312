/**
 * The index of listings: what is indexed, how a question is asked of it, what it answers.
 *
 * <p>Words: {@link org.mochiyori.index.ListingIndex} (the index), {@link org.mochiyori.index.ListingDocument} (what it knows of
 * a listing), {@link org.mochiyori.index.SearchRequest} and {@link org.mochiyori.index.SearchAnswer}, {@link
 * org.mochiyori.index.FreeFilter} (whether something is free: asked, never stored).
 *
 * <p>Arrows: words, catalogue (concepts), kernel. Knows no database and no HTTP.
 */
@NullMarked
package org.mochiyori.index;

import org.jspecify.annotations.NullMarked;
