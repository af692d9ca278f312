/**
 * The command line: one class per command of {@code ./mochiyori}.
 *
 * <p>Words: a command is refused (exit 1, one sentence) or wrongly called (exit 2, its usage).
 *
 * <p>Arrows: everything; nothing uses this package but {@code Mochiyori}.
 */
@NullMarked
package org.mochiyori.command;

import org.jspecify.annotations.NullMarked;
