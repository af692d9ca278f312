/**
 * What can be shared, and where it is: places, listings, their rules and photos, and the words and codes they are described by.
 *
 * <p>Words: {@link org.mochiyori.catalogue.Places} (real, own units, offer nothing by themselves), {@link
 * org.mochiyori.catalogue.Listings} (lend units), {@link org.mochiyori.catalogue.RuleValues} (the nearest of listing, place and
 * hub holds), {@link org.mochiyori.catalogue.Contacts} (people behind skills, kept apart); {@link
 * org.mochiyori.catalogue.Concepts} (kinds of things, with labels in seven languages, read from one file); {@link
 * org.mochiyori.catalogue.Municipalities} and {@link org.mochiyori.catalogue.Towns} (codes, readings and points of cities and
 * towns), {@link org.mochiyori.catalogue.GeoPoint}, {@link org.mochiyori.catalogue.JapaneseText} (spellings that mean the same).
 *
 * <p>Arrows: calendar, group, platform, kernel.
 */
@NullMarked
package org.mochiyori.catalogue;

import org.jspecify.annotations.NullMarked;
