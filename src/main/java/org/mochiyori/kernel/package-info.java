/**
 * Words that every feature shares, and nothing that needs more than the JDK.
 *
 * <p>Words: {@link org.mochiyori.kernel.TimeWindow} (start in, end out), {@link
 * org.mochiyori.kernel.Yen}, {@link org.mochiyori.kernel.Problem} (why something is refused),
 * {@link org.mochiyori.kernel.Refused} (the one way to say so), {@link
 * org.mochiyori.kernel.Ids} (identity from clock and random).
 *
 * <p>Arrows: none.
 */
@NullMarked
package org.mochiyori.kernel;

import org.jspecify.annotations.NullMarked;
