/**
 * What can be shared, and where it is: places, listings, and the words and codes they are described by.
 *
 * <p>Words: {@link org.mochiyori.catalogue.Concept} (a kind of space, thing, skill or feature, with its labels in seven
 * languages) and {@link org.mochiyori.catalogue.Concepts} (all of them, read from one file);
 * {@link org.mochiyori.catalogue.Municipalities} and {@link org.mochiyori.catalogue.Towns} (codes, readings and points
 * of cities and towns), {@link org.mochiyori.catalogue.GeoPoint}, {@link org.mochiyori.catalogue.JapaneseText}
 * (spellings that mean the same).
 *
 * <p>Arrows: calendar, group, platform, kernel.
 */
@NullMarked
package org.mochiyori.catalogue;

import org.jspecify.annotations.NullMarked;
