/**
 * Lists from municipalities and groups become places and listings: recognise, understand, preview, apply, undo.
 *
 * <p>Words: {@link org.mochiyori.intake.SourceFile} (bytes as they came), {@link
 * org.mochiyori.intake.Layout} (which list it is), {@link org.mochiyori.intake.Entry} (one record as
 * understood), {@link org.mochiyori.intake.Note} (what was repaired, doubted or refused, and why), {@link
 * org.mochiyori.intake.Duplicates} (which records are one place).
 *
 * <p>Arrows: catalogue, curation, group, platform, kernel.
 */
@NullMarked
package org.mochiyori.intake;

import org.jspecify.annotations.NullMarked;
