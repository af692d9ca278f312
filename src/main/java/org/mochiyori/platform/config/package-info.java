/**
 * Settings: one YAML file, overridden key by key by the environment, read once and checked at birth.
 *
 * <p>Words: {@link org.mochiyori.platform.config.Settings} (all keys), {@link
 * org.mochiyori.platform.config.BadSettings} (key, value and remedy). Each feature reads its own keys
 * into a record of its own.
 *
 * <p>Arrows: kernel.
 */
@NullMarked
package org.mochiyori.platform.config;

import org.jspecify.annotations.NullMarked;
