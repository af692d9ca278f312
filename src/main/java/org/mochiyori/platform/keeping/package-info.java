/**
 * Keeping what is kept: whether the data holds what we promise, and for how long personal data stays.
 *
 * <p>Words: {@link org.mochiyori.platform.keeping.Check} (one promise, held against the data by the feature that
 * makes it), {@link org.mochiyori.platform.keeping.Finding} (where it is broken), {@link
 * org.mochiyori.platform.keeping.Doctor} (all checks of a server, one after the other).
 *
 * <p>Arrows: platform.db, kernel.
 */
@NullMarked
package org.mochiyori.platform.keeping;

import org.jspecify.annotations.NullMarked;
