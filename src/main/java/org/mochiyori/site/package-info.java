/**
 * Pages for people: fills the view records of {@code site.view}, renders their templates, serves the
 * files beside them.
 *
 * <p>Words: {@link org.mochiyori.site.Pages} (view and shell to HTML), {@link
 * org.mochiyori.site.StaticFiles}, {@link org.mochiyori.site.ProblemPages} (a refusal as a page that
 * says what to do).
 *
 * <p>Arrows: every front door, platform, kernel.
 */
@NullMarked
package org.mochiyori.site;

import org.jspecify.annotations.NullMarked;
