/**
 * Saved searches: what somebody keeps on looking for, and being told once of each listing that is new or free again.
 *
 * <p>Words: {@link org.mochiyori.saved.SavedSearch}, {@link org.mochiyori.saved.Find} (a listing found for one), {@link
 * org.mochiyori.saved.SavedSearches} (the door).
 *
 * <p>Arrows: notice (telling), search (reading and matching), catalogue, group, people, platform, kernel. It learns of new
 * listings and of times given back from the change log, and reads the times of lines and blocks in its store.
 */
@NullMarked
package org.mochiyori.saved;

import org.jspecify.annotations.NullMarked;
