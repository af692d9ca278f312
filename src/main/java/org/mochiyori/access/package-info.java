/**
 * 鍵の受渡し: how a borrower gets in, and the code of the lock only while they may use it.
 *
 * <p>Words: {@link org.mochiyori.access.Key} (how one gets in, of a listing or a place), secret (解錠番号: a code, or where the key
 * lies), look (somebody read the secret; each is kept), {@link org.mochiyori.access.Keys} (the door).
 *
 * <p>Arrows: booking, catalogue, group, people.
 */
@NullMarked
package org.mochiyori.access;

import org.jspecify.annotations.NullMarked;
