/**
 * Measures a whole server: made data, load from outside, and the same work done by plainer means in the same run.
 *
 * <p>Words: a world is the made data; a round measures each side once; a flight is what a client sends before it waits.
 *
 * <p>Arrows: everything but the command line; only commands use it.
 */
@NullMarked
package org.mochiyori.bench;

import org.jspecify.annotations.NullMarked;
