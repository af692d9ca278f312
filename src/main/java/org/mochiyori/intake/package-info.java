/**
 * Lists become places and listings: preview, apply, undo, with progress, and again with the next file.
 *
 * <p>Words: {@link org.mochiyori.intake.Intake} (the door), {@link org.mochiyori.intake.Order} (a file for a hub, or for a
 * group of it), {@link org.mochiyori.intake.Import} (one run over a file), {@link org.mochiyori.intake.ImportRow} (one record
 * and what became of it). A dataset is what one publisher's list is from one file to the next.
 *
 * <p>Arrows: listfile, catalogue, curation, group, platform, kernel.
 */
@NullMarked
package org.mochiyori.intake;

import org.jspecify.annotations.NullMarked;
