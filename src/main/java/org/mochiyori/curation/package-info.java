/**
 * What curators do: see what waits, decide with a reason, tell duplicates apart, agree to claims, pick.
 *
 * <p>Words: {@link org.mochiyori.curation.Curation} (確認待ち: the queue and its decisions), {@link
 * org.mochiyori.curation.Duplicates} (two records that may be one thing), {@link org.mochiyori.curation.Claims} (引き受け: a
 * group stands behind an imported place).
 *
 * <p>Arrows: catalogue, group, platform, kernel.
 */
@NullMarked
package org.mochiyori.curation;

import org.jspecify.annotations.NullMarked;
