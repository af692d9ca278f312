/**
 * HTTP in direct style: one {@link org.mochiyori.platform.web.Call} per request, strict input, RFC 9457
 * problems, replayed answers for creating requests, health and metrics.
 *
 * <p>Words: {@link org.mochiyori.platform.web.Api} (where features mount their routes), {@link
 * org.mochiyori.platform.web.Call}, {@link org.mochiyori.platform.web.Input} (a JSON body, read strictly),
 * {@link org.mochiyori.platform.web.Query} (parameters, read strictly), {@link
 * org.mochiyori.platform.web.Answer}.
 *
 * <p>Arrows: platform.db, platform.text, kernel.
 */
@NullMarked
package org.mochiyori.platform.web;

import org.jspecify.annotations.NullMarked;
