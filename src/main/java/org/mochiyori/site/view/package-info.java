/**
 * What the templates show: records that hold phrases, days and amounts, and no language. The routes of
 * {@code site} fill them, the templates under {@code templates/} read them; public only because
 * compiled templates live in a package of their own.
 *
 * <p>Words: {@link org.mochiyori.site.view.Shell} (what surrounds every page), {@link
 * org.mochiyori.site.view.Form} and {@link org.mochiyori.site.view.Field}, {@link
 * org.mochiyori.site.view.Card} (a listing in a list), {@link org.mochiyori.site.view.Month} (○△×),
 * {@link org.mochiyori.site.view.Status} (a state as a sentence), one {@code …View} per page.
 *
 * <p>Arrows: platform.text, kernel.
 */
@NullMarked
package org.mochiyori.site.view;

import org.jspecify.annotations.NullMarked;
