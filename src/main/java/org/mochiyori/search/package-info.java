/**
 * Finding listings in one's own words, and only what is free: the front door, the free time beside the index, suggestions,
 * and keeping the index in step with the catalogue.
 *
 * <p>Words: {@link org.mochiyori.search.Search} (the door), {@link org.mochiyori.search.Wanted} (what somebody looks for),
 * {@link org.mochiyori.search.Found} (what was found), {@link org.mochiyori.search.Suggestions} (completions while typing).
 *
 * <p>Arrows: index, words, catalogue, calendar, booking (free time only), platform, kernel.
 */
@NullMarked
package org.mochiyori.search;

import org.jspecify.annotations.NullMarked;
