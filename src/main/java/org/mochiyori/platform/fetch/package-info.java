/**
 * Fetching what strangers name an address of, without being led inside: https only, names resolved once and held to, no address
 * that is not everybody's, bounded in size and time.
 *
 * <p>Words: {@link org.mochiyori.platform.fetch.Fetcher} (the door), {@link org.mochiyori.platform.fetch.Reach} (where it may go).
 *
 * <p>Arrows: kernel, JDK, Vert.x.
 */
@NullMarked
package org.mochiyori.platform.fetch;

import org.jspecify.annotations.NullMarked;
