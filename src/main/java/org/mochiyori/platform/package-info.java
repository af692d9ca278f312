/**
 * Technique without domain. {@link org.mochiyori.platform.Platform} bundles what every feature is built on.
 *
 * <p>Arrows: kernel.
 */
@NullMarked
package org.mochiyori.platform;

import org.jspecify.annotations.NullMarked;
