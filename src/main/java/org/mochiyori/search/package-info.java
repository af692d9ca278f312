/**
 * Finding listings in one's own words: the index, the Japanese analysis, the sense in the words, suggestions.
 *
 * <p>Words: {@link org.mochiyori.search.ListingIndex} (the index and its questions), {@link
 * org.mochiyori.search.ListingDocument} (what is indexed), {@link org.mochiyori.search.SearchRequest} and {@link
 * org.mochiyori.search.SearchAnswer}, {@link org.mochiyori.search.Understanding} (what was read out of the words),
 * {@link org.mochiyori.search.Suggestions} (completions while typing).
 *
 * <p>Arrows: catalogue, calendar, booking (free time only), platform, kernel. The only package that sees Lucene.
 */
@NullMarked
package org.mochiyori.search;

import org.jspecify.annotations.NullMarked;
