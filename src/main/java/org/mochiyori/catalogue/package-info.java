/**
 * What can be shared, and where it is: places, listings, and the words and codes they are described by.
 *
 * <p>Words: {@link org.mochiyori.catalogue.Concept} (a kind of space, thing, skill or feature, with its labels in seven
 * languages) and {@link org.mochiyori.catalogue.Concepts} (all of them, read from one file).
 *
 * <p>Arrows: calendar, group, platform, kernel.
 */
@NullMarked
package org.mochiyori.catalogue;

import org.jspecify.annotations.NullMarked;
