/**
 * Pages for people: fills the view records of {@code site.view}, renders their templates, serves the
 * files beside them.
 *
 * <p>Where a page is: {@link org.mochiyori.site.SiteModule} names the classes by what people do (lending, finding, borrowing, the
 * desk, accounts); a class {@code XxxPages} begins with its addresses. Beside it stand {@code XxxForms} (its questions), {@code
 * XxxAnswers} (what is answered, as a value of a feature and back), {@code XxxSheet} (a page of many parts) and {@code XxxWords}
 * (values as sentences); {@code Rule…}, {@code Price…} and {@code Opening…} are the forms of rules.
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
