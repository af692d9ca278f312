/**
 * Keeping what is kept: whether the data holds what we promise, and for how long personal data stays.
 *
 * <p>Words: {@link org.mochiyori.platform.keeping.Check} (one promise, held against the data by the feature that
 * makes it), {@link org.mochiyori.platform.keeping.Finding} (where it is broken), {@link
 * org.mochiyori.platform.keeping.Doctor} (all checks of a server, one after the other), {@link
 * org.mochiyori.platform.keeping.Term} (one kind of thing that is kept for a time only), {@link
 * org.mochiyori.platform.keeping.Retention} (ends all that is over), {@link
 * org.mochiyori.platform.keeping.Periods} (for how long, as the operator says).
 *
 * <p>Arrows: platform.db, platform.config, kernel.
 */
@NullMarked
package org.mochiyori.platform.keeping;

import org.jspecify.annotations.NullMarked;
