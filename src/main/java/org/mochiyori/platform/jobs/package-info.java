/**
 * What happens beside requests: the change log with its readers, and timers.
 *
 * <p>Words: {@link org.mochiyori.platform.jobs.Event} (something happened), {@link
 * org.mochiyori.platform.jobs.Events} (writes it in the transaction of the change), {@link
 * org.mochiyori.platform.jobs.Sequencer} (numbers what has committed and chains its hashes), {@link
 * org.mochiyori.platform.jobs.ChangeReader} (follows the numbers), {@link
 * org.mochiyori.platform.jobs.Timers} (work by the clock).
 *
 * <p>Arrows: platform.db, kernel.
 */
@NullMarked
package org.mochiyori.platform.jobs;

import org.jspecify.annotations.NullMarked;
